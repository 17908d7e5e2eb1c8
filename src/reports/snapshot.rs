//! What a consultant hands over before a meeting: where the engagement is, what the period
//! brought, and what comes next.

use schemars::JsonSchema;
use serde::Serialize;
use serde::ser::Serializer;

use super::acceptance::AcceptanceRow;
use super::burn_up::{BurnUp, burn_up};
use super::changes::{Changes, changes};
use super::checkpoints::{NextCheckpoint, next_checkpoint};
use super::conflicts::Conflict;
use super::duties::{Duties, duties};
use super::forecast::Outlook;
use super::header::Header;
use super::health::{HealthReport, Word, health};
use super::item::{ItemRow, by_date, item_rows};
use super::list::{Group, ListFilter, groups};
use super::log::{LogEntry, LogFilter, log_entries};
use super::matter::{MatterRow, matter_rows, open_first};
use super::needs::{Needs, needs};
use super::next::{NextPeriod, next_period};
use super::plan::{Plan, PlannedPhase, plan};
use super::progress::{Per, Progress};
use super::serialize::flat;
use super::sheet::{Sheet, sheet};
use super::status::{CurrentPhase, status};
use super::waiting::WaitedFor;
use crate::domain::select::Names;
use crate::domain::{Day, Engagement, Field, Fingerprint, Instant, MatterState};

/// The report that people hand over.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename = "ticklist/snapshot/1")]
pub struct Snapshot {
    /// Of whom, and as of when.
    #[serde(flatten)]
    pub header: Header,
    /// The day of the engagement, from 1; none before the first.
    pub day: Option<i64>,
    /// The week of the engagement, from 1; none before the first.
    pub week: Option<i64>,
    /// Who prepared it.
    pub prepared_by: String,
    /// How many entries it was made from.
    pub entries: usize,
    /// By what its numbers can be shown to be those of the record.
    pub fingerprint: Fingerprint,
    /// What its author says, else the note of a checkpoint that was marked on its day.
    pub message: Option<String>,
    /// How its author writes; none where it is a note.
    #[serde(skip)]
    pub markdown: Option<Markdown>,
    /// How much of it is shown.
    #[serde(skip)]
    pub extent: Extent,
    /// Is it on track?
    pub health: HealthReport,
    /// The health at the last checkpoints before its day, the oldest first.
    pub trend: Vec<Step>,
    /// The health at the checkpoint with which the period begins, where it does with one.
    pub previous_health: Option<Word>,
    /// The phase that is being worked on.
    pub current_phase: Option<CurrentPhase>,
    /// When all was to be done, and when it will be.
    #[serde(flatten)]
    pub outlook: Outlook,
    /// The day of the next checkpoint.
    pub next_checkpoint: Option<NextCheckpoint>,
    /// How far it is.
    #[serde(flatten)]
    pub progress: Progress,
    /// What somebody has to do so that it goes on, beside what is blocked.
    pub needs: Needs,
    /// Phase by phase: when it was to be done, is to be done and will be done.
    #[serde(serialize_with = "phases")]
    #[schemars(with = "Vec<PlannedPhase>")]
    pub plan: Plan,
    /// What the period brought.
    pub period: Changes,
    /// What comes next.
    pub next: NextPeriod,
    /// How many duties are met.
    pub duties: Duties,
    /// The matters that are open, and those that were closed in the period.
    pub matters: Vec<MatterRow>,
    /// The phases that the customer accepted.
    pub accepted: Vec<AcceptanceRow>,
    /// Different values that stand for one field.
    pub conflicts: Vec<Conflict>,
    /// For whom anything waits, the longest first.
    pub waiting: Vec<WaitedFor>,
    /// Blocked items, the oldest first.
    pub blocked: Vec<ItemRow>,
    /// Overdue items, blocked or not, the oldest first.
    pub overdue: Vec<ItemRow>,
    /// How scope and what is done grew.
    pub burn_up: BurnUp,
    /// All items, phase by phase.
    #[serde(serialize_with = "flat")]
    #[schemars(with = "Vec<ItemRow>")]
    pub items: Vec<Group>,
    /// The same for people who have only a spreadsheet.
    #[serde(skip)]
    pub sheet: Sheet,
    /// All entries, the oldest first.
    pub log: Vec<LogEntry>,
    /// How items and phases are called in the log.
    #[serde(skip)]
    pub names: Names,
}

