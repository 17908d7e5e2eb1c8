//! Is the engagement on track? A rule, with its reasons (DESIGN section 4).

use schemars::JsonSchema;
use serde::Serialize;

use super::conflicts::{Conflict, conflicts};
use super::forecast::{Forecast, Outlook, forecast};
use super::header::{OnHold, on_hold};
use crate::domain::{Day, Engagement, Field, Health, Id, ItemState, MatterKind, Status, Touch};

/// A health, with the reasons for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct HealthReport {
    /// The word that counts.
    pub word: Word,
    /// What the rule saw.
    pub reasons: Vec<Reason>,
    /// The checkpoint that overrides the rule.
    pub overridden_at: Option<String>,
    /// Its reason for that, or the reason for the hold.
    pub why: Option<String>,
    /// What the rule says.
    pub by_rule: Word,
}

/// What the rule says of a phase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PhaseHealth {
    /// The word.
    pub word: Word,
    /// What the rule saw.
    pub reasons: Vec<Reason>,
}

impl HealthReport {
    /// Is the reason for it not told, as one that is not for the customer?
    pub fn lacks_its_reason(&self) -> bool {
        (self.overridden_at.is_some() || self.word == Word::OnHold) && self.why.is_none()
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
    /// It rests.
    OnHold,
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
    /// It rests.
    OnHold(OnHold),
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
    /// Decisions and actions are overdue, of those that are for the customer too.
    MattersOverdue {
        /// How many decisions.
        decisions: usize,
        /// How many actions.
        actions: usize,
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
    /// The forecast is more than a week behind the plan.
    BehindPlan {
        /// By how many days.
        days: i64,
    },
    /// No item in scope has a due date.
    NoDueDates {
        /// For so many days the record has told of it.
        days: i64,
    },
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
/// So many days without any due date are amber.
const UNDATED_DAYS: i64 = 10;

/// What the rule looks at: the engagement or a phase of it, with all that is in scope of it.
struct Scope<'s, 'r> {
    engagement: &'s Engagement<'r>,
    phase: Option<usize>,
    items: Vec<&'s ItemState>,
    outlook: Outlook,
    conflicts: usize,
}

/// The health of the engagement: by the rule, unless the last checkpoint says otherwise, until the
/// next one or the day that was planned for it.
pub fn health(engagement: &Engagement<'_>) -> HealthReport {
    health_by(forecast(engagement).whole, engagement)
}

/// The same with the outlook, where that is known.
pub fn health_by(outlook: Outlook, engagement: &Engagement<'_>) -> HealthReport {
    let whole = Scope::of(engagement, None, outlook, &conflicts(engagement));
    let (by_rule, reasons) = whole.rule();
    let mut marks = engagement.checkpoints.iter().rev().map(|mark| mark.checkpoint);
    let latest = marks.find(|checkpoint| checkpoint.name.is_some());
    let over = latest.filter(|_| engagement.checkpoint_late_days() == 0 && by_rule != Word::OnHold);
    let over = over.filter(|checkpoint| checkpoint.health.is_some());
    HealthReport {
        word: over.and_then(|checkpoint| checkpoint.health).map_or(by_rule, Word::Is),
        reasons,
        overridden_at: over.and_then(|checkpoint| checkpoint.name.clone()),
        why: match engagement.hold().filter(|_| by_rule == Word::OnHold) {
            Some(rest) => engagement.entry(rest.entry).note.clone(),
            None => over.and_then(|checkpoint| checkpoint.why.clone()),
        },
        by_rule,
    }
}

/// How many days an item has been blocked, if it is.
pub fn blocked_days(item: &ItemState, engagement: &Engagement<'_>) -> Option<i64> {
    let blocked = item.status() == Status::Blocked;
    let since = item.field(Field::Status).latest().filter(|_| blocked)?.since;
    Some(engagement.age(engagement.day_of(since)))
}

/// The health of each phase, by the same rule over its own items; none where nothing is in scope.
/// How long nothing was recorded says nothing of a single phase.
pub fn phase_healths(forecast: &Forecast, engagement: &Engagement<'_>) -> Vec<Option<PhaseHealth>> {
    let conflicts = conflicts(engagement);
    let health = |(phase, outlook): (usize, &Outlook)| {
        let scope = Scope::of(engagement, Some(phase), *outlook, &conflicts);
        let (word, reasons) = (!scope.items.is_empty()).then(|| scope.rule())?;
        Some(PhaseHealth { word, reasons })
    };
    forecast.phases.iter().enumerate().map(health).collect()
}

/// For how many days there has been nothing but checkpoints, since the first day or, where that is
/// later, the first entry.
pub fn quiet_days(engagement: &Engagement<'_>) -> i64 {
    let last = engagement.last_work().map(|at| engagement.zone.day(at));
    let started = engagement.head.started;
    engagement.age(last.map_or(engagement.first_day(), |last| last.max(started))).max(0)
}

impl<'s, 'r> Scope<'s, 'r> {
    fn of(
        engagement: &'s Engagement<'r>,
        phase: Option<usize>,
        outlook: Outlook,
        conflicts: &[Conflict],
    ) -> Self {
        let is_in = |of: usize| phase.is_none_or(|phase| phase == of);
        let items = engagement.items.iter().filter(|item| item.in_scope() && is_in(item.phase));
        let phase_of = |id: &Id| {
            engagement.item(id).map_or(engagement.phase_place(id), |item| Some(item.phase))
        };
        let concerns = |conflict: &&Conflict| match &conflict.touch {
            Touch::Field(id, _) | Touch::Added(id) => match engagement.matter(id) {
                Some(matter) => phase.is_none() && !matter.internal,
                None => phase_of(id).is_some_and(is_in),
            },
            Touch::Role(_) | Touch::Setting(_) | Touch::Hold => phase.is_none(),
        };
        let conflicts = conflicts.iter().filter(concerns).count();
        Self { engagement, phase, items: items.collect(), outlook, conflicts }
    }

    fn rule(&self) -> (Word, Vec<Reason>) {
        let engagement = self.engagement;
        if engagement.today() < engagement.head.started {
            return (Word::NotBegun, vec![Reason::Begins { on: engagement.head.started }]);
        }
        if !self.items.is_empty() && self.items.iter().all(|item| item.is_done()) {
            return (Word::Finished, vec![Reason::AllDone]);
        }
        if let Some(hold) = on_hold(engagement) {
            return (Word::OnHold, vec![Reason::OnHold(hold)]);
        }
        let undated = self.undated();
        let long_undated = undated.clone().filter(|reason| weight(reason) > Health::Green);
        let reasons = [self.overdue(), self.blocked(), self.in_conflict(), self.quiet()];
        let reasons = reasons.into_iter().chain([self.matters_overdue()]);
        let reasons = reasons.chain([self.behind_plan(), long_undated]);
        let reasons: Vec<Reason> = reasons.flatten().collect();
        let word = reasons.iter().map(weight).max().unwrap_or(Health::Green);
        match reasons.is_empty() {
            true => (Word::Is(word), vec![undated.unwrap_or(Reason::OnTrack)]),
            false => (Word::Is(word), reasons),
        }
    }

    fn overdue(&self) -> Option<Reason> {
        let engagement = self.engagement;
        let fell = |item: &&&ItemState| engagement.days_late(engagement.date_of(item)) > 0;
        let fell_due = self.items.iter().filter(fell).count();
        let overdue = self.items.iter().filter(|item| engagement.is_overdue(item)).count();
        (overdue > 0).then_some(Reason::Overdue { overdue, fell_due })
    }

    fn blocked(&self) -> Option<Reason> {
        let blocked = self.items.iter().filter_map(|item| blocked_days(item, self.engagement));
        let days: Vec<i64> = blocked.collect();
        Some(Reason::Blocked { items: days.len(), days: *days.iter().max()? })
    }

    fn matters_overdue(&self) -> Option<Reason> {
        let [decisions, actions] = matters_overdue(self.engagement);
        let is_late = self.phase.is_none() && decisions + actions > 0;
        is_late.then_some(Reason::MattersOverdue { decisions, actions })
    }

    fn in_conflict(&self) -> Option<Reason> {
        let conflicts = self.conflicts;
        (conflicts > 0).then_some(Reason::Conflicts { conflicts })
    }

    /// Has there been nothing but checkpoints for long? Of a record without entries nobody knows
    /// since when there was one to write in.
    fn quiet(&self) -> Option<Reason> {
        let days = quiet_days(self.engagement);
        let is_quiet = days >= QUIET_DAYS && !self.engagement.entries().is_empty();
        (is_quiet && self.phase.is_none()).then_some(Reason::Quiet { days })
    }

    fn behind_plan(&self) -> Option<Reason> {
        let days = self.outlook.days_behind().filter(|_| self.outlook.is_behind())?;
        Some(Reason::BehindPlan { days })
    }

    /// Has nothing a date? A phase that stands goes with the others to the end of their plan, and of
    /// a record without entries nobody knows since when it could have told dates.
    fn undated(&self) -> Option<Reason> {
        let engagement = self.engagement;
        let stands = self.phase.is_some_and(|phase| engagement.checklist.phases[phase].standing);
        let dated = self.items.iter().any(|item| engagement.due_of(item).is_some());
        let dated = dated || (stands && engagement.plan_end().is_some());
        let is_new = engagement.entries().is_empty();
        let days = if is_new { 0 } else { engagement.age(engagement.first_day()) };
        (!dated).then_some(Reason::NoDueDates { days })
    }
}

/// How many decisions and actions are late. One that customers may not know of is no reason that
/// they could be told.
pub(super) fn matters_overdue(engagement: &Engagement<'_>) -> [usize; 2] {
    [MatterKind::Decision, MatterKind::Action].map(|kind| {
        let of_kind = engagement.matters.iter().filter(|matter| matter.kind == kind);
        of_kind.filter(|it| !it.internal && engagement.is_matter_overdue(it)).count()
    })
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
        Reason::BehindPlan { .. } | Reason::MattersOverdue { .. } => Health::Amber,
        Reason::NoDueDates { days } if *days >= UNDATED_DAYS => Health::Amber,
        _ => Health::Green,
    }
}
