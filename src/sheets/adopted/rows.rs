//! Tables: a row an item, its phase in a column or in a row above it.

use std::collections::HashSet;

use super::left_out::Kind;
use super::links::{unlinked, with_links};
use super::outline::{Column, Listed, Outline, SHORT};
use super::parents::Parents;
use super::told::{one_line, unboxed};
use super::wording::Wording;
use crate::domain::{Id, Item};
use crate::render::views::SheetCell;
use crate::sheets::error::TableFault;
use crate::sheets::table::{CellValue, Columns, HEAD_ROWS, Heading, Row, Table, UNSURE};

const STATUS: Heading = Heading::Cell(SheetCell::Status);
const OWNER: Heading = Heading::Cell(SheetCell::Owner);
const DUE: Heading = Heading::Cell(SheetCell::Due);
const NOTE: Heading = Heading::Cell(SheetCell::Note);
const WAITING: Heading = Heading::Cell(SheetCell::WaitingFor);
const UNTIL: Heading = Heading::Cell(SheetCell::Until);

/// The levels of headings: a sheet, a row between others, a column of phases, and the tasks below
/// which others lie.
const SHEET: usize = 0;
const BETWEEN: usize = 9;
const COLUMN: usize = 10;
const LEVELS: usize = 11;
/// An id that is longer is for programs.
const LONGEST_ID: usize = 12;

/// What is found in the tables that have a column of tasks: those where it is surely one or, where
/// that is none, those where it can be.
///
/// # Errors
/// When no table has any.
pub(super) fn rows(tables: &[Table], wording: &Wording) -> Result<Outline, TableFault> {
    let ranked = |words: &str| wording.heading(words);
    let columns = tables.iter().map(|table| Columns::of_tasks(table, HEAD_ROWS, &ranked));
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
                outline.leave(SHEET);
                if tables.len() > 1 {
                    outline.sheet = table.sheet.clone();
                }
                if used > 1 {
                    outline.heading(SHEET, name, 1);
                }
                add(&mut outline, table, columns, wording);
            }
            None if table.rows.is_empty() => {}
            None => outline.left_out.push(Kind::Sheet, name),
        }
    }
    Ok(outline)
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
        "write `task` above the column of tasks, or say which it is:  --map \"COLUMN=task\"",
    )
}

/// Adds the rows of a table within a text, where it has a column of tasks.
pub(super) fn small_table(outline: &mut Outline, table: &Table, wording: &Wording) {
    let line = table.rows.first().map_or(1, |row| row.number);
    let columns = Columns::of_tasks(table, 1, &|words| wording.heading(words));
    let columns = columns.or_else(|| beside_boxes(table).map(|columns| (columns, 0)));
    let is_box = |row: &Row| row.cells.iter().any(|(_, cell)| only_box(cell).is_some());
    let are_tasks = |(columns, rank): &(Columns, usize)| {
        let said = match rank {
            0 | 1 => columns.known() > 1 || columns.has_work(),
            2 => columns.has_work(),
            _ => [STATUS, DUE, Heading::Done, Heading::Percent].iter().any(|it| columns.has(*it)),
        };
        said || table.rows.iter().any(is_box)
    };
    match columns.filter(are_tasks) {
        Some((columns, _)) => add(outline, table, columns, wording),
        None => {
            let heads = table.rows.first().map(|row| row.cells.iter());
            let heads = heads.into_iter().flatten().filter_map(|(_, cell)| cell.words());
            let heads: Vec<String> = heads.collect();
            outline.leave_out(Kind::Table, &heads.join(" | "), line);
        }
    }
}

/// The columns of a table without known headings where its rows begin with boxes: the first that
/// holds something else is of tasks.
fn beside_boxes(table: &Table) -> Option<Columns> {
    let (head, first) = (table.rows.first()?, table.rows.get(1)?);
    let is_box = |(_, cell): &(usize, CellValue)| only_box(cell).is_some();
    first.cells.iter().find(|cell| is_box(cell))?;
    let is_text = |(_, cell): &&(usize, CellValue)| {
        cell.words().is_some_and(|words| words.contains(char::is_alphabetic))
    };
    let (place, _) = first.cells.iter().find(is_text)?;
    Some(Columns::with_task(head, *place))
}

