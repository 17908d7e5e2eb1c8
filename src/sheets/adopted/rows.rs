//! Tables: a row an item, its phase in a column or in a row above it.

use std::collections::{BTreeMap, HashSet};

use super::left_out::{Kind, has_no_tasks};
use super::links::unlinked;
use super::outline::{Column, Outline, SHORT};
use super::parents::Parents;
use super::row::{
    DUE, NOTE, STATUS, Scale, UNTIL, WAITING, first_cell, is_kind, is_nothing, is_yes, only_box,
    read,
};
use super::told::{one_line, unboxed};
use super::wording::Wording;
use crate::domain::Id;
use crate::sheets::error::TableFault;
use crate::sheets::table::{
    CellValue, Columns, HEAD_ROWS, Head, Heading, Row, Table, UNSURE, column_name,
};

/// The levels of headings: a sheet, a row between others, a column of phases, and the tasks below
/// which others lie.
const SHEET: usize = 0;
const BETWEEN: usize = 9;
const COLUMN: usize = 10;
const LEVELS: usize = 11;
/// An id that is longer is for programs; with hyphens it may be twice as long.
const LONGEST_ID: usize = 12;
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
    for row in above.split_last().into_iter().flat_map(|(_, above)| above) {
        match row.cells.as_slice() {
            [_] if !outline.has_title() => outline.title(&first_cell(row)),
            _ => outline.leave_out(Kind::Before, &first_cell(row), row.number),
        }
    }
    settle(&mut columns, rows, wording);
    take_unheaded(outline, &mut columns, rows);
    let levels = levels(rows, &columns);
    drop_odd_ids(&mut columns, rows);
    let scale = Scale::of(rows, &columns);
    let is_full = is_full(rows, &columns);
    let is_head =
        |row: &Row| columns.words(Heading::Task, row).as_deref() == columns.head(Heading::Task);
    let parents = Parents::of(rows, &columns);
    let mut ids = HashSet::new();
    for (at, row) in rows.iter().enumerate() {
        if is_head(row) {
            continue;
        }
        let task = columns.words(Heading::Task, row).unwrap_or_default();
        if task.len() > 4 && task.starts_with("~~") && task.ends_with("~~") {
            outline.leave_out(Kind::Struck, task.trim_matches('~'), row.number);
            continue;
        }
        let name = between(row, rows.get(at + 1), &columns, is_full);
        if let Some(name) = name.or_else(|| section(row, &columns)) {
            outline.heading(BETWEEN, &name, row.number);
            continue;
        }
        let phase = parents.phase(row);
        if let Some(phase) = &phase {
            outline.heading(COLUMN, &unlinked(phase).0, row.number);
        }
        let below = levels.get(at + 1).copied().flatten();
        if let Some(level) = levels[at] {
            outline.leave(LEVELS + level);
            if let (Some(task), true) = (columns.words(Heading::Task, row), below > Some(level)) {
                outline.heading(LEVELS + level, &task, row.number);
                continue;
            }
        }
        let is_note = columns.words(Heading::Kind, row).is_some_and(|kind| kind == "note");
        if is_note || is_no_task(&task) {
            outline.leave_out(Kind::Row, &task, row.number);
            continue;
        }
        match read(row, &columns, scale) {
            Ok(None) if is_nothing(row, &columns) => {}
            Ok(None) => outline.leave_out(Kind::Row, &first_cell(row), row.number),
            Ok(Some(listed)) => {
                let id = &listed.item.id;
                if !id.as_str().is_empty() && !ids.insert(id.clone()) {
                    let problem = format!("the id `{id}` stands here for the second time");
                    let head = columns.head(Heading::Id).unwrap_or_default();
                    let remedy =
                        format!("give it another id, or leave out all:  --map \"{head}=none\"");
                    outline.fault(row.number, TableFault::new(problem, remedy));
                }
                let above = parents.task(row).filter(|above| Some(above) != phase.as_ref());
                outline.item(match above {
                    Some(above) => listed.below(&one_line(&above), above.len() <= SHORT),
                    None => listed,
                });
            }
            Err(fault) => outline.fault(row.number, fault),
        }
    }
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
        outline.columns.push(Column { sheet, words, heading: head.heading, filled });
    }
}

/// Finds out which column is of tasks, and what the columns beside it then are.
fn settle(columns: &mut Columns, rows: &[Row], wording: &Wording) {
    if !columns.has(Heading::Task) {
        columns.take_names_for_tasks(rows);
    }
    // Beside tasks, `name` is somebody's, and `board name` that of the whole.
    let names = columns.heads.iter_mut().filter(|it| it.heading == Some(Heading::Name));
    names.for_each(|head| {
        head.heading = (2..UNSURE).contains(&head.rank).then_some(Heading::Detail);
    });
    columns.rename(Heading::Priority, None);
    let is_note = |words: &str| wording.heading(words).is_some_and(|(it, _)| it == NOTE);
    let others = columns.heads.iter_mut().filter(|head| head.heading.is_none());
    others.filter(|head| is_note(&head.words)).for_each(|head| head.heading = Some(NOTE));
    if !columns.has(WAITING) {
        let is_due = !columns.has(DUE);
        columns.rename(UNTIL, is_due.then_some(DUE));
    }
    let all = |columns: &Columns, heading, is: &dyn Fn(&str) -> bool| {
        let is_said = columns.head(heading).is_some_and(|words| wording.is_said(words));
        let mut words = rows.iter().filter_map(|row| columns.words(heading, row)).peekable();
        !is_said && words.peek().is_some() && words.all(|it| is(&it))
    };
    if all(columns, Heading::Phase, &|words| is_yes(words).is_some()) {
        columns.rename(Heading::Phase, None);
    }
    let is_status = all(columns, Heading::Phase, &|words| wording.status(words).is_some());
    if is_status && !columns.has(STATUS) {
        columns.rename(Heading::Phase, Some(STATUS));
    }
    if all(columns, STATUS, &is_part) {
        columns.rename(STATUS, (!columns.has(Heading::Percent)).then_some(Heading::Percent));
    }
    if columns.has(STATUS) {
        columns.rename(Heading::Percent, None);
    }
    if rows.iter().any(|row| section(row, columns).is_some()) {
        columns.rename(Heading::Level, None);
    } else if !all(columns, Heading::Kind, &|words| is_kind(words)) {
        columns.rename(Heading::Kind, None);
    }
    let parents = Parents::of(rows, columns);
    if !rows.iter().any(|row| parents.task(row).is_some()) {
        columns.rename(Heading::Parent, None);
    }
}

