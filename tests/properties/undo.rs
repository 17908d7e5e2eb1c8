//! Taking back, and bringing back again.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use ticklist::domain::decide::{Refusal, Wish};
use ticklist::domain::entry::Entry;
use ticklist::domain::ids::{EntryId, Id};
use ticklist::domain::record::Record;

use crate::generate::{PEOPLE, config, nonsense};
use crate::meaning::{at, meaning};
use crate::people::{Person, clock, work};

/// Somebody with a copy of a record in which much has happened.
fn somebody() -> impl Strategy<Value = Person> {
    (vec(nonsense(), 0..6), select(PEOPLE.to_vec()), clock())
        .prop_map(|(entries, by, clock)| Person::new(by, &entries, clock))
}

/// What an entry touches in this record: fields, roles, and all there is of an added item.
fn touches(entry: &Entry, record: &Record) -> BTreeSet<String> {
    let word =
        |kind: &str, id: &Id, field: &str| format!("{kind} {} {field}", id.as_str().to_lowercase());
    let added = |id: &&Id| record.entries().iter().any(|entry| entry.add.contains_key(*id));
    let mut touched = BTreeSet::new();
    for (id, changes) in &entry.set {
        touched.extend(changes.fields.keys().map(|field| word("field", id, field.word())));
    }
    touched.extend(entry.role.keys().map(|role| format!("role {role}")));
    touched.extend(entry.add.keys().map(|id| word("added", id, "")));
    let about =
        entry.set.keys().chain(&entry.items).chain(entry.notes.keys()).chain(&entry.confirm);
    touched.extend(about.filter(added).map(|id| word("added", id, "")));
    touched
}

proptest! {
    #![proptest_config(config())]

    /// Undo then redo is the identity on the state, whatever is undone.
    #[test]
    fn undo_then_redo_changes_nothing(
        mut person in somebody(),
        work in work(0..4),
        target in prop::option::of(any::<Index>()),
    ) {
        person.works(&work);
        let before = person.record.clone();
        let target = target.filter(|_| !before.entries().is_empty());
        let target = target.map(|index| index.get(before.entries()).id.as_str().to_owned());
        let Some(undo) = person.does(&Wish::Undo(target)) else { return Ok(()) };
        let undone = before.entries().iter().filter(|entry| Some(&entry.id) == undo.undoes.as_ref());
        if undone.into_iter().any(|entry| entry.undoes.is_some()) {
            return Ok(());
        }
        let redo = person.does(&Wish::Redo).expect("an undo can be taken back");
        prop_assert_eq!(redo.undoes, Some(undo.id));
        let (before, after) = (at(&before, person.clock), person.sees());
        prop_assert_eq!(meaning(&after), meaning(&before));
    }

    /// Undo gives the state before the wish, undo twice the one before the last two wishes, and so
    /// on; redo goes the same way back.
    #[test]
    fn undo_walks_back_wish_by_wish_and_redo_forth_again(mut person in somebody(), work in work(1..5)) {
        let mut records = vec![person.record.clone()];
        let mut done = Vec::new();
        for (wish, _) in work.iter().filter(|(wish, _)| !matches!(wish.0, Wish::Undo(_) | Wish::Redo)) {
            let wish = wish.meant(&person);
            if let Some(entry) = person.does(&wish) {
                done.push(entry);
                records.push(person.record.clone());
            }
        }
        let clock = person.clock;
        for (entry, before) in done.iter().zip(&records).rev() {
            let undo = person.does(&Wish::Undo(None)).expect("nothing stands on the newest entry");
            prop_assert_eq!(undo.undoes.as_ref(), Some(&entry.id));
            let (now, before) = (person.sees(), at(before, clock));
            prop_assert_eq!(meaning(&now), meaning(&before));
        }
        for after in records.iter().skip(1) {
            person.does(&Wish::Redo).expect("nothing stands on the last undo");
            let (now, after) = (person.sees(), at(after, clock));
            prop_assert_eq!(meaning(&now), meaning(&after));
        }
    }

    /// Without an argument, undo takes the newest standing entry of the same person that is no undo.
    #[test]
    fn undo_takes_the_newest_of_ones_own(mut person in somebody(), work in work(0..4)) {
        person.works(&work);
        let record = person.record.clone();
        let engagement = at(&record, person.clock);
        let own = |entry: &&Entry| entry.by == person.by && entry.undoes.is_none();
        let newest = engagement.standing().map(|(_, entry)| entry).rev().find(own);
        match (person.decide(&Wish::Undo(None)), newest) {
            (Ok(decision), Some(newest)) => {
                prop_assert_eq!(decision.entry.and_then(|entry| entry.undoes), Some(newest.id.clone()));
            }
            (Err(Refusal::StoodOn { .. }), Some(_)) => {}
            (decided, newest) => {
                prop_assert!(matches!(decided, Err(Refusal::NothingToUndo(_))), "{:?}", decided);
                prop_assert!(newest.is_none());
            }
        }
    }

    /// An undo is refused, naming a later standing entry, when such an entry touches the same; it
    /// is granted when no other does; and nothing is recorded only of what is undone already.
    #[test]
    fn what_a_later_entry_stands_on_is_not_taken_back(
        mut person in somebody(),
        work in work(0..4),
        target in any::<Index>(),
    ) {
        person.works(&work);
        let record = person.record.clone();
        let engagement = at(&record, person.clock);
        let ids: Vec<&EntryId> = record.entries().iter().map(|entry| &entry.id).collect();
        let once = |id| ids.iter().filter(|other| **other == id).count() == 1;
        let work = engagement.entries().iter().enumerate();
        let work = work.filter(|(_, entry)| entry.undoes.is_none() && once(&entry.id));
        let work: Vec<(usize, &Entry)> = work.collect();
        if work.is_empty() {
            return Ok(());
        }
        let (place, target) = *target.get(&work);
        let id = &target.id;
        let touched = touches(target, &record);
        let sharing = engagement.standing().filter(|(other, entry)| {
            *other != place && !touches(entry, &record).is_disjoint(&touched)
        });
        let sharing: Vec<(usize, &Entry)> = sharing.collect();
        match person.decide(&Wish::Undo(Some(id.as_str().to_owned()))) {
            Err(Refusal::StoodOn { entry, later, by, at, .. }) => {
                prop_assert_eq!(&entry, id);
                let named = sharing.iter().find(|(_, entry)| (&entry.id, entry.by.as_str(), entry.at) == (&later, by.as_str(), at));
                prop_assert!(named.is_some() && engagement.stands(place));
            }
            Ok(decision) => {
                prop_assert!(!engagement.stands(place) || sharing.iter().all(|(other, _)| *other < place));
                prop_assert_eq!(decision.entry.is_some(), engagement.stands(place));
            }
            refused => prop_assert!(false, "{:?}", refused),
        }
    }
}
