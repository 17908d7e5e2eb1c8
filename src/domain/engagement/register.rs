//! One field of one item, as several people who did not see each other may have written it.

use std::collections::HashSet;

use crate::domain::{Value, Write};

/// A value that was written and that nobody has replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The value.
    pub value: Value,
    /// The entry that wrote it, by its place in the fold.
    pub entry: usize,
    /// The entry since which the field has had this value without a break.
    pub since: usize,
    /// The values that its writer saw.
    seen: Vec<Value>,
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Register {
    initial: Value,
    standing: Vec<Standing>,
}

impl Register {
    /// A field that nobody has written yet.
    pub fn new(initial: Value) -> Self {
        Self { initial, standing: Vec::new() }
    }

    /// The same field before anybody wrote it.
    pub(super) fn as_it_began(&self) -> Self {
        Self::new(self.initial.clone())
    }

    /// The value: the latest that stands, else the one that the field began with.
    pub fn value(&self) -> &Value {
        self.latest().map_or(&self.initial, |latest| &latest.value)
    }

    /// The latest value that stands, with the entry that wrote it.
    pub fn latest(&self) -> Option<&Standing> {
        self.standing.last()
    }

    /// The different values that stand, each as it was last written, in the order of the fold.
    pub fn values(&self) -> Vec<&Standing> {
        let mut later = HashSet::new();
        let mut last: Vec<&Standing> =
            self.standing.iter().rev().filter(|standing| later.insert(&standing.value)).collect();
        last.reverse();
        last
    }

    /// Do different values stand?
    pub fn in_conflict(&self) -> bool {
        let mut values = self.standing.iter().map(|standing| &standing.value);
        let first = values.next();
        values.any(|value| Some(value) != first)
    }

    /// Would writing this change anything: is it another value, or would it settle a conflict?
    pub fn is_changed_by(&self, value: &Value) -> bool {
        self.value() != value || self.in_conflict()
    }

    /// The write that somebody makes who sees the field as it is now.
    pub fn write(&self, new: Value) -> Write {
        let seen = match self.standing.is_empty() {
            true => vec![self.initial.clone()],
            false => self.values().iter().map(|standing| standing.value.clone()).collect(),
        };
        Write { seen: Some(seen), new }
    }

    /// Folds in a write: what its writer saw goes, what he wrote stands.
    pub(super) fn fold(&mut self, write: &Write, entry: usize) {
        let since = match self.latest() {
            Some(latest) if latest.value == write.new => latest.since,
            _ => entry,
        };
        let seen = match &write.seen {
            Some(seen) => {
                self.take_out(seen);
                seen.clone()
            }
            None => self.standing.drain(..).map(|other| other.value).collect(),
        };
        self.standing.push(Standing { value: write.new.clone(), entry, since, seen });
    }

    /// Takes out what somebody saw who saw these values.
    fn take_out(&mut self, seen: &[Value]) {
        if !self.standing.iter().any(|other| seen.contains(&other.value)) {
            return;
        }
        let goes = |other: &Standing| other.was_seen_by(seen, &self.standing);
        let goes: Vec<bool> = self.standing.iter().map(goes).collect();
        let mut goes = goes.into_iter();
        self.standing.retain(|_| !goes.next().unwrap_or_default());
    }
}

impl Standing {
    /// Did somebody who saw these values see this one, where these others stand? Not if it took
    /// out a value that he still saw: then it was written behind his back, and the value that he
    /// saw was another's.
    fn was_seen_by(&self, seen: &[Value], standing: &[Standing]) -> bool {
        let stands = |value: &Value| standing.iter().any(|other| other.value == *value);
        let still_seen = |gone: &Value| seen.contains(gone) && !stands(gone);
        seen.contains(&self.value) && !self.seen.iter().any(still_seen)
    }
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
