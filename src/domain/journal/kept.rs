//! The entries themselves.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::fmt;
use std::sync::{Arc, OnceLock};

use elsa::sync::FrozenMap;

use super::index::{Index, Row};
use crate::domain::entry::Entry;
use crate::domain::ids::EntryId;
use crate::domain::time::{Day, Instant};

/// Text from whose lines entries have been read, and can be read again.
pub trait EntryText: Send + Sync {
    /// The entry on the line that begins with this byte.
    fn entry(&self, start: u32) -> Entry;
}

/// Where an entry is kept.
#[derive(Debug, Clone, Copy)]
pub enum Kept {
    /// On the line that begins with this byte of the text.
    Line(u32),
    /// Under this number, among those that came by themselves.
    Own(u32),
}

/// The entries of a record, each once, by (`at`, `id`, content).
///
/// An entry is kept as its line, and read again when somebody asks for it: then it stays. The
/// state needs only the index.
pub struct Journal {
    index: Index,
    lines: Option<Arc<dyn EntryText>>,
    own: Vec<Entry>,
    /// Internal notes are left out.
    withheld: bool,
    read: FrozenMap<usize, Box<Entry>>,
    all: OnceLock<Vec<Entry>>,
}

impl Journal {
    /// The entries in the index, in whatever order and however often they stand in the text.
    pub(in crate::domain) fn of_lines(index: Index, lines: impl EntryText + 'static) -> Self {
        Self::new(index, Some(Arc::new(lines)), Vec::new()).in_order()
    }

    /// These entries, in whatever order and however often they stand there.
    pub(in crate::domain) fn of_entries(own: Vec<Entry>) -> Self {
        let mut index = Index::default();
        own.iter().zip(0..).for_each(|(entry, number)| index.take(entry, Kept::Own(number)));
        Self::new(index, None, own).in_order()
    }

    fn new(index: Index, lines: Option<Arc<dyn EntryText>>, own: Vec<Entry>) -> Self {
        let (read, all) = (FrozenMap::new(), OnceLock::new());
        Self { index, lines, own, withheld: false, read, all }
    }

    fn in_order(mut self) -> Self {
        if self.index.rows.is_sorted_by(|one, other| one.at < other.at) {
            return self;
        }
        let mut rows = std::mem::take(&mut self.index.rows);
        rows.sort_by_key(|row| row.at);
        let together = rows.chunk_by(|one, other| one.at == other.at);
        self.index.rows = together.flat_map(|rows| self.each_once(rows)).collect();
        self
    }

    /// The rows of the same instant, in order.
    fn each_once(&self, rows: &[Row]) -> Vec<Row> {
        if let [only] = rows {
            return vec![*only];
        }
        let mut entries: Vec<(Entry, Row)> =
            rows.iter().map(|row| (self.again(row), *row)).collect();
        entries.sort_by(|(one, _), (other, _)| {
            one.cmp(other).then_with(|| one.spelling().cmp(&other.spelling()))
        });
        entries.dedup_by(|(one, _), (other, _)| one == other);
        entries.into_iter().map(|(_, row)| row).collect()
    }

    /// The entry of a row, read again.
    fn again(&self, row: &Row) -> Entry {
        let entry = match row.kept {
            Kept::Line(start) => self.lines.as_ref().map(|lines| lines.entry(start)),
            Kept::Own(number) => self.own.get(number as usize).cloned(),
        };
        let entry = entry.expect("an entry is kept where its row says");
        if self.withheld { entry.without_internal_notes() } else { entry }
    }

    /// What the entries do.
    pub(in crate::domain) fn index(&self) -> &Index {
        &self.index
    }

    /// How many there are.
    pub(in crate::domain) fn len(&self) -> usize {
        self.index.rows.len()
    }

    /// When the entry at this place was recorded.
    pub(in crate::domain) fn at(&self, place: usize) -> Instant {
        self.index.rows[place].at
    }

    /// The day on which what the entry at this place says happened, where it names one.
    pub(in crate::domain) fn on(&self, place: usize) -> Option<Day> {
        self.index.rows[place].on
    }

