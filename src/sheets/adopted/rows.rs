//! Tables: a row an item, its phase in a column or in a row above it.

use std::collections::HashSet;

use super::left_out::{Kind, has_no_tasks};
use super::links::unlinked;
use super::outline::{Column, Outline, SHORT};
use super::parents::Parents;
use super::row::{Scale, first_cell, is_nothing, read};
use super::settled::{drop_odd_ids, section, settle, take_unheaded};
use super::told::{one_line, unboxed};
use super::wording::Wording;
use crate::domain::Id;
use crate::sheets::error::TableFault;
use crate::sheets::table::{CellValue, Columns, HEAD_ROWS, Heading, Row, Table, UNSURE};

/// The levels of headings: a sheet, a row between others, a column of phases, and the tasks below
/// which others lie.
const SHEET: usize = 0;
const BETWEEN: usize = 9;
const COLUMN: usize = 10;
const LEVELS: usize = 11;
/// The sheet of a workbook of Microsoft Project that has its tasks; the others are about them.
const OF_PROJECT: &str = "Task_Table";

/// What is found in the tables that have a column of tasks: those where it is surely one or, where
/// that is none, those where it can be.
///
/// # Errors
/// When no table has any.
pub(super) fn rows(tables: &[Table], wording: &Wording) -> Result<Outline, TableFault> {
    let ranked = |words: &str| wording.heading(words);
    let is_of_project = |table: &Table| table.sheet.as_deref() == Some(OF_PROJECT);
    let is_wanted = |table: &&Table| {
        let name = table.sheet.as_deref().unwrap_or_default();
        is_of_project(table)
            || !tables.iter().any(is_of_project) && !has_no_tasks(name) && !wording.leaves_out(name)
    };
    let columns = tables.iter().map(|table| {
        Some(table).filter(is_wanted).and_then(|it| Columns::of_tasks(it, HEAD_ROWS, &ranked))
    });
    let columns: Vec<Option<(Columns, usize)>> = columns.collect();
    let surest = columns.iter().flatten().map(|(_, rank)| *rank).min();
    let counts = |(_, rank): &(Columns, usize)| Some(*rank) == surest;
    let used = columns.iter().flatten().filter(|columns| counts(columns)).count();
    if used == 0 {
        return Err(no_tasks(tables));
    }
    let mut outline = Outline::of("row");
    for (table, columns) in tables.iter().zip(columns) {
        let name = table.sheet.as_deref().unwrap_or_default();
        match columns.filter(counts) {
            Some((columns, _)) => {
                if table.sheet.is_none() && columns.first > 0 {
                    refuse_longer_rows(&mut outline, table, &columns);
                }
                outline.leave(SHEET);
                if tables.len() > 1 {
                    outline.sheet = table.sheet.clone();
                }
                if used > 1 {
                    outline.heading(SHEET, name, 1);
                }
                add(&mut outline, table, columns, wording);
            }
            None if table.rows.is_empty() || wording.leaves_out(name) => {}
            None => outline.left_out.push(Kind::Sheet, name),
        }
    }
    outline.name_what_stands_twice();
    Ok(outline)
}

/// Names the rows of a text that have cells behind the last heading: where a comma stands in no
/// quotes, all cells that follow are those of other columns.
fn refuse_longer_rows(outline: &mut Outline, table: &Table, columns: &Columns) {
    let last = columns.heads.iter().map(|head| head.place).max();
    let is_longer = |row: &&Row| row.cells.last().map(|(place, _)| *place) > last;
    for row in table.rows[columns.first..].iter().filter(is_longer) {
        let remedy =
            "put a cell that holds a comma in quotes, or write a heading above each column";
        let problem = "there are more cells than headings";
        outline.fault(row.number, TableFault::new(problem, remedy));
    }
}

/// That no column is of tasks, and what stands in the first row that could be of headings.
fn no_tasks(tables: &[Table]) -> TableFault {
    let rows: Vec<&Row> = tables.iter().flat_map(|table| &table.rows).take(HEAD_ROWS).collect();
    // Of several rows that are as wide, it is the first.
    let widest = rows.into_iter().rev().max_by_key(|row| row.cells.len());
    let widest = widest.map(|row| row.cells.iter());
    let words = widest.into_iter().flatten().filter_map(|(_, cell)| cell.words());
    let words = words.filter(|words| words.chars().count() < 40).take(20);
    let words: Vec<String> = words.map(|words| one_line(&words)).collect();
    let seen = match words.is_empty() {
        true => String::new(),
        false => format!("; there is {}", words.join(", ")),
    };
    TableFault::new(
        format!("no column is headed `task`{seen}"),
        "write `task` above the column of tasks, or say which it is, by its letter where nothing \
         stands above it:  --map \"B=task\"",
    )
}

