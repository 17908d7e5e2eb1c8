//! Two copies of a record, line by line, become one: each entry once, in order.

use std::collections::{BTreeMap, BTreeSet};

use super::encode::encode;
use super::fault::Fault;
use super::journal::{Piece, Pieces, parts};
use super::whole::{File, read};
use crate::domain::merge::{MergeRefusal, same_engagement};
use crate::domain::{Entry, Head};

/// Why two copies could not be made one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnionRefusal {
    /// One of them can't be read.
    Faulty(Vec<Fault>),
    /// One of them is no record.
    NoRecord,
    /// They do not belong together.
    Merge(MergeRefusal),
}

/// The union of two copies of a record. Whichever of them is `ours`, the bytes are the same:
/// the head, what is no entry, and each entry once, by (`at`, `id`, content).
///
/// `base` is the last common copy, if there is one: of two heads that mean the same, the one that
/// was changed since is kept.
///
/// # Errors
/// When one of them is no readable record, or their heads differ.
pub fn union(base: &[u8], ours: &[u8], theirs: &[u8]) -> Result<Vec<u8>, UnionRefusal> {
    same_engagement(&head_of_all(ours)?, &head_of_all(theirs)?).map_err(UnionRefusal::Merge)?;
    let (Some((our_head, our_lines)), Some((their_head, their_lines))) =
        (parts(ours), parts(theirs))
    else {
        return Err(UnionRefusal::NoRecord);
    };
    let base_head = parts(base).map(|(head, _)| head);
    let head = match base_head {
        Some(base) if base == our_head => their_head,
        Some(base) if base == their_head => our_head,
        _ => our_head.min(their_head),
    };
    let mut lines = Joined::default();
    lines.take(our_lines);
    lines.take(their_lines);
    let line_end: &[u8] = if head.ends_with(b"\n") { b"" } else { b"\n" };
    Ok([head, line_end, &lines.bytes()].concat())
}

/// Our record with the head of another copy, and with more entries.
///
/// # Errors
/// When one of them is no record.
pub fn with_head(theirs: &[u8], ours: &[u8], more: &[&Entry]) -> Result<Vec<u8>, UnionRefusal> {
    let (Some((head, _)), Some((_, journal))) = (parts(theirs), parts(ours)) else {
        return Err(UnionRefusal::NoRecord);
    };
    let line_end: &[u8] = if journal.is_empty() || journal.ends_with(b"\n") { b"" } else { b"\n" };
    let more: String = more.iter().map(|entry| encode(entry) + "\n").collect();
    Ok([head, journal, line_end, more.as_bytes()].concat())
}

/// The head to which all the entries belong.
fn head_of_all(bytes: &[u8]) -> Result<Head, UnionRefusal> {
    match read(bytes) {
        Ok(File::Record(_, journal)) if journal.foreign.is_some() => {
            Err(UnionRefusal::Faulty(journal.faults))
        }
        Ok(File::Record(head, _)) => Ok(head),
        Ok(File::Checklist(_)) => Err(UnionRefusal::NoRecord),
        Err(faults) => Err(UnionRefusal::Faulty(faults)),
    }
}

/// The lines of journals.
#[derive(Default)]
struct Joined {
    /// Each entry as it is written; where it is written in two ways, as the first of them.
    entries: BTreeMap<Entry, Vec<u8>>,
    /// Comments, and what can't be read.
    others: BTreeSet<Vec<u8>>,
}

impl Joined {
    fn take(&mut self, journal: &[u8]) {
        for Piece { lines, said, .. } in Pieces::new(journal, 1) {
            let text = lines.flat_map(|line| [line, b"\n"].concat()).collect();
            match said {
                Ok(Some(entry)) => self.add(entry, text),
                Ok(None) if String::from_utf8_lossy(&text).trim().is_empty() => {}
                _ => drop(self.others.insert(text)),
            }
        }
    }

    fn add(&mut self, entry: Entry, line: Vec<u8>) {
        let known = self.entries.entry(entry).or_insert_with(|| line.clone());
        *known = line.min(known.clone());
    }

    fn bytes(&self) -> Vec<u8> {
        self.others.iter().chain(self.entries.values()).flatten().copied().collect()
    }
}
