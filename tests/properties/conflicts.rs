//! People who work offline, each in a copy of the record, and then put the copies together.

use chrono::TimeDelta;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use ticklist::domain::decide::{Verb, Wish};
use ticklist::domain::engagement::{Engagement, ItemState, MatterState, Register};
use ticklist::domain::entry::{Entry, Field, Value, Write};
use ticklist::domain::ids::Id;
use ticklist::domain::record::Record;
use ticklist::domain::time::Instant;

use crate::generate::{PEOPLE, config, end_of_time, head, nonsense};
use crate::meaning::{at, state};
use crate::people::{Person, Vague, assign, assign_role, clock, due, move_to, tick, work};

/// What several people did who began with the same entries, and did not hear of each other.
fn apart(people: usize) -> impl Strategy<Value = Vec<Person>> {
    let base = vec(nonsense(), 0..5);
    (base, vec((clock(), work(1..=4)), people)).prop_map(|(base, works)| {
        let people = PEOPLE.into_iter().zip(works);
        people
            .map(|(by, (clock, work))| {
                let mut person = Person::new(by, &base, clock);
                person.works(&work);
                person
            })
            .collect()
    })
}

fn merged(one: &Record, other: &Record) -> Record {
    Record::new(head(), [one.entries(), other.entries()].concat())
}

/// A field of an item, a matter or a phase, or the owner of a role.
#[derive(Debug, Clone, PartialEq)]
enum Place<'e> {
    Field(&'e Id, Field),
    Role(&'e str),
}

impl<'e> Place<'e> {
    fn register<'s>(&self, engagement: &'s Engagement<'_>) -> Option<&'s Register> {
        match self {
            Place::Role(role) => engagement.roles.get(*role),
            Place::Field(id, field) => match engagement.phase_place(id) {
                Some(phase) => (*field == Field::Due).then(|| &engagement.phases[phase].due),
                None => engagement.find(id).map(|one| one.field(*field)),
            },
        }
    }
}

/// All that an entry writes, but for what can't be a value of the field there.
fn writes<'e>(entry: &'e Entry, engagement: &Engagement<'_>) -> Vec<(Place<'e>, &'e Write)> {
    let fields = entry.set.iter().flat_map(|(id, set)| {
        set.fields.iter().map(move |(field, write)| (Place::Field(id, *field), write))
    });
    let takes = |place: &Place<'_>, write: &Write| match place {
        Place::Field(id, field) if engagement.matter(id).is_some() => {
            MatterState::takes(*field, &write.new)
        }
        Place::Field(..) => ItemState::takes(&write.new),
        Place::Role(_) => true,
    };
    let fields = fields.filter(|(place, write)| takes(place, write));
    fields.chain(entry.role.iter().map(|(role, write)| (Place::Role(role), write))).collect()
}

fn shown(register: &Register) -> Vec<&Value> {
    register.values().into_iter().map(|standing| &standing.value).collect()
}

/// One or two rounds of two wishes each, all of one kind and about the same items.
fn rival_wishes() -> impl Strategy<Value = Vec<[Wish; 2]>> {
    let items = vec!["G2", "A1", "A2", "E1", "E2", "+0"];
    let named = |words: Vec<&'static str>| select(words).prop_map(|word| vec![word.to_owned()]);
    let item_or_phase = named([items.as_slice(), &["assess"]].concat());
    let rounds = |wish: BoxedStrategy<Wish>| vec([wish.clone(), wish], 1..=2);
    prop_oneof![
        3 => rounds(tick(named(items.clone())).boxed()),
        1 => rounds(assign(item_or_phase.clone()).boxed()),
        1 => rounds(due(item_or_phase).boxed()),
        1 => rounds(move_to(named(items)).boxed()),
        1 => rounds(assign_role().boxed()),
    ]
    .prop_map(|mut rounds| {
        let first = rounds[0][0].clone();
        rounds.iter_mut().flatten().for_each(|wish| about_the_same(wish, &first));
        rounds.iter_mut().for_each(|[one, other]| link_only_with_the_same_verb(one, other));
        rounds
    })
}

fn about_the_same(wish: &mut Wish, first: &Wish) {
    match (wish, first) {
        (Wish::Tick(_, words, remark), Wish::Tick(_, others, _)) => {
            words.clone_from(others);
            remark.note.get_or_insert("told".to_owned());
        }
        (Wish::Assign(words, _), Wish::Assign(others, _))
        | (Wish::Due(words, _), Wish::Due(others, _))
        | (Wish::Move(words, _), Wish::Move(others, _)) => {
            words.clone_from(others);
        }
        (Wish::AssignRole(role, _), Wish::AssignRole(other, _)) => role.clone_from(other),
        _ => {}
    }
}

/// A link is about the same status, so that to choose between two links changes nothing else.
fn link_only_with_the_same_verb(one: &mut Wish, other: &mut Wish) {
    if let (Wish::Tick(verb, _, remark), Wish::Tick(other, _, others)) = (one, other)
        && verb != other
    {
        (remark.link, others.link) = (None, None);
    }
}

/// Entries, and the clocks of two people who both see all of them, and what they then do.
fn seen_by_both() -> impl Strategy<Value = (Vec<Entry>, [Instant; 2])> {
    (vec(nonsense(), 0..6), clock(), 0..20_i64).prop_map(|(mut entries, clock, hours)| {
        entries.retain(|entry| entry.at < clock + TimeDelta::hours(23));
        (entries, [clock, clock + TimeDelta::hours(hours)])
    })
}

