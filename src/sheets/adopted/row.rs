//! One row of a table as an item.

use super::links::{unlinked, with_links};
use super::outline::Listed;
use super::told::{one_line, unboxed};
use crate::domain::{Id, Item};
use crate::render::views::SheetCell;
use crate::sheets::error::TableFault;
use crate::sheets::table::{CellValue, Columns, Heading, Row, is_nothing as says_nothing};

pub(super) const STATUS: Heading = Heading::Cell(SheetCell::Status);
pub(super) const DUE: Heading = Heading::Cell(SheetCell::Due);
pub(super) const NOTE: Heading = Heading::Cell(SheetCell::Note);
pub(super) const WAITING: Heading = Heading::Cell(SheetCell::WaitingFor);
pub(super) const UNTIL: Heading = Heading::Cell(SheetCell::Until);
const OWNER: Heading = Heading::Cell(SheetCell::Owner);

/// With what the word for a kind of item begins that is not always in scope, or never done.
const OPTIONAL: &str = "optional";
const DUTY: &str = "duty";

/// Is this a kind of items?
pub(super) fn is_kind(words: &str) -> bool {
    [OPTIONAL, DUTY].iter().any(|kind| words.to_lowercase().starts_with(kind))
}

/// How the cells of two columns are to be read, as all of them together tell.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    /// What is done has a day: other words say nothing.
    has_days: bool,
    /// Of what is done in part, 1 is all.
    is_part: bool,
}

impl Scale {
    pub(super) fn of(rows: &[Row], columns: &Columns) -> Self {
        let cells = |heading| rows.iter().filter_map(move |row| columns.cell(heading, row));
        let is_part = |cell: &CellValue| {
            cell.words().and_then(|it| it.parse().ok()).is_some_and(|it: f64| it <= 1.0)
        };
        Self {
            has_days: cells(Heading::Done).any(|cell| cell.day().is_ok()),
            is_part: cells(Heading::Percent).all(is_part),
        }
    }
}

/// The item of a row; none where it has no task.
pub(super) fn read(
    row: &Row,
    columns: &Columns,
    scale: Scale,
) -> Result<Option<Listed>, TableFault> {
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
            || kind.starts_with(OPTIONAL)
            || listed.item.optional,
        ongoing: flag(Heading::Ongoing, row, columns)? || kind.starts_with(DUTY),
        link: link.or(task_link),
        ..listed.item.clone()
    };
    let notes = columns.all_words(NOTE, row);
    let notes: Vec<String> = notes.iter().map(|note| with_links(note)).collect();
    let (done, ticked) = done(row, columns, scale);
    let status = words(STATUS).or(ticked).or_else(|| percent(row, columns, scale));
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
fn done(row: &Row, columns: &Columns, scale: Scale) -> (Option<CellValue>, Option<String>) {
    let is_no_word = |words: &str| {
        words.contains(|c: char| c.is_ascii_digit()) || scale.has_days && says_nothing(words)
    };
    let said = columns.words(Heading::Done, row).filter(|words| !words.is_empty());
    if let Some(is_done) = said.and_then(|words| is_yes(&words)) {
        return (None, Some(if is_done { "yes" } else { "no" }.to_owned()));
    }
    match columns.cell(Heading::Done, row) {
        Some(CellValue::Text(words)) if !is_no_word(words) => (None, Some(words.clone())),
        cell => (cell.cloned(), None),
    }
}

/// `45%` of `45`, `45%` or 0.45.
fn percent(row: &Row, columns: &Columns, scale: Scale) -> Option<String> {
    let words = columns.words(Heading::Percent, row)?;
    let words = words.trim_end_matches('%').trim();
    let part = words.parse().ok().filter(|_: &f64| scale.is_part);
    Some(format!("{}%", part.map_or_else(|| words.to_owned(), |part| (part * 100.0).to_string())))
}

/// The box that is all that stands in a cell.
pub(super) fn only_box(cell: &CellValue) -> Option<String> {
    match cell {
        CellValue::Text(text) => {
            let (sign, rest) = unboxed(text);
            sign.filter(|_| rest.trim().is_empty()).map(str::to_lowercase)
        }
        _ => None,
    }
}

/// Does the row hold nothing that a person wrote?
pub(super) fn is_nothing(row: &Row, columns: &Columns) -> bool {
    let is_phase = |place| columns.place(Heading::Phase) == Some(place);
    let is_said = |cell: &CellValue| {
        let is_false = matches!(cell, CellValue::Text(text) if text.eq_ignore_ascii_case("false"));
        cell.words().is_some_and(|words| words.contains(char::is_alphanumeric)) && !is_false
    };
    row.cells.iter().all(|(place, cell)| is_phase(*place) || !is_said(cell))
}

/// The first cell of a row that says anything, to tell it by.
pub(super) fn first_cell(row: &Row) -> String {
    let mut words = row.cells.iter().filter_map(|(_, cell)| cell.words());
    words.find(|words| !words.is_empty()).unwrap_or_default()
}

/// Does the cell say yes?
fn flag(heading: Heading, row: &Row, columns: &Columns) -> Result<bool, TableFault> {
    let words = columns.words(heading, row).unwrap_or_default();
    let word: &str = heading.word();
    if words.to_lowercase() == word {
        return Ok(true);
    }
    is_yes(&words).ok_or_else(|| {
        let problem = format!("`{words}` below `{word}` is neither yes nor no");
        TableFault::new(problem, "write yes, or leave the cell empty")
    })
}

/// Do the words say yes, or no?
pub(super) fn is_yes(words: &str) -> Option<bool> {
    match words.to_lowercase().as_str() {
        "" | "no" | "n" | "false" | "0" | "-" | "nein" | "falsch" | "non" | "não" => Some(false),
        "yes" | "y" | "true" | "1" | "x" | "✓" | "✔" | "ja" | "j" | "wahr" | "oui" | "si"
        | "sí" | "sim" => Some(true),
        _ => None,
    }
}