/// What a snapshot says beside what the record does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// Who prepared it.
    pub prepared_by: String,
    /// By what its numbers can be shown to be those of the record.
    pub fingerprint: Fingerprint,
    /// What its author says, and how.
    pub message: Option<(String, Markdown)>,
    /// How much of it is shown.
    pub extent: Extent,
}

/// How Markdown is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Markdown {
    /// Typed on the command line: each line is one.
    Typed,
    /// Written in a file: a line goes on in the next.
    Written,
}

/// How much of a snapshot is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Extent {
    /// Only what fits a mail.
    pub brief: bool,
    /// With a page to sign.
    pub sign: bool,
    /// With the duties one by one.
    pub duties: bool,
}

/// How it was at a checkpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Step {
    /// The checkpoint.
    pub checkpoint: String,
    /// Its day.
    pub day: Day,
    /// The health.
    pub health: Word,
}

/// The report on the period from `before` to `after`, two states of one record; `earlier` are
/// those at the last checkpoints, the oldest first.
pub fn snapshot(
    before: &Engagement<'_>,
    after: &Engagement<'_>,
    earlier: &[Engagement<'_>],
    cover: Cover,
) -> Snapshot {
    let period = changes(before, after);
    let status = status(after, Per::Phase);
    let (message, markdown) = cover.message.unzip();
    let duties = duties(after);
    let all = ListFilter { all: true, ..ListFilter::default() };
    let items = groups(after, &all);
    Snapshot {
        header: status.header,
        day: status.day,
        week: status.week,
        prepared_by: cover.prepared_by,
        entries: cover.fingerprint.entries,
        fingerprint: cover.fingerprint,
        message: message.or_else(|| note_of_the_day(after)),
        markdown,
        extent: cover.extent,
        health: status.health,
        trend: earlier.iter().filter_map(step).collect(),
        previous_health: period.from.checkpoint.as_ref().map(|_| period.from.health),
        current_phase: status.current_phase,
        outlook: status.outlook,
        next_checkpoint: next_checkpoint(after),
        progress: status.progress,
        needs: needs(&status.attention, after),
        plan: plan(after, None, false),
        period,
        next: next_period(after, duties.unmet.clone()),
        duties,
        matters: matters(after, before.as_of),
        accepted: status.accepted,
        conflicts: status.attention.conflicts,
        waiting: status.waiting,
        blocked: status.attention.blocked,
        overdue: by_date(item_rows(after, |item| after.is_overdue(item))),
        burn_up: burn_up(after),
        sheet: sheet(items.iter().flatten(), after),
        items,
        log: whole_log(after),
        names: Names::of(after),
    }
}

/// All entries; for the customer, without words that were taken back.
fn whole_log(engagement: &Engagement<'_>) -> Vec<LogEntry> {
    let entries = log_entries(engagement, &LogFilter::default()).into_iter();
    match engagement.record.is_withheld() {
        true => entries.map(LogEntry::without_words_taken_back).collect(),
        false => entries.collect(),
    }
}

/// What was said at the newest checkpoint that was marked on the day of the report.
fn note_of_the_day(engagement: &Engagement<'_>) -> Option<String> {
    let mut marks = engagement.checkpoints.iter().rev();
    let today = |entry: usize| engagement.zone.day(engagement.at(entry)) == engagement.today();
    let mark = marks.find(|mark| mark.checkpoint.name.is_some() && today(mark.entry))?;
    engagement.entry(mark.entry).note.clone()
}

/// How it was at the last checkpoint of this state.
fn step(then: &Engagement<'_>) -> Option<Step> {
    let checkpoint = then.checkpoints.last()?.checkpoint.name.clone()?;
    Some(Step { checkpoint, day: then.today(), health: health(then).word })
}

/// The matters that are open, and those that were closed since then.
fn matters(engagement: &Engagement<'_>, since: Instant) -> Vec<MatterRow> {
    let is_recent = |matter: &MatterState| {
        let status = matter.field(Field::Status).latest();
        status.is_some_and(|standing| engagement.at(standing.since) > since)
    };
    open_first(matter_rows(engagement, |matter| matter.is_open() || is_recent(matter)))
}

fn phases<S: Serializer>(plan: &Plan, serializer: S) -> Result<S::Ok, S::Error> {
    plan.phases.serialize(serializer)
}
