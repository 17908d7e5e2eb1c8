//! What a customer signs up for: items by phase.

use std::collections::HashSet;
use std::fmt;

use super::dates::{Holidays, Shift};
use super::entry::Field;
use super::ids::Id;
use super::time::Day;

/// A checklist: the responsibilities, by phase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklist {
    /// What it is called.
    pub title: String,
    /// The document it was made from.
    pub source: Option<Source>,
    /// In the order of the engagement.
    pub phases: Vec<Phase>,
}

/// Where the text of a checklist comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// The document's title.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When, as the document says it.
    pub date: Option<String>,
    /// Under what terms it may be used.
    pub licence: Option<String>,
    /// Where it can be read.
    pub link: Option<String>,
    /// What else there is to say about it.
    pub note: Option<String>,
}

/// A phase of the engagement.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Phase {
    /// In one namespace with the ids of the items.
    pub id: Id,
    /// What people call it.
    pub name: String,
    /// It runs through the whole engagement, beside the others.
    pub standing: bool,
    /// How long it is planned to take.
    pub days: Option<Duration>,
    /// In the order of the document.
    pub items: Vec<Item>,
}

/// How long something takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duration {
    /// So many days of the calendar: `10`.
    Days(u32),
    /// So many working days: `10wd`.
    WorkingDays(u32),
}

impl Duration {
    /// The longest of either kind.
    pub const MOST: u32 = 3660;

    /// The duration that is written so.
    pub fn read(text: &str) -> Option<Self> {
        let (digits, make): (_, fn(u32) -> Self) = match text.strip_suffix("wd") {
            Some(digits) => (digits, Duration::WorkingDays),
            None => (text, Duration::Days),
        };
        let digits = Some(digits).filter(|text| text.bytes().all(|c| c.is_ascii_digit()));
        let number = digits?.parse().ok().filter(|number| (1..=Self::MOST).contains(number));
        number.map(make)
    }

    /// The day on which something ends that begins on this day.
    fn after(self, day: Day, holidays: &Holidays) -> Option<Day> {
        let shift = match self {
            Duration::Days(number) => Shift::of_days(number.into()),
            Duration::WorkingDays(number) => Shift::of_working_days(number.into()),
        };
        shift.after(day, holidays)
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Duration::Days(number) => write!(f, "{number}"),
            Duration::WorkingDays(number) => write!(f, "{number}wd"),
        }
    }
}

/// One responsibility.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// Never changes.
    pub id: Id,
    /// One short imperative sentence.
    pub task: String,
    /// What the task leaves out.
    pub detail: Option<String>,
    /// Who would usually own it.
    pub role: Option<String>,
    /// In scope only once it is taken up.
    pub optional: bool,
    /// A duty: never done once, but confirmed again and again.
    pub ongoing: bool,
    /// Where to read on.
    pub link: Option<String>,
}

/// What an engagement's record begins with, and never changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The identity: records of different engagements never merge.
    pub engagement: String,
    /// Who is onboarded.
    pub customer: String,
    /// The first day.
    pub started: Day,
    /// As it was when the engagement began.
    pub checklist: Checklist,
}

impl Head {
    /// The keys of a file: those of a checklist, and those that only a record has.
    pub const KEYS: [&str; 8] =
        ["title", "phases", "ticklist", "engagement", "customer", "started", "source", "journal"];
}

impl Source {
    /// Its keys in a file.
    pub const KEYS: [&str; 6] = ["title", "author", "date", "licence", "link", "note"];
}

impl Phase {
    /// Its keys in a file.
    pub const KEYS: [&str; 5] = ["name", "items", "id", "standing", "days"];

    /// A phase without items, and without an id yet.
    pub fn new(name: String) -> Self {
        Self { name, ..Self::default() }
    }
}

impl Item {
    /// Its keys in a file.
    pub const KEYS: [&str; 7] = ["task", "id", "detail", "role", "optional", "ongoing", "link"];

    /// An item that says only what is to be done, without an id yet.
    pub fn new(task: String) -> Self {
        Self { task, ..Self::default() }
    }

    /// The text of a field, if the checklist gives one.
    pub fn text(&self, field: Field) -> Option<&str> {
        match field {
            Field::Task => Some(&self.task),
            Field::Detail => self.detail.as_deref(),
            Field::Role => self.role.as_deref(),
            Field::Link => self.link.as_deref(),
            Field::Status | Field::Owner | Field::Due | Field::Phase | Field::Waiting => None,
        }
    }
}

impl Checklist {
    /// How many items there are in all phases.
    pub fn item_count(&self) -> usize {
        self.phases.iter().map(|phase| phase.items.len()).sum()
    }

    /// When the phases are due that have durations, by their places, if the engagement begins on
    /// this day: each begins where the one before it ends. A standing phase begins with the
    /// engagement and holds nothing up. Holidays are no working days.
    pub fn plan(&self, started: Day, holidays: &Holidays) -> Vec<(usize, Day)> {
        let mut reached = Some(started);
        let mut due = |phase: &Phase| {
            let days = phase.days?;
            if phase.standing {
                return days.after(started, holidays);
            }
            reached = reached.and_then(|from| days.after(from, holidays));
            reached
        };
        let phases = self.phases.iter().enumerate();
        phases.filter_map(|(place, phase)| Some((place, due(phase)?))).collect()
    }

