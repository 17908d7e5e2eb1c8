//! Where the engagement is.

use super::attention::attention;
use super::named;
use crate::domain::time::instant_text;
use crate::domain::{Field, Touch};
use crate::render::phrasing::{
    acceptance, decisions, health_reasons, health_tone, health_word, outlook, plural, waited_for,
};
use crate::render::{
    Audience, Block, Calendar, Cell, Column, CommandLine, Datum, Document, Report, Row, Table,
    Text, Tone,
};
use crate::reports::attention::{Attention, NextStep};
use crate::reports::checkpoints::NextCheckpoint;
use crate::reports::conflicts::Conflict;
use crate::reports::header::Header;
use crate::reports::health::HealthReport;
use crate::reports::matter::MatterRow;
use crate::reports::progress::{Counts, Per, Progress};
use crate::reports::status::{CurrentPhase, StatusReport};

impl Report for StatusReport {
    fn document(&self, audience: &Audience) -> Document {
        let calendar = &audience.calendar;
        let mut document = Document { blocks: vec![title(&self.header, calendar)] };
        document.line(health(&self.health, calendar));
        let current = current(self.current_phase.as_ref(), calendar);
        document.blocks.push(Block::Ends(
            current,
            next_checkpoint(self.next_checkpoint, Tone::Plain, calendar),
        ));
        document.line(outlook(&self.outlook, calendar));
        self.accepted.iter().for_each(|row| document.line(acceptance(row, calendar)));
        waited_for(&self.waiting).into_iter().for_each(|line| document.line(line));
        document.gap();
        document.blocks.push(Block::Table(progress(self.per, &self.progress, calendar)));
        document.blocks.extend(attention(&self.attention, calendar));
        document.gap();
        let hint = next_step(&self.attention.next, audience).filter(|_| calendar.is_of_keeper());
        hint.into_iter().for_each(|hint| document.line(hint));
        let entries = plural(self.entries, "entry", "entries");
        let as_of = instant_text(self.header.as_of);
        document.line(Text::quiet(format!("As of {as_of}, {entries}")));
        document
    }

    fn has_internal_notes(&self) -> bool {
        let Attention { decisions, blocked, overdue_actions, .. } = &self.attention;
        self.health.lacks_its_reason()
            || blocked.iter().any(|item| item.reason_is_internal)
            || decisions.iter().chain(overdue_actions).any(MatterRow::has_internal_notes)
            || self.attention.withholds_matters
    }
}

/// The health, with its reasons.
pub(super) fn health(health: &HealthReport, calendar: &Calendar) -> Text {
    let word = Text::toned(health_word(health.word), health_tone(health.word));
    word.and(format!(" · {}", health_reasons(health, calendar)), Tone::Plain)
}

/// The customer, the checklist, and the day.
pub(super) fn title(header: &Header, calendar: &Calendar) -> Block {
    let day = calendar.full_day(header.today);
    let day = match (header.day(), header.week()) {
        (Some(number), Some(week)) => format!("{day}, day {number}, week {week}"),
        _ => format!("{day}, begins {}", calendar.day(header.started)),
    };
    Block::Ends(named(header, &header.title), Text::from(day))
}

fn current(phase: Option<&CurrentPhase>, calendar: &Calendar) -> Text {
    let Some(phase) = phase else {
        return Text::from("All phases are complete");
    };
    let text = Text::from(format!("Current phase {}", phase.name));
    let Some(due) = phase.due else {
        return text;
    };
    let tone = if phase.late_days > 0 { Tone::Notice } else { Tone::Plain };
    let distance = calendar.lateness_in_brackets(due, phase.late_days);
    text.and(format!(", due {}{distance}", calendar.day(due)), tone)
}

/// When the next checkpoint is, in this tone, or was to be.
pub fn next_checkpoint(next: Option<NextCheckpoint>, tone: Tone, calendar: &Calendar) -> Text {
    match next {
        Some(NextCheckpoint { day, late_days: 0 }) => {
            Text::toned(format!("Next checkpoint {}", calendar.day(day)), tone)
        }
        Some(NextCheckpoint { day, .. }) => {
            Text::toned(format!("Checkpoint was due {}", calendar.day(day)), Tone::Notice)
        }
        None => Text::default(),
    }
}

