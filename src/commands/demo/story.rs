//! Five weeks of an onboarding that never happened.

use chrono::{Datelike, Days, NaiveTime, TimeDelta, Weekday};

use crate::domain::decide::{Meeting, Remark, Verb, Wish};
use crate::domain::entry::Health;
use crate::domain::time::{Day, Instant, Zone};

/// The customer of the demo.
pub(super) const CUSTOMER: &str = "Alder & Finch";

/// Something that somebody did.
pub(super) struct Step {
    /// When.
    pub(super) at: Instant,
    /// Who.
    pub(super) by: &'static str,
    /// What.
    pub(super) wish: Wish,
    /// How many of the steps before it the person had not seen.
    pub(super) unseen: usize,
}

/// When things happen, counted from now.
pub(super) struct Times {
    /// Now.
    pub(super) now: Instant,
    /// Where days are counted.
    pub(super) zone: Zone,
}

impl Times {
    /// So many working days ago.
    pub(super) fn day(&self, ago: usize) -> Day {
        let today = self.zone.day(self.now);
        let back = std::iter::successors(today.pred_opt(), Day::pred_opt);
        let is_workday = |day: &Day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        std::iter::once(today).chain(back.filter(is_workday)).nth(ago).unwrap_or(today)
    }

    /// A weekday about so many days from now.
    fn ahead(&self, days: u64) -> Option<Day> {
        let day = self.zone.day(self.now).checked_add_days(Days::new(days))?;
        let over = u64::from(day.weekday().num_days_from_monday()).saturating_sub(4);
        day.checked_sub_days(Days::new(over))
    }

    /// A time of a working day; on today, so many minutes before now.
    fn at(&self, ago: usize, hour: u32, minute: u32) -> Instant {
        match (ago, NaiveTime::from_hms_opt(hour, minute, 0)) {
            (1.., Some(time)) => self.zone.instant(self.day(ago).and_time(time)),
            _ => self.now - TimeDelta::minutes(i64::from(minute)),
        }
    }

    fn step(&self, (ago, hour, minute): (usize, u32, u32), by: &'static str, wish: Wish) -> Step {
        Step { at: self.at(ago, hour, minute), by, wish, unseen: 0 }
    }
}

