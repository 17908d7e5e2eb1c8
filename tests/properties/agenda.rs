//! What a meeting has to talk about, whatever was written into the journal.

use std::collections::HashSet;

use proptest::collection::vec;
use proptest::prelude::*;
use ticklist::domain::engagement::{Engagement, ItemState};
use ticklist::domain::ids::Id;
use ticklist::domain::record::Record;
use ticklist::domain::status::Status;
use ticklist::domain::time::Zone;
use ticklist::reports::agenda::{Agenda, agenda};
use ticklist::reports::progress::current_phase;

use crate::generate::{config, end_of_time, head, minute, nonsense};

/// The items that the agenda names, section by section.
fn named(agenda: &Agenda) -> Vec<&Id> {
    let decided = agenda.to_decide.iter().filter_map(|one| one.item.as_ref());
    let overdue = agenda.overdue.iter().flat_map(|owned| &owned.items);
    let rest = [&agenda.blocked, &agenda.due, &agenda.unowned, &agenda.unconfirmed];
    let rest = rest.into_iter().chain([&agenda.to_confirm]).flatten();
    decided.chain(overdue).chain(rest).map(|item| &item.id).collect()
}

/// Is there something about the item that a meeting has to know?
fn is_topic(item: &ItemState, engagement: &Engagement<'_>) -> bool {
    let is_blocked = item.status() == Status::Blocked && !item.is_out();
    let is_unowned = item.is_open() && engagement.owner_of(item).is_none();
    is_blocked
        || engagement.is_overdue(item)
        || is_unowned && Some(item.phase) == current_phase(engagement)
        || item.duty && !item.is_out()
}

proptest! {
    #![proptest_config(config())]

    /// No item is on the agenda twice, and whatever is blocked, overdue, without an owner in the
    /// current phase, or a duty, is on it.
    ///
    /// Catches: a section that passes over what it should name, or names what an earlier one did.
    #[test]
    fn an_item_is_on_the_agenda_once_and_none_is_forgotten(
        lines in vec(nonsense(), 0..=12),
        days in 0..60_i64,
    ) {
        let record = Record::new(head(), lines);
        let engagement = Engagement::fold(&record, minute(days * 24 * 60), end_of_time(), Zone::Utc);
        let agenda = agenda(&engagement, false);
        let named = named(&agenda);
        let once: HashSet<&Id> = named.iter().copied().collect();
        prop_assert_eq!(once.len(), named.len(), "{:?}", named);
        for item in engagement.items.iter().filter(|item| is_topic(item, &engagement)) {
            prop_assert!(once.contains(&item.id), "{} is not in {:?}", item.id, named);
        }
    }
}