/// How far it is, row by row.
pub(super) fn progress(per: Per, progress: &Progress, calendar: &Calendar) -> Table {
    let out = if calendar.is_of_keeper() { "out" } else { "not\nneeded" };
    let first = match per {
        Per::Phase => "PHASE",
        Per::Owner => "OWNER",
        Per::Role => "ROLE",
    };
    let columns = vec![
        Column::words(first).wraps(),
        Column::words("PROGRESS").goes(1),
        Column::numbers("done/\nscope"),
        Column::numbers("in-\nprogress"),
        Column::numbers("blocked"),
        Column::numbers("not-\nstarted"),
        Column::numbers(out).goes(2),
        Column::numbers("duties\nmet").goes(3),
        Column::words("next\ndue"),
    ];
    let nobody = format!("no {}", first.to_lowercase());
    let rows = progress.rows.iter().map(|row| {
        let mut cells = counts(row.name.as_deref().unwrap_or(&nobody), &row.counts);
        cells.push(Cell::brief_day(row.next_due, row.overdue, Tone::Bad));
        Row::from(cells)
    });
    let mut all = counts("All", &progress.all);
    all[0].tone = Tone::Strong;
    Table::of(columns, rows.chain([Row::from(all).total()]))
}

fn counts(name: &str, counts: &Counts) -> Vec<Cell> {
    let blocked = if counts.blocked > 0 { Tone::Bad } else { Tone::Plain };
    vec![
        Cell::from(name),
        Cell::from(Datum::Share(counts.percent)),
        Cell::of(counts.done, counts.in_scope),
        Cell::from(Datum::Count(counts.in_progress)),
        Cell::from(Datum::Count(counts.blocked)).toned(blocked),
        Cell::from(Datum::Count(counts.not_started)),
        Cell::from(Datum::Count(counts.out)),
        Cell::of(counts.duties_met, counts.duties),
    ]
}

/// What to do next, with the command for it.
fn next_step(step: &NextStep, audience: &Audience) -> Option<Text> {
    let command = |words: &[&str]| CommandLine::new(words.iter().copied());
    let (what, command) = match step {
        NextStep::Nothing => return None,
        NextStep::Decide(conflict) => decide(conflict),
        NextStep::Resume => ("end the hold when work goes on".to_owned(), command(&["resume"])),
        NextStep::Assign(id) => {
            (format!("give {id} an owner"), command(&["assign", id, "--to", "NAME"]))
        }
        NextStep::Chase(id, owner) => (format!("ask {owner} about {id}"), command(&["show", id])),
        NextStep::Settle(id, owner) => {
            let close = command(&["close", id, "-m", "OUTCOME"]);
            (format!("get {id} decided by {owner}"), close)
        }
        NextStep::Schedule(phase) => {
            (format!("set a date for {phase}"), command(&["due", phase, "--on", "DATE"]))
        }
        NextStep::Start(id) => (format!("begin with {id}"), command(&["start", id])),
        NextStep::Finish(id) => (format!("finish {id}"), command(&["done", id])),
        NextStep::Unblock(id) => (format!("get {id} going again"), command(&["unblock", id])),
    };
    let command = command.in_record(audience.file.as_deref()).to_string();
    let next = Text::toned("Next: ", Tone::Strong).and(format!("{what}:  "), Tone::Plain);
    Some(next.and(command, Tone::Command))
}

fn decide(conflict: &Conflict) -> (String, CommandLine) {
    let name = &conflict.name;
    let what = match &conflict.touch {
        Touch::Field(_, Field::Owner) => format!("decide who owns {name}"),
        Touch::Field(_, Field::Due) => format!("decide when {name} is due"),
        Touch::Field(_, Field::Phase) => format!("decide to which phase {name} belongs"),
        Touch::Field(_, Field::Waiting) => format!("decide for whom {name} waits"),
        Touch::Field(_, field) => format!("decide the {} of {name}", field.word()),
        Touch::Role(_) => format!("decide who is {name}"),
        Touch::Setting(setting) => format!("decide the {}", setting.word()),
        Touch::Added(_) | Touch::Hold => format!("look at {name}"),
    };
    let first = decisions(conflict).into_iter().next();
    (what, first.unwrap_or_else(|| CommandLine::new(["show", name])))
}
