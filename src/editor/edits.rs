//! Items as somebody edits them in an editor: what was shown, what was written, what that means.

use std::collections::BTreeMap;

use crate::domain::decide::{Edit, Edits};
use crate::domain::entry::{Field, Value};
use crate::domain::ids::Id;
use crate::domain::status::Status;
use crate::domain::time::Day;

/// An item as it is shown to somebody who edits it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shown {
    /// Its id.
    pub(crate) id: Id,
    /// The name of its phase.
    pub(crate) phase: String,
    /// What is to be done.
    pub(crate) task: String,
    /// A duty.
    pub(crate) duty: bool,
    /// Its own values, field by field.
    pub(crate) values: BTreeMap<Field, Value>,
    /// Why it is blocked or does not apply.
    pub(crate) why: Option<String>,
    /// The owner and the date that show through where it has none of its own.
    pub(crate) shows_through: (Option<String>, Option<Day>),
}

/// What somebody wrote of an item: what he left out stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Written {
    /// The values, field by field.
    pub(crate) values: BTreeMap<Field, Value>,
    /// The reason.
    pub(crate) why: Option<String>,
    /// What else there is to say.
    pub(crate) note: Option<String>,
    /// The duty is still met.
    pub(crate) confirm: bool,
}

/// What somebody changed who was shown these items and wrote this.
pub(crate) fn edits(shown: &[Shown], written: &BTreeMap<Id, Written>) -> Edits {
    let one = |(id, written): (&Id, &Written)| {
        let before = shown.iter().find(|shown| shown.id == *id);
        let edit = edit(before, written);
        (edit != Edit::default()).then(|| (id.clone(), edit))
    };
    Edits { items: written.iter().filter_map(one).collect(), via: None }
}

fn edit(shown: Option<&Shown>, written: &Written) -> Edit {
    let old = |field: &Field| shown.and_then(|shown| shown.values.get(field));
    let mut set = written.values.clone();
    set.retain(|field, value| old(field) != Some(value));
    let new_why =
        written.why.clone().filter(|why| shown.and_then(|it| it.why.as_ref()) != Some(why));
    let status = written.values.get(&Field::Status);
    let needs_reason =
        matches!(status, Some(Value::Status(Status::Blocked | Status::NotApplicable)));
    if let Some(status) = status.filter(|_| needs_reason && new_why.is_some()) {
        set.insert(Field::Status, status.clone());
    }
    let is_set_anew = needs_reason && set.contains_key(&Field::Status);
    let why = if is_set_anew { written.why.clone() } else { new_why };
    let seen = set.keys().filter_map(|field| Some((*field, old(field)?.clone()))).collect();
    Edit { seen, note: why.or_else(|| written.note.clone()), confirm: written.confirm, set }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(status: Status, why: Option<&str>) -> Shown {
        Shown {
            id: Id::new("A1"),
            phase: "Assess".to_owned(),
            task: "Meet".to_owned(),
            duty: false,
            values: BTreeMap::from([(Field::Status, Value::Status(status))]),
            why: why.map(str::to_owned),
            shows_through: (None, None),
        }
    }

    fn written(status: Status, why: Option<&str>) -> Written {
        let values = BTreeMap::from([(Field::Status, Value::Status(status))]);
        Written { values, why: why.map(str::to_owned), ..Written::default() }
    }

    fn meant(shown: &Shown, written: Written) -> Option<Edit> {
        let written = BTreeMap::from([(shown.id.clone(), written)]);
        edits(std::slice::from_ref(shown), &written).items.remove(&shown.id)
    }

    #[test]
    fn what_was_left_as_it_was_is_no_edit() {
        let blocked = shown(Status::Blocked, Some("No room"));
        assert_eq!(meant(&blocked, written(Status::Blocked, Some("No room"))), None);
        assert_eq!(meant(&blocked, Written::default()), None);
    }

    #[test]
    fn a_reason_goes_with_the_status_that_it_is_of() {
        let note = |was: &Shown, now| meant(was, now).and_then(|edit| edit.note);
        let blocked = shown(Status::Blocked, Some("No room"));
        assert_eq!(note(&blocked, written(Status::Done, Some("No room"))), None);
        let out = note(&blocked, written(Status::NotApplicable, Some("No room")));
        assert_eq!(out.as_deref(), Some("No room"));
        let anew = meant(&blocked, written(Status::Blocked, Some("No time"))).expect("an edit");
        assert_eq!(anew.note.as_deref(), Some("No time"));
        assert!(anew.set.contains_key(&Field::Status));
    }
}