/// Adds the rows of a table with these columns.
fn add(outline: &mut Outline, table: &Table, mut columns: Columns, wording: &Wording) {
    let rows = &table.rows[columns.first..];
    settle(&mut columns, rows, wording);
    let levels: Vec<Option<usize>> = rows.iter().map(|row| level(row, &columns)).collect();
    drop_odd_ids(&mut columns, rows);
    let is_full = is_full(rows, &columns);
    let is_head =
        |row: &Row| columns.words(Heading::Task, row).as_deref() == columns.head(Heading::Task);
    let parents = Parents::of(rows, &columns);
    let mut ids = HashSet::new();
    for (at, row) in rows.iter().enumerate() {
        if is_head(row) {
            continue;
        }
        if let Some(name) = between(row, rows.get(at + 1), &columns, is_full) {
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
        let task = columns.words(Heading::Task, row).unwrap_or_default();
        if task.len() > 4 && task.starts_with("~~") && task.ends_with("~~") {
            outline.leave_out(Kind::Struck, task.trim_matches('~'), row.number);
            continue;
        }
        match read(row, &columns) {
            Ok(None) if is_nothing(row, &columns) => {}
            Ok(None) => outline.leave_out(Kind::Row, &first_words(row), row.number),
            Ok(Some(listed)) => {
                let id = &listed.item.id;
                if !id.as_str().is_empty() && !ids.insert(id.clone()) {
                    let problem = format!("the id `{id}` stands here for the second time");
                    outline.fault(row.number, TableFault::new(problem, "give it another id"));
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
        outline.columns.push(Column { sheet, words, heading: head.heading, filled });
    }
}

/// Finds out which column is of tasks, and what the columns beside it then are.
fn settle(columns: &mut Columns, rows: &[Row], wording: &Wording) {
    if !columns.has(Heading::Task) {
        columns.rename_surest(Heading::Name, Heading::Task);
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
    if columns.has(STATUS) || columns.has(Heading::Done) {
        columns.rename(Heading::Percent, None);
    }
    let mut phases = rows.iter().filter_map(|row| columns.words(Heading::Phase, row)).peekable();
    let is_status = phases.peek().is_some() && phases.all(|it| wording.status(&it).is_some());
    let is_said = columns.head(Heading::Phase).is_some_and(|words| wording.is_said(words));
    if is_status && !is_said && !columns.has(STATUS) {
        columns.rename(Heading::Phase, Some(STATUS));
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
    let is_for_programs = ids.iter().any(|id| id.as_str().chars().count() > LONGEST_ID);
    if is_for_programs || !is_called_so && (distinct.len() < ids.len() || ids.iter().any(is_odd)) {
        columns.rename(Heading::Id, None);
    }
}

/// How deep the row lies below others: as it says, or as the dots in its number tell.
fn level(row: &Row, columns: &Columns) -> Option<usize> {
    let words = |heading| columns.words(heading, row);
    if columns.has(Heading::Level) {
        return words(Heading::Level)?.parse().ok().filter(|level| *level < 100);
    }
    let id = words(Heading::Id)?;
    let is_dotted = id.trim_end_matches('.').split('.').all(|part| {
        !part.is_empty() && part.len() <= 3 && part.bytes().all(|c| c.is_ascii_digit())
    });
    is_dotted.then(|| id.trim_end_matches('.').matches('.').count())
}

/// Do at least half of the rows with a task have more than that?
fn is_full(rows: &[Row], columns: &Columns) -> bool {
    let with_task = rows.iter().filter(|row| columns.words(Heading::Task, row).is_some());
    let (more, alone): (Vec<&Row>, Vec<&Row>) = with_task.partition(|row| row.cells.len() > 1);
    more.len() >= alone.len()
}

/// The name of what follows, where the row has nothing else.
fn between(row: &Row, next: Option<&Row>, columns: &Columns, is_full: bool) -> Option<String> {
    let [(place, CellValue::Text(name))] = row.cells.as_slice() else { return None };
    let task = columns.place(Heading::Task)?;
    let has_more = |next: &Row| next.cells.len() > 1;
    let is_between = match place.cmp(&task) {
        std::cmp::Ordering::Less => columns.place(Heading::Phase) != Some(*place),
        std::cmp::Ordering::Equal => {
            is_full && !columns.has(Heading::Phase) && next.is_some_and(has_more)
        }
        std::cmp::Ordering::Greater => false,
    };
    (is_between && unboxed(name).0.is_none()).then(|| unlinked(name).0)
}

/// The item of a row; none where it has no task.
fn read(row: &Row, columns: &Columns) -> Result<Option<Listed>, TableFault> {
    let words = |heading| columns.words(heading, row);
    let (task, task_link) = unlinked(&words(Heading::Task).unwrap_or_default());
    let details = columns.all_words(Heading::Detail, row);
    let details: Vec<String> = details.iter().map(|text| with_links(text)).collect();
    let Some(listed) = Listed::read(row.number, &task, &details.join("\n")) else {
        return Ok(None);
    };
    let id = words(Heading::Id).map(|id| Id::new(id.trim_end_matches('.')));
    if let Some(id) = id.as_ref().filter(|id| Id::fault(id.as_str()).is_some()) {
        let remedy = "write something short without blanks and commas, like A1";
        return Err(TableFault::new(format!("`{id}` can't be an id"), remedy));
    }
    let kind = words(Heading::Kind).unwrap_or_default().to_lowercase();
    let link = words(Heading::Link).map(|link| {
        let (text, url) = unlinked(&link);
        one_line(&url.unwrap_or(text))
    });
    let line = |words: String| Some(one_line(&unlinked(&words).0)).filter(|it| !it.is_empty());
    let item = Item {
        id: id.unwrap_or_default(),
        role: words(Heading::Role).and_then(line).or(listed.item.role.clone()),
        optional: flag(Heading::Optional, row, columns)?
            || kind.starts_with("optional")
            || listed.item.optional,
        ongoing: flag(Heading::Ongoing, row, columns)? || kind.starts_with("duty"),
        link: link.or(task_link),
        ..listed.item.clone()
    };
    let notes = columns.all_words(NOTE, row);
    let notes: Vec<String> = notes.iter().map(|note| with_links(note)).collect();
    let (done, ticked) = done(row, columns);
    let status = words(STATUS).or(ticked).or_else(|| percent(row, columns));
    let is_headed = |place: usize| {
        let head = columns.heads.iter().find(|head| head.place == place);
        head.is_some_and(|head| head.words.contains(char::is_alphanumeric))
    };
    let unheaded = || row.cells.iter().filter(|(place, _)| !is_headed(*place));
    let boxed = || unheaded().find_map(|(_, cell)| only_box(cell));
    Ok(Some(Listed {
        item,
        status: status.and_then(line).or(listed.status.clone()).or_else(boxed),
        owner: words(OWNER).and_then(line).or(listed.owner.clone()),
        due: columns.cell(DUE, row).cloned().or(listed.due.clone()),
        done: done.or_else(|| listed.done.clone()),
        note: Some(notes.join("\n")).filter(|note| !note.trim().is_empty()),
        waiting: words(WAITING).and_then(line),
        until: columns.cell(UNTIL, row).cloned(),
        ..listed
    }))
}

/// When it was done, or the word that says whether it is.
fn done(row: &Row, columns: &Columns) -> (Option<CellValue>, Option<String>) {
    match columns.cell(Heading::Done, row) {
        Some(CellValue::Text(words)) if !words.contains(|c: char| c.is_ascii_digit()) => {
            (None, Some(words.clone()))
        }
        cell => (cell.cloned(), None),
    }
}

/// `45%` of `45`, `45%` or, in a workbook, of 0.45.
fn percent(row: &Row, columns: &Columns) -> Option<String> {
    match columns.cell(Heading::Percent, row)? {
        CellValue::Number(part) if *part <= 1.0 => Some(format!("{}%", part * 100.0)),
        cell => Some(format!("{}%", cell.words()?.trim_end_matches('%').trim())),
    }
}

/// The box that is all that stands in a cell.
fn only_box(cell: &CellValue) -> Option<String> {
    match cell {
        CellValue::Text(text) => {
            let (sign, rest) = unboxed(text);
            sign.filter(|_| rest.trim().is_empty()).map(str::to_lowercase)
        }
        _ => None,
    }
}

/// Does the row hold nothing that a person wrote?
fn is_nothing(row: &Row, columns: &Columns) -> bool {
    let is_phase = |place| columns.place(Heading::Phase) == Some(place);
    let is_said = |cell: &CellValue| {
        let is_false = matches!(cell, CellValue::Text(text) if text.eq_ignore_ascii_case("false"));
        cell.words().is_some_and(|words| words.contains(char::is_alphanumeric)) && !is_false
    };
    row.cells.iter().all(|(place, cell)| is_phase(*place) || !is_said(cell))
}

/// The first words of a row, to tell it by.
fn first_words(row: &Row) -> String {
    let mut words = row.cells.iter().filter_map(|(_, cell)| cell.words());
    let first = words.find(|words| !words.is_empty()).unwrap_or_default();
    first.chars().take(30).collect()
}

/// Does the cell say yes?
fn flag(heading: Heading, row: &Row, columns: &Columns) -> Result<bool, TableFault> {
    let words = columns.words(heading, row).unwrap_or_default();
    let word: &str = heading.word();
    match words.to_lowercase().as_str() {
        "" | "no" | "n" | "false" | "0" | "-" | "nein" | "falsch" | "non" => Ok(false),
        "yes" | "y" | "true" | "1" | "x" | "✓" | "✔" | "ja" | "j" | "wahr" | "oui" | "si"
        | "sí" => Ok(true),
        other if other == word => Ok(true),
        _ => {
            let problem = format!("`{words}` below `{word}` is neither yes nor no");
            Err(TableFault::new(problem, "write yes, or leave the cell empty"))
        }
    }
}