    /// What the ids of a phase's items start with: the initial of its name (`A`, for `A1` and
    /// `A-7kd2m`), or its number where the initial is not ASCII or another phase has it too.
    pub fn prefix(&self, phase: usize) -> String {
        let names: Vec<&str> = self.phases.iter().map(|phase| phase.name.as_str()).collect();
        prefixes(&names).swap_remove(phase)
    }
}

/// The prefix of each phase, by their names in order.
fn prefixes(names: &[&str]) -> Vec<String> {
    let initial = |name: &str| {
        let first = name.trim().chars().next()?;
        first.is_ascii_alphabetic().then(|| first.to_ascii_uppercase())
    };
    let initials: Vec<Option<char>> = names.iter().map(|name| initial(name)).collect();
    let is_alone = |letter| initials.iter().filter(|other| **other == letter).count() == 1;
    let prefix = |(letter, place): (&Option<char>, usize)| match letter {
        Some(initial) if is_alone(*letter) => initial.to_string(),
        _ => place.to_string(),
    };
    initials.iter().zip(1..).map(prefix).collect()
}

/// Gives an id to each phase and item that has none yet. The ids that are there already are
/// `taken`.
pub fn number(phases: &mut [Phase], taken: &mut HashSet<Id>) {
    let names: Vec<&str> = phases.iter().map(|phase| phase.name.as_str()).collect();
    let prefixes = prefixes(&names);
    for ((phase, prefix), position) in phases.iter_mut().zip(prefixes).zip(1..) {
        if phase.id.as_str().is_empty() {
            phase.id = phase_id(&phase.name, position, taken);
        }
        for (item, position) in phase.items.iter_mut().zip(1..) {
            if item.id.as_str().is_empty() {
                item.id = numbered(&prefix, position, taken);
            }
        }
    }
}

/// The id of the item at `position` (from 1) of the phase with this prefix: `A1`, or `3.1`; a
/// number that is `taken` is passed over, and the id is then taken too.
fn numbered(prefix: &str, position: usize, taken: &mut HashSet<Id>) -> Id {
    let dot = if prefix.ends_with(|c: char| c.is_ascii_digit()) { "." } else { "" };
    (position..)
        .map(|number| Id::new(format!("{prefix}{dot}{number}")))
        .find(|id| taken.insert(id.clone()))
        .expect("numbers don't run out")
}

/// An id for a phase that was given none: its name in lower case, with `-` for all that an id
/// can't hold, or `phase-3` where nothing is left or the id is `taken`.
fn phase_id(name: &str, position: usize, taken: &mut HashSet<Id>) -> Id {
    let kept: String =
        name.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let words: Vec<&str> = kept.split('-').filter(|word| !word.is_empty()).collect();
    let own = Id::new(words.join("-"));
    if Id::fault(own.as_str()).is_none() && taken.insert(own.clone()) {
        return own;
    }
    numbered("phase-", position, taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phase_is_prefixed_by_its_initial_or_by_its_number() {
        assert_eq!(prefixes(&["Assess", "Remediate"]), ["A", "R"]);
        assert_eq!(prefixes(&["Plan", "Prepare", "Do", "準備"]), ["1", "2", "D", "4"]);
    }

    fn phase(days: Option<&str>, standing: bool) -> Phase {
        let days = days.and_then(Duration::read);
        Phase { id: Id::new("x"), name: "X".to_owned(), standing, days, items: Vec::new() }
    }

    #[test]
    fn each_planned_phase_begins_where_the_one_before_it_ends() {
        let phases = vec![
            phase(Some("60"), true),
            phase(Some("7"), false),
            phase(None, false),
            phase(None, true),
            phase(Some("10wd"), false),
        ];
        let checklist = Checklist { title: String::new(), source: None, phases };
        let day = |text: &str| crate::domain::time::parse_day(text).expect("a date");
        let holidays = Holidays::read("2026-12-01..2026-12-02").expect("holidays");
        let plan = checklist.plan(day("2026-11-23"), &holidays);
        assert_eq!(plan, [(0, day("2027-01-22")), (1, day("2026-11-30")), (4, day("2026-12-16"))]);
    }

    #[test]
    fn numbers_that_are_taken_are_passed_over() {
        let mut taken = HashSet::from([Id::new("a2")]);
        assert_eq!(numbered("A", 2, &mut taken), Id::new("A3"));
        assert_eq!(numbered("3", 1, &mut taken), Id::new("3.1"));
    }

    #[test]
    fn a_phase_without_an_id_is_named_after_its_name() {
        let mut taken = HashSet::new();
        assert_eq!(phase_id("Go live, day 1", 4, &mut taken).as_str(), "go-live-day-1");
        assert_eq!(phase_id("準備", 1, &mut taken).as_str(), "準備");
        assert_eq!(phase_id("…", 2, &mut taken).as_str(), "phase-2");
        assert_eq!(phase_id("Go live: day 1", 5, &mut taken).as_str(), "phase-5");
    }
}
