//! Newer checklists: what they make of the items, and that everybody comes to the same.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use proptest::collection::vec;
use proptest::prelude::*;
use ticklist::domain::decide::Wish;
use ticklist::domain::engagement::{Engagement, ItemState};
use ticklist::domain::entry::{Addition, Field, Value};
use ticklist::domain::ids::Id;
use ticklist::domain::merge::missing;
use ticklist::domain::time::Zone;
use ticklist::reports::changes::changes;
use ticklist::reports::conflicts::conflicts;

use crate::generate::{PEOPLE, config, minute, nonsense};
use crate::meaning::meaning;
use crate::people::{Person, upgrade, work};

/// What the items are, whoever made them so.
fn items(engagement: &Engagement<'_>) -> BTreeMap<Id, (Id, bool, bool, Vec<Value>)> {
    let item = |item: &ItemState| {
        let phase = engagement.checklist.phases[item.phase].id.clone();
        let fields = Field::ALL.iter().map(|field| item.field(*field).value().clone());
        (item.id.clone(), (phase, item.optional, item.duty, fields.collect()))
    };
    engagement.items.iter().map(item).collect()
}

/// Somebody who has worked with a record of which not all makes sense.
fn somebody() -> impl Strategy<Value = Person> {
    (vec(nonsense(), 0..4), work(0..4)).prop_map(|(entries, work)| {
        let mut person = Person::new(PEOPLE[0], &entries, minute(100_000));
        person.works(&work);
        person
    })
}

proptest! {
    #![proptest_config(config())]

    /// Who upgrades again changes nothing.
    #[test]
    fn upgrading_twice_is_upgrading_once(mut person in somebody(), wish in upgrade()) {
        if person.does(&wish).is_some() {
            prop_assert_eq!(person.decide(&wish).map(|decision| decision.entry), Ok(None));
        }
    }

    /// Undoing it gives the state before.
    #[test]
    fn an_upgrade_is_undone_as_a_whole(mut person in somebody(), wish in upgrade()) {
        let before = person.clone();
        if person.does(&wish).is_some() {
            person.does(&Wish::Undo(None)).expect("nothing stands on it");
            let (now, then) = (person.sees(), before.sees());
            prop_assert_eq!(meaning(&now), meaning(&then));
        }
    }

    /// Two people who upgrade two copies have the same items then, and so they have together,
    /// without a conflict that was not there.
    #[test]
    fn two_who_upgrade_two_copies_merge_to_one(mut one in somebody(), wish in upgrade()) {
        let before = one.clone();
        let mut other = Person::new(PEOPLE[1], one.record.entries(), one.clock);
        let (Some(_), Some(_)) = (one.does(&wish), other.does(&wish)) else { return Ok(()) };
        prop_assert_eq!(items(&one.sees()), items(&other.sees()));
        let theirs = missing(&one.record, &other.record).into_iter().cloned().collect();
        let mut both = one.clone();
        both.record = both.record.with_all(theirs);
        prop_assert_eq!(items(&both.sees()), items(&one.sees()));
        let (known, now) = (conflicts(&before.sees()), conflicts(&both.sees()));
        let is_new = |touch| !known.iter().any(|conflict| conflict.touch == touch);
        prop_assert!(now.into_iter().all(|conflict| !is_new(conflict.touch)));
    }

    /// The scope that `changes` tells is that before, with what the upgrade brought and without what
    /// it took away; and what is done stays done.
    #[test]
    fn the_scope_told_is_what_the_upgrade_brought_and_took_away(mut person in somebody(), wish in upgrade()) {
        let Some(entry) = person.does(&wish) else { return Ok(()) };
        let then = entry.at - TimeDelta::milliseconds(1);
        let before = Engagement::fold(&person.record, then, person.clock, Zone::Utc);
        let after = person.sees();
        let told = changes(&before, &after);
        let by_it: Vec<(usize, usize)> =
            told.upgrades.iter().map(|row| (row.scope_in, row.scope_out)).collect();
        prop_assert_eq!(by_it, [(told.scope_in, told.scope_out)]);
        let (was, is) = (told.from.counts.in_scope, told.to.counts.in_scope);
        prop_assert_eq!(was + told.scope_in, is + told.scope_out);
        let is_new = |added: &&Addition| !added.optional && !added.ongoing;
        prop_assert!(told.scope_in >= entry.add.values().filter(is_new).count());
        let done = before.items.iter().filter(|item| item.is_done());
        for item in done {
            prop_assert!(after.item(&item.id).is_some_and(|now| now.is_done()), "{}", item.id);
        }
    }
}
