//! One field of one item, as several people who did not see each other may have written it.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use crate::domain::entry::RIVALS;
use crate::domain::{Value, Write};

/// A value that was written and that nobody has replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing<V = Value> {
    /// The value.
    pub value: V,
    /// The entry that wrote it, by its place in the fold.
    pub entry: usize,
    /// The entry since which the field has had this value without a break.
    pub since: usize,
    /// The values that its writer saw.
    seen: Vec<V>,
    /// Which of the standing ones it is.
    bit: Bits,
}

/// Some of the values that stand, each as a bit.
type Bits = u64;

const _: () = assert!(RIVALS == Bits::BITS as usize);

/// What those that stand have to do with a value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Trace {
    /// Those that are this value.
    wrote: Bits,
    /// Those whose writers saw it.
    saw: Bits,
}

/// A field: the values that stand, the latest last, over the one that it began with.
///
/// The law: a value that was written stands, or an entry that sorts later and whose writer saw
/// it has taken it out. So two people who did not know of each other both stand, be it that they
/// set a field or that they settled a conflict:
///
/// | entry | its writer saw | wrote | stands then |
/// | --- | --- | --- | --- |
/// | ours | `not-started` | `done` | `done` |
/// | theirs | `not-started` | `blocked` | `done`, `blocked`: a conflict |
/// | settled | `done`, `blocked` | `done` | `done` |
/// | by hand, a bare value | all of it | `blocked` | `blocked` |
///
/// At most [`RIVALS`] stand: one more, and the oldest makes room. What a write costs grows with
/// the number of values that its writer saw, and with nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Register<V: Eq + Hash = Value> {
    initial: V,
    standing: Vec<Standing<V>>,
    /// By value; empty until it is needed to find out what goes, which it is not where each
    /// writer saw what the one before him wrote.
    traces: HashMap<V, Trace>,
    crowded_out: Vec<usize>,
}

impl<V: Clone + Eq + Hash> Register<V> {
    /// A field that nobody has written yet.
    pub fn new(initial: V) -> Self {
        Self { initial, standing: Vec::new(), traces: HashMap::new(), crowded_out: Vec::new() }
    }

    /// The value that the field began with.
    pub fn initial(&self) -> &V {
        &self.initial
    }

    /// The same field before anybody wrote it.
    pub(super) fn as_it_began(&self) -> Self {
        Self::new(self.initial.clone())
    }

    /// The value: the latest that stands, else the one that the field began with.
    pub fn value(&self) -> &V {
        self.latest().map_or(&self.initial, |latest| &latest.value)
    }

    /// The latest value that stands, with the entry that wrote it.
    pub fn latest(&self) -> Option<&Standing<V>> {
        self.standing.last()
    }

    /// The different values that stand, each as it was last written, in the order of the fold.
    pub fn values(&self) -> Vec<&Standing<V>> {
        let mut later = HashSet::new();
        let mut last: Vec<&Standing<V>> =
            self.standing.iter().rev().filter(|standing| later.insert(&standing.value)).collect();
        last.reverse();
        last
    }

    /// All that stand, in the order of the fold, be it with the same value.
    pub fn all(&self) -> &[Standing<V>] {
        &self.standing
    }

    /// Do different values stand?
    pub fn in_conflict(&self) -> bool {
        let mut values = self.standing.iter().map(|standing| &standing.value);
        let first = values.next();
        values.any(|value| Some(value) != first)
    }

    /// Would writing this change anything: is it another value, or would it settle a conflict?
    pub fn is_changed_by(&self, value: &V) -> bool {
        self.value() != value || self.in_conflict()
    }

    /// The write that somebody makes who sees the field as it is now.
    pub fn write(&self, new: V) -> Write<V> {
        let seen = match self.standing.is_empty() {
            true => vec![self.initial.clone()],
            false => self.values().iter().map(|standing| standing.value.clone()).collect(),
        };
        Write { seen: Some(seen), new }
    }

    /// The entries whose values had to make room, and that nobody has replaced since.
    pub fn crowded_out(&self) -> &[usize] {
        &self.crowded_out
    }

    /// Folds in a write: what its writer saw goes, what he wrote stands.
    pub fn fold(&mut self, write: &Write<V>, entry: usize) {
        let since = match self.latest() {
            Some(latest) if latest.value == write.new => latest.since,
            _ => entry,
        };
        let seen = match &write.seen {
            Some(seen) => {
                self.take_out(seen);
                seen.clone()
            }
            None => {
                self.traces.clear();
                self.standing.drain(..).map(|other| other.value).collect()
            }
        };
        if self.standing.is_empty() {
            self.crowded_out.clear();
        }
        self.make_room_for(&write.new);
        let taken = self.standing.iter().fold(0, |taken, other| taken | other.bit);
        let bit = 1 << Bits::trailing_ones(taken);
        let new = Standing { value: write.new.clone(), entry, since, seen, bit };
        if !self.traces.is_empty() {
            trace(&mut self.traces, &new);
        }
        self.standing.push(new);
    }

