//! The state is a pure fold of the set of entries.

use chrono::TimeDelta;
use proptest::collection::vec;
use proptest::prelude::*;
use ticklist::domain::engagement::{Engagement, Stray};
use ticklist::domain::entry::{Entry, Field, Value, Write};
use ticklist::domain::ids::Id;
use ticklist::domain::record::Record;
use ticklist::domain::select::{select, short_id};
use ticklist::domain::time::{Instant, Zone};
use ticklist::record::{File, encode, read, write_head};
use ticklist::reports::matter::matter_row;

use crate::generate::{any_entry, config, end_of_time, head, nonsense};
use crate::meaning::{at, state};
use crate::people::clock;
use crate::texts::any_instant;

fn journal() -> impl Strategy<Value = Vec<Entry>> {
    vec(nonsense(), 0..=12)
}

/// An entry of any kind, or one that is likely to meet others.
fn line() -> impl Strategy<Value = Entry> {
    prop_oneof![any_entry(), nonsense()]
}

/// The record of these lines, in a text with the byte order mark that some editors put first.
fn of_lines(entries: &[Entry]) -> Record {
    let lines: String = entries.iter().map(|entry| encode(entry) + "\n").collect();
    match read(format!("\u{feff}{}{lines}", write_head(&head())).as_bytes()) {
        Ok(File::Record(head, journal)) => {
            assert_eq!((journal.faults, journal.unfinished), (Vec::new(), None));
            let entries = journal.entries.into_iter().map(|located| located.entry);
            Record::new(head, entries.collect())
        }
        other => panic!("this was a record: {other:?}"),
    }
}

fn instant() -> impl Strategy<Value = Instant> {
    prop_oneof![4 => clock(), 1 => any_instant()]
}

/// The entry as somebody wrote it who spells ids the other way.
fn respelled(entry: &Entry) -> Entry {
    let respell = |id: &Id| {
        let upper = id.as_str().to_ascii_uppercase();
        Id::new(if id.as_str() == upper { upper.to_ascii_lowercase() } else { upper })
    };
    let mut other = entry.clone();
    other.set = entry.set.iter().map(|(id, changes)| (respell(id), changes.clone())).collect();
    other.add = entry.add.iter().map(|(id, addition)| (respell(id), addition.clone())).collect();
    other.raise = entry.raise.iter().map(|(id, raised)| (respell(id), raised.clone())).collect();
    other
}

/// A journal, and the same lines in another order.
fn reordered() -> impl Strategy<Value = (Vec<Entry>, Vec<Entry>)> {
    (repeated(), vec(any::<u8>(), 36)).prop_map(|(lines, keys)| {
        let mut keyed: Vec<(u8, Entry)> = keys.into_iter().zip(lines.iter().cloned()).collect();
        keyed.sort_by_key(|(key, _)| *key);
        (lines, keyed.into_iter().map(|(_, line)| line).collect())
    })
}

/// Lines of which some stand there again, and some again with their ids in another case.
fn repeated() -> impl Strategy<Value = Vec<Entry>> {
    let lines = (journal(), vec(any::<[bool; 2]>(), 12));
    lines.prop_map(|(lines, again)| {
        let again = lines.iter().zip(again).flat_map(|(line, [same, other])| {
            same.then(|| line.clone()).into_iter().chain(other.then(|| respelled(line)))
        });
        let again: Vec<Entry> = again.collect();
        lines.into_iter().chain(again).collect()
    })
}

