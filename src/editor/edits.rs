//! What somebody changed who was shown items and wrote something of them.

use std::collections::BTreeMap;

use super::read::WrittenItem;
use super::shown::ShownItem;
use crate::domain::decide::{Edit, Edits};
use crate::domain::entry::{Field, Value};
use crate::domain::ids::Id;

/// What somebody changed who was shown these items and wrote this.
pub(super) fn edits(shown: &[ShownItem], written: &BTreeMap<Id, WrittenItem>) -> Edits {
    let one = |(id, written): (&Id, &WrittenItem)| {
        let before = shown.iter().find(|shown| shown.id == *id);
        let edit = edit(before, written);
        (edit != Edit::default()).then(|| (id.clone(), edit))
    };
    Edits { items: written.iter().filter_map(one).collect(), via: None }
}

fn edit(shown: Option<&ShownItem>, written: &WrittenItem) -> Edit {
    let old = |field: &Field| shown.and_then(|shown| shown.values.get(field));
    let mut set = written.values.clone();
    set.retain(|field, value| old(field) != Some(value));
    let status = written.values.get(&Field::Status);
    let needs_reason = matches!(status, Some(Value::Status(status)) if status.needs_reason());
    let is_new_why =
        written.why.is_some() && written.why != shown.and_then(|shown| shown.why.clone());
    if let Some(status) = status.filter(|_| needs_reason && is_new_why) {
        set.insert(Field::Status, status.clone());
    }
    let says_why = is_new_why || needs_reason && set.contains_key(&Field::Status);
    let why = written.why.clone().filter(|_| says_why);
    let seen = set.keys().filter_map(|field| Some((*field, old(field)?.clone()))).collect();
    Edit { seen, note: why.or_else(|| written.note.clone()), confirm: written.confirm, set }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::status::Status;

    fn shown(status: Status, why: Option<&str>) -> ShownItem {
        ShownItem {
            id: Id::new("A1"),
            phase: "Assess".to_owned(),
            task: "Meet".to_owned(),
            is_duty: false,
            values: BTreeMap::from([(Field::Status, Value::Status(status))]),
            why: why.map(str::to_owned),
            owner_by_role: None,
            due_by_phase: None,
        }
    }

    fn written(status: Status, why: Option<&str>) -> WrittenItem {
        let values = BTreeMap::from([(Field::Status, Value::Status(status))]);
        WrittenItem { values, why: why.map(str::to_owned), ..WrittenItem::default() }
    }

    fn meant(shown: &ShownItem, written: WrittenItem) -> Option<Edit> {
        let written = BTreeMap::from([(shown.id.clone(), written)]);
        edits(std::slice::from_ref(shown), &written).items.remove(&shown.id)
    }

    #[test]
    fn what_was_left_as_it_was_is_no_edit() {
        let blocked = shown(Status::Blocked, Some("No room"));
        assert_eq!(meant(&blocked, written(Status::Blocked, Some("No room"))), None);
        assert_eq!(meant(&blocked, WrittenItem::default()), None);
    }

    #[test]
    fn a_reason_goes_with_the_status_that_it_is_of() {
        let note = |was: &ShownItem, now| meant(was, now).and_then(|edit| edit.note);
        let blocked = shown(Status::Blocked, Some("No room"));
        assert_eq!(note(&blocked, written(Status::Done, Some("No room"))), None);
        let out = note(&blocked, written(Status::NotApplicable, Some("No room")));
        assert_eq!(out.as_deref(), Some("No room"));
        let anew = meant(&blocked, written(Status::Blocked, Some("No time"))).expect("an edit");
        assert_eq!(anew.note.as_deref(), Some("No time"));
        assert!(anew.set.contains_key(&Field::Status));
    }
}
