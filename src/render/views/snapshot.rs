//! The report that people hand over.

use super::{agenda, attention, burn_up, changes, list, log, sheet, status};
use crate::domain::time::instant_text;
use crate::render::document::{Figure, Prose, Verdict};
use crate::render::phrasing::{
    health_reasons, outlook, outlook_cells, progress, standing, waited_for,
};
use crate::render::{
    Audience, Block, Calendar, Cell, Datum, Document, Group, Report, Sheet, Text, Tone,
};
use crate::reports::agenda::Ahead;
use crate::reports::changes::{Change, Changes, Kind, Subject};
use crate::reports::conflicts::Conflict;
use crate::reports::item::ItemRow;
use crate::reports::progress::Per;
use crate::reports::snapshot::{NextPeriod, Snapshot};

/// The rules by which the numbers are made, for people who have only the report.
const RULES: [&str; 8] = [
    "Progress counts the items that are in scope: those that are neither n/a nor a duty and, if \
     optional, are taken up. It is done of in scope, rounded down, so that 100% means all.",
    "Duties are never done once and for all: they are confirmed again and again, and are met when \
     somebody confirmed them since the last checkpoint. Out are the items that are n/a, and the \
     optional ones that nobody took up.",
    "The current phase is the first that is not complete, phases that run all along aside.",
    "Overdue is what is in scope, not done and due before the day of the report. An item without a \
     date of its own has its phase's (marked *). Days on which the engagement is on hold make nothing \
     late, quiet or old.",
    "Health is RED when more than 60% of the items that fell due are overdue, and at least three, or \
     when something has been blocked for more than 10 days. It is AMBER when 20% or more of them are \
     overdue, anything is blocked or in conflict, nothing was recorded for 10 days, the forecast is \
     more than a week behind the plan, a decision or an action is overdue, or there are no dates at \
     all after 10 days. Else it is GREEN. A checkpoint may say otherwise, with a reason, until the \
     next one or the day that was planned for it.",
    "The end of the plan is the last date of phases and items, of those aside that run all along. The \
     forecast is the day on which all is done at the pace of the last four weeks, days on hold aside; \
     there is one once two weeks and three items are there to go by.",
    "The period goes by when things were recorded. Ages, the days on which things were done and the \
     burn-up go by when they happened.",
    "The fingerprint is the number of entries up to the instant of the report and a hash of what they \
     say. Whoever has the record can show that it still yields these numbers: ticklist snapshot \
     --as-of INSTANT --verify FINGERPRINT.",
];

impl Report for Snapshot {
    fn document(&self, audience: &Audience) -> Document {
        let calendar = &audience.calendar;
        let period = &self.period;
        let sections = [
            whereabouts(self, calendar),
            done(period, calendar),
            other_changes(self, calendar),
            ahead(self, calendar),
            scope(period, calendar),
            headed("Burn-up", burn_up::drawn(&self.burn_up, &self.header, calendar)),
            headed("All items", list::groups(&self.items, calendar).collect()),
            rules(),
        ];
        Document { blocks: sections.concat() }
    }

    fn table(&self, audience: &Audience) -> Document {
        sheet(&self.sheet, &audience.calendar)
    }

    /// What is read first, the items, what the period brought, all that happened, and how it grew.
    fn sheets(&self, audience: &Audience) -> Vec<Sheet> {
        let calendar = &audience.calendar;
        let summary = [whereabouts(self, calendar), ahead(self, calendar), rules()].concat();
        let changes = told(&self.period, |_| true, calendar).into_iter().collect();
        let log = log::entries(&self.log, Some(&self.names), calendar);
        let burn_up = burn_up::drawn(&self.burn_up, &self.header, calendar);
        let of = |name, blocks| Sheet::new(name, Document { blocks });
        vec![
            of("Summary", summary),
            Sheet::new("Items", sheet(&self.sheet, calendar)),
            of("Changes", changes),
            of("Log", vec![log]),
            of("Burn-up", burn_up),
        ]
    }