    /// Takes out what somebody saw who saw these values. He did not see a standing one that took
    /// out a value that he still saw: that was written behind his back, and the same value that
    /// he saw was another's.
    fn take_out(&mut self, seen: &[V]) {
        if let ([only], [value]) = (self.standing.as_slice(), seen) {
            if only.value == *value {
                self.standing.clear();
                self.traces.clear();
            }
            return;
        }
        if self.traces.is_empty() {
            self.standing.iter().for_each(|standing| trace(&mut self.traces, standing));
        }
        let (mut wrote, mut behind_his_back) = (0, 0);
        for trace in seen.iter().filter_map(|value| self.traces.get(value)) {
            wrote |= trace.wrote;
            behind_his_back |= if trace.wrote == 0 { trace.saw } else { 0 };
        }
        self.remove(wrote & !behind_his_back);
    }

    /// Where as many stand as are kept apart, takes out the oldest, of the same value if there is
    /// one.
    fn make_room_for(&mut self, new: &V) {
        if self.standing.len() < RIVALS {
            return;
        }
        let wrote = |value: &V| self.traces.get(value).map_or(0, |trace| trace.wrote);
        let same = wrote(new);
        let same = self.standing.iter().find(|standing| standing.bit & same != 0);
        let Some(goes) = same.or(self.standing.first()) else { return };
        if same.is_none() && wrote(&goes.value) == goes.bit {
            self.crowded_out.push(goes.entry);
        }
        self.remove(goes.bit);
    }

    /// Takes out those that stand with these bits.
    fn remove(&mut self, bits: Bits) {
        for gone in self.standing.extract_if(.., |standing| standing.bit & bits != 0) {
            for value in gone.seen.into_iter().chain([gone.value]) {
                if let Entry::Occupied(mut found) = self.traces.entry(value) {
                    let trace = found.get_mut();
                    trace.wrote &= !gone.bit;
                    trace.saw &= !gone.bit;
                    if *trace == Trace::default() {
                        found.remove();
                    }
                }
            }
        }
    }
}

/// Notes what this one wrote and saw.
fn trace<V: Clone + Eq + Hash>(traces: &mut HashMap<V, Trace>, standing: &Standing<V>) {
    for value in &standing.seen {
        traces.entry(value.clone()).or_default().saw |= standing.bit;
    }
    traces.entry(standing.value.clone()).or_default().wrote |= standing.bit;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: &str) -> Value {
        Value::Text(value.into())
    }

    fn write(seen: &[&str], new: &str) -> Write {
        Write { seen: Some(seen.iter().map(|value| text(value)).collect()), new: text(new) }
    }

    #[test]
    fn two_who_saw_the_same_value_are_in_conflict_until_somebody_saw_both() {
        let mut field = Register::new(text("not-started"));
        field.fold(&write(&["not-started"], "done"), 0);
        assert!(!field.in_conflict());
        field.fold(&write(&["not-started"], "blocked"), 1);
        assert!(field.in_conflict());
        assert_eq!(field.value(), &text("blocked"));
        assert_eq!(field.write(text("done")), write(&["done", "blocked"], "done"));
        field.fold(&write(&["done", "blocked"], "done"), 2);
        assert!(!field.in_conflict());
        assert_eq!(field.value(), &text("done"));
    }

    #[test]
    fn two_who_settle_a_conflict_differently_are_in_conflict_again() {
        let mut field = Register::new(text("not-started"));
        field.fold(&write(&["not-started"], "done"), 0);
        field.fold(&write(&["not-started"], "blocked"), 1);
        field.fold(&write(&["done", "blocked"], "done"), 2);
        field.fold(&write(&["done", "blocked"], "blocked"), 3);
        assert!(field.in_conflict());
        field.fold(&field.write(text("done")), 4);
        assert!(!field.in_conflict());
    }

    #[test]
    fn the_same_value_from_two_people_is_no_conflict() {
        let mut field = Register::new(text("not-started"));
        field.fold(&write(&["not-started"], "done"), 0);
        field.fold(&write(&["not-started"], "done"), 1);
        assert!(!field.in_conflict());
        assert_eq!(field.latest().map(|latest| latest.since), Some(0));
    }

    #[test]
    fn a_bare_value_has_seen_all_that_sorts_before_it() {
        let mut field = Register::new(text("not-started"));
        field.fold(&write(&["not-started"], "done"), 0);
        field.fold(&write(&["not-started"], "blocked"), 1);
        field.fold(&Write { seen: None, new: text("done") }, 2);
        assert!(!field.in_conflict());
    }
}
