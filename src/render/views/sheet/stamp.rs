//! The stamp of a row: hashes of what its cells hold when the sheet goes out. When the sheet is
//! sent back they tell what somebody changed in it, whatever has happened to the record since.

use std::fmt;

use sha2::{Digest, Sha256};

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
        match self {
            SheetCell::Status => "status",
            SheetCell::Owner => "owner",
            SheetCell::Due => "due",
            SheetCell::Note => "note",
        }
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
    pub fn new(engagement: &str, cells: [&str; 4]) -> Self {
        Self { engagement: engagement.to_owned(), hashes: cells.map(hash) }
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

/// The same for texts that differ only in blanks and line ends, which programs change at will.
fn hash(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<&str>>().join(" ");
    let hash = Sha256::digest(words.as_bytes());
    hash.iter().take(3).map(|byte| format!("{byte:02x}")).collect()
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.engagement, self.hashes.join("."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_is_read_as_it_is_written_and_knows_what_its_cells_showed() {
        let stamp = Stamp::new("4f9k", ["done", "Dana Cruz", "", "two\nlines"]);
        assert_eq!(Stamp::read(&stamp.to_string()), Some(stamp.clone()));
        assert!(stamp.showed(SheetCell::Owner, " Dana  Cruz "));
        assert!(stamp.showed(SheetCell::Note, "two\r\nlines"));
        assert!(!stamp.showed(SheetCell::Due, "2026-12-05"));
        for text in ["", "4f9k", "4f9k:1.2.3.4", "x:aaaaaa.aaaaaa.aaaaaa"] {
            assert_eq!(Stamp::read(text), None, "{text}");
        }
    }
}
