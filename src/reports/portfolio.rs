//! Many customers, a row each.

use std::cmp::{Ordering, Reverse};

use schemars::JsonSchema;
use serde::Serialize;

use super::checkpoints::{NextCheckpoint, next_checkpoint};
use super::events::Event;
use super::forecast::{Outlook, forecast};
use super::health::{HealthReport, Word, blocked_days, health_by, matters_overdue, quiet_days};
use super::progress::{Counts, Per, Row, progress};
use super::records::{Source, Unreadable};
use super::serialize::instant;
use super::status::{CurrentPhase, current};
use super::waiting::{WaitedFor, together, waiting};
use crate::domain::{Day, Engagement, Health, Instant, ItemState};

/// Many customers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename = "ticklist/portfolio/1")]
pub struct Portfolio {
    /// The instant that was asked for, else that of the clock.
    #[serde(serialize_with = "instant")]
    pub as_of: Instant,
    /// The day of the report.
    pub today: Day,
    /// Internal notes are in it.
    pub internal: bool,
    /// A row for each file that could be read.
    pub customers: Vec<Customer>,
    /// The files that could not be read at all, by name.
    pub unreadable: Vec<Unreadable>,
    /// The rows together.
    pub totals: Totals,
}

/// Where one engagement is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Customer {
    /// The record.
    #[serde(flatten)]
    pub source: Source,
    /// Who is onboarded.
    pub customer: String,
    /// What the checklist is called.
    pub title: String,
    /// The first day.
    pub started: Day,
    /// The instant of the row.
    #[serde(serialize_with = "instant")]
    pub as_of: Instant,
    /// Its day, where the record counts its days.
    #[serde(skip)]
    pub today: Day,
    /// Is it on track?
    pub health: HealthReport,
    /// The phase that is being worked on.
    pub current_phase: Option<CurrentPhase>,
    /// How far each phase is.
    pub phases: Vec<Row>,
    /// How far it is.
    pub all: Counts,
    /// So many items are overdue.
    pub overdue: usize,
    /// So many decisions and actions are.
    pub matters_overdue: usize,
    /// For so many days the first item has been overdue.
    pub overdue_days: Option<i64>,
    /// For so many days the oldest block has lasted.
    pub blocked_days: Option<i64>,
    /// For whom anything waits, the longest first.
    pub waiting: Vec<WaitedFor>,
    /// So many open items have no owner.
    pub unowned: usize,
    /// For so many days there has been nothing but checkpoints.
    pub quiet_days: i64,
    /// When all was to be done, and when it will be.
    #[serde(flatten)]
    pub outlook: Outlook,
    /// The day of the next checkpoint.
    pub next_checkpoint: Option<NextCheckpoint>,
    /// The same for a calendar, where one is written.
    #[serde(skip)]
    pub next_event: Option<Event>,
    /// The newer edition of its checklist that is built in, where there is one.
    pub behind: Option<String>,
    /// What is other than at the last checkpoint.
    pub since_last: SinceLast,
}

impl Customer {
    /// How many items, decisions and actions are overdue.
    pub fn late(&self) -> usize {
        self.overdue + self.matters_overdue
    }
}

/// What is other than at the last checkpoint, or at the start where there was none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SinceLast {
    /// Its name.
    pub checkpoint: Option<String>,
    /// So many items more are done.
    pub done: i64,
    /// So many more are in scope.
    pub scope: i64,
}

/// Rows together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Totals {
    /// How many customers there are.
    pub customers: usize,
    /// So many files could not be read at all.
    pub unreadable: usize,
    /// How many customers are how, the worst first.
    pub health: Vec<HealthCount>,
    /// All items.
    pub all: Counts,
    /// So many items are overdue.
    pub overdue: usize,
    /// So many decisions and actions are.
    pub matters_overdue: usize,
    /// For so many days the first item has been overdue.
    pub overdue_days: Option<i64>,
    /// For so many days the oldest block has lasted.
    pub blocked_days: Option<i64>,
    /// For whom anything waits, the longest first.
    pub waiting: Vec<WaitedFor>,
    /// So many open items have no owner.
    pub unowned: usize,
    /// So many items more are done than at the last checkpoints.
    pub done_since_last: i64,
    /// So many more are in scope.
    pub scope_since_last: i64,
}

/// How many customers are so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct HealthCount {
    /// How.
    pub word: Word,
    /// How many.
    pub customers: usize,
}

/// In which order rows stand: what needs attention first, but for the names.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// The worst health first; of the same, what is overdue most, then what is blocked longest.
    #[default]
    Health,
    /// By name.
    Customer,
    /// The most overdue items first.
    Overdue,
    /// The oldest block first.
    Blocked,
    /// The least progress first.
    Progress,
    /// The longest quiet first.
    Quiet,
    /// The next checkpoint first.
    Next,
}

