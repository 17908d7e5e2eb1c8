//! Five weeks of an onboarding that never happened.

use chrono::{Datelike, Days, NaiveTime, TimeDelta, Weekday};

use crate::domain::decide::{Meeting, Remark, Verb, Wish};
use crate::domain::{Day, Health, Instant, Setting, Zone};

/// The customer of the demo.
pub(super) const CUSTOMER: &str = "Alder & Finch";

const AMBER: Option<Health> = Some(Health::Amber);

/// Something that somebody did.
pub(super) struct Step {
    pub(super) at: Instant,
    pub(super) by: &'static str,
    pub(super) wish: Wish,
    /// How many of the steps before it the person had not seen.
    pub(super) unseen: usize,
}

/// When things happen, counted from now.
pub(super) struct Times {
    pub(super) now: Instant,
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

    /// The record begins.
    pub(super) fn begin(&self, zone: &str) -> Step {
        let begins = Wish::Begin(vec![(Setting::Zone, zone.to_owned())]);
        self.step("dana", (24, 9, 0), begins)
    }

    fn step(&self, by: &'static str, (ago, hour, minute): (usize, u32, u32), wish: Wish) -> Step {
        Step { at: self.at(ago, hour, minute), by, wish, unseen: 0 }
    }
}

/// What happened, oldest first: so many working days ago, at that hour and minute.
pub(super) fn story(times: &Times) -> Vec<Step> {
    let dana = |when, wish| times.step("dana", when, wish);
    let lee = |when, wish| times.step("lee", when, wish);
    let priya = |when, wish| times.step("priya", when, wish);
    let day = |ago| Some(times.day(ago));
    vec![
        dana((24, 9, 5), role("project manager", "Dana Cruz")),
        dana((24, 9, 6), role("identity admin", "Priya Rao")),
        dana((24, 9, 7), role("network admin", "Lee Ito")),
        dana((24, 9, 8), role("solution architect", "Lee Ito")),
        dana((24, 9, 9), role("helpdesk lead", "Tom Berg")),
        dana((24, 9, 12), due("initiate", day(21))),
        dana((24, 9, 13), due("assess", day(2))),
        dana((24, 9, 14), due("remediate", times.ahead(9))),
        dana((24, 9, 15), due("enable", times.ahead(37))),
        dana((24, 11, 30), done("I1", "Services agreed with the onboarding team")),
        dana((23, 15, 0), done("I2", "Kick-off held, 14 people")),
        dana((22, 10, 20), start("G8")),
        dana((21, 16, 0), meeting("Week 1", day(16), None, "")),
        dana((20, 9, 40), done("A1", "Five names, Dana leads")),
        lee((19, 14, 10), start("A3")),
        priya((18, 10, 0), tick(Verb::NotApplicable, "G15", "New tenant: nothing to remove")),
        lee((17, 13, 30), done("G7", "Two servers, racked and patched")),
        dana((16, 15, 20), confirm("G2,G3,G9,R2")),
        dana((16, 16, 0), meeting("Week 2", day(11), None, "")),
        lee((15, 11, 0), done("A3", "Plan signed off")),
        priya((14, 9, 30), start("A4")),
        priya((14, 9, 45), start("A5")),
        dana((13, 10, 5), tick(Verb::Start, "A2", "They want help with the readiness tools")),
        lee((12, 17, 0), done("A2", "")),
        lee((12, 17, 1), done("A6", "")),
        lee((12, 17, 2), Wish::Undo(None)),
        dana((11, 15, 50), confirm("G2,G3,G5,G9,R2")),
        dana((11, 16, 0), meeting("Week 3", day(6), None, "")),
        dana((10, 9, 15), add("remediate", "Upgrade the AD FS farm")),
        priya((9, 10, 30), done("G14", "App and phone, rolled out to IT")),
        lee((8, 14, 0), start("R1")),
        lee((6, 11, 20), tick(Verb::Block, "A5", "Waiting for the tenant licences")),
        dana((6, 15, 40), confirm("G2,G3,R2")),
        dana((6, 16, 0), meeting("Week 4", times.ahead(1), AMBER, "Licences are late")),
        dana((6, 16, 20), internal("A5", "Their budget holder is on leave until next week")),
        dana((5, 9, 0), meeting("Steering", times.ahead(1), None, "Licences ordered; plan stands")),
        dana((4, 10, 10), confirm("G2,G3,G5,G9,R2")),
        dana((3, 9, 10), assign("R-", "Dana Cruz")),
        // Lee was offline, and had not seen what Dana did.
        Step { unseen: 1, ..lee((3, 9, 14), assign("R-", "Lee Ito")) },
        dana((2, 13, 0), due("A5", times.ahead(3))),
        priya((1, 15, 30), start("E4")),
        lee((0, 0, 25), done("G18", "Certificates are installed")),
    ]
}

fn words(items: &str) -> Vec<String> {
    items.split(',').map(str::to_owned).collect()
}

fn text(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

fn tick(verb: Verb, items: &str, note: &str) -> Wish {
    Wish::Tick(verb, words(items), Remark { note: text(note), ..Remark::default() })
}

fn start(item: &str) -> Wish {
    tick(Verb::Start, item, "")
}

fn done(item: &str, note: &str) -> Wish {
    tick(Verb::Done, item, note)
}

fn confirm(items: &str) -> Wish {
    tick(Verb::Confirm, items, "")
}

fn assign(item: &str, owner: &str) -> Wish {
    Wish::Assign(words(item), text(owner))
}

fn role(role: &str, owner: &str) -> Wish {
    Wish::AssignRole(role.to_owned(), text(owner))
}

fn due(item: &str, day: Option<Day>) -> Wish {
    Wish::Due(words(item), day)
}

fn add(phase: &str, task: &str) -> Wish {
    Wish::Add { phase: phase.to_owned(), tasks: vec![task.to_owned()], owner: None, due: None }
}

fn internal(item: &str, note: &str) -> Wish {
    Wish::Note(words(item), Remark { note: text(note), internal: true, ..Remark::default() })
}

fn meeting(name: &str, next: Option<Day>, health: Option<Health>, note: &str) -> Wish {
    let (name, note) = (text(name), text(note));
    Wish::Checkpoint(Meeting { name, next, health, note, ..Meeting::default() })
}
