//! The text of a record, in which its entries stay.

use std::sync::Arc;

use super::file::without_mark;
use super::journal::{Lines, Located, read_line};
use crate::domain::entry::Entry;
use crate::domain::journal::{EntryText, Index, Kept};

/// The bytes of a record, as [`read_into`](super::read_into) has read them.
#[derive(Debug, Clone)]
pub struct Text(pub Arc<Vec<u8>>);

impl EntryText for Text {
    fn entry(&self, start: u32) -> Entry {
        let line = Lines::new(&without_mark(&self.0)[start as usize..]).next();
        let entry = line.and_then(|line| read_line(&line).ok().flatten());
        *entry.expect("what could be read once can be read again")
    }
}

impl Extend<Located> for Index {
    fn extend<T: IntoIterator<Item = Located>>(&mut self, entries: T) {
        for Located { start, entry, .. } in entries {
            let start = u32::try_from(start).expect("no file is larger than 256 MiB");
            self.take(&entry, Kept::Line(start));
        }
    }
}
