//! The items for people who have only a spreadsheet, and who send it back.
//!
//! Each row ends in a stamp: hashes of what its cells hold when the sheet goes out, and how many
//! rows do. When the sheet comes back, they tell what was changed in it, whatever has happened to
//! the record since.

use std::fmt;

use sha2::{Digest, Sha256};

use crate::domain::text::spaced;
use crate::domain::{Day, Id, Status};
use crate::render::formats::text::visible_lines;
use crate::render::{Block, Calendar, Cell, Column, Datum, Document, Row, Table, Tone};
use crate::reports::sheet::{Sheet, SheetRow};

/// How many cells of a row people may write in.
pub const CELLS: usize = 6;

/// The cells that people may write in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SheetCell {
    /// What has become of the item.
    Status,
    /// Who is responsible.
    Owner,
    /// The day by which it is to be done.
    Due,
    /// What there is to say about it.
    Note,
    /// For whom it waits while it is blocked.
    WaitingFor,
    /// The day until which it does.
    Until,
}

impl SheetCell {
    /// All of them, in the order of their columns.
    pub const ALL: [Self; CELLS] =
        [Self::Status, Self::Owner, Self::Due, Self::Note, Self::WaitingFor, Self::Until];

    /// The heading of the column.
    pub fn word(self) -> &'static str {
        ["status", "owner", "due", "note", "waiting for", "until"][self as usize]
    }
}

/// The headings of the columns that only show what the record holds.
pub const SHOWN: [&str; 9] =
    ["phase", "task", "role", "kind", "confirmed", "overdue", "changed", "link", "detail"];

/// The engagement, hashes of the item's id, of each of the cells that people may write in and of
/// those that are only shown, and how many rows went out:
/// `4f9k2m7q1z:6b86b2:0c1f2a.e3b0c4.e3b0c4.9f86d0.e3b0c4.e3b0c4.….37`. One that has fewer hashes went
/// out without the last cells, and so those that people write in were empty, or without the id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The engagement's identity.
    pub engagement: String,
    /// What tells of which item it is: see [`Stamp::of`].
    pub item: Option<String>,
    /// How many rows went out.
    pub rows: Option<usize>,
    hashes: Vec<String>,
}

impl Stamp {
    /// The stamp of an item whose cells show these texts, in a sheet of so many rows.
    fn new(engagement: &str, item: &Id, cells: &[String], rows: usize) -> Self {
        Self {
            engagement: engagement.to_owned(),
            item: Some(Self::of(item)),
            rows: Some(rows),
            hashes: cells.iter().map(|it| hash(it)).collect(),
        }
    }

    /// The stamp that this text is, if it is one.
    pub fn read(text: &str) -> Option<Self> {
        let (before, hashes) = text.trim().rsplit_once(':')?;
        let mut hashes: Vec<String> = hashes.split('.').map(str::to_owned).collect();
        let is_hash =
            |hash: &String| hash.len() == 6 && hash.chars().all(|c| c.is_ascii_hexdigit());
        let rows =
            hashes.pop_if(|last| !is_hash(last)).map(|rows| rows.parse()).transpose().ok()?;
        if hashes.len() == SheetCell::WaitingFor as usize {
            hashes.resize_with(CELLS, || hash(""));
        }
        let (engagement, item) = match before.rsplit_once(':') {
            Some((engagement, item)) => (engagement, Some(item.to_owned())),
            None => (before, None),
        };
        let engagement = engagement.to_owned();
        let is_one = [CELLS, CELLS + SHOWN.len()].contains(&hashes.len())
            && item.iter().chain(&hashes).all(is_hash);
        is_one.then_some(Self { engagement, item, rows, hashes })
    }

    /// What the stamp of the item with this id says of it: ids that differ only in case are one.
    pub fn of(id: &Id) -> String {
        hash(&id.as_str().to_ascii_lowercase())
    }

    /// Did the cell show this text?
    pub fn showed(&self, cell: SheetCell, text: &str) -> bool {
        self.hashes[cell as usize] == hash(text)
    }

    /// The same of the cell in this column of [`SHOWN`]; none where the stamp does not tell.
    pub fn only_showed(&self, at: usize, text: &str) -> Option<bool> {
        self.hashes.get(CELLS + at).map(|own| *own == hash(text))
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let item = self.item.iter().map(|item| format!("{item}:")).collect::<String>();
        let rows = self.rows.iter().map(|rows| format!(".{rows}")).collect::<String>();
        write!(f, "{}:{item}{}{rows}", self.engagement, self.hashes.join("."))
    }
}

/// The same for texts that differ only in blanks and line ends, which programs change at will.
fn hash(text: &str) -> String {
    let hash = Sha256::digest(spaced(text).as_bytes());
    hash.iter().take(3).map(|byte| format!("{byte:02x}")).collect()
}

/// What the cells show: those that people may write in, and then those of [`SHOWN`].
pub fn stamped_cells(row: &SheetRow, calendar: &Calendar) -> Vec<String> {
    let shown = |cell: &Cell| match &cell.datum {
        Datum::Text(text) => visible_lines(text),
        Datum::Status(status, _) => status.to_string(),
        Datum::Day { day, .. } => day.to_string(),
        _ => String::new(),
    };
    let shown: Vec<String> = cells(row, calendar).iter().map(shown).collect();
    [&shown[3..9], &shown[1..3], &shown[9..]].concat()
}