/// Adds the rows of a table with these columns.
pub(super) fn add(outline: &mut Outline, table: &Table, mut columns: Columns, wording: &Wording) {
    let (above, rows) = table.rows.split_at(columns.first);
    for (at, row) in above.split_last().into_iter().flat_map(|(_, above)| above).enumerate() {
        match row.cells.as_slice() {
            [_] if at == 0 && !outline.has_title() => outline.title(&first_cell(row)),
            _ => outline.leave_out(Kind::Before, &first_cell(row), row.number),
        }
    }
    settle(&mut columns, rows, wording);
    take_unheaded(outline, &mut columns, rows);
    let levels = levels(rows, &columns);
    drop_odd_ids(&mut columns, rows, wording);
    let below = Below {
        scale: Scale::of(rows, &columns),
        sections: sections(rows, &columns),
        fills_down: fills_down(rows, &columns),
        parents: Parents::of(rows, &columns),
        columns: &columns,
        levels,
        rows,
    };
    let mut ids = HashSet::new();
    (0..rows.len()).for_each(|at| below.add(at, outline, &mut ids));
    tell(outline, columns, rows);
}

/// Says what is taken from which column.
fn tell(outline: &mut Outline, columns: Columns, rows: &[Row]) {
    for head in columns.heads.into_iter().filter(|head| head.heading != Some(Heading::Stamp)) {
        let filled = rows.iter().filter(|row| row.cell(head.place).is_some()).count();
        let sheet = outline.sheet.clone();
        let words = one_line(&head.words);
        if head.heading.is_none() && filled > 0 {
            outline.left_out.push(Kind::Column, words.clone());
        }
        if head.heading == Some(Heading::Task) && head.rank >= UNSURE {
            outline.left_out.push(Kind::Guessed, words.clone());
        }
        let (place, heading) = (head.place, head.heading);
        outline.columns.push(Column { sheet, place, words, heading, filled });
    }
}

/// The rows below headings.
struct Below<'t> {
    rows: &'t [Row],
    columns: &'t Columns,
    scale: Scale,
    /// So many rows with nothing but a task are headings.
    sections: usize,
    /// A phase is written only once, at the first of its rows.
    fills_down: bool,
    parents: Parents<'t>,
    levels: Vec<Option<usize>>,
}

impl Below<'_> {
    fn words(&self, heading: Heading, row: &Row) -> Option<String> {
        self.columns.words(heading, row)
    }

    /// Adds the row at this place, unless one of these ids is its own too.
    fn add(&self, at: usize, outline: &mut Outline, ids: &mut HashSet<Id>) {
        let row = &self.rows[at];
        let task = self.words(Heading::Task, row);
        if task.as_deref() == self.columns.head(Heading::Task) {
            return;
        }
        let task = task.unwrap_or_default();
        if task.len() > 4 && task.starts_with("~~") && task.ends_with("~~") {
            return outline.leave_out(Kind::Struck, task.trim_matches('~'), row.number);
        }
        let name = between(row, self.rows.get(at + 1), self.columns, self.sections > 0);
        if let Some(name) = name.or_else(|| section(row, self.columns)) {
            if self.sections == 1 && at > 0 && !task.is_empty() {
                outline.leave_out(Kind::Alone, &name, row.number);
            }
            return outline.heading(BETWEEN, &name, row.number);
        }
        let phase = self.parents.phase(row);
        match &phase {
            Some(phase) => outline.heading(COLUMN, &unlinked(phase).0, row.number),
            None if self.fills_down => {}
            None => outline.leave(COLUMN),
        }
        if let Some(level) = self.levels[at] {
            outline.leave(LEVELS + level);
            let below = self.levels.get(at + 1).copied().flatten();
            if below > Some(level) && !task.is_empty() {
                return outline.heading(LEVELS + level, &task, row.number);
            }
        }
        let is_note = self.words(Heading::Kind, row).is_some_and(|kind| kind == "note");
        if is_note || is_no_task(&task) {
            return outline.leave_out(Kind::Row, &task, row.number);
        }
        match read(row, self.columns, self.scale) {
            Ok(None) if is_nothing(row, self.columns) => {}
            Ok(None) => outline.leave_out(Kind::Row, &first_cell(row), row.number),
            Ok(Some(listed)) => {
                let id = &listed.item.id;
                if !id.as_str().is_empty() && !ids.insert(id.clone()) {
                    outline.fault(row.number, self.stands_twice(id));
                }
                let above = self.parents.task(row).filter(|above| Some(above) != phase.as_ref());
                outline.item(match above {
                    Some(above) => listed.below(&one_line(&above), above.len() <= SHORT),
                    None => listed,
                });
            }
            Err(fault) => outline.fault(row.number, fault),
        }
    }

    fn stands_twice(&self, id: &Id) -> TableFault {
        let head = self.columns.head(Heading::Id).unwrap_or_default();
        let remedy = format!("give it another id, or leave out all:  --map \"{head}=none\"");
        TableFault::new(format!("the id `{id}` stands here for the second time"), remedy)
    }
}

