//! Taking back, and bringing back again.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Size;
use ticklist::domain::decide::{Refusal, Wish};
use ticklist::domain::entry::{Entry, Field};
use ticklist::domain::ids::{EntryId, Id};
use ticklist::domain::record::Record;
use ticklist::render::formats::text::Look;
use ticklist::screen::{Overview, Request, State};

use crate::generate::{PEOPLE, config, minute, nonsense};
use crate::meaning::{at, meaning};
use crate::people::{Person, Vague, add, assign, clock, tick, work};

/// Somebody with a copy of a record in which much has happened.
fn somebody() -> impl Strategy<Value = Person> {
    (vec(nonsense(), 0..6), select(PEOPLE.to_vec()), clock())
        .prop_map(|(entries, by, clock)| Person::new(by, &entries, clock))
}

/// What an entry touches in this record: fields, roles, and all there is of what came in later.
fn touches(entry: &Entry, record: &Record) -> BTreeSet<String> {
    let word =
        |kind: &str, id: &Id, field: &str| format!("{kind} {} {field}", id.as_str().to_lowercase());
    let adds = |entry: &Entry, id: &Id| {
        entry.add.contains_key(id) || entry.raise.contains_key(id) || entry.brings(id)
    };
    let added = |id: &&Id| record.entries().iter().any(|entry| adds(entry, id));
    let mut touched = BTreeSet::new();
    for (id, changes) in &entry.set {
        touched.extend(changes.fields.keys().map(|field| word("field", id, field.word())));
    }
    touched.extend(entry.role.keys().map(|role| format!("role {role}")));
    let settings = entry.engagement.iter().flat_map(|settings| settings.fields.keys());
    touched.extend(settings.map(|setting| format!("setting {}", setting.word())));
    touched.extend((entry.hold.is_some() || entry.resume).then(|| "hold".to_owned()));
    let phases = entry.upgrade.iter().flat_map(|upgrade| &upgrade.phases).map(|phase| &phase.id);
    let new = entry.add.keys().chain(entry.raise.keys()).chain(phases);
    touched.extend(new.map(|id| word("added", id, "")));
    let moves = entry.set.values().filter_map(|changes| changes.fields.get(&Field::Phase));
    let moves = moves.filter_map(|write| write.new.as_text().map(Id::new));
    let joined = entry.add.values().map(|addition| addition.phase.clone()).chain(moves);
    touched.extend(joined.filter(|id| added(&id)).map(|id| word("added", &id, "")));
    let about = entry
        .set
        .keys()
        .chain(entry.accept.keys())
        .chain(&entry.items)
        .chain(entry.notes.keys())
        .chain(&entry.confirm);
    touched.extend(about.filter(added).map(|id| word("added", id, "")));
    touched
}

/// What somebody does.
#[derive(Debug, Clone)]
enum Step {
    Work(Box<Vague>),
    /// Undoes and redoes by the command, or by the key.
    Undo(bool),
    Redo(bool),
    /// Undoes or redoes the work of anybody.
    UndoOf(Index),
    RedoOf(Index),
}

fn step() -> impl Strategy<Value = Step> {
    let one = select(vec!["A1", "A3", "+0"]).prop_map(|word| vec![word.to_owned()]);
    let work = prop_oneof![2 => tick(one.clone()), 2 => assign(one), 1 => add()];
    prop_oneof![
        6 => work.prop_map(|wish| Step::Work(Box::new(Vague(wish)))),
        4 => any::<bool>().prop_map(Step::Undo),
        3 => any::<bool>().prop_map(Step::Redo),
        1 => any::<Index>().prop_map(Step::UndoOf),
        1 => any::<Index>().prop_map(Step::RedoOf),
    ]
}

impl Step {
    /// What is wished of a record in which there is no undo of an undo but by redo.
    fn wish(&self, person: &Person) -> Wish {
        let entries = person.record.entries().iter();
        let work: Vec<&Entry> = entries.filter(|entry| entry.undoes.is_none()).collect();
        let one =
            |index: &Index| (!work.is_empty()).then(|| index.get(&work).id.as_str().to_owned());
        match self {
            Step::Work(vague) => vague.meant(person),
            Step::Undo(true) => pressed('u', person),
            Step::Redo(true) => pressed('U', person),
            Step::Undo(false) => Wish::Undo(None),
            Step::Redo(false) => Wish::Redo(None),
            Step::UndoOf(index) => Wish::Undo(one(index)),
            Step::RedoOf(index) => Wish::Redo(one(index)),
        }
    }
}

