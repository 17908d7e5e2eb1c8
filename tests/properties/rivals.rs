//! One field that many people write who do not see each other.

use std::cell::Cell;
use std::hash::{Hash, Hasher};
use std::rc::Rc;

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use ticklist::domain::engagement::Register;
use ticklist::domain::entry::{Entry, Field, RIVALS, Value, Write};
use ticklist::domain::ids::{EntryId, Id};
use ticklist::record::encode;

use crate::generate::{base, config};

/// What is written, one after the other: values that may be seen by numbers below the one, and
/// written by numbers below the other.
fn writes(most: usize) -> impl Strategy<Value = Vec<Write<u16>>> {
    let below = || select(vec![2, 5, 40, 80, 5000_u16]);
    (below(), below()).prop_flat_map(move |(seen, new)| {
        let seen = weighted(0.98, vec(0..seen, 0..=RIVALS));
        vec((seen, 0..new).prop_map(|(seen, new)| Write { seen, new }), 1..=most)
    })
}

/// Writes of which each leaves alone what the ones before it wrote, though it saw that.
fn behind_their_backs(most: usize) -> impl Strategy<Value = Vec<Write<u16>>> {
    let gone = 9999;
    let write = move |at: usize| {
        let new = |at: usize| 1000 + at as u16;
        let seen = (at.saturating_sub(RIVALS - 1)..at).map(new).chain([gone]).collect();
        Write { seen: Some(seen), new: new(at) }
    };
    (1..=most).prop_map(move |many| (0..many).map(write).collect())
}

/// A value of which it is counted how often somebody looks at it.
#[derive(Clone)]
struct Counted(u16, Rc<Cell<usize>>);

impl Counted {
    fn count(&self) {
        self.1.set(self.1.get() + 1);
    }
}

impl PartialEq for Counted {
    fn eq(&self, other: &Self) -> bool {
        self.count();
        self.0 == other.0
    }
}

impl Eq for Counted {}

impl Hash for Counted {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.count();
        self.0.hash(state);
    }
}

/// How often a value is looked at or a byte is read until all is folded, for each byte of the
/// journal.
fn steps_per_byte(writes: &[Write<u16>]) -> f64 {
    let name = |number: u16| Value::Text(format!("{number:x}"));
    let lines = writes.iter().map(|write| {
        let seen = write.seen.as_ref().map(|seen| seen.iter().copied().map(name).collect());
        let mut entry = Entry::new(EntryId::new("7kd2m9x4qf"), base(), "dana");
        entry.set(&Id::new("A1"), Field::Owner, Write { seen, new: name(write.new) });
        encode(&entry).len()
    });
    let bytes: usize = lines.sum();
    let steps = Rc::new(Cell::new(bytes));
    let counted = |value: u16| Counted(value, Rc::clone(&steps));
    let mut field = Register::new(counted(0));
    for (at, write) in writes.iter().enumerate() {
        let seen = write.seen.as_ref().map(|seen| seen.iter().copied().map(counted).collect());
        field.fold(&Write { seen, new: counted(write.new) }, at);
    }
    steps.get() as f64 / bytes as f64
}

/// A value that stands, its entry, the entry since which it does, and what its writer saw.
type Told = (u16, usize, usize, Vec<u16>);

/// Folds a write into what stands by the law, however long that takes.
fn fold(standing: &mut Vec<Told>, write: &Write<u16>, at: usize) {
    let since = standing.last().filter(|last| last.0 == write.new).map_or(at, |last| last.2);
    let values: Vec<u16> = standing.iter().map(|one| one.0).collect();
    let seen = write.seen.clone().unwrap_or_else(|| values.clone());
    let gone = |value: &u16| seen.contains(value) && !values.contains(value);
    let replaced = |one: &Told| seen.contains(&one.0) && !one.3.iter().any(gone);
    standing.retain(|one| !replaced(one));
    standing.push((write.new, at, since, seen));
}

/// The different values that stand, each as it was last written.
fn last_of_each(standing: &[Told]) -> impl Iterator<Item = (u16, usize, usize)> {
    let last = standing
        .iter()
        .enumerate()
        .filter(|(at, one)| standing[at + 1..].iter().all(|later| later.0 != one.0));
    last.map(|(_, one)| (one.0, one.1, one.2))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..config() })]

    /// A value that was written stands, or an entry that sorts later and whose writer saw it has
    /// taken it out; not if it took out a value that he still saw, since then it was written
    /// behind his back.
    #[test]
    fn what_stands_is_what_nobody_replaced(
        writes in prop_oneof![3 => writes(RIVALS), 1 => behind_their_backs(RIVALS)],
    ) {
        let (mut field, mut told) = (Register::new(0), Vec::new());
        for (at, write) in writes.iter().enumerate() {
            field.fold(write, at);
            prop_assert!(field.crowded_out().is_empty());
            fold(&mut told, write, at);
            let shown = field.values().into_iter().map(|one| (one.value, one.entry, one.since));
            prop_assert!(shown.eq(last_of_each(&told)), "{field:?}, not {told:?}");
        }
    }

    /// Where more people write than are kept apart, the newest count, and whatever makes room for
    /// them is told: no value disappears unseen.
    #[test]
    fn what_is_crowded_out_is_told(
        writes in prop_oneof![writes(3 * RIVALS), behind_their_backs(3 * RIVALS)],
    ) {
        let mut field = Register::new(0);
        let mut stood: Vec<(u16, usize)> = Vec::new();
        for (at, write) in writes.iter().enumerate() {
            field.fold(write, at);
            let stands: Vec<_> = field.values().iter().map(|one| (one.value, one.entry)).collect();
            prop_assert!(stands.len() <= RIVALS);
            prop_assert_eq!(stands.last(), Some(&(write.new, at)));
            for (value, entry) in stood {
                let saw = write.seen.as_ref().is_none_or(|seen| seen.contains(&value));
                let still = stands.iter().any(|(standing, _)| *standing == value);
                let is_told = field.crowded_out().contains(&entry);
                prop_assert!(still || saw || is_told, "{value} of {entry}");
                prop_assert!(!still || !is_told);
            }
            stood = stands;
        }
        prop_assert!(field.write(1).seen.is_some_and(|seen| seen.len() <= RIVALS));
    }

    /// Conflicts cost less than ten times what plain entries of the same size cost.
    ///
    /// Catches: a field that compares all that stands with all that a writer saw.
    #[test]
    fn conflicts_cost_about_what_plain_entries_do(
        writes in prop_oneof![writes(3 * RIVALS), behind_their_backs(3 * RIVALS)],
    ) {
        let plain = |at: u16| Write { seen: Some(vec![at]), new: at + 1 };
        let plain: Vec<Write<u16>> = (0..writes.len() as u16).map(plain).collect();
        let (steps, plain) = (steps_per_byte(&writes), steps_per_byte(&plain));
        prop_assert!(steps < 10.0 * plain, "{steps} steps a byte, plain entries {plain}");
    }
}