/// All ways in which an engagement can be, the worst first.
const WORST_FIRST: [Word; 6] = [
    Word::Is(Health::Red),
    Word::Is(Health::Amber),
    Word::Is(Health::Green),
    Word::OnHold,
    Word::NotBegun,
    Word::Finished,
];

impl Word {
    /// Its place among all, the worst first.
    pub fn rank(self) -> i64 {
        WORST_FIRST.iter().take_while(|word| **word != self).count() as i64
    }
}

/// The row of an engagement; `before` is its state at the last checkpoint.
pub fn customer(engagement: &Engagement<'_>, before: &Engagement<'_>, source: Source) -> Customer {
    let progress = progress(engagement, Per::Phase);
    let number = |wanted: &dyn Fn(&ItemState) -> bool| {
        engagement.items.iter().filter(|item| wanted(item)).count()
    };
    let overdue = engagement.items.iter().filter(|item| engagement.is_overdue(item));
    let in_scope = engagement.items.iter().filter(|item| item.in_scope());
    let was = self::progress(before, Per::Phase).all;
    let more = |now: usize, was: usize| now as i64 - was as i64;
    let mark = engagement.last_checkpoint();
    let outlook = forecast(engagement).whole;
    Customer {
        source,
        customer: engagement.settings.customer().to_owned(),
        title: engagement.settings.title().to_owned(),
        started: engagement.head.started,
        as_of: engagement.as_of,
        today: engagement.today(),
        health: health_by(outlook, engagement),
        current_phase: current(engagement),
        phases: progress.rows,
        all: progress.all,
        overdue: number(&|item| engagement.is_overdue(item)),
        matters_overdue: matters_overdue(engagement).iter().sum(),
        overdue_days: overdue.map(|item| engagement.days_late(engagement.date_of(item))).max(),
        blocked_days: in_scope.filter_map(|item| blocked_days(item, engagement)).max(),
        waiting: waiting(engagement),
        unowned: number(&|item| item.is_open() && engagement.owner_of(item).is_none()),
        quiet_days: quiet_days(engagement),
        outlook,
        next_checkpoint: next_checkpoint(engagement),
        next_event: None,
        behind: None,
        since_last: SinceLast {
            checkpoint: mark.and_then(|mark| mark.checkpoint.name.clone()),
            done: more(progress.all.done, was.done),
            scope: more(progress.all.in_scope, was.in_scope),
        },
    }
}

/// Many customers, in this order, with their totals.
pub fn portfolio(
    mut customers: Vec<Customer>,
    unreadable: Vec<Unreadable>,
    order: Order,
    as_of: Instant,
    today: Day,
    internal: bool,
) -> Portfolio {
    customers.sort_by_cached_key(|row: &Customer| {
        (row.customer.to_lowercase(), row.source.file.clone())
    });
    customers.sort_by(|one, other| order.compare(one, other));
    let totals = totals(&customers, unreadable.len());
    Portfolio { as_of, today, internal, customers, unreadable, totals }
}

impl Order {
    /// Which of two rows stands first, where not the name decides.
    fn compare(self, one: &Customer, other: &Customer) -> Ordering {
        let health = |row: &Customer| {
            (row.health.word.rank(), Reverse(row.late()), Reverse(row.blocked_days))
        };
        let progress = |row: &Customer| (row.all.percent.is_none(), row.all.percent);
        let next = |row: &Customer| row.next_checkpoint.map(|next| next.day);
        let next = |row: &Customer| (next(row).is_none(), next(row));
        match self {
            Order::Customer => Ordering::Equal,
            Order::Health => health(one).cmp(&health(other)),
            Order::Overdue => other.late().cmp(&one.late()),
            Order::Blocked => other.blocked_days.cmp(&one.blocked_days),
            Order::Progress => progress(one).cmp(&progress(other)),
            Order::Quiet => other.quiet_days.cmp(&one.quiet_days),
            Order::Next => next(one).cmp(&next(other)),
        }
    }
}

fn totals(customers: &[Customer], unreadable: usize) -> Totals {
    let health = WORST_FIRST.into_iter().map(|word| HealthCount {
        word,
        customers: customers.iter().filter(|row| row.health.word == word).count(),
    });
    Totals {
        customers: customers.len(),
        unreadable,
        health: health.filter(|count| count.customers > 0).collect(),
        all: customers.iter().map(|row| row.all).sum(),
        overdue: customers.iter().map(|row| row.overdue).sum(),
        matters_overdue: customers.iter().map(|row| row.matters_overdue).sum(),
        overdue_days: customers.iter().filter_map(|row| row.overdue_days).max(),
        blocked_days: customers.iter().filter_map(|row| row.blocked_days).max(),
        waiting: together(customers.iter().flat_map(|row| row.waiting.iter().cloned())),
        unowned: customers.iter().map(|row| row.unowned).sum(),
        done_since_last: customers.iter().map(|row| row.since_last.done).sum(),
        scope_since_last: customers.iter().map(|row| row.since_last.scope).sum(),
    }
}
