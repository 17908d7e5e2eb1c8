//! How far the engagement is, by phase, owner or role.

use std::collections::BTreeMap;

use crate::domain::engagement::{Engagement, ItemState};
use crate::domain::status::Status;
use crate::domain::time::Day;

/// What the rows of the table stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Per {
    /// A phase each.
    #[default]
    Phase,
    /// A person each.
    Owner,
    /// A role each.
    Role,
}

/// The progress table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// What its rows stand for.
    pub per: Per,
    /// In the order of the phases, or by name with what has none at the end.
    pub rows: Vec<Row>,
    /// All items together.
    pub all: Counts,
}

/// A row of the progress table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The phase's name, the owner or the role; none for items without owner or role.
    pub name: Option<String>,
    /// Of a phase: its place.
    pub phase: Option<usize>,
    /// Its items.
    pub counts: Counts,
    /// The earliest due date of its open items.
    pub next_due: Option<Day>,
    /// That date is before today.
    pub overdue: bool,
}

/// Items, counted by what has become of them. The numbers add up to [`Counts::items`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// In scope and done.
    pub done: usize,
    /// In scope and being worked on.
    pub in_progress: usize,
    /// In scope and blocked.
    pub blocked: usize,
    /// In scope and not begun.
    pub not_started: usize,
    /// Not applicable, or optional and not taken up.
    pub out: usize,
    /// Duties, unless they are out.
    pub duties: usize,
    /// Those of them that were confirmed since the last checkpoint; not to be added.
    pub duties_met: usize,
}

impl Counts {
    /// All items.
    pub fn items(&self) -> usize {
        self.in_scope() + self.out + self.duties
    }

    /// The items that progress counts.
    pub fn in_scope(&self) -> usize {
        self.done + self.in_progress + self.blocked + self.not_started
    }

    /// Done of what is in scope, in percent, rounded down; none where nothing is in scope.
    pub fn percent(&self) -> Option<usize> {
        (self.done * 100).checked_div(self.in_scope())
    }

    /// Is all that is in scope done?
    pub fn is_complete(&self) -> bool {
        self.done == self.in_scope()
    }

    fn count(&mut self, item: &ItemState, engagement: &Engagement<'_>) {
        if item.is_out() {
            self.out += 1;
        } else if item.duty {
            self.duties += 1;
            self.duties_met += usize::from(engagement.is_met(item));
        } else {
            match item.status() {
                Status::Done => self.done += 1,
                Status::InProgress => self.in_progress += 1,
                Status::Blocked => self.blocked += 1,
                Status::NotStarted => self.not_started += 1,
                Status::NotApplicable => self.out += 1,
            }
        }
    }
}

impl std::iter::Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, counts| Self {
            done: sum.done + counts.done,
            in_progress: sum.in_progress + counts.in_progress,
            blocked: sum.blocked + counts.blocked,
            not_started: sum.not_started + counts.not_started,
            out: sum.out + counts.out,
            duties: sum.duties + counts.duties,
            duties_met: sum.duties_met + counts.duties_met,
        })
    }
}

/// The progress of the engagement.
pub fn progress(engagement: &Engagement<'_>, per: Per) -> Progress {
    let rows = match per {
        Per::Phase => by_phase(engagement),
        Per::Owner => by_name(engagement, |item| engagement.owner_of(item)),
        Per::Role => by_name(engagement, ItemState::role),
    };
    Progress { per, rows, all: counts(engagement.items.iter(), engagement) }
}

/// The progress of one phase.
pub fn phase_counts(engagement: &Engagement<'_>, phase: usize) -> Counts {
    counts(engagement.items_of(phase), engagement)
}

/// The place of the first phase, standing ones aside, that is not complete.
pub fn current_phase(engagement: &Engagement<'_>) -> Option<usize> {
    let phases = engagement.head.checklist.phases.iter().enumerate();
    phases
        .filter(|(_, phase)| !phase.standing)
        .map(|(place, _)| place)
        .find(|place| !phase_counts(engagement, *place).is_complete())
}

fn counts<'s>(items: impl Iterator<Item = &'s ItemState>, engagement: &Engagement<'_>) -> Counts {
    let mut counts = Counts::default();
    items.for_each(|item| counts.count(item, engagement));
    counts
}

fn by_phase(engagement: &Engagement<'_>) -> Vec<Row> {
    let phases = engagement.head.checklist.phases.iter().enumerate();
    phases
        .map(|(place, phase)| Row {
            phase: Some(place),
            ..row(Some(&phase.name), engagement.items_of(place).collect(), engagement)
        })
        .collect()
}

fn by_name<'s>(
    engagement: &'s Engagement<'_>,
    name: impl Fn(&'s ItemState) -> Option<&'s str>,
) -> Vec<Row> {
    let mut named: BTreeMap<(bool, &str), Vec<&ItemState>> = BTreeMap::new();
    for item in &engagement.items {
        let name = name(item);
        named.entry((name.is_none(), name.unwrap_or_default())).or_default().push(item);
    }
    named
        .into_iter()
        .map(|((unnamed, name), items)| row(Some(name).filter(|_| !unnamed), items, engagement))
        .collect()
}

fn row(name: Option<&str>, items: Vec<&ItemState>, engagement: &Engagement<'_>) -> Row {
    let open = items.iter().filter(|item| item.is_open());
    let next_due = open.filter_map(|item| engagement.due_of(item)).min();
    Row {
        name: name.map(str::to_owned),
        phase: None,
        counts: counts(items.into_iter(), engagement),
        next_due,
        overdue: next_due.is_some_and(|due| due < engagement.today()),
    }
}
