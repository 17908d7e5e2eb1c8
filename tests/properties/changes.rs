//! What is other at the end of a period, told so that nothing is left out.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use ticklist::domain::engagement::{Engagement, ItemState};
use ticklist::domain::entry::{Entry, Field, Value};
use ticklist::domain::ids::Id;
use ticklist::domain::record::Record;
use ticklist::domain::status::Status;
use ticklist::domain::time::Zone;
use ticklist::reports::changes::{Change, Kind, Subject, changes};

use crate::generate::{config, end_of_time, head, nonsense};
use crate::people::clock;

/// What the fields of every item show, the owner and the date with what shows through.
type Shown = BTreeMap<Id, BTreeMap<Field, Value>>;

fn shown(engagement: &Engagement<'_>) -> Shown {
    let field = |item: &ItemState, field: Field| match field {
        Field::Owner => Value::text(engagement.owner_of(item)),
        Field::Due => engagement.due_of(item).map_or(Value::Nothing, Value::Day),
        Field::Phase => Value::text(Some(&engagement.checklist.phases[item.phase].name)),
        field if item.tells(field) => item.field(field).value().clone(),
        _ => Value::Nothing,
    };
    let fields = |item| Field::ALL.iter().map(|which| (*which, field(item, *which))).collect();
    engagement.items.iter().map(|item| (item.id.clone(), fields(item))).collect()
}

fn field(change: &Change) -> Option<Field> {
    match change.kind {
        Kind::Added | Kind::Removed | Kind::Raised | Kind::Set | Kind::Confirmed | Kind::Noted => {
            None
        }
        Kind::Owner => Some(Field::Owner),
        Kind::Slipped | Kind::BroughtForward | Kind::Dated => Some(Field::Due),
        Kind::Edited => change.field,
        _ => Some(Field::Status),
    }
}

/// Applies a change to what was shown before; one of a phase or a role, to the items through
/// which it shows.
fn apply(change: &Change, shown: &mut Shown, before: &Engagement<'_>, after: &Engagement<'_>) {
    let without = |item: &ItemState, was: Option<&ItemState>, own: fn(&ItemState) -> bool| {
        own(item) && was.is_none_or(own)
    };
    let shows = |item: &&ItemState| {
        let was = before.item(&item.id);
        match &change.subject {
            Subject::Item { id, .. } => item.id == *id,
            Subject::Phase { id, .. } => {
                let phase = &after.checklist.phases[item.phase].id;
                phase == id
                    && was.is_none_or(|was| was.value(Field::Phase) == item.value(Field::Phase))
                    && without(item, was, |item| item.due().is_none())
            }
            Subject::Role(role) => {
                without(item, was, |item| item.owner().is_none())
                    && item.role() == Some(role)
                    && was.is_none_or(|was| was.role() == Some(role))
            }
            Subject::Matter { .. } | Subject::Setting(_) | Subject::Whole { .. } => false,
        }
    };
    if let Some(field) = field(change) {
        for item in after.items.iter().filter(shows) {
            let fields = shown.entry(item.id.clone()).or_default();
            fields.insert(field, change.now.clone());
            if field == Field::Status && change.now != Value::Status(Status::Blocked) {
                fields.insert(Field::Waiting, Value::Nothing);
            }
        }
    } else if let (Kind::Removed, Subject::Item { id, .. }) = (change.kind, &change.subject) {
        shown.remove(id);
    } else if let (Kind::Added, Subject::Item { id, .. }) = (change.kind, &change.subject) {
        let fields = shown.entry(id.clone()).or_default();
        fields.insert(Field::Owner, Value::text(change.owner.as_deref()));
        fields.insert(Field::Due, change.due.map_or(Value::Nothing, Value::Day));
    }
}

/// Is no item added in two ways? Which of them counts is then told as a conflict.
fn each_added_once(engagement: &Engagement<'_>) -> bool {
    engagement.tracked().filter_map(|one| one.added.as_ref()).all(|added| !added.in_conflict)
}

proptest! {
    #![proptest_config(config())]

    /// The changes from one instant to another, applied to the state at the one, give the state
    /// at the other.
    #[test]
    fn the_changes_of_a_period_make_its_end_of_its_beginning(
        lines in vec(nonsense(), 0..=12),
        instants in [clock(), clock()],
    ) {
        let record = Record::new(head(), lines);
        let [from, to] = [instants[0].min(instants[1]), instants[0].max(instants[1])];
        let fold = |at| Engagement::fold(&record, at, end_of_time(), Zone::Utc);
        let (before, after) = (fold(from), fold(to));
        prop_assume!(each_added_once(&after));
        let mut made = shown(&before);
        for item in after.items.iter().filter(|item| before.item(&item.id).is_none()) {
            // What is new is told with what it is at the end; only its status is told on its own.
            let mut own = shown(&after).remove(&item.id).expect("it is there");
            own.insert(Field::Owner, Value::text(item.owner()));
            own.insert(Field::Due, item.field(Field::Due).value().clone());
            let began = item.as_it_began().field(Field::Status).value().clone();
            own.insert(Field::Status, began);
            made.insert(item.id.clone(), own);
        }
        let report = changes(&before, &after);
        let of_fields = report.changes.iter().filter(|change| change.kind != Kind::Accepted);
        of_fields.for_each(|change| apply(change, &mut made, &before, &after));
        // For whom a newly blocked item waits is told with that.
        for change in &report.changes {
            if let (Subject::Item { id, .. }, Some(waiting)) = (&change.subject, &change.waiting) {
                let own = made.get_mut(id).expect("an item");
                own.insert(Field::Waiting, Value::Waiting(waiting.clone()));
            }
        }
        prop_assert_eq!(made, shown(&after), "{:#?}", report.changes);
    }

    /// Nothing is told of a period in which nothing is other: what was done and undone in between
    /// is no change.
    #[test]
    fn a_state_has_no_changes_to_itself(lines in vec(nonsense(), 0..=12), at in clock()) {
        let lines: Vec<Entry> = lines;
        let record = Record::new(head(), lines);
        let state = Engagement::fold(&record, at, end_of_time(), Zone::Utc);
        let report = changes(&state, &state);
        prop_assert!(report.changes.is_empty() && report.conflicts.is_empty());
        prop_assert_eq!((report.scope_in, report.scope_out), (0, 0));
    }

    /// The scope and the numbers of the two ends agree.
    #[test]
    fn what_came_into_scope_and_went_out_of_it_is_the_difference(
        lines in vec(nonsense(), 0..=12),
        instants in [clock(), clock()],
    ) {
        let record = Record::new(head(), lines);
        let fold = |at| Engagement::fold(&record, at, end_of_time(), Zone::Utc);
        let report = changes(&fold(instants[0].min(instants[1])), &fold(instants[0].max(instants[1])));
        let (from, to) = (report.from.counts.in_scope, report.to.counts.in_scope);
        prop_assert_eq!(from + report.scope_in, to + report.scope_out);
    }
}