/// Leaves out a column of ids that are for programs, or which nobody calls an id and whose numbers
/// begin again.
fn drop_odd_ids(columns: &mut Columns, rows: &[Row]) {
    let with_task = rows.iter().filter(|row| columns.words(Heading::Task, row).is_some());
    let ids = with_task.filter_map(|row| columns.words(Heading::Id, row));
    let ids: Vec<Id> = ids.map(Id::new).collect();
    let distinct: HashSet<&Id> = ids.iter().collect();
    let is_called_so = columns.head(Heading::Id).is_some_and(|it| it.eq_ignore_ascii_case("id"));
    let is_odd = |id: &Id| Id::fault(id.as_str()).is_some();
    let is_for_programs = ids.iter().any(|id| {
        let most = if id.as_str().contains('-') { 2 * LONGEST_ID } else { LONGEST_ID };
        id.as_str().chars().count() > most
    });
    if is_for_programs || !is_called_so && (distinct.len() < ids.len() || ids.iter().any(is_odd)) {
        columns.rename(Heading::Id, None);
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

/// Takes a column without a heading before that of the tasks, where it holds something here and
/// there, for one of phases; others are named.
fn take_unheaded(outline: &mut Outline, columns: &mut Columns, rows: &[Row]) {
    let Some(task) = columns.place(Heading::Task) else { return };
    let with_task: Vec<&Row> = rows.iter().filter(|row| row.cell(task).is_some()).collect();
    let cells = with_task.iter().flat_map(|row| &row.cells);
    let is_headed = |place: usize| columns.heads.iter().any(|head| head.place == place);
    let is_told =
        |(place, cell): &&(usize, CellValue)| !is_headed(*place) && only_box(cell).is_none();
    let mut filled: BTreeMap<usize, usize> = BTreeMap::new();
    cells.filter(is_told).for_each(|(place, _)| *filled.entry(*place).or_default() += 1);
    for (place, filled) in filled {
        let is_phase = place < task && filled < with_task.len();
        if is_phase && !columns.has(Heading::Phase) {
            let heading = Some(Heading::Phase);
            columns.heads.push(Head { place, words: column_name(place), heading, rank: UNSURE });
        } else {
            let named = format!("{}, which has no heading", column_name(place));
            outline.left_out.push(Kind::Column, named);
        }
    }
}

/// The name of a section, where the row says that it is one.
fn section(row: &Row, columns: &Columns) -> Option<String> {
    let kind = columns.words(Heading::Kind, row)?;
    columns.words(Heading::Task, row).filter(|_| kind.eq_ignore_ascii_case("section"))
}

/// Do at least half of the rows with a task have more than that?
fn is_full(rows: &[Row], columns: &Columns) -> bool {
    let with_task = rows.iter().filter(|row| columns.words(Heading::Task, row).is_some());
    let (more, alone): (Vec<&Row>, Vec<&Row>) =
        with_task.partition(|row| beside_calendar(row, columns).len() > 1);
    more.len() >= alone.len()
}

/// The cells of a row that are in no calendar, which has a day or a number above each column.
fn beside_calendar<'r>(row: &'r Row, columns: &Columns) -> Vec<&'r (usize, CellValue)> {
    let is_calendar = |place: usize| {
        let mut heads = columns.heads.iter();
        heads.any(|it| it.place == place && !it.words.contains(char::is_alphabetic))
    };
    row.cells.iter().filter(|(place, _)| !is_calendar(*place)).collect()
}

/// The name of what follows, where the row has nothing else.
fn between(row: &Row, next: Option<&Row>, columns: &Columns, is_full: bool) -> Option<String> {
    let [(place, CellValue::Text(name))] = beside_calendar(row, columns)[..] else { return None };
    let task = columns.place(Heading::Task)?;
    let has_more = |next: &Row| beside_calendar(next, columns).len() > 1;
    let is_between = match place.cmp(&task) {
        std::cmp::Ordering::Less => columns.place(Heading::Phase) != Some(*place),
        std::cmp::Ordering::Equal => {
            is_full && !columns.has(Heading::Phase) && next.is_some_and(has_more)
        }
        std::cmp::Ordering::Greater => false,
    };
    (is_between && unboxed(name).0.is_none()).then(|| unlinked(name).0)
}

/// Is this how much of a task is done, where 1 is all of it?
fn is_part(words: &str) -> bool {
    words.parse().is_ok_and(|part: f64| (0.0..=1.0).contains(&part))
}

/// Is this a sum, or what somebody says of the whole sheet?
fn is_no_task(task: &str) -> bool {
    let words = task.to_lowercase();
    let is_total = ["total", "totals", "grand total", "sum", "summe", "gesamt"].contains(&&*words);
    is_total
        || ["©", "copyright", "(c) "].iter().any(|sign| words.starts_with(sign))
        || words.contains("insert new rows")
}