    fn has_internal_notes(&self) -> bool {
        self.log.iter().any(|entry| entry.internal)
    }
}

/// A section with its heading.
fn headed(title: &str, blocks: Vec<Block>) -> Vec<Block> {
    [vec![Block::Heading(title.to_owned())], blocks].concat()
}

/// A section with the number of what it tells in its heading, or a word where that is nothing.
fn counted(title: &str, number: usize, blocks: Vec<Block>) -> Vec<Block> {
    match number {
        0 => headed(title, vec![Block::Line(Text::quiet("None."))]),
        _ => headed(&format!("{title} ({number})"), blocks),
    }
}

/// Where the engagement is: what is read in ten seconds, the health, and the progress.
fn whereabouts(report: &Snapshot, calendar: &Calendar) -> Vec<Block> {
    let progress = Block::Table(status::progress(Per::Phase, &report.progress));
    let progress = headed("Progress by phase", vec![progress]);
    [cover(report, calendar), health(report, calendar), progress].concat()
}

/// The customer, what the author says, the figures that matter most, and of what they are.
fn cover(report: &Snapshot, calendar: &Calendar) -> Vec<Block> {
    let message = report.message.as_deref().map(|text| Block::Prose(Prose::plain(text)));
    let period = format!("Period: {}", changes::period(&report.period, false, calendar));
    let made = format!(
        "As of {} · prepared by {} · fingerprint {}",
        instant_text(report.header.as_of),
        report.prepared_by,
        report.fingerprint
    );
    let title = status::title(&report.header, calendar);
    let facts = [
        Block::Line(Text::from(period)),
        Block::Line(Text::quiet(made)),
        Block::Gap,
        Block::Figures(figures(report, calendar)),
    ];
    [title].into_iter().chain(message).chain(facts).collect()
}

/// What is read in ten seconds.
fn figures(report: &Snapshot, calendar: &Calendar) -> Vec<Figure> {
    let number = |number: usize| {
        let tone = if number > 0 { Tone::Bad } else { Tone::Plain };
        Cell::from(Datum::Count(number)).toned(tone)
    };
    let current = report.current_phase.as_ref().map_or("all complete", |phase| phase.name.as_str());
    let next = match report.next_checkpoint {
        Some(day) if day < calendar.today => {
            Cell::from(format!("was due {}", calendar.day(day))).toned(Tone::Notice)
        }
        next => Cell::text(next.map(|day| calendar.day(day))),
    };
    let [plan_end, forecast] = outlook_cells(&report.outlook);
    let figures = [
        ("Done", Cell::from(progress(&report.progress.all))),
        ("Blocked", number(report.blocked.len())),
        ("Overdue", number(report.overdue.len())),
        ("Plan's end", plan_end),
        ("Forecast", forecast),
        ("Current phase", Cell::from(current)),
        ("Next checkpoint", next),
    ];
    let figure = |(label, value): (&str, Cell)| Figure {
        label: label.to_owned(),
        value,
        note: Text::default(),
    };
    figures.map(figure).to_vec()
}

/// The health with its reasons, and what it was at the checkpoint before.
fn health(report: &Snapshot, calendar: &Calendar) -> Vec<Block> {
    let word = report.health.word;
    let before = report.period.from.checkpoint.clone().zip(report.previous_health);
    let before = before.map(|(name, word)| (name, standing(word)));
    let verdict = Verdict {
        how: standing(word),
        why: Text::from(health_reasons(&report.health, calendar)),
        ends: outlook(&report.outlook, calendar),
        trend: before.into_iter().chain([("today".to_owned(), standing(word))]).collect(),
    };
    let waiting = waited_for(&report.waiting).map(Text::from).map(Block::Line);
    headed("Health", [Block::Verdict(verdict)].into_iter().chain(waiting).collect())
}

/// What was done.
fn done(changes: &Changes, calendar: &Calendar) -> Vec<Block> {
    let done: Vec<&Change> = changes.changes.iter().filter(|one| one.kind == Kind::Done).collect();
    let table = changes::table(vec![changes::group(None, &done, calendar)]);
    counted("Done this period", done.len(), vec![table])
}

