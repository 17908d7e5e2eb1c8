//! Which files hold one engagement: a record, and the copies of it that a file manager, a sync
//! client, a mail program, an editor or git put beside it under other names.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use super::identity::is_same;
use super::load::{open, paths_in};
use super::name::{folder_of, is_named_like_a_record, short_name};
use crate::record::format::names_in_head;

/// What is in the name of every copy of a record: `contoso.ticklist (1).yaml`,
/// `Copy of contoso.ticklist.yaml`, `contoso.ticklist.yaml.orig`.
const IN_NAMES: &str = ".ticklist";
/// So many bytes of a file are looked at: its head begins with the names.
const LOOKED_AT: u64 = 64 * 1024;

/// What the head of a record says of whose it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Whose {
    engagement: String,
    customer: String,
}

/// Whose the record in this file is; none where it holds none.
pub(super) fn whose(path: &Path) -> Option<Whose> {
    let lines = BufReader::new(open(path).ok()?.take(LOOKED_AT)).split(b'\n');
    let (engagement, customer) = names_in_head(lines.map_while(Result::ok))?;
    Some(Whose { engagement, customer })
}

/// The records without those that are copies of others among them, by `whose` they are. Of copies
/// the one stays that is called like its customer, else the one with the shortest name.
pub(super) fn without_copies(
    records: Vec<PathBuf>,
    whose: impl Fn(&Path) -> Option<Whose>,
) -> Vec<PathBuf> {
    if records.len() < 2 {
        return records;
    }
    let mut first: BTreeMap<Whose, (bool, usize, &PathBuf)> = BTreeMap::new();
    let whose: Vec<Option<Whose>> = records.iter().map(|record| whose(record)).collect();
    for (record, whose) in records.iter().zip(&whose) {
        let Some(whose) = whose else { continue };
        let name = short_name(record);
        let rank = (letters(&name) != letters(&whose.customer), name.len(), record);
        first.entry(whose.clone()).and_modify(|best| *best = rank.min(*best)).or_insert(rank);
    }
    let is_first = |(record, whose): &(&PathBuf, &Option<Whose>)| match whose {
        Some(whose) => first.get(whose).is_some_and(|(.., best)| best == record),
        None => true,
    };
    records.iter().zip(&whose).filter(is_first).map(|(record, _)| record.clone()).collect()
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What lies beside records, and whose each is.
pub(super) struct Beside(BTreeMap<PathBuf, Whose>);

impl Beside {
    /// What lies in the folders of these records.
    pub(super) fn of<'r>(records: impl Iterator<Item = &'r Path> + Clone) -> Self {
        let folders: BTreeSet<&Path> = records.clone().map(folder_of).collect();
        let may_be_copy = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.to_lowercase().contains(IN_NAMES)
        };
        let beside = folders.into_iter().flat_map(|folder| paths_in(folder).unwrap_or_default());
        let beside = beside.filter(may_be_copy).map(|path| shown(&path).to_owned());
        let files: BTreeSet<PathBuf> = beside.chain(records.map(Path::to_owned)).collect();
        let held = |path: PathBuf| whose(&path).map(|whose| (path, whose));
        Self(files.into_iter().filter_map(held).collect())
    }

    /// Whose the record in this file is; none where it holds none.
    pub(super) fn whose(&self, record: &Path) -> Option<Whose> {
        self.0.get(shown(record)).cloned()
    }

    /// The copies of this record, by path. What is called like a record and names another customer
    /// is that customer's.
    pub(super) fn copies_of(&self, record: &Path) -> Vec<PathBuf> {
        let record = shown(record);
        let Some(own) = self.0.get(record) else { return Vec::new() };
        let is_copy = |(path, other): &(&PathBuf, &Whose)| {
            other.engagement == own.engagement
                && (other.customer == own.customer || !is_named_like_a_record(path))
                && !is_same(path, record)
        };
        self.0.iter().filter(is_copy).map(|(path, _)| path.clone()).collect()
    }
}

/// The path as it is shown and compared.
fn shown(path: &Path) -> &Path {
    path.strip_prefix(".").unwrap_or(path)
}

/// The copies that lie beside this record, by path.
pub fn copies(record: &Path) -> Vec<PathBuf> {
    Beside::of([record].into_iter()).copies_of(record)
}