proptest! {
    #![proptest_config(config())]

    /// The fold never panics, whatever the entries say, and neither does any question to it.
    #[test]
    fn the_fold_never_panics(entries in journal(), as_of in instant(), clock in instant(), far in any_entry()) {
        let record = Record::new(head(), entries).with(far);
        let engagement = Engagement::fold(&record, as_of, clock, Zone::Utc);
        for item in &engagement.items {
            let _ = (engagement.owner_of(item), engagement.due_of(item), Field::ALL.iter().map(|field| item.field(*field).values().len()).max());
            let _ = (engagement.is_overdue(item), engagement.is_met(item), item.before());
            prop_assert!(item.id.as_str().starts_with(short_id(item, &engagement)));
            let word = [item.id.as_str().to_owned()];
            prop_assert!(select(&word, &engagement).is_ok() || Id::fault(&word[0]).is_some());
        }
        for matter in &engagement.matters {
            let _ = (engagement.is_matter_overdue(matter), matter_row(matter, &engagement));
            prop_assert!(matter.id.as_str().starts_with(short_id(matter, &engagement)));
        }
        let _ = (engagement.since_last(), engagement.today(), record.now(clock), record.next_instant(clock));
        for place in 0..engagement.entries().len() {
            let _ = (engagement.day_of(place), engagement.stands(place));
        }
    }

    /// The fold does not depend on the order of lines.
    #[test]
    fn the_fold_does_not_depend_on_the_order_of_lines((lines, shuffled) in reordered(), clock in instant()) {
        let (one, other) = (Record::new(head(), lines), Record::new(head(), shuffled));
        prop_assert_eq!(&one, &other);
        let (one, other) = (at(&one, clock), at(&other, clock));
        prop_assert_eq!(state(&one), state(&other));
    }

    /// The fold does not depend on the repetition of lines.
    #[test]
    fn the_fold_does_not_depend_on_the_repetition_of_lines(
        lines in journal(),
        again in vec(any::<prop::sample::Index>(), 0..6),
        clock in instant(),
    ) {
        let once = Record::new(head(), lines.clone());
        let repeated = again.iter().filter(|_| !lines.is_empty()).map(|index| index.get(&lines).clone());
        let more = Record::new(head(), lines.iter().cloned().chain(repeated.clone()).collect());
        prop_assert_eq!(&once, &more);
        let one_by_one = lines.iter().cloned().chain(repeated).fold(Record::new(head(), Vec::new()), Record::with);
        prop_assert_eq!(&once, &one_by_one);
        let (once, more) = (at(&once, clock), at(&more, clock));
        prop_assert_eq!(state(&once), state(&more));
    }

    /// The state as of an instant is that of the entries until then, and nothing more than a day
    /// ahead of the clock is in it.
    #[test]
    fn the_state_as_of_an_instant_is_that_of_the_entries_until_then(
        lines in journal(),
        as_of in instant(),
        clock in instant(),
    ) {
        let until = as_of.min(clock + TimeDelta::hours(24));
        let known: Vec<Entry> = lines.iter().filter(|line| line.at <= until).cloned().collect();
        let (whole, known) = (Record::new(head(), lines), Record::new(head(), known));
        let engagement = Engagement::fold(&whole, as_of, clock, Zone::Utc);
        prop_assert_eq!(engagement.entries(), known.entries());
        let known = Engagement::fold(&known, as_of, end_of_time(), Zone::Utc);
        prop_assert_eq!(state(&engagement), state(&known));
    }

    /// A record whose entries stay in its text is that of the entries, in whatever order somebody
    /// asks for them.
    #[test]
    fn a_record_of_lines_is_that_of_the_entries_on_them(
        mut lines in vec(line(), 0..8),
        again in any::<prop::sample::Index>(),
        more in vec(line(), 1..4),
    ) {
        lines.extend((!lines.is_empty()).then(|| again.get(&lines).clone()));
        let (kept, read) = (of_lines(&lines), Record::new(head(), lines));
        let (engagement, other) = (at(&kept, end_of_time()), at(&read, end_of_time()));
        prop_assert_eq!(state(&engagement), state(&other));
        for (place, entry) in read.entries().iter().enumerate().rev() {
            prop_assert_eq!(engagement.entry(place), entry);
            let named = read.entries().iter().find(|other| other.id == entry.id);
            prop_assert_eq!(kept.named(&entry.id), named);
            prop_assert!(kept.has(entry) && read.has(entry));
        }
        prop_assert_eq!(&kept, &read);
        let whole = Record::new(head(), [read.entries(), &more].concat());
        let one_by_one = more.iter().cloned().fold(kept.clone(), Record::with);
        for with in [one_by_one, kept.with_all(more.clone()), read.with_all(more)] {
            let (engagement, other) = (at(&with, end_of_time()), at(&whole, end_of_time()));
            prop_assert_eq!(state(&engagement), state(&other));
            prop_assert_eq!(&with, &whole);
        }
    }

    /// What is not for the customer is left out wherever somebody looks, and nothing else is.
    #[test]
    fn internal_notes_are_left_out_of_all_that_a_record_says(lines in vec(any_entry(), 0..8)) {
        let whole = of_lines(&lines);
        let less = whole.clone().without_internal_notes().clone();
        let read = of_lines(&lines);
        prop_assert_eq!(whole.entries(), read.entries());
        prop_assert_eq!(&read.without_internal_notes(), &less);
        let engagement = at(&less, end_of_time());
        for mark in &engagement.checkpoints {
            let said = engagement.entry(mark.entry).checkpoint.as_deref();
            prop_assert_eq!(Some(mark.checkpoint), said);
        }
        let internal = whole.entries().iter().filter(|entry| entry.internal);
        let matters = internal.flat_map(|entry| entry.raise.keys()).cloned().collect();
        let expected = whole.entries().iter().cloned();
        let expected = expected.map(|it| it.without_tasks_of(&matters).without_internal_notes());
        prop_assert_eq!(less.entries(), expected.collect::<Vec<Entry>>());
        prop_assert!(engagement.matters.iter().all(|it| !it.internal || it.task().is_empty()));
        prop_assert_eq!(&engagement.items, &at(&whole, end_of_time()).items);
    }

    /// Exactly those entries are left out that a standing undo names: of undoes, one that sorts
    /// later, so that no two undo each other.
    #[test]
    fn an_entry_stands_unless_a_standing_undo_names_it(lines in journal()) {
        let record = Record::new(head(), lines);
        let engagement = at(&record, end_of_time());
        for (place, entry) in record.entries().iter().enumerate() {
            let first = if entry.undoes.is_some() { place + 1 } else { 0 };
            let undone = engagement
                .standing()
                .any(|(undo, other)| undo >= first && other.undoes.as_ref() == Some(&entry.id));
            prop_assert_eq!(engagement.stands(place), !undone, "{:?}", entry);
        }
    }

    /// Nothing that an entry says is passed over: it is noted at its item or matter, at its phase,
    /// or as a stray; and only standing entries are noted anywhere.
    #[test]
    fn nothing_that_a_standing_entry_says_is_passed_over(lines in journal()) {
        let record = Record::new(head(), lines);
        let engagement = at(&record, end_of_time());
        for (place, entry) in engagement.standing() {
            let ids = entry.set.keys().chain(entry.add.keys()).chain(entry.raise.keys());
            for id in ids.chain(&entry.items).chain(&entry.confirm) {
                let noted = engagement.find(id).is_some_and(|one| one.entries.contains(&place));
                let stray = engagement.strays.contains(&Stray { entry: place, id: id.clone() });
                let due_only = |id| entry.set.get(id).is_some_and(|set| set.fields.keys().all(|f| *f == Field::Due));
                let is_said = entry.items.contains(id) || due_only(id);
                let at_phase = engagement.phase_place(id).is_some() && is_said;
                prop_assert!(noted || at_phase || stray, "{} of {:?}", id, entry);
            }
        }
        let confirmed = engagement.items.iter().flat_map(|item| &item.confirmed);
        let noted = engagement.tracked().flat_map(|one| &one.entries).chain(confirmed);
        let noted = noted.copied().chain(engagement.strays.iter().map(|stray| stray.entry));
        let noted = noted.chain(engagement.checkpoints.iter().map(|mark| mark.entry));
        for place in noted {
            prop_assert!(engagement.stands(place));
        }
    }
}

/// What only an internal note names is still listed with the entry, as with a note that is about
/// items: that something was said is no secret, what was said is one.
#[test]
fn what_an_internal_note_names_is_listed_without_its_words() {
    let entry = Entry { internal: true, ..Entry::default() };
    let [named, set] = ["A1", "A2"].map(Id::new);
    let mut entry =
        Entry { notes: [(named.clone(), "Hush".to_owned())].into_iter().collect(), ..entry };
    entry.notes.insert(set.clone(), "Hush too".to_owned());
    let lee = Value::text(Some("Lee"));
    entry.set(&set, Field::Owner, Write { seen: None, new: lee });
    let whole = Record::new(head(), vec![entry]);
    let less = whole.clone().without_internal_notes();
    assert_eq!(at(&less, end_of_time()).items, at(&whole, end_of_time()).items);
    let [shown] = less.entries() else { panic!("one entry") };
    assert_eq!((shown.notes.is_empty(), &shown.items), (true, &vec![named]));
}
