//! How far the engagement is, by phase, owner or role.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::{Day, Engagement, Id, ItemState, Status};

/// What the rows of the table stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Progress {
    /// In the order of the phases, or by name with what has none at the end.
    #[serde(rename = "progress")]
    pub rows: Vec<Row>,
    /// All items together.
    pub all: Counts,
}

/// A row of the progress table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Row {
    /// Of a phase: its id.
    pub id: Option<Id>,
    /// The phase's name, the owner or the role; none for items without owner or role.
    pub name: Option<String>,
    /// Its items.
    #[serde(flatten)]
    pub counts: Counts,
    /// The earliest due date of its open items.
    pub next_due: Option<Day>,
    /// That date is before today.
    pub overdue: bool,
}

/// Items, counted by what has become of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Counts {
    /// All of them: in scope, out, and duties.
    pub items: usize,
    /// In scope and done.
    pub done: usize,
    /// What progress counts.
    pub in_scope: usize,
    /// Done of what is in scope, in percent, rounded down; none where nothing is in scope.
    pub percent: Option<usize>,
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
    /// Is all that is in scope done?
    pub fn is_complete(&self) -> bool {
        self.done == self.in_scope
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

    /// The same, with the sums and the share that its numbers make.
    fn summed_up(self) -> Self {
        let in_scope = self.done + self.in_progress + self.blocked + self.not_started;
        let percent = (self.done * 100).checked_div(in_scope);
        Self { items: in_scope + self.out + self.duties, in_scope, percent, ..self }
    }
}

impl std::iter::Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        let add = |sum: Self, counts: Self| Self {
            done: sum.done + counts.done,
            in_progress: sum.in_progress + counts.in_progress,
            blocked: sum.blocked + counts.blocked,
            not_started: sum.not_started + counts.not_started,
            out: sum.out + counts.out,
            duties: sum.duties + counts.duties,
            duties_met: sum.duties_met + counts.duties_met,
            ..sum
        };
        all.fold(Self::default(), add).summed_up()
    }
}

/// The progress of the engagement.
pub fn progress(engagement: &Engagement<'_>, per: Per) -> Progress {
    let rows = match per {
        Per::Phase => by_phase(engagement),
        Per::Owner => by_name(engagement, |item| engagement.owner_of(item)),
        Per::Role => by_name(engagement, ItemState::role),
    };
    Progress { rows, all: counts(engagement.items.iter(), engagement) }
}

/// The progress of one phase.
pub fn phase_counts(engagement: &Engagement<'_>, phase: usize) -> Counts {
    counts(engagement.items_of(phase), engagement)
}

/// The place of the first phase, standing ones aside, that is not complete.
pub fn current_phase(engagement: &Engagement<'_>) -> Option<usize> {
    let phases = engagement.checklist.phases.iter().enumerate();
    phases
        .filter(|(_, phase)| !phase.standing)
        .map(|(place, _)| place)
        .find(|place| !phase_counts(engagement, *place).is_complete())
}

fn counts<'s>(items: impl Iterator<Item = &'s ItemState>, engagement: &Engagement<'_>) -> Counts {
    let mut counts = Counts::default();
    items.for_each(|item| counts.count(item, engagement));
    counts.summed_up()
}

fn by_phase(engagement: &Engagement<'_>) -> Vec<Row> {
    let phases = engagement.checklist.phases.iter().enumerate();
    phases
        .map(|(place, phase)| Row {
            id: Some(phase.id.clone()),
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
    let overdue = open.clone().any(|item| engagement.is_overdue(item));
    let next_due = open.filter_map(|item| engagement.due_of(item)).min();
    Row {
        name: name.map(str::to_owned),
        id: None,
        counts: counts(items.into_iter(), engagement),
        next_due,
        overdue,
    }
}
