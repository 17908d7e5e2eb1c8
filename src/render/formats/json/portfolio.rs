//! `ticklist/portfolio/1`

use schemars::JsonSchema;
use serde::Serialize;

use super::text;
use crate::domain::time::instant_text;
use crate::reports::health::{HealthReport, Word};
use crate::reports::portfolio::{Customer, Portfolio, Totals};
use crate::reports::progress::{Counts, Row};
use crate::reports::status::CurrentPhase;

#[derive(Serialize, JsonSchema)]
pub(super) struct PortfolioJson<'r> {
    schema: &'static str,
    as_of: String,
    today: String,
    /// Internal notes are in it.
    internal: bool,
    customers: Vec<CustomerJson<'r>>,
    unreadable: Vec<UnreadableJson<'r>>,
    totals: TotalsJson<'r>,
}

#[derive(Serialize, JsonSchema)]
struct CustomerJson<'r> {
    file: &'r str,
    customer: &'r str,
    title: &'r str,
    started: String,
    as_of: String,
    health: &'r HealthReport,
    current_phase: Option<&'r CurrentPhase>,
    phases: &'r [Row],
    all: &'r Counts,
    overdue: usize,
    /// Of the oldest block.
    blocked_days: Option<i64>,
    /// Open items without an owner.
    unowned: usize,
    quiet_days: i64,
    next_checkpoint: Option<String>,
    since_last: SinceLastJson<'r>,
    /// The lines of the journal that can't be read.
    bad_lines: &'r [usize],
}

#[derive(Serialize, JsonSchema)]
struct SinceLastJson<'r> {
    /// None where it is since the start.
    checkpoint: Option<&'r str>,
    done: i64,
    scope: i64,
}

#[derive(Serialize, JsonSchema)]
struct UnreadableJson<'r> {
    file: &'r str,
    problem: &'r str,
}

#[derive(Serialize, JsonSchema)]
struct TotalsJson<'r> {
    customers: usize,
    unreadable: usize,
    health: Vec<HealthCountJson>,
    all: &'r Counts,
    overdue: usize,
    blocked_days: Option<i64>,
    unowned: usize,
    done_since_last: i64,
    scope_since_last: i64,
}

#[derive(Serialize, JsonSchema)]
struct HealthCountJson {
    word: Word,
    customers: usize,
}

/// Many customers as JSON.
pub fn portfolio(report: &Portfolio, internal: bool) -> String {
    let unreadable = report.unreadable.iter();
    text(&PortfolioJson {
        schema: "ticklist/portfolio/1",
        as_of: instant_text(report.as_of),
        today: report.today.to_string(),
        internal,
        customers: report.customers.iter().map(customer).collect(),
        unreadable: unreadable
            .map(|row| UnreadableJson { file: &row.file, problem: &row.problem })
            .collect(),
        totals: totals(&report.totals, report),
    })
}

fn customer(report: &Customer) -> CustomerJson<'_> {
    let since = &report.since_last;
    CustomerJson {
        file: &report.file,
        customer: &report.header.customer,
        title: &report.header.title,
        started: report.header.started.to_string(),
        as_of: instant_text(report.header.as_of),
        health: &report.health,
        current_phase: report.current.as_ref(),
        phases: &report.phases,
        all: &report.all,
        overdue: report.overdue,
        blocked_days: report.blocked_days,
        unowned: report.unowned,
        quiet_days: report.quiet_days,
        next_checkpoint: report.next_checkpoint.map(|day| day.to_string()),
        since_last: SinceLastJson {
            checkpoint: since.checkpoint.as_deref(),
            done: since.done,
            scope: since.scope,
        },
        bad_lines: &report.left_out.lines,
    }
}

fn totals<'r>(totals: &'r Totals, report: &Portfolio) -> TotalsJson<'r> {
    let health = totals.health.iter();
    TotalsJson {
        customers: report.customers.len(),
        unreadable: report.unreadable.len(),
        health: health
            .map(|(word, customers)| HealthCountJson { word: *word, customers: *customers })
            .collect(),
        all: &totals.all,
        overdue: totals.overdue,
        blocked_days: totals.blocked_days,
        unowned: totals.unowned,
        done_since_last: totals.done,
        scope_since_last: totals.scope,
    }
}