/// What else is other than before, and what did not move.
fn other_changes(report: &Snapshot, calendar: &Calendar) -> Vec<Block> {
    let changes = &report.period;
    // The note of a checkpoint of the day stands on top already.
    let is_message = |change: &Change| {
        matches!(change.subject, Subject::Whole { .. }) && change.cause.note == report.message
    };
    let is_other =
        |change: &Change| change.kind != Kind::Done && !is_of_scope(change) && !is_message(change);
    let told = told(changes, is_other, calendar);
    let nothing = told.is_none().then(|| Text::quiet("Nothing else."));
    let lines = nothing.into_iter().chain(changes::unmoved(changes)).map(Block::Line);
    headed("Also changed this period", told.into_iter().chain(lines).collect())
}

/// How the scope grew or shrank.
fn scope(changes: &Changes, calendar: &Calendar) -> Vec<Block> {
    let (from, to) = (changes.from.counts.in_scope, changes.to.counts.in_scope);
    let line = match (changes.scope_in, changes.scope_out) {
        (0, 0) => format!("{to} items are in scope, as before."),
        (more, less) => format!("Items in scope: {from} → {to} (+{more} −{less})."),
    };
    let told = told(changes, is_of_scope, calendar);
    headed("Scope changes", [Block::Line(Text::from(line))].into_iter().chain(told).collect())
}

fn is_of_scope(change: &Change) -> bool {
    matches!(change.kind, Kind::NotApplicable | Kind::Added | Kind::Removed)
}

/// Some changes, those of a kind together, where there are any.
fn told(changes: &Changes, wanted: impl Fn(&Change) -> bool, calendar: &Calendar) -> Option<Block> {
    let told = changes::by_heading(changes).map(|(heading, mut told)| {
        told.retain(|change| wanted(change));
        (heading, told)
    });
    let told = told.filter(|(_, told)| !told.is_empty());
    let group = |(heading, told): (&str, Vec<&Change>)| {
        changes::group(Some(&format!("{heading} ({})", told.len())), &told, calendar)
    };
    let groups: Vec<Group> = told.map(group).collect();
    (!groups.is_empty()).then(|| changes::table(groups))
}

/// What comes next, and what is in its way.
fn ahead(report: &Snapshot, calendar: &Calendar) -> Vec<Block> {
    let items = |title: &str, items: &[ItemRow]| {
        counted(title, items.len(), list::items(items, calendar).collect())
    };
    [
        next(&report.next, calendar),
        to_decide(&report.conflicts, calendar),
        items("Blocked", &report.blocked),
        items("Overdue", &report.overdue),
    ]
    .concat()
}

/// What is due, under way or to be confirmed until the next checkpoint.
fn next(next: &NextPeriod, calendar: &Calendar) -> Vec<Block> {
    let until = calendar.day(next.ahead.until());
    let title = match next.ahead {
        Ahead::Checkpoint(_) => format!("Next period, to the checkpoint on {until}"),
        Ahead::Week(_) => format!("Next period, the 7 days to {until}"),
    };
    let phases = agenda::phases_due(&next.phases, calendar).map(Block::Line);
    let items = [next.items.as_slice(), &next.duties].concat();
    let blocks = phases.chain(list::items(&items, calendar)).collect();
    counted(&title, next.phases.len() + items.len(), blocks)
}

/// Conflicts; no section where there are none.
fn to_decide(conflicts: &[Conflict], calendar: &Calendar) -> Vec<Block> {
    let table = vec![attention::conflicts(conflicts, calendar)];
    let section = counted("Conflicts to decide", conflicts.len(), table);
    if conflicts.is_empty() { Vec::new() } else { section }
}

/// How this is counted, a rule a line.
fn rules() -> Vec<Block> {
    let rules = RULES.into_iter().map(|rule| Block::Line(Text::quiet(rule)));
    headed("How this is counted", rules.collect())
}
