//! Items that move to other phases.

use proptest::prelude::*;
use proptest::sample::select;
use ticklist::domain::decide::Wish;
use ticklist::domain::engagement::Engagement;
use ticklist::domain::entry::{Field, Value};
use ticklist::domain::ids::Id;
use ticklist::reports::progress::{Per, progress};

use crate::decide::somebody;
use crate::generate::config;
use crate::meaning::{at, meaning};
use crate::people::{Vague, move_to, words};

/// An item, but for its phase: all that it holds, and what happened to it.
fn as_ever(id: &Id, engagement: &Engagement<'_>) -> (Vec<Value>, Vec<String>) {
    let item = engagement.item(id).expect("it is there");
    let fields = Field::ALL.iter().filter(|field| **field != Field::Phase);
    let fields = fields.map(|field| item.field(*field).value().clone());
    let entries = item.entries.iter().map(|entry| engagement.entry(*entry).id.to_string());
    (fields.collect(), entries.collect())
}

proptest! {
    #![proptest_config(config())]

    /// A moved item stays the same item, in the phase that was named; no other
    /// moves, each counts once, and an undo brings everything back.
    #[test]
    fn a_moved_item_stays_the_same_item_until_an_undo_brings_it_back(
        mut person in somebody(),
        wish in move_to(words()),
    ) {
        let Wish::Move(words, phase) = Vague(wish).meant(&person) else { return Ok(()) };
        let record = person.record.clone();
        let before = at(&record, person.clock);
        let Some(entry) = person.does(&Wish::Move(words, phase.clone())) else { return Ok(()) };
        let after = person.record.clone();
        let after = at(&after, person.clock);
        let place = after.phase_place(&Id::new(phase)).expect("it is on the checklist");
        for item in &before.items {
            let now = after.item(&item.id).expect("no item goes");
            let (fields, mut entries) = as_ever(&item.id, &before);
            let is_moved = entry.set.iter().any(|(id, _)| *id == item.id);
            entries.extend(is_moved.then(|| entry.id.to_string()));
            prop_assert_eq!((fields, entries), as_ever(&item.id, &after));
            prop_assert_eq!(now.phase, if is_moved { place } else { item.phase });
        }
        let rows = progress(&after, Per::Phase);
        for (row, place) in rows.rows.iter().zip(0..) {
            let counts = &row.counts;
            let all = counts.in_scope + counts.out + counts.duties;
            prop_assert_eq!(all, after.items_of(place).count());
        }
        person.does(&Wish::Undo(None)).expect("it was the last that was done");
        let back = person.sees();
        prop_assert_eq!(meaning(&back), meaning(&before));
    }

    /// Two who move an item to different phases are in conflict, whoever comes first.
    #[test]
    fn two_who_move_an_item_apart_are_in_conflict(
        person in somebody(),
        id in select(vec!["A1", "G2", "E1"]),
    ) {
        let mut copies = [person.clone(), person];
        let to = |phase: &str| Wish::Move(vec![id.to_owned()], phase.to_owned());
        let moved = copies.iter_mut().zip(["general", "Enable"]);
        let moved: Vec<_> = moved.filter_map(|(copy, phase)| copy.does(&to(phase))).collect();
        let [one, other] = moved.as_slice() else { return Ok(()) };
        let [copy, _] = &copies;
        let both = copy.record.clone().with(other.clone());
        let both = at(&both, copy.clock);
        let item = both.item(&Id::new(id)).expect("it is there");
        prop_assert!(item.field(Field::Phase).in_conflict(), "{:?} {:?}", one, other);
        let stands = item.field(Field::Phase).value().as_text().map(Id::new);
        prop_assert_eq!(stands.and_then(|id| both.phase_place(&id)), Some(item.phase));
    }
}