proptest! {
    #![proptest_config(config())]

    /// Merging is commutative, associative and idempotent: three copies come to the same entries
    /// and the same state in whatever order and however often they are merged.
    #[test]
    fn copies_merge_in_any_order_any_number_of_times(people in apart(3), clock in clock()) {
        let [a, b, c] = [0, 1, 2].map(|person: usize| &people[person].record);
        let all = merged(&merged(a, b), c);
        let other_ways = [
            merged(a, &merged(b, c)),
            merged(&merged(c, b), a),
            merged(c, &merged(a, b)),
            merged(&merged(b, a), c),
            merged(&merged(b, c), &merged(a, b)),
            merged(&all, &all),
            merged(&all, b),
        ];
        let merged = at(&all, clock);
        for way in &other_ways {
            prop_assert_eq!(way, &all);
            prop_assert_eq!(state(&at(way, clock)) == state(&merged), true);
        }
        for person in &people {
            prop_assert!(person.record.entries().iter().all(|entry| all.entries().contains(entry)));
        }
    }

    /// No change disappears unseen: each value that a standing entry wrote stands, or a standing
    /// entry that sorts later wrote the same field and had seen that value, or all before it.
    #[test]
    fn no_change_disappears_unseen(people in apart(2)) {
        let all = merged(&people[0].record, &people[1].record);
        let engagement = at(&all, end_of_time());
        let standing: Vec<(usize, &Entry)> = engagement.standing().collect();
        for (place, entry) in &standing {
            for (field, write) in writes(entry, &engagement) {
                let Some(register) = field.register(&engagement) else { continue };
                let saw = |(other, seen): (Place<'_>, &Write)| {
                    other == field && seen.seen.as_ref().is_none_or(|seen| seen.contains(&write.new))
                };
                let replaced = standing
                    .iter()
                    .any(|(later, entry)| later > place && writes(entry, &engagement).into_iter().any(saw));
                let stands = shown(register).contains(&&write.new);
                prop_assert!(stands || replaced, "{:?} of {:?} by {:?}", write, field, entry);
            }
        }
    }

    /// A field is in conflict exactly when it shows more than one value, and its value is the one
    /// that was written last.
    #[test]
    fn a_conflict_is_shown_with_all_its_values(people in apart(2)) {
        let all = merged(&people[0].record, &people[1].record);
        let engagement = at(&all, end_of_time());
        for (field, write) in engagement.standing().flat_map(|(_, entry)| writes(entry, &engagement)) {
            let Some(register) = field.register(&engagement) else { continue };
            let last = engagement.standing().rev().find_map(|(_, entry)| {
                writes(entry, &engagement).into_iter().find(|(other, _)| *other == field).map(|(_, write)| &write.new)
            });
            prop_assert_eq!(Some(register.value()), last, "{:?}", write);
            prop_assert_eq!(shown(register).last().copied(), last);
            prop_assert_eq!(register.in_conflict(), shown(register).len() > 1);
        }
    }

    /// Two people who write different values to one field, having seen the same, are in conflict,
    /// and both values are shown, until somebody who saw both sets the field: then that stands.
    #[test]
    fn no_clock_decides_between_two_until_a_third_who_saw_both_does(
        (mut entries, clocks) in seen_by_both(),
        rounds in rival_wishes(),
        first_wins in any::<bool>(),
    ) {
        let mut wrote = Vec::new();
        for wishes in &rounds {
            wrote.clear();
            for ((by, clock), wish) in PEOPLE.into_iter().zip(clocks).zip(wishes) {
                let mut person = Person::new(by, &entries, clock);
                let wish = Vague(wish.clone()).meant(&person);
                wrote.extend(person.does(&wish).map(|entry| (entry, wish)));
            }
            entries.extend(wrote.iter().map(|(entry, _)| entry.clone()));
        }
        let [(one, wish), (other, other_wish)] = wrote.as_slice() else { return Ok(()) };
        let mut third = Person::new("third", &entries, clocks[0].max(clocks[1]));
        let before = third.record.clone();
        let before = at(&before, third.clock);
        let rivals = writes(one, &before).into_iter().flat_map(|(place, write)| {
            let others = writes(other, &before).into_iter().find(|(other, _)| *other == place);
            others.map(|(_, other)| (place, &write.new, &other.new))
        });
        let rivals: Vec<_> = rivals.filter(|(_, one, other)| one != other).collect();
        for (place, one, other) in &rivals {
            let register = place.register(&before).expect("both saw it");
            prop_assert!(register.in_conflict(), "{:?}: {:?}, {:?}", place, one, other);
            prop_assert!(shown(register).contains(one) && shown(register).contains(other));
        }
        if rivals.is_empty() {
            return Ok(());
        }
        let wish = if first_wins { wish } else { other_wish };
        let settled = third.does(wish);
        let settled = settled.expect("a conflict is something to settle");
        let after = third.sees();
        for (place, one, other) in &rivals {
            let chosen = writes(&settled, &before).into_iter().find(|(other, _)| other == place);
            let chosen = &chosen.expect("it sets the field").1.new;
            let register = place.register(&after).expect("it was there before");
            prop_assert_eq!(shown(register), [chosen], "{:?}: {:?}, {:?}", place, one, other);
            prop_assert!(!register.in_conflict());
            if !matches!(wish, Wish::Tick(Verb::Unblock | Verb::Reopen, ..)) {
                prop_assert_eq!(chosen, if first_wins { *one } else { *other });
            }
        }
    }
}