/// For whom the item waits, and until when.
fn waiting(row: &SheetRow) -> (Option<String>, Option<Day>) {
    let waits = row.item.waiting.as_ref();
    (waits.and_then(|waits| waits.party.clone()), waits.and_then(|waits| waits.until))
}

/// The items as one table. An owner or a date that shows through from a role or a phase is quiet.
pub fn sheet(sheet: &Sheet, calendar: &Calendar) -> Document {
    let rows = sheet.rows.iter().map(|row| {
        let shown = stamped_cells(row, calendar);
        let stamp = Stamp::new(&sheet.engagement, &row.item.id, &shown, sheet.rows.len());
        let stamp = Cell::from(stamp.to_string());
        Row::from(cells(row, calendar).into_iter().chain([stamp]).collect::<Vec<Cell>>())
    });
    Document { blocks: vec![Block::Table(Table::of(columns(), rows))] }
}

fn columns() -> Vec<Column> {
    vec![
        Column::words("id"),
        Column::words("phase"),
        Column::words("task").wraps(),
        Column::words("status").takes(Status::ALL.iter().map(|status| status.shown())),
        Column::words("owner").takes([]),
        Column::words("due").takes([]),
        Column::words("note").wraps().takes([]),
        Column::words(SheetCell::WaitingFor.word()).takes([]),
        Column::words(SheetCell::Until.word()).takes([]),
        Column::words("role"),
        Column::words("kind"),
        Column::words("confirmed"),
        Column::words("overdue"),
        Column::words("changed"),
        Column::words("link"),
        Column::words("detail"),
        Column::words("stamp").hidden(),
    ]
}

/// The cells of a row, but for its stamp.
fn cells(row: &SheetRow, calendar: &Calendar) -> Vec<Cell> {
    let item = &row.item;
    let quiet = |shows_through| if shows_through { Tone::Quiet } else { Tone::Plain };
    let due = Cell::day(item.due);
    let (party, until) = waiting(row);
    vec![
        Cell::from(item.id.as_str()),
        Cell::from(row.phase.as_str()),
        Cell::from(item.task.as_str()),
        status(row),
        Cell::text(item.owner.clone()).toned(quiet(item.owner_by_role)),
        due.toned(if item.overdue { Tone::Bad } else { quiet(item.due_by_phase) }),
        Cell::text(row.note.clone()),
        Cell::text(party),
        Cell::day(until),
        Cell::text(item.role.clone()),
        Cell::text(kind(row)),
        Cell::day(item.confirmed),
        Cell::text(item.overdue.then_some("overdue")),
        Cell::day(item.changed.map(|at| calendar.zone.day(at))),
        Cell::text(item.link.clone()),
        Cell::text(row.detail.clone()),
    ]
}

/// The status; that of a duty is never to become `done`.
fn status(row: &SheetRow) -> Cell {
    let cell = Cell::from(Datum::Status(row.item.status, None));
    let others = Status::ALL.iter().filter(|status| **status != Status::Done);
    if row.item.duty { cell.takes(others.map(|status| status.shown())) } else { cell }
}

fn kind(row: &SheetRow) -> Option<&'static str> {
    match (row.item.duty, row.item.optional) {
        (true, _) if row.item.met => Some("duty, met"),
        (true, _) => Some("duty, to confirm"),
        (false, true) => Some("optional"),
        (false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_is_read_as_it_is_written_and_knows_what_its_cells_showed() {
        let cells = "done,Dana Cruz,,two\nlines,Microsoft,,Assess,Plan,,,2026-12-05,,,,";
        let cells: Vec<String> = cells.split(',').map(str::to_owned).collect();
        let stamp = Stamp::new("4f9k", &Id::new("A3"), &cells, 37);
        assert_eq!(Stamp::read(&stamp.to_string()), Some(stamp.clone()));
        assert!(stamp.showed(SheetCell::Owner, " Dana  Cruz "));
        assert!(stamp.showed(SheetCell::Note, "two\r\nlines"));
        assert!(!stamp.showed(SheetCell::Due, "2026-12-05"));
        assert!(!stamp.showed(SheetCell::WaitingFor, ""));
        assert_eq!(stamp.only_showed(4, "2026-12-05"), Some(true));
        assert_eq!((stamp.only_showed(5, "overdue"), stamp.rows), (Some(false), Some(37)));
        assert_eq!(stamp.item, Some(Stamp::of(&Id::new("a3"))));
        assert_ne!(stamp.item, Some(Stamp::of(&Id::new("A30"))));
        let old = Stamp::read("4f9k:aaaaaa.aaaaaa.aaaaaa.aaaaaa").expect("a stamp");
        assert!(old.showed(SheetCell::WaitingFor, ""));
        assert!(!old.showed(SheetCell::Until, "2026-12-05"));
        assert_eq!((old.item.as_ref(), old.rows, old.only_showed(0, "")), (None, None, None));
        assert_eq!(old.to_string().matches(':').count(), 1);
        for text in ["", "4f9k", "4f9k:1.2.3.4", "x:aaaaaa.aaaaaa.aaaaaa", "x:a.b"] {
            assert_eq!(Stamp::read(text), None, "{text}");
        }
    }
}
