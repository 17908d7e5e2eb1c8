//! What the period brought, and what comes next.

use super::section::{counted, headed};
use crate::domain::{MatterKind, MatterStatus};
use crate::render::phrasing::{acceptance, duties as duties_line};
use crate::render::views::{agenda, changes, list, raid};
use crate::render::{Block, Calendar, Group, Table, Text, Tone};
use crate::reports::changes::{Change, Kind, Subject};
use crate::reports::item::ItemRow;
use crate::reports::matter::MatterRow;
use crate::reports::snapshot::Snapshot;

/// What was done.
pub(super) fn done(report: &Snapshot, calendar: &Calendar) -> Vec<Block> {
    let changes = report.period.changes.iter();
    let done: Vec<&Change> = changes.filter(|one| one.kind == Kind::Done).collect();
    let table = changes::table(vec![changes::group(None, &done, calendar)]);
    counted("Done in this period", done.len(), vec![table])
}

/// What is under way, overdue or due, up to the checkpoint after the next.
pub(super) fn next(report: &Snapshot, calendar: &Calendar) -> Vec<Block> {
    let next = &report.next;
    let title = format!("Next, until {}", calendar.day(next.until));
    let phases = agenda::phases_due(&next.phases, calendar).map(Block::Line);
    let items = list::items(&next.items, calendar).map(without_remarks);
    let items = items.filter(|_| !next.items.is_empty());
    let duties = duties_line(&report.duties).map(Text::from).map(Block::Line);
    [counted(&title, next.items.len(), phases.chain(items).collect()), duties.into_iter().collect()]
        .concat()
}

/// Why an item is blocked stands among what is needed, and among all items.
fn without_remarks(mut block: Block) -> Block {
    if let Block::Table(table) = &mut block {
        let rows = table.groups.iter_mut().flat_map(|group| &mut group.rows);
        rows.for_each(|row| row.below.clear());
    }
    block
}

/// What was decided, and what else is open or was closed, beside the checklist.
pub(super) fn matters(report: &Snapshot, calendar: &Calendar) -> Vec<Block> {
    let group = |heading: &str, kind, status| {
        let is_of = |row: &&MatterRow| row.kind == kind && row.status == status;
        let rows = report.matters.iter().filter(is_of).map(|row| raid::matter(row, calendar));
        let rows: Vec<_> = rows.collect();
        let heading = Text::toned(format!("{heading} ({})", rows.len()), Tone::Strong);
        Group { heading: Some(heading), rows }
    };
    let groups = [
        group("Decided", MatterKind::Decision, MatterStatus::Closed),
        group("Open actions", MatterKind::Action, MatterStatus::Open),
        group("Closed actions", MatterKind::Action, MatterStatus::Closed),
        group("Open risks", MatterKind::Risk, MatterStatus::Open),
        group("Closed risks", MatterKind::Risk, MatterStatus::Closed),
    ];
    let groups: Vec<Group> = groups.into_iter().filter(|group| !group.rows.is_empty()).collect();
    if groups.is_empty() {
        return Vec::new();
    }
    let table = Block::Table(Table { columns: raid::matter_columns(), groups });
    headed("Decisions, actions and risks", vec![table])
}

/// How scope and dates changed, with why; then what else is other than before.
pub(super) fn changed(report: &Snapshot, calendar: &Calendar) -> Vec<Block> {
    let period = &report.period;
    let (from, to) = (period.from.counts.in_scope, period.to.counts.in_scope);
    let line = match (period.scope_in, period.scope_out) {
        (0, 0) => format!("{to} items are in scope, as before."),
        (more, less) => format!("Items in scope: {from} → {to} (+{more} −{less})."),
    };
    let by_people = |change: &Change| !change.cause.by_upgrade;
    let agreed = told(report, |change| is_agreed(change) && by_people(change), calendar);
    let agreed = [Block::Line(Text::from(line))].into_iter().chain(agreed).collect();
    let is_other = |change: &Change| !is_agreed(change) && !is_apart(change) && by_people(change);
    let others = headed("Also changed", told(report, is_other, calendar));
    [headed("Changes of scope and dates", agreed), newer(report, calendar), others].concat()
}

/// What a newer checklist made of the items, and what is to be checked again since one came.
fn newer(report: &Snapshot, calendar: &Calendar) -> Vec<Block> {
    let upgrades = report.period.upgrades.iter().map(|row| changes::upgrade(row, calendar));
    let upgrades = upgrades.map(|line| Block::Line(Text::from(line)));
    let changes = report.period.changes.iter().filter(|change| change.cause.by_upgrade);
    let changes: Vec<&Change> = changes.collect();
    let table = changes::table(vec![changes::group(None, &changes, calendar)]);
    let table = Some(table).filter(|_| !changes.is_empty());
    let items = report.items.iter().flatten().filter(|item| item.recheck);
    let items: Vec<ItemRow> = items.cloned().collect();
    let again = list::items(&items, calendar).map(without_remarks);
    let again = again.filter(|_| !items.is_empty()).collect();
    let title = format!("Done, and reworded since: to be checked again ({})", items.len());
    let made = headed("By the newer checklist", upgrades.chain(table).collect());
    [made, headed(&title, again)].concat()
}

/// What was said beside what was done, where there is anything.
pub(super) fn noted(report: &Snapshot, calendar: &Calendar) -> Vec<Block> {
    // A note that stands on top as the summary is not told again.
    let is_summary = |change: &Change| {
        matches!(change.subject, Subject::Whole { .. }) && change.cause.note == report.message
    };
    let changes = report.period.changes.iter().filter(|change| change.kind == Kind::Noted);
    let notes: Vec<&Change> = changes.filter(|change| !is_summary(change)).collect();
    match notes.is_empty() {
        true => Vec::new(),
        false => vec![changes::table(vec![changes::group(None, &notes, calendar)])],
    }
}

/// The duties to confirm one by one, where they were asked for.
pub(super) fn duties(report: &Snapshot, calendar: &Calendar) -> Vec<Block> {
    let duties = &report.next.duties;
    match report.extent.duties {
        true => counted("Duties to confirm", duties.len(), list::items(duties, calendar).collect()),
        false => Vec::new(),
    }
}

/// The phases that the customer accepted.
pub(super) fn accepted(report: &Snapshot, calendar: &Calendar) -> Vec<Block> {
    let rows = report.accepted.iter().map(|row| Block::Line(acceptance(row, calendar)));
    headed("Accepted phases", rows.collect())
}

fn is_agreed(change: &Change) -> bool {
    matches!(
        change.kind,
        Kind::NotApplicable
            | Kind::Added
            | Kind::Removed
            | Kind::Slipped
            | Kind::BroughtForward
            | Kind::Dated
    )
}

/// Is it told in a section of its own?
fn is_apart(change: &Change) -> bool {
    matches!(change.kind, Kind::Done | Kind::Noted | Kind::Confirmed | Kind::Raised | Kind::Closed)
}

/// Some changes, those of a kind together, where there are any.
pub(super) fn told(
    report: &Snapshot,
    wanted: impl Fn(&Change) -> bool,
    calendar: &Calendar,
) -> Vec<Block> {
    let told = changes::by_heading(&report.period).map(|(heading, mut told)| {
        told.retain(|change| wanted(change));
        (heading, told)
    });
    let told = told.filter(|(_, told)| !told.is_empty());
    let group = |(heading, told): (&str, Vec<&Change>)| {
        changes::group(Some(&format!("{heading} ({})", told.len())), &told, calendar)
    };
    let groups: Vec<Group> = told.map(group).collect();
    if groups.is_empty() { Vec::new() } else { vec![changes::table(groups)] }
}