/// What a key of the screen asks for.
fn pressed(key: char, person: &Person) -> Wish {
    let (look, size) = (Look { width: 80, color: false, ascii: false }, Size::new(80, 24));
    let mut screen = State::new(Overview::of(&person.sees(), person.by), look, size);
    match screen.key(KeyEvent::from(KeyCode::Char(key))) {
        Some(Request::Record(wish)) => wish,
        asked => panic!("{key} asks for {asked:?}"),
    }
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
        let redo = person.does(&Wish::Redo(None)).expect("an undo can be taken back");
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
        for (wish, _) in work.iter().filter(|(wish, _)| !matches!(wish.0, Wish::Undo(_) | Wish::Redo(_))) {
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
            person.does(&Wish::Redo(None)).expect("nothing stands on the last undo");
            let (now, after) = (person.sees(), at(after, clock));
            prop_assert_eq!(meaning(&now), meaning(&after));
        }
    }

    /// Without an entry, undo and redo walk along what the person did alone, whatever others do
    /// meanwhile, by commands as by keys of the screen: undo takes back the newest standing work
    /// that the person recorded or brought back, redo brings back what the person took back last,
    /// until the person records something else; then it names what `redo ENTRY` brings back.
    #[test]
    fn undo_and_redo_walk_along_what_one_did_oneself(history in vec((select(PEOPLE.to_vec()), step()), 1..14)) {
        let mut person = Person::new("dana", &[], minute(0));
        let mut done: Vec<(&str, EntryId)> = Vec::new();
        let mut undone: Vec<(&str, EntryId)> = Vec::new();
        for (by, step) in history {
            (person.by, person.clock) = (by, person.clock + TimeDelta::minutes(1));
            let wish = step.wish(&person);
            let (record, sees) = (person.record.clone(), person.clock);
            let engagement = at(&record, sees);
            let stands = |id: &EntryId| engagement.standing().any(|(_, entry)| entry.id == *id);
            let own = |list: &[(&str, EntryId)], up| {
                list.iter().rev().find(|(who, id)| *who == by && stands(id) == up).map(|(_, id)| id.clone())
            };
            let (newest, last) = (own(&done, true), own(&undone, false));
            let decided = person.decide(&wish);
            let named = |refusal: &Refusal| match refusal {
                Refusal::StoodOn { entry, .. } => Some(entry.clone()),
                _ => None,
            };
            let work = match (&wish, &decided) {
                (Wish::Undo(None), Ok(decision)) => {
                    let undo = decision.entry.as_ref().and_then(|entry| entry.undoes.clone());
                    prop_assert_eq!(&undo, &newest);
                    undo
                }
                (Wish::Redo(None), Ok(decision)) => {
                    let undo = decision.entry.as_ref().and_then(|entry| entry.undoes.clone());
                    let work = undo.and_then(|undo| record.named(&undo)?.undoes.clone());
                    prop_assert_eq!(&work, &last);
                    work
                }
                (Wish::Undo(None), Err(refusal)) => {
                    prop_assert_eq!(named(refusal), newest, "{:?}", refusal);
                    continue;
                }
                (Wish::Redo(None), Err(refusal)) => {
                    prop_assert_eq!(named(refusal), last, "{:?}", refusal);
                    if let Refusal::RedoIsOver(Some(old)) = refusal {
                        let again = person.decide(&Wish::Redo(Some(old.as_str().to_owned())));
                        prop_assert!(again.is_ok_and(|decision| decision.entry.is_some()), "{}", old);
                    }
                    continue;
                }
                (Wish::Undo(Some(id)) | Wish::Redo(Some(id)), Ok(_)) => Some(EntryId::new(id)),
                (_, Ok(decision)) => decision.entry.as_ref().map(|entry| entry.id.clone()),
                (_, Err(_)) => continue,
            };
            let Ok(Some(entry)) = decided.map(|decision| decision.entry) else { continue };
            let work = work.expect("an entry is about work");
            person.record = person.record.with(entry);
            let now = at(&person.record, person.clock);
            let is_up = now.standing().any(|(_, entry)| entry.id == work);
            prop_assert_eq!(is_up, !matches!(wish, Wish::Undo(_)), "{:?}", wish);
            match wish {
                Wish::Undo(_) => undone.push((by, work)),
                Wish::Redo(_) => {
                    undone.retain(|(_, id)| *id != work);
                    done.push((by, work));
                }
                _ => {
                    undone.retain(|(who, _)| *who != by);
                    done.push((by, work));
                }
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
