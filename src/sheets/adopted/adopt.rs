//! A file as a checklist, by what its name says that it is.

use std::path::Path;

use super::left_out::{Kind, LeftOut};
use super::lines::lines;
use super::markdown::markdown;
use super::outline::{Found, Outline};
use super::rows::rows;
use super::wording::Wording;
use crate::domain::{Checklist, Status};
use crate::record::read_foreign;
use crate::render::phrasing::plural;
use crate::render::views::SheetCell;
use crate::sheets::error::Why;
use crate::sheets::table::{CellValue, Decoded, Heading, Marks, Spreadsheet, decoded};

/// How a file lists its items.
enum Form {
    /// As text.
    Text(fn(&str, &Wording) -> Outline),
    /// An item a row of a spreadsheet.
    Rows,
}

impl Form {
    fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_string_lossy().to_lowercase();
        match ending.as_str() {
            "md" | "markdown" => Some(Form::Text(markdown)),
            "txt" => Some(Form::Text(lines)),
            "csv" | "tsv" | "xlsx" | "xlsm" | "xls" => Some(Form::Rows),
            _ => None,
        }
    }
}

/// Does the name say that the file is a list of which a checklist can be made?
pub(crate) fn is_list(path: &Path) -> bool {
    Form::of(path).is_some()
}

/// Are the lines of the file what a list consists of, and not rows?
pub(crate) fn has_lines(path: &Path) -> bool {
    matches!(Form::of(path), Some(Form::Text(_)))
}

/// The checklist that was made of a list.
pub(crate) struct Adopted {
    pub(crate) checklist: Checklist,
    pub(crate) left_out: LeftOut,
}

impl Adopted {
    /// How much there is in it, in words.
    pub(crate) fn found(&self) -> String {
        found(&self.checklist)
    }
}

/// How much there is in a checklist, in words.
pub(super) fn found(checklist: &Checklist) -> String {
    let phases = plural(checklist.phases.len(), "phase", "phases");
    format!("{phases} with {}", plural(checklist.item_count(), "item", "items"))
}

/// The checklist of the list in this file, called after the file where the list has no title.
/// `on_guess` is called where the encoding was guessed and the text read as Windows-1252.
///
/// # Errors
/// When the file can't be read or is none of the kind that its name says; or with all lines or
/// rows that can't be items.
pub(crate) fn adopt(
    path: &Path,
    wording: &Wording,
    on_guess: impl FnOnce(),
) -> anyhow::Result<Adopted> {
    let found = read(path, wording, on_guess)?;
    let faults = wording.not_there(&found.columns);
    match faults.is_empty() {
        true => Ok(only_the_checklist(found, wording)),
        false => Err(Why::Rows(faults).of(path).into()),
    }
}

/// All that is found in the list in this file.
pub(super) fn read(
    path: &Path,
    wording: &Wording,
    on_guess: impl FnOnce(),
) -> anyhow::Result<Found> {
    let bytes = read_foreign(path)?;
    in_bytes(&bytes, path, wording, on_guess).map_err(|why| why.of(path).into())
}

fn in_bytes(
    bytes: &[u8],
    path: &Path,
    wording: &Wording,
    on_guess: impl FnOnce(),
) -> Result<Found, Why> {
    let name = path.file_stem().unwrap_or_default().to_string_lossy().replace(['-', '_'], " ");
    let name = if name.trim().is_empty() { "Onboarding" } else { &name };
    let told = |is_guessed: bool| is_guessed.then(on_guess);
    let outline = match Form::of(path).ok_or(Why::UnknownKind)? {
        Form::Text(read) => {
            let Decoded { text, is_guessed } =
                decoded(bytes).ok_or_else(|| Why::NotText(line_of_control(bytes)))?;
            told(is_guessed);
            read(&text, wording)
        }
        Form::Rows => {
            let mut book = Spreadsheet::read(bytes)?;
            told(book.is_guessed);
            let sheets: Vec<_> = book.tables.iter().map(|table| table.sheet.as_deref()).collect();
            let marks = Marks::read(bytes, &sheets)?;
            book.tables.iter_mut().zip(marks).for_each(|(table, marks)| marks.strike(table));
            let mut outline = rows(&book.tables, wording)?;
            let hidden = book.hidden.into_iter();
            hidden.for_each(|name| outline.left_out.push(Kind::Hidden, name));
            outline
        }
    };
    outline.finish(name).map_err(Why::Rows)
}

/// The line of the first byte that no text holds.
fn line_of_control(bytes: &[u8]) -> usize {
    let before = bytes.iter().take_while(|byte| !matches!(byte, 0..=8 | 14..=26));
    before.filter(|byte| **byte == b'\n').count() + 1
}

/// A checklist says what to do: of what is done, by whom and until when, only the owner is taken,
/// as the role of what has none, and notes as detail.
fn only_the_checklist(found: Found, wording: &Wording) -> Adopted {
    let Found { mut checklist, listed, columns, mut left_out, row } = found;
    let items = checklist.phases.iter_mut().flat_map(|phase| &mut phase.items);
    let is_column = |heading: Heading| columns.iter().any(|it| it.heading == Some(heading));
    let of_status = [Heading::Cell(SheetCell::Status), Heading::Done, Heading::Percent];
    for (item, listed) in items.zip(&listed) {
        if item.role.is_none() && !is_column(Heading::Role) {
            item.role.clone_from(&listed.owner);
        }
        let lines = item.detail.iter().chain(&listed.note).map(String::as_str);
        item.detail = Some(lines.collect::<Vec<&str>>().join("\n")).filter(|it| !it.is_empty());
        let status = listed.status.as_ref().and_then(|status| wording.status(status));
        if status == Some(Status::Done) && !of_status.into_iter().any(is_column) {
            left_out.push(Kind::Ticked, format!("{row} {}", listed.number));
        }
        let days = listed.due.iter().chain(&listed.done).filter(|_| columns.is_empty());
        for day in days.filter_map(CellValue::words) {
            left_out.push(Kind::Dated, format!("{day} ({row} {})", listed.number));
        }
    }
    for column in &columns {
        let is_left_out = match column.heading {
            Some(Heading::Cell(SheetCell::Owner)) => is_column(Heading::Role),
            Some(Heading::Cell(SheetCell::Note)) => false,
            Some(Heading::Cell(_) | Heading::Done | Heading::Percent) => column.filled > 0,
            _ => false,
        };
        if is_left_out {
            left_out.push(Kind::Column, column.words.clone());
        }
    }
    Adopted { checklist, left_out }
}
