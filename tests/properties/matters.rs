//! Decisions, risks and actions, of which meetings talk and the progress does not know.

use proptest::collection::vec;
use proptest::prelude::*;
use ticklist::domain::decide::Wish;
use ticklist::domain::entry::{Entry, Field, Value, Write};
use ticklist::domain::ids::Id;
use ticklist::domain::matter::MatterStatus;
use ticklist::domain::record::Record;
use ticklist::reports::matter::matter_detail;
use ticklist::reports::progress::{Per, progress};

use crate::generate::{PEOPLE, base, config, end_of_time, head, minute};
use crate::meaning::{at, state};
use crate::people::{Person, Vague, assign, matter, raise};

/// Two people who saw the same matters raised and then, without hearing of each other, raised
/// others, closed, reopened and gave away what there was.
fn two_apart() -> impl Strategy<Value = [Person; 2]> {
    let words = || Just(vec!["~0".to_owned()]);
    let close = matter().prop_filter("to close", |wish| matches!(wish, Wish::Close(..)));
    let deed = prop_oneof![2 => matter(), 1 => assign(words()), 1 => close];
    let works = || (10..600_i64, vec((deed.clone().prop_map(Vague), 0..600_i64), 1..5));
    (vec(raise(), 1..3), works(), works()).prop_map(|(raised, ours, theirs)| {
        let mut begun = Person::new(PEOPLE[2], &[], base());
        begun.works(&raised.into_iter().map(|wish| (Vague(wish), 1)).collect::<Vec<_>>());
        let apart = |by, (minutes, work): (_, Vec<_>)| {
            let mut person = Person::new(by, begun.record.entries(), minute(minutes));
            person.works(&work);
            person
        };
        [apart(PEOPLE[0], ours), apart(PEOPLE[1], theirs)]
    })
}

/// What an entry writes to this field of a matter.
fn write<'e>(entry: &'e Entry, id: &Id, field: Field) -> Option<&'e Write> {
    entry.set.get(id)?.fields.get(&field)
}

proptest! {
    #![proptest_config(config())]

    /// Two copies in which the same matters were raised, closed and given away merge in any order
    /// into one state, in which nothing is lost: each matter is there, each value stands or was
    /// replaced by somebody who had seen it, and each word is in the history of its matter.
    #[test]
    fn what_two_did_to_the_same_matters_merges_without_loss([ours, theirs] in two_apart()) {
        let join = |one: &Person, other: &Person| {
            one.record.clone().with_all(other.record.entries().to_vec())
        };
        let (merged, other_way) = (join(&ours, &theirs), join(&theirs, &ours));
        prop_assert_eq!(&merged, &other_way);
        let (engagement, other) = (at(&merged, end_of_time()), at(&other_way, end_of_time()));
        prop_assert_eq!(state(&engagement), state(&other));
        prop_assert!(engagement.strays.is_empty(), "{:?}", engagement.strays);
        for (place, entry) in engagement.standing() {
            for id in entry.raise.keys().chain(entry.set.keys()).chain(&entry.items) {
                let Some(matter) = engagement.matter(id) else {
                    prop_assert!(engagement.phase_place(id).is_some(), "{} is lost", id);
                    continue;
                };
                for field in [Field::Status, Field::Owner, Field::Due] {
                    let Some(wrote) = write(entry, id, field) else { continue };
                    let values = matter.field(field).values();
                    let mut stands = values.iter().any(|standing| standing.value == wrote.new);
                    if wrote.new == Value::MatterStatus(MatterStatus::Closed) {
                        let outcomes = engagement.outcomes(matter);
                        stands &= outcomes.iter().any(|(said, _)| Some(*said) == entry.note_on(id));
                    }
                    let saw = |later: &Entry| {
                        let seen = write(later, id, field).and_then(|it| it.seen.as_ref());
                        seen.is_some_and(|seen| seen.contains(&wrote.new))
                    };
                    let replaced = engagement.standing().any(|(at, it)| at > place && saw(it));
                    prop_assert!(stands || replaced, "{:?} of {} by {:?}", wrote, id, entry);
                }
                let history = matter_detail(matter, &engagement).history;
                let told = history.iter().find(|told| told.id == entry.id).expect("it is told");
                prop_assert_eq!((&told.note, told.notes.get(id)), (&entry.note, entry.notes.get(id)));
            }
        }
        for matter in &engagement.matters {
            let row = matter_detail(matter, &engagement).row;
            prop_assert_eq!(row.outcome.is_some(), row.status == MatterStatus::Closed);
            let rivals = engagement.outcomes(matter).len() > 1;
            prop_assert!(!rivals || row.is_contested(Field::Status), "{:?}", row);
        }
    }

    /// No matter counts in the progress, whatever becomes of it.
    #[test]
    fn matters_count_in_no_progress([person, _] in two_apart()) {
        let (with, without) = (person.sees(), Record::new(head(), Vec::new()));
        prop_assert!(!with.matters.is_empty());
        let without = at(&without, end_of_time());
        prop_assert_eq!(progress(&with, Per::Phase).all, progress(&without, Per::Phase).all);
    }

    /// Of a matter that is not for the customer no word is left in what customers read: neither
    /// what it is about, nor what is said of it, nor what came of it.
    #[test]
    fn no_word_of_an_internal_matter_reaches_the_customer([person, _] in two_apart()) {
        let whole = person.sees();
        let record = person.record.clone().without_internal_notes();
        let less = at(&record, person.clock);
        for matter in whole.matters.iter().filter(|matter| matter.internal) {
            let kept = less.matter(&matter.id).expect("it is there");
            prop_assert_eq!((kept.task(), kept.owner(), kept.due()), ("", matter.owner(), matter.due()));
            prop_assert!(less.withholds(kept));
            for entry in kept.entries.iter().map(|entry| less.entry(*entry)) {
                prop_assert_eq!(entry.note_on(&matter.id), None, "{:?}", entry);
            }
        }
    }
}
