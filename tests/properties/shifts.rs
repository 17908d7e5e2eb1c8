//! Dates that move.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use ticklist::domain::dates::Shift;
use ticklist::domain::decide::Wish;
use ticklist::domain::engagement::Engagement;
use ticklist::domain::entry::Field;
use ticklist::domain::ids::Id;
use ticklist::domain::status::Status;
use ticklist::domain::time::Day;

use crate::decide::somebody;
use crate::generate::{config, plan_day};
use crate::meaning::at;
use crate::people::{Person, Vague, tick, words};

/// By so many days.
fn by(days: i64) -> Shift {
    Shift::read(&format!("{days:+}d")).expect("a shift")
}

/// The date of each phase, and of each item, be it its own or its phase's.
fn dates(engagement: &Engagement<'_>) -> BTreeMap<Id, Option<Day>> {
    let phases = engagement.checklist.phases.iter().zip(&engagement.phases);
    let phases = phases.map(|(phase, state)| (phase.id.clone(), state.due.value().as_day()));
    let items = engagement.items.iter();
    items.map(|item| (item.id.clone(), engagement.due_of(item))).chain(phases).collect()
}

/// The dates that a shift of everything moves: of phases that are not over, of items that are
/// neither done nor n/a, and of open matters, each its own and not in conflict.
fn to_move(engagement: &Engagement<'_>) -> Vec<(Id, Day)> {
    let phases = engagement.checklist.phases.iter().zip(&engagement.phases).enumerate();
    let phases = phases.filter(|(place, _)| {
        let items: Vec<_> = engagement.items_of(*place).collect();
        let is_settled = |status| matches!(status, Status::Done | Status::NotApplicable);
        items.iter().any(|item| item.is_open()) || !items.iter().any(|it| is_settled(it.status()))
    });
    let phases = phases.map(|(_, (phase, state))| (&phase.id, &state.due));
    let items = engagement.items.iter();
    let items = items.filter(|it| !matches!(it.status(), Status::Done | Status::NotApplicable));
    let items = items.map(|item| (&item.id, item.field(Field::Due)));
    let matters = engagement.matters.iter().filter(|matter| matter.is_open());
    let matters = matters.map(|matter| (&matter.id, matter.field(Field::Due)));
    let decided = phases.chain(items).chain(matters).filter(|(_, due)| !due.in_conflict());
    decided.filter_map(|(id, due)| Some((id.clone(), due.value().as_day()?))).collect()
}

/// The same dates now.
fn now(engagement: &Engagement<'_>, of: &[(Id, Day)]) -> Vec<(Id, Option<Day>)> {
    let own = |id: &Id| match engagement.find(id) {
        Some(tracked) => tracked.due(),
        None => engagement.phases[engagement.phase_place(id).expect("there")].due.value().as_day(),
    };
    of.iter().map(|(id, _)| (id.clone(), own(id))).collect()
}

proptest! {
    #![proptest_config(config())]

    /// Dates that move, and back again, are what they were.
    #[test]
    fn a_shift_and_the_shift_back_change_no_date(
        mut person in somebody(),
        words in prop_oneof![Just(Vec::new()), words()],
        days in 1..400_i64,
    ) {
        let Wish::Shift(words, _) = Vague(Wish::Shift(words, by(days))).meant(&person) else {
            return Ok(());
        };
        let before = person.record.clone();
        let there = person.does(&Wish::Shift(words.clone(), by(days)));
        let back = person.does(&Wish::Shift(words, by(-days)));
        prop_assert_eq!(there.is_some(), back.is_some());
        let before = at(&before, person.clock);
        prop_assert_eq!(dates(&before), dates(&person.sees()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..config() })]

    /// A year of weekly re-planning, while work is done, keeps the distances between all dates
    /// that are open: each week they move by what was said, and all else stays.
    #[test]
    fn a_year_of_weekly_re_planning_keeps_every_distance(
        mut person in somebody(),
        plan in vec((select(vec!["A1", "A3", "E1", "assess", "Enable", "G2"]), plan_day()), 3..6),
        weeks in vec((-3..10_i64, tick(words())), 52),
    ) {
        for (word, day) in plan {
            person.does(&Wish::Due(vec![word.to_owned()], Some(day)));
        }
        for (days, work) in weeks {
            person.clock += TimeDelta::days(7);
            let work = Vague(work).meant(&person);
            person.does(&work);
            week(&mut person, days)?;
        }
    }
}

/// One shift of everything.
fn week(person: &mut Person, days: i64) -> Result<(), TestCaseError> {
    let before = person.clone();
    let before = before.sees();
    let moving = to_move(&before);
    let entry = person.does(&Wish::Shift(Vec::new(), by(days)));
    prop_assert_eq!(entry.is_some(), days != 0 && !moving.is_empty());
    let after = person.sees();
    let there = moving.iter().map(|(id, day)| (id.clone(), Some(*day + TimeDelta::days(days))));
    prop_assert_eq!(now(&after, &moving), there.collect::<Vec<_>>());
    let written: usize = entry.iter().map(|entry| entry.set.len()).sum();
    prop_assert_eq!(written, if days == 0 { 0 } else { moving.len() });
    Ok(())
}
