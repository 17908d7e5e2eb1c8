//! What a consultant hands over before a meeting: where the engagement is, what the period
//! brought, and what comes next.

use super::agenda::{Ahead, PhaseDue, ahead, phases_due};
use super::burn_up::{BurnUp, burn_up};
use super::changes::{Changes, Standing, changes};
use super::health::Word;
use super::history::{LogEntry, LogFilter, log};
use super::item::{ItemRow, by_date, item_rows};
use super::list::{List, ListFilter, list};
use super::progress::Per;
use super::sheet::{Sheet, sheet};
use super::status::{StatusReport, status};
use crate::domain::engagement::{Engagement, ItemState};
use crate::domain::fingerprint::Fingerprint;
use crate::domain::select::Names;
use crate::domain::status::Status;
use crate::domain::time::Day;

/// The report that people hand over, in the order of a PRINCE2 highlight report.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// What stands on its first lines.
    pub cover: Cover,
    /// Where the engagement is.
    pub status: StatusReport,
    /// The health at the checkpoint with which the period begins, where it does with one.
    pub previous: Option<Word>,
    /// What the period brought.
    pub changes: Changes,
    /// What comes next.
    pub next: NextPeriod,
    /// Overdue items, blocked or not, the oldest first.
    pub overdue: Vec<ItemRow>,
    /// How scope and what is done grew.
    pub burn_up: BurnUp,
    /// All items, phase by phase.
    pub items: List,
    /// The same for people who have only a spreadsheet.
    pub sheet: Sheet,
    /// All entries, the oldest first.
    pub log: Vec<LogEntry>,
    /// How items and phases are called in the log.
    pub names: Names,
}

/// What stands on the first lines of a snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// Who prepared it.
    pub prepared_by: String,
    /// By what its numbers can be shown to be those of the record.
    pub fingerprint: Fingerprint,
    /// What its author says; else the note of a checkpoint is taken that was marked on its day.
    pub message: Option<String>,
}

/// What comes next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextPeriod {
    /// How far it reaches.
    pub ahead: Ahead,
    /// Open items that are due in it, or begun; the first due first.
    pub items: Vec<ItemRow>,
    /// Phases that are due in it, and not complete.
    pub phases: Vec<PhaseDue>,
    /// Duties that nobody has confirmed since the last checkpoint.
    pub duties: Vec<ItemRow>,
}

/// The report on the period from `before` to `after`, two states of one record.
pub fn snapshot(before: &Engagement<'_>, after: &Engagement<'_>, cover: Cover) -> Snapshot {
    let changes = changes(before, after);
    let previous = match changes.from.standing {
        Standing::Checkpoint(_) => Some(changes.from.health),
        _ => None,
    };
    let message = cover.message.or_else(|| note_of_the_day(after));
    let status = status(after, Per::Phase);
    let all = ListFilter { all: true, ..ListFilter::default() };
    let overdue = by_date(item_rows(after, |item| after.is_overdue(item)));
    Snapshot {
        cover: Cover { message, ..cover },
        previous,
        changes,
        next: next_period(after, status.next_checkpoint),
        overdue,
        burn_up: burn_up(after),
        items: list(after, &all),
        sheet: sheet(after, &all),
        log: whole_log(after),
        names: Names::of(after),
        status,
    }
}

/// All entries; for the customer, without words that were taken back.
fn whole_log(engagement: &Engagement<'_>) -> Vec<LogEntry> {
    let entries = log(engagement, &LogFilter::default()).into_iter();
    match engagement.is_for_the_customer() {
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
    let is_unmet = |item: &ItemState| item.duty && !item.is_out() && !engagement.is_met(item);
    let mut items = item_rows(engagement, is_next);
    items.sort_by_key(|item| (item.due.is_none(), item.due));
    NextPeriod {
        ahead,
        items,
        phases: phases_due(engagement, comes),
        duties: item_rows(engagement, is_unmet),
    }
}
