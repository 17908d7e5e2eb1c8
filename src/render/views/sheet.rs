//! The items for people who have only a spreadsheet, and who send it back.
//!
//! Each row ends in a stamp: hashes of what its cells hold when the sheet goes out. When the sheet
//! comes back, they tell what was changed in it, whatever has happened to the record since.

use std::fmt;

use sha2::{Digest, Sha256};

use crate::domain::Status;
use crate::render::formats::text::visible_lines;
use crate::render::{Block, Calendar, Cell, Column, Datum, Document, Row, Table, Tone};
use crate::reports::sheet::{Sheet, SheetRow};

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
}

impl SheetCell {
    /// All of them, in the order of their columns.
    pub const ALL: [SheetCell; 4] =
        [SheetCell::Status, SheetCell::Owner, SheetCell::Due, SheetCell::Note];

    /// The heading of the column.
    pub fn word(self) -> &'static str {
        ["status", "owner", "due", "note"][self as usize]
    }
}

/// The engagement, and a hash of each of the cells: `4f9k2m7q1z:0c1f2a.e3b0c4.e3b0c4.9f86d0`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The engagement's identity.
    pub engagement: String,
    hashes: [String; 4],
}

impl Stamp {
    /// The stamp of a row whose cells show these texts.
    fn new(engagement: &str, cells: &[String; 4]) -> Self {
        Self { engagement: engagement.to_owned(), hashes: cells.each_ref().map(|it| hash(it)) }
    }

    /// The stamp that this text is, if it is one.
    pub fn read(text: &str) -> Option<Self> {
        let (engagement, hashes) = text.trim().rsplit_once(':')?;
        let hashes: Vec<String> = hashes.split('.').map(str::to_owned).collect();
        let is_hash =
            |hash: &String| hash.len() == 6 && hash.chars().all(|c| c.is_ascii_hexdigit());
        let hashes: [String; 4] = hashes.try_into().ok()?;
        let engagement = engagement.to_owned();
        hashes.iter().all(is_hash).then_some(Self { engagement, hashes })
    }

    /// Did the cell show this text?
    pub fn showed(&self, cell: SheetCell, text: &str) -> bool {
        self.hashes[cell as usize] == hash(text)
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.engagement, self.hashes.join("."))
    }
}

/// The same for texts that differ only in blanks and line ends, which programs change at will.
fn hash(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<&str>>().join(" ");
    let hash = Sha256::digest(words.as_bytes());
    hash.iter().take(3).map(|byte| format!("{byte:02x}")).collect()
}

/// What the cells that people may write in show: status, owner, due and note.
pub fn written_cells(row: &SheetRow) -> [String; 4] {
    let shown = |text: &Option<String>| text.as_deref().map(visible_lines).unwrap_or_default();
    let due = row.item.due.map(|due| due.to_string()).unwrap_or_default();
    [row.item.status.to_string(), shown(&row.item.owner), due, shown(&row.note)]
}

/// The items as one table. An owner or a date that shows through from a role or a phase is quiet.
pub fn sheet(sheet: &Sheet, calendar: &Calendar) -> Document {
    let rows = sheet.rows.iter().map(|row| self::row(row, &sheet.engagement, calendar));
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

fn row(row: &SheetRow, engagement: &str, calendar: &Calendar) -> Row {
    let item = &row.item;
    let quiet = |shows_through| if shows_through { Tone::Quiet } else { Tone::Plain };
    let due = Cell::day(item.due);
    let changed = item.changed.map(|at| calendar.zone.day(at));
    Row::from(vec![
        Cell::from(item.id.as_str()),
        Cell::from(row.phase.as_str()),
        Cell::from(item.task.as_str()),
        Cell::from(Datum::Status(item.status, None)),
        Cell::text(item.owner.clone()).toned(quiet(item.owner_by_role)),
        due.toned(if item.overdue { Tone::Bad } else { quiet(item.due_by_phase) }),
        Cell::text(row.note.clone()),
        Cell::text(item.role.clone()),
        Cell::text(kind(row)),
        Cell::day(item.confirmed),
        Cell::text(item.overdue.then_some("overdue")),
        Cell::day(changed),
        Cell::text(item.link.clone()),
        Cell::text(row.detail.clone()),
        Cell::from(Stamp::new(engagement, &written_cells(row)).to_string()),
    ])
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
        let cells = ["done", "Dana Cruz", "", "two\nlines"].map(str::to_owned);
        let stamp = Stamp::new("4f9k", &cells);
        assert_eq!(Stamp::read(&stamp.to_string()), Some(stamp.clone()));
        assert!(stamp.showed(SheetCell::Owner, " Dana  Cruz "));
        assert!(stamp.showed(SheetCell::Note, "two\r\nlines"));
        assert!(!stamp.showed(SheetCell::Due, "2026-12-05"));
        for text in ["", "4f9k", "4f9k:1.2.3.4", "x:aaaaaa.aaaaaa.aaaaaa"] {
            assert_eq!(Stamp::read(text), None, "{text}");
        }
    }
}
