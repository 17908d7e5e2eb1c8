//! What a consultant hands over before a meeting: where the engagement is, what the period
//! brought, and what comes next.

use schemars::JsonSchema;
use serde::Serialize;

use super::agenda::{Ahead, ahead, phases_due};
use super::burn_up::{BurnUp, burn_up};
use super::changes::{Changes, changes};
use super::conflicts::Conflict;
use super::forecast::Outlook;
use super::header::Header;
use super::health::{HealthReport, Word};
use super::item::{ItemRow, by_date, item_rows};
use super::list::{Group, ListFilter, groups};
use super::log::{LogEntry, LogFilter, log_entries};
use super::phase::PhaseRow;
use super::progress::{Per, Progress};
use super::serialize::flat;
use super::sheet::{Sheet, sheet};
use super::status::{CurrentPhase, status};
use super::waiting::WaitedFor;
use crate::domain::select::Names;
use crate::domain::{Day, Engagement, Fingerprint, ItemState, Status};

/// The report that people hand over, in the order of a PRINCE2 highlight report.
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
    /// Is it on track?
    pub health: HealthReport,
    /// The health at the checkpoint with which the period begins, where it does with one.
    pub previous_health: Option<Word>,
    /// The phase that is being worked on.
    pub current_phase: Option<CurrentPhase>,
    /// When all was to be done, and when it will be.
    #[serde(flatten)]
    pub outlook: Outlook,
    /// The day of the next checkpoint.
    pub next_checkpoint: Option<Day>,
    /// How far it is.
    #[serde(flatten)]
    pub progress: Progress,
    /// What the period brought.
    pub period: Changes,
    /// What comes next.
    pub next: NextPeriod,
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
    /// What its author says.
    pub message: Option<String>,
}

/// What comes next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NextPeriod {
    /// How far it reaches.
    #[serde(rename = "until")]
    #[schemars(with = "Day")]
    pub ahead: Ahead,
    /// Open items that are due in it, or begun; the first due first.
    pub items: Vec<ItemRow>,
    /// Phases that are due in it, and not complete.
    pub phases: Vec<PhaseRow>,
    /// Duties that nobody has confirmed since the last checkpoint.
    pub duties: Vec<ItemRow>,
}

/// The report on the period from `before` to `after`, two states of one record.
pub fn snapshot(before: &Engagement<'_>, after: &Engagement<'_>, cover: Cover) -> Snapshot {
    let period = changes(before, after);
    let status = status(after, Per::Phase);
    let all = ListFilter { all: true, ..ListFilter::default() };
    let items = groups(after, &all);
    Snapshot {
        header: status.header,
        day: status.day,
        week: status.week,
        prepared_by: cover.prepared_by,
        entries: cover.fingerprint.entries,
        fingerprint: cover.fingerprint,
        message: cover.message.or_else(|| note_of_the_day(after)),
        health: status.health,
        previous_health: period.from.checkpoint.as_ref().map(|_| period.from.health),
        current_phase: status.current_phase,
        outlook: status.outlook,
        next_checkpoint: status.next_checkpoint,
        progress: status.progress,
        period,
        next: next_period(after, status.next_checkpoint),
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

fn next_period(engagement: &Engagement<'_>, next_checkpoint: Option<Day>) -> NextPeriod {
    let today = engagement.today();
    let ahead = ahead(next_checkpoint, today);
    let comes = |day: Day| (today..=ahead.until()).contains(&day);
    let is_next = |item: &ItemState| {
        item.is_open()
            && (item.status() == Status::InProgress || engagement.due_of(item).is_some_and(comes))
    };
    let mut items = item_rows(engagement, is_next);
    items.sort_by_key(|item| (item.due.is_none(), item.due));
    NextPeriod {
        ahead,
        items,
        phases: phases_due(engagement, comes),
        duties: item_rows(engagement, |item| engagement.is_unmet(item)),
    }
}
