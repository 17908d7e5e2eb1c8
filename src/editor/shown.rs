//! Items and matters as the editor shows them, and what was changed in them.

use std::collections::BTreeMap;

use super::from_text::WrittenItem;
use crate::domain::decide::{Edit, Edits};
use crate::domain::{Engagement, Field, Id, ItemState, MatterState, Tracked, Value};
use crate::reports::item::item_row;
use crate::reports::matter::matter_row;

/// An item or a matter as the editor shows it.
pub(super) struct ShownItem {
    pub(super) id: Id,
    /// The name of its phase; of a matter, what it is.
    pub(super) phase: String,
    pub(super) is_duty: bool,
    /// Its own values, field by field.
    pub(super) values: BTreeMap<Field, Value>,
    /// Why it is blocked or does not apply; of a matter that is closed, what came of it.
    pub(super) why: Option<String>,
    /// The comment beside it: what is to be done, and what shows through from role and phase.
    pub(super) comment: String,
}

/// All items, with the values of these fields, and all matters, with those of theirs.
pub(super) fn shown(engagement: &Engagement<'_>, fields: &[Field]) -> BTreeMap<Id, ShownItem> {
    let items = engagement.items.iter().map(|item| one(item, engagement, fields));
    let matters = engagement.matters.iter().map(|matter| of_matter(matter, engagement));
    items.chain(matters).map(|one| (one.id.clone(), one)).collect()
}

fn values(one: &Tracked, fields: &[Field]) -> BTreeMap<Field, Value> {
    fields.iter().map(|field| (*field, one.value(*field).clone())).collect()
}

fn of_matter(matter: &MatterState, engagement: &Engagement<'_>) -> ShownItem {
    let row = matter_row(matter, engagement);
    ShownItem {
        id: row.id,
        phase: row.kind.word().to_owned(),
        is_duty: false,
        values: values(matter, &MatterState::FIELDS),
        why: row.outcome,
        comment: row.task,
    }
}

fn one(item: &ItemState, engagement: &Engagement<'_>, fields: &[Field]) -> ShownItem {
    let row = item_row(item, engagement);
    let owner = row.owner.filter(|_| row.owner_by_role);
    let due = row.due.filter(|_| row.due_by_phase);
    let more = [
        item.duty.then(|| "a duty".to_owned()),
        owner.map(|owner| format!("owner by role: {owner}")),
        due.map(|due| format!("due with the phase: {due}")),
    ];
    let more: Vec<String> = more.into_iter().flatten().collect();
    let more = if more.is_empty() { String::new() } else { format!(" ({})", more.join("; ")) };
    ShownItem {
        id: item.id.clone(),
        phase: engagement.checklist.phases[item.phase].name.clone(),
        is_duty: item.duty,
        values: values(item, fields),
        why: row.reason,
        comment: format!("{}{more}", row.task),
    }
}

/// What was changed in items that were shown like this, by what was written.
pub(super) fn edits(shown: &BTreeMap<Id, ShownItem>, written: &BTreeMap<Id, WrittenItem>) -> Edits {
    let edits = written.iter().map(|(id, written)| (id.clone(), edit(shown.get(id), written)));
    Edits {
        items: edits.filter(|(_, edit)| *edit != Edit::default()).collect(),
        ..Edits::default()
    }
}

fn edit(shown: Option<&ShownItem>, written: &WrittenItem) -> Edit {
    let old = |field: &Field| shown.and_then(|shown| shown.values.get(field));
    let mut set = written.values.clone();
    set.retain(|field, value| old(field) != Some(value));
    let status = written.values.get(&Field::Status);
    let needs_reason = status.is_some_and(Value::needs_reason);
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
            is_duty: false,
            values: BTreeMap::from([(Field::Status, Value::Status(status))]),
            why: why.map(str::to_owned),
            comment: "Meet".to_owned(),
        }
    }

    fn written(status: Status, why: Option<&str>) -> WrittenItem {
        let values = BTreeMap::from([(Field::Status, Value::Status(status))]);
        WrittenItem { values, why: why.map(str::to_owned), ..WrittenItem::default() }
    }

    #[test]
    fn what_was_left_as_it_was_is_no_edit() {
        let blocked = shown(Status::Blocked, Some("No room"));
        let same = edit(Some(&blocked), &written(Status::Blocked, Some("No room")));
        assert_eq!(same, Edit::default());
        assert_eq!(edit(Some(&blocked), &WrittenItem::default()), Edit::default());
    }

    #[test]
    fn a_reason_goes_with_the_status_that_it_is_of() {
        let blocked = shown(Status::Blocked, Some("No room"));
        let edited = |status, why| edit(Some(&blocked), &written(status, Some(why)));
        assert_eq!(edited(Status::Done, "No room").note, None);
        assert_eq!(edited(Status::NotApplicable, "No room").note.as_deref(), Some("No room"));
        let anew = edited(Status::Blocked, "No time");
        assert_eq!(anew.note.as_deref(), Some("No time"));
        assert!(anew.set.contains_key(&Field::Status));
    }
}