/// What happened, oldest first.
pub(super) fn story(times: &Times) -> Vec<Step> {
    [
        first_week(times),
        second_week(times),
        third_week(times),
        fourth_week(times),
        fifth_week(times),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn first_week(times: &Times) -> Vec<Step> {
    vec![
        times.step((24, 9, 5), "dana", assign_role("project manager", "Dana Cruz")),
        times.step((24, 9, 6), "dana", assign_role("identity admin", "Priya Rao")),
        times.step((24, 9, 7), "dana", assign_role("network admin", "Lee Ito")),
        times.step((24, 9, 8), "dana", assign_role("solution architect", "Lee Ito")),
        times.step((24, 9, 9), "dana", assign_role("helpdesk lead", "Tom Berg")),
        times.step((24, 9, 12), "dana", due("initiate", Some(times.day(21)))),
        times.step((24, 9, 13), "dana", due("assess", Some(times.day(2)))),
        times.step((24, 9, 14), "dana", due("remediate", times.ahead(9))),
        times.step((24, 9, 15), "dana", due("enable", times.ahead(37))),
        times.step(
            (24, 11, 30),
            "dana",
            tick(Verb::Done, "I1", "Services agreed with the onboarding team"),
        ),
        times.step((23, 15, 0), "dana", tick(Verb::Done, "I2", "Kick-off held, 14 people")),
        times.step((22, 10, 20), "dana", tick(Verb::Start, "G8", "")),
        times.step((21, 16, 0), "dana", meeting("Week 1", Some(times.day(16)), None, "")),
    ]
}

fn second_week(times: &Times) -> Vec<Step> {
    vec![
        times.step((20, 9, 40), "dana", tick(Verb::Done, "A1", "Five names, Dana leads")),
        times.step((19, 14, 10), "lee", tick(Verb::Start, "A3", "")),
        times.step(
            (18, 10, 0),
            "priya",
            tick(Verb::NotApplicable, "G15", "New tenant: nothing to remove"),
        ),
        times.step((17, 13, 30), "lee", tick(Verb::Done, "G7", "Two servers, racked and patched")),
        times.step((16, 15, 20), "dana", tick(Verb::Confirm, "G2,G3,G9,R2", "")),
        times.step((16, 16, 0), "dana", meeting("Week 2", Some(times.day(11)), None, "")),
    ]
}

fn third_week(times: &Times) -> Vec<Step> {
    vec![
        times.step((15, 11, 0), "lee", tick(Verb::Done, "A3", "Plan signed off")),
        times.step((14, 9, 30), "priya", tick(Verb::Start, "A4", "")),
        times.step((14, 9, 45), "priya", tick(Verb::Start, "A5", "")),
        times.step(
            (13, 10, 5),
            "dana",
            tick(Verb::Start, "A2", "They want help with the readiness tools"),
        ),
        times.step((12, 17, 0), "lee", tick(Verb::Done, "A2", "")),
        times.step((12, 17, 1), "lee", tick(Verb::Done, "A6", "")),
        times.step((12, 17, 2), "lee", Wish::Undo(None)),
        times.step((11, 15, 50), "dana", tick(Verb::Confirm, "G2,G3,G5,G9,R2", "")),
        times.step((11, 16, 0), "dana", meeting("Week 3", Some(times.day(6)), None, "")),
    ]
}

fn fourth_week(times: &Times) -> Vec<Step> {
    let internal = Remark {
        note: Some("Their budget holder is on leave until next week".to_owned()),
        internal: true,
        ..Remark::default()
    };
    vec![
        times.step((10, 9, 15), "dana", add("remediate", "Upgrade the AD FS farm")),
        times.step(
            (9, 10, 30),
            "priya",
            tick(Verb::Done, "G14", "App and phone, rolled out to IT"),
        ),
        times.step((8, 14, 0), "lee", tick(Verb::Start, "R1", "")),
        times.step((6, 11, 20), "lee", tick(Verb::Block, "A5", "Waiting for the tenant licences")),
        times.step((6, 15, 40), "dana", tick(Verb::Confirm, "G2,G3,R2", "")),
        times.step(
            (6, 16, 0),
            "dana",
            meeting("Week 4", times.ahead(1), Some(Health::Amber), "Licences are late"),
        ),
        times.step((6, 16, 20), "dana", Wish::Note(vec!["A5".to_owned()], internal)),
    ]
}

fn fifth_week(times: &Times) -> Vec<Step> {
    let lee_offline = Step {
        unseen: 1,
        ..times.step(
            (3, 9, 14),
            "lee",
            Wish::Assign(vec!["R-".to_owned()], Some("Lee Ito".to_owned())),
        )
    };
    vec![
        times.step(
            (5, 9, 0),
            "dana",
            meeting("Steering", times.ahead(1), None, "Licences ordered; plan stands"),
        ),
        times.step((4, 10, 10), "dana", tick(Verb::Confirm, "G2,G3,G5,G9,R2", "")),
        times.step(
            (3, 9, 10),
            "dana",
            Wish::Assign(vec!["R-".to_owned()], Some("Dana Cruz".to_owned())),
        ),
        lee_offline,
        times.step((2, 13, 0), "dana", Wish::Due(vec!["A5".to_owned()], times.ahead(3))),
        times.step((1, 15, 30), "priya", tick(Verb::Start, "E4", "")),
        times.step((0, 0, 25), "lee", tick(Verb::Done, "G18", "Certificates are installed")),
    ]
}

fn words(items: &str) -> Vec<String> {
    items.split(',').map(str::to_owned).collect()
}

fn tick(verb: Verb, items: &str, note: &str) -> Wish {
    let note = Some(note.to_owned()).filter(|note| !note.is_empty());
    Wish::Tick(verb, words(items), Remark { note, ..Remark::default() })
}

fn assign_role(role: &str, owner: &str) -> Wish {
    Wish::AssignRole(role.to_owned(), Some(owner.to_owned()))
}

fn due(phase: &str, day: Option<Day>) -> Wish {
    Wish::Due(words(phase), day)
}

fn add(phase: &str, task: &str) -> Wish {
    Wish::Add { phase: phase.to_owned(), tasks: vec![task.to_owned()], owner: None, due: None }
}

fn meeting(name: &str, next: Option<Day>, health: Option<Health>, note: &str) -> Wish {
    Wish::Checkpoint(Meeting {
        name: Some(name.to_owned()),
        next,
        health,
        note: Some(note.to_owned()).filter(|note| !note.is_empty()),
        internal: false,
    })
}
