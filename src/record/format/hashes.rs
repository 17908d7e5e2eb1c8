//! Fingerprints of records, and what came into one since a fingerprint was taken.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use super::encode::encode;
use super::write_head::write_head;
use crate::domain::{Entry, Fingerprint, Head};

/// How many bytes are hashed at most to find out what came in.
const EFFORT: usize = 256 * 1024 * 1024;

/// So many people or fewer are told apart in all combinations.
const FEW: usize = 6;

/// A hash of decoded content.
type Hash = [u8; 32];

/// The hashes of a head and of entries, each of which comes in a fingerprint once: in this order
/// and each as long as the other, so that no other head and entries are hashed as the same bytes.
pub struct Hashes<'r> {
    head: Hash,
    entries: &'r [Entry],
    each: Vec<Hash>,
}

impl<'r> Hashes<'r> {
    /// Of these entries, each once and in the order of the fold.
    pub fn new(head: &Head, entries: &'r [Entry]) -> Self {
        let each = entries.iter().map(|entry| Sha256::digest(encode(entry)).into()).collect();
        Self { head: Sha256::digest(write_head(head)).into(), entries, each }
    }

    /// The fingerprint of the head and all the entries.
    pub fn fingerprint(&self) -> Fingerprint {
        self.fingerprint_without(&BTreeSet::new())
    }

    fn fingerprint_without(&self, left_out: &BTreeSet<usize>) -> Fingerprint {
        let mut hasher = Sha256::new_with_prefix(self.head);
        let kept = self.each.iter().enumerate().filter(|(at, _)| !left_out.contains(at));
        kept.for_each(|(_, hash)| hasher.update(hash));
        let hash: Hash = hasher.finalize().into();
        let bits = |at: usize| {
            hash.iter().skip(at).take(8).fold(0, |bits, byte| bits << 8 | u64::from(*byte))
        };
        let entries = self.each.len() - left_out.len();
        Fingerprint { entries, first: bits(0), next: Some(bits(8)) }
    }

    /// The entries without which the fingerprint is `then`, where they can be told: those that
    /// came together stand together, in the file or among those of the people who wrote them.
    /// `lines` are the entries in the order of the file, which may name one twice.
    pub fn came_in_since(&self, then: Fingerprint, lines: &[Entry]) -> Option<Vec<&'r Entry>> {
        let more = self.entries.len().checked_sub(then.entries).filter(|more| *more > 0)?;
        let mut tries = EFFORT / (self.each.len() * size_of::<Hash>()) + 1;
        for order in std::iter::once(self.in_the_file(lines)).chain(self.by_people()) {
            for run in order.windows(more).rev() {
                let run: BTreeSet<usize> = run.iter().copied().collect();
                if run.len() == more && self.fingerprint_without(&run).yields(then) {
                    return Some(run.into_iter().map(|at| &self.entries[at]).collect());
                }
                tries = tries.checked_sub(1)?;
            }
        }
        None
    }

    /// The places of the entries in the order of the file.
    fn in_the_file(&self, lines: &[Entry]) -> Vec<usize> {
        lines.iter().filter_map(|line| self.entries.binary_search(line).ok()).collect()
    }

    /// The places of the entries of one person, of two, and so on, the oldest first.
    fn by_people(&self) -> impl Iterator<Item = Vec<usize>> {
        let people: BTreeSet<&str> = self.entries.iter().map(|entry| entry.by.as_str()).collect();
        let people: Vec<&str> = people.into_iter().collect();
        let groups: Vec<Vec<&str>> = match people.len() {
            0..=FEW => combinations(&people),
            _ => people.iter().map(|person| vec![*person]).collect(),
        };
        groups.into_iter().map(|group| {
            let entries = self.entries.iter().enumerate();
            let theirs = entries.filter(|(_, entry)| group.contains(&entry.by.as_str()));
            theirs.map(|(at, _)| at).collect()
        })
    }
}

/// All combinations of these people, the smallest first.
fn combinations<'p>(people: &[&'p str]) -> Vec<Vec<&'p str>> {
    let chosen = |choice: u32| {
        let people = people.iter().enumerate();
        people.filter(move |(at, _)| choice >> at & 1 == 1).map(|(_, person)| *person).collect()
    };
    let mut groups: Vec<Vec<&str>> = (1..1_u32 << people.len()).map(chosen).collect();
    groups.sort_by_key(Vec::len);
    groups
}