    /// Is the entry at this place more than the mark of a meeting, or than an undo?
    pub(in crate::domain) fn is_work(&self, place: usize) -> bool {
        self.index.rows[place].work
    }

    /// The entries that hold something that this version does not know.
    pub(in crate::domain) fn with_unknown(&self) -> impl Iterator<Item = &Entry> {
        let unknown = (0..self.len()).filter(|place| self.index.rows[*place].unknown);
        unknown.map(|place| self.entry(place))
    }

    /// How many were recorded until then.
    pub(in crate::domain) fn until(&self, then: Instant) -> usize {
        self.index.rows.partition_point(|row| row.at <= then)
    }

    /// The entry at this place.
    pub(in crate::domain) fn entry(&self, place: usize) -> &Entry {
        if let Some(all) = self.all.get() {
            return &all[place];
        }
        let known = self.read.get(&place);
        known.unwrap_or_else(|| {
            self.read.insert(place, Box::new(self.again(&self.index.rows[place])))
        })
    }

    /// All of them.
    pub(in crate::domain) fn entries(&self) -> &[Entry] {
        self.all.get_or_init(|| self.index.rows.iter().map(|row| self.again(row)).collect())
    }

    /// The places of the entries with one of these ids.
    pub(in crate::domain) fn places_of<'j>(
        &'j self,
        ids: &'j HashSet<&EntryId>,
    ) -> impl Iterator<Item = usize> + 'j {
        let hashes: HashSet<u32> = ids.iter().map(|id| self.index.hash(id)).collect();
        let rows = self.index.rows.iter().enumerate();
        let alike = rows.filter(move |(_, row)| hashes.contains(&row.hash));
        alike.map(|(place, _)| place).filter(|place| ids.contains(&self.entry(*place).id))
    }

    /// The place of this entry, or the place where it would stand.
    pub(in crate::domain) fn find(&self, entry: &Entry) -> Result<usize, usize> {
        if let Some(all) = self.all.get() {
            return all.binary_search(entry);
        }
        let rows = &self.index.rows;
        rows.binary_search_by(|row| match row.at.cmp(&entry.at) {
            Ordering::Equal => self.again(row).cmp(entry),
            unequal => unequal,
        })
    }

    /// The same with one entry more.
    pub(in crate::domain) fn with(self, entry: Entry) -> Self {
        match self.find(&entry) {
            Ok(_) => self,
            Err(place) => {
                let mut journal = self.taking(vec![entry]);
                journal.index.rows[place..].rotate_right(1);
                journal
            }
        }
    }

    /// The same with these entries too.
    pub(in crate::domain) fn with_all(self, entries: Vec<Entry>) -> Self {
        self.taking(entries).in_order()
    }

    /// The same with these entries at its end, wherever they belong.
    fn taking(mut self, entries: Vec<Entry>) -> Self {
        for entry in entries {
            let number = u32::try_from(self.own.len()).expect("they fit in memory");
            self.index.take(&entry, Kept::Own(number));
            self.own.push(entry);
        }
        Self { read: FrozenMap::new(), all: OnceLock::new(), ..self }
    }

    /// Is what is not for the customer left out?
    pub(in crate::domain) fn is_withheld(&self) -> bool {
        self.withheld
    }

    /// The same without what is not for the customer.
    pub(in crate::domain) fn without_internal_notes(mut self) -> Self {
        self.index.withhold();
        let less = |all: Vec<Entry>| -> Vec<Entry> {
            all.into_iter().map(Entry::without_internal_notes).collect()
        };
        let all = self.all.take().map(less).map_or_else(OnceLock::new, OnceLock::from);
        Self { withheld: true, read: FrozenMap::new(), all, ..self }
    }
}

impl Clone for Journal {
    fn clone(&self) -> Self {
        let copy = Self::new(self.index.clone(), self.lines.clone(), self.own.clone());
        Self { withheld: self.withheld, ..copy }
    }
}

impl PartialEq for Journal {
    fn eq(&self, other: &Self) -> bool {
        self.entries() == other.entries()
    }
}

impl Eq for Journal {}

impl fmt::Debug for Journal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.entries()).finish()
    }
}
