//! Is the engagement on track? A rule, with its reasons (DESIGN section 4).

use schemars::JsonSchema;
use serde::Serialize;

use super::conflicts::conflicts;
use crate::domain::{Day, Engagement, Field, Health, ItemState, Status};

/// A health, with the reasons for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct HealthReport {
    /// The word that counts.
    pub word: Word,
    /// What the rule saw.
    pub reasons: Vec<Reason>,
    /// The checkpoint that overrides the rule.
    pub overridden_at: Option<String>,
    /// Its reason for that.
    pub why: Option<String>,
    /// What the rule says.
    pub by_rule: Word,
}

impl HealthReport {
    /// Is the reason for it not told, as one that is not for the customer?
    pub fn lacks_its_reason(&self) -> bool {
        self.overridden_at.is_some() && self.why.is_none()
    }
}

/// How an engagement can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Word {
    /// The first day is still to come.
    NotBegun,
    /// All that is in scope is done.
    Finished,
    /// Green, amber or red.
    #[serde(untagged)]
    Is(Health),
}

/// Something that the rule saw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Reason {
    /// The engagement begins on this day.
    Begins {
        /// The day.
        on: Day,
    },
    /// Everything in scope is done.
    AllDone,
    /// Of the items that fell due, so many are overdue.
    Overdue {
        /// How many.
        overdue: usize,
        /// Of how many.
        fell_due: usize,
    },
    /// Items in scope are blocked.
    Blocked {
        /// How many.
        items: usize,
        /// The oldest for so many days.
        days: i64,
    },
    /// So many conflicts wait for a decision.
    Conflicts {
        /// How many.
        conflicts: usize,
    },
    /// Nothing but checkpoints for so many days.
    Quiet {
        /// How many.
        days: i64,
    },
    /// No item in scope has a due date.
    NoDueDates,
    /// Nothing is overdue or blocked.
    OnTrack,
}

/// More than so much of what fell due being overdue is red, if it is at least [`RED_ITEMS`].
const RED_PERCENT: usize = 60;
const RED_ITEMS: usize = 3;
/// Being blocked for more days than these is red.
const RED_DAYS: i64 = 10;
/// So much of what fell due being overdue is amber.
const AMBER_PERCENT: usize = 20;
/// So many days without anything but checkpoints are amber.
const QUIET_DAYS: i64 = 10;

/// The health of the engagement: by the rule, unless the last checkpoint says otherwise, until the
/// next one or the day that was planned for it.
pub fn health(engagement: &Engagement<'_>) -> HealthReport {
    let (by_rule, reasons) = rule(engagement);
    let mut marks = engagement.checkpoints.iter().rev().map(|mark| mark.checkpoint);
    let latest = marks.find(|checkpoint| checkpoint.name.is_some());
    let over = latest.filter(|_| !engagement.has_missed_checkpoint());
    let over = over.filter(|checkpoint| checkpoint.health.is_some());
    HealthReport {
        word: over.and_then(|checkpoint| checkpoint.health).map_or(by_rule, Word::Is),
        reasons,
        overridden_at: over.and_then(|checkpoint| checkpoint.name.clone()),
        why: over.and_then(|checkpoint| checkpoint.why.clone()),
        by_rule,
    }
}

/// How many days an item has been blocked, if it is.
pub fn blocked_days(item: &ItemState, engagement: &Engagement<'_>) -> Option<i64> {
    let blocked = item.status() == Status::Blocked;
    let since = item.field(Field::Status).latest().filter(|_| blocked)?.since;
    Some(engagement.age(engagement.day_of(since)))
}

/// For how many days there has been nothing but checkpoints, since the first day or, where that is
/// later, the first entry.
pub fn quiet_days(engagement: &Engagement<'_>) -> i64 {
    let begun = engagement.entries().first().map(|first| first.at);
    let last = engagement.last_work().or(begun).map(|at| engagement.zone.day(at));
    let started = engagement.head.started;
    engagement.age(last.unwrap_or(started).max(started)).max(0)
}

fn rule(engagement: &Engagement<'_>) -> (Word, Vec<Reason>) {
    let in_scope: Vec<&ItemState> =
        engagement.items.iter().filter(|item| item.in_scope()).collect();
    if engagement.today() < engagement.head.started {
        return (Word::NotBegun, vec![Reason::Begins { on: engagement.head.started }]);
    }
    if !in_scope.is_empty() && in_scope.iter().all(|item| item.status() == Status::Done) {
        return (Word::Finished, vec![Reason::AllDone]);
    }
    let reasons = [overdue(&in_scope, engagement), blocked(&in_scope, engagement)].into_iter();
    let reasons = reasons.chain([in_conflict(engagement), quiet(engagement)]);
    let reasons: Vec<Reason> = reasons.flatten().collect();
    let dated = in_scope.iter().any(|item| engagement.due_of(item).is_some());
    let word = reasons.iter().map(weight).max().unwrap_or(Health::Green);
    let all_well = if dated { Reason::OnTrack } else { Reason::NoDueDates };
    match reasons.is_empty() {
        true => (Word::Is(word), vec![all_well]),
        false => (Word::Is(word), reasons),
    }
}

/// What a reason makes of the health.
fn weight(reason: &Reason) -> Health {
    match reason {
        Reason::Overdue { overdue, fell_due } => match overdue * 100 {
            share if share > fell_due * RED_PERCENT && *overdue >= RED_ITEMS => Health::Red,
            share if share >= fell_due * AMBER_PERCENT => Health::Amber,
            _ => Health::Green,
        },
        Reason::Blocked { days, .. } if *days > RED_DAYS => Health::Red,
        Reason::Blocked { .. } | Reason::Conflicts { .. } | Reason::Quiet { .. } => Health::Amber,
        _ => Health::Green,
    }
}

fn overdue(in_scope: &[&ItemState], engagement: &Engagement<'_>) -> Option<Reason> {
    let fell = |item: &&&ItemState| engagement.days_late(engagement.date_of(item)) > 0;
    let fell_due = in_scope.iter().filter(fell).count();
    let overdue = in_scope.iter().filter(|item| engagement.is_overdue(item)).count();
    (overdue > 0).then_some(Reason::Overdue { overdue, fell_due })
}

fn blocked(in_scope: &[&ItemState], engagement: &Engagement<'_>) -> Option<Reason> {
    let blocked = in_scope.iter().filter_map(|item| blocked_days(item, engagement));
    let days: Vec<i64> = blocked.collect();
    Some(Reason::Blocked { items: days.len(), days: *days.iter().max()? })
}

fn in_conflict(engagement: &Engagement<'_>) -> Option<Reason> {
    let conflicts = conflicts(engagement).len();
    (conflicts > 0).then_some(Reason::Conflicts { conflicts })
}

/// Has there been nothing but checkpoints for long? Of a record without entries nobody knows since
/// when there was one to write in.
fn quiet(engagement: &Engagement<'_>) -> Option<Reason> {
    let days = quiet_days(engagement);
    let is_quiet = days >= QUIET_DAYS && !engagement.entries().is_empty();
    is_quiet.then_some(Reason::Quiet { days })
}