/// How deep each row lies below others: as it says, as the dots in its number or the blanks before
/// its task tell.
fn levels(rows: &[Row], columns: &Columns) -> Vec<Option<usize>> {
    let said = |row: &Row| columns.words(Heading::Level, row)?.parse().ok().filter(|it| *it < 100);
    let dots = |row: &Row| {
        let id = columns.words(Heading::Id, row)?;
        let id = id.trim_end_matches('.').trim_end_matches(".0");
        let is_number = |part: &str| (1..=3).contains(&part.len()) && part.parse::<u16>().is_ok();
        id.split('.').all(is_number).then(|| id.matches('.').count())
    };
    let blanks = |row: &Row| match columns.cell(Heading::Task, row)? {
        CellValue::Text(text) => Some(text.len() - text.trim_start().len()),
        _ => None,
    };
    let each = |level: &dyn Fn(&Row) -> Option<usize>| rows.iter().map(level).collect::<Vec<_>>();
    let has_depth = |levels: &Vec<Option<usize>>| levels.iter().any(|level| *level > Some(0));
    if columns.has(Heading::Level) {
        return each(&said);
    }
    let (dots, blanks) = (each(&dots), each(&blanks));
    // A blank that stands before a few tasks by mistake says nothing.
    let are_meant = blanks.iter().filter(|blanks| **blanks > Some(1)).count() * 3 >= rows.len();
    if has_depth(&dots) || !are_meant { dots } else { blanks }
}

/// How many rows with nothing but a task are headings: none where more than half of all are so.
fn sections(rows: &[Row], columns: &Columns) -> usize {
    let with_task = rows.iter().filter(|row| columns.words(Heading::Task, row).is_some());
    let (alone, more): (Vec<&Row>, Vec<&Row>) =
        with_task.partition(|row| beside_calendar(row, columns).len() == 1);
    if alone.len() <= more.len() { alone.len() } else { 0 }
}

/// Is each phase written only once? Then a cell without one is of that above.
fn fills_down(rows: &[Row], columns: &Columns) -> bool {
    let mut seen = HashSet::new();
    rows.iter().filter_map(|row| columns.words(Heading::Phase, row)).all(|it| seen.insert(it))
}

/// The cells of a row that say anything and are in no calendar, which has a day or a number above
/// each column.
fn beside_calendar<'r>(row: &'r Row, columns: &Columns) -> Vec<&'r (usize, CellValue)> {
    let is_calendar = |place: usize| {
        let mut heads = columns.heads.iter();
        heads.any(|it| it.place == place && !it.words.contains(char::is_alphabetic))
    };
    let cells = row.cells.iter().filter(|(_, cell)| cell.words().is_some());
    cells.filter(|(place, _)| !is_calendar(*place)).collect()
}

/// The name of what follows, where the row has nothing else.
fn between(row: &Row, next: Option<&Row>, columns: &Columns, has_sections: bool) -> Option<String> {
    let [(place, CellValue::Text(name))] = beside_calendar(row, columns)[..] else { return None };
    let task = columns.place(Heading::Task)?;
    let has_more = |next: &Row| beside_calendar(next, columns).len() > 1;
    let is_between = match place.cmp(&task) {
        std::cmp::Ordering::Less => columns.place(Heading::Phase) != Some(*place),
        std::cmp::Ordering::Equal => {
            has_sections && !columns.has(Heading::Phase) && next.is_some_and(has_more)
        }
        std::cmp::Ordering::Greater => false,
    };
    (is_between && unboxed(name).0.is_none()).then(|| unlinked(name).0)
}

/// Is this a sum, or what somebody says of the whole sheet?
fn is_no_task(task: &str) -> bool {
    let words = task.to_lowercase();
    let is_total = ["total", "totals", "grand total", "sum", "summe", "gesamt"].contains(&&*words);
    is_total
        || ["©", "copyright", "(c) "].iter().any(|sign| words.starts_with(sign))
        || words.contains("insert new rows")
}
