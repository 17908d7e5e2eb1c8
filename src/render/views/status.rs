//! Where the engagement is.

use crate::domain::entry::Field;
use crate::domain::time::instant_text;
use crate::render::document::{
    Block, Cell, Column, Datum, Document, Group, Row, Table, Text, Tone,
};
use crate::render::phrasing::{
    Calendar, about, health_reasons, health_tone, health_word, long_days, plural, sides,
};
use crate::reports::attention::{Attention, NextStep};
use crate::reports::conflicts::{About, Conflict};
use crate::reports::item::ItemRow;
use crate::reports::progress::{Counts, Per, Progress};
use crate::reports::status::{CurrentPhase, StatusReport};

/// So many items of a kind are shown.
const MOST: usize = 5;

/// Where the engagement is.
pub fn status(report: &StatusReport, calendar: &Calendar) -> Document {
    let mut document = Document::default();
    let header = &report.header;
    let name = Text::toned(header.customer.clone(), Tone::Strong);
    let left = name.and(format!(" · {}", header.title), Tone::Plain);
    document.blocks.push(Block::Ends(left, Text::from(day(report, calendar))));
    let word = Text::toned(health_word(report.health.word), health_tone(report.health.word));
    let reasons = health_reasons(&report.health, calendar);
    document.line(word.and(format!(" · {reasons}"), Tone::Plain));
    document
        .blocks
        .push(Block::Ends(current(report.current.as_ref(), calendar), next(report, calendar)));
    document.gap();
    document.blocks.push(Block::Table(progress(&report.progress)));
    attention(&report.attention, calendar, &mut document);
    document.gap();
    if let Some(hint) = next_step(&report.attention.next) {
        document.line(hint);
    }
    let entries = plural(report.fingerprint.entries, "entry", "entries");
    let as_of = format!("As of {}, {entries}", instant_text(header.as_of));
    document.line(Text::toned(as_of, Tone::Quiet));
    document
}

fn day(report: &StatusReport, calendar: &Calendar) -> String {
    let header = &report.header;
    let day = calendar.full_day(header.today);
    match (header.day(), header.week()) {
        (Some(number), Some(week)) => format!("{day}, day {number}, week {week}"),
        _ => format!("{day}, begins {}", calendar.day(header.started)),
    }
}

fn current(phase: Option<&CurrentPhase>, calendar: &Calendar) -> Text {
    let Some(phase) = phase else {
        return Text::from("All phases are complete");
    };
    let text = Text::from(format!("Current phase {}", phase.name));
    match phase.due {
        Some(due) if due < calendar.today => text
            .and(format!(", due {} ({})", calendar.day(due), calendar.distance(due)), Tone::Notice),
        Some(due) => text
            .and(format!(", due {} ({})", calendar.day(due), calendar.distance(due)), Tone::Plain),
        None => text,
    }
}

fn next(report: &StatusReport, calendar: &Calendar) -> Text {
    match report.next_checkpoint {
        Some(day) if day < calendar.today => {
            Text::toned(format!("Checkpoint was due {}", calendar.day(day)), Tone::Notice)
        }
        Some(day) => Text::from(format!("Next checkpoint {}", calendar.day(day))),
        None => Text::default(),
    }
}

fn progress(progress: &Progress) -> Table {
    let first = match progress.per {
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
        Column::numbers("out").goes(2),
        Column::numbers("duties\nmet").goes(3),
        Column::words("next\ndue"),
    ];
    let nobody = format!("no {}", first.to_lowercase());
    let rows = progress.rows.iter().map(|row| {
        let mut cells = counts(row.name.as_deref().unwrap_or(&nobody), &row.counts);
        cells.push(match row.next_due {
            Some(day) => {
                Cell::from(Datum::Day { day, overdue: row.overdue, inherited: false, brief: true })
                    .toned(if row.overdue { Tone::Bad } else { Tone::Plain })
            }
            None => Cell::default(),
        });
        Row { cells, below: Vec::new() }
    });
    let mut all = counts("All", &progress.all);
    all[0].tone = Tone::Strong;
    let all = Row { cells: all, below: Vec::new() };
    Table { columns, groups: vec![Group { heading: None, rows: rows.chain([all]).collect() }] }
}

fn counts(name: &str, counts: &Counts) -> Vec<Cell> {
    let done = match counts.in_scope() {
        0 => Cell::default(),
        scope => Cell::from(Datum::Of(counts.done, scope)),
    };
    let duties = match counts.duties {
        0 => Cell::default(),
        duties => Cell::from(Datum::Of(counts.duties_met, duties)),
    };
    let blocked = if counts.blocked > 0 { Tone::Bad } else { Tone::Plain };
    vec![
        Cell::from(name),
        Cell::from(Datum::Share(counts.percent())),
        done,
        Cell::from(Datum::Count(counts.in_progress)),
        Cell::from(Datum::Count(counts.blocked)).toned(blocked),
        Cell::from(Datum::Count(counts.not_started)),
        Cell::from(Datum::Count(counts.out)),
        duties,
    ]
}

fn attention(attention: &Attention, calendar: &Calendar, document: &mut Document) {
    let mut rows: Vec<Row> = Vec::new();
    let conflicts = attention.conflicts.iter().map(|conflict| contested(conflict, calendar));
    rows.extend(at_most(conflicts.collect(), "conflicts", "ticklist list --all"));
    let blocked = attention.blocked.iter().map(|item| blocked(item, calendar));
    rows.extend(at_most(blocked.collect(), "blocked", "ticklist list --status blocked"));
    let overdue = attention.overdue.iter().map(|item| overdue(item, calendar));
    rows.extend(at_most(overdue.collect(), "overdue", "ticklist list --overdue"));
    let soon = attention.due_soon.iter().map(|item| due_soon(item, calendar));
    rows.extend(at_most(soon.collect(), "due soon", "ticklist list --due +7d"));
    if rows.is_empty() {
        return;
    }
    document.blocks.push(Block::Heading("Needs attention".to_owned()));
    let columns = vec![
        Column::words(""),
        Column::words(""),
        Column::words("").wraps(),
        Column::words("").wraps(),
        Column::words(""),
    ];
    document
        .blocks
        .push(Block::Table(Table { columns, groups: vec![Group { heading: None, rows }] }));
}

/// The first rows, and a line that says how to see the others.
fn at_most(mut rows: Vec<Row>, kind: &str, command: &str) -> Vec<Row> {
    let more = rows.len().saturating_sub(MOST);
    rows.truncate(MOST);
    if let Some(last) = rows.last_mut().filter(|_| more > 0) {
        let more = format!("… and {more} more {kind}: {command}");
        last.below.push(Text::toned(more, Tone::Quiet));
    }
    rows
}

fn contested(conflict: &Conflict, calendar: &Calendar) -> Row {
    let (id, what) = match (&conflict.about, &conflict.task) {
        (About::Role(role), _) => ("role", role.as_str()),
        (_, Some(task)) => (conflict.name.as_str(), task.as_str()),
        (_, None) => (conflict.name.as_str(), "phase"),
    };
    let what = format!("{what}: {}", about(&conflict.about));
    Row {
        cells: vec![
            Cell::from("conflict").toned(Tone::Bad),
            Cell::from(id),
            Cell::from(what.as_str()),
            Cell::from(Datum::Blank),
            Cell::from(Datum::Blank),
        ],
        below: vec![Text::from(sides(conflict, calendar))],
    }
}

fn pressing(kind: &str, tone: Tone, item: &ItemRow, when: String) -> Row {
    let owner = item.owner.as_deref().unwrap_or("no owner");
    Row {
        cells: vec![
            Cell::from(kind).toned(tone),
            Cell::from(item.short.as_str()),
            Cell::from(item.task.as_str()),
            Cell::from(owner),
            Cell::from(when.as_str()),
        ],
        below: Vec::new(),
    }
}

fn blocked(item: &ItemRow, calendar: &Calendar) -> Row {
    let reason = item.reason.as_ref();
    let days = reason.map(|reason| long_days(reason.days)).unwrap_or_default();
    let mut row = pressing("blocked", Tone::Bad, item, days);
    row.below.extend(super::list::reason(item, calendar));
    row
}

fn overdue(item: &ItemRow, calendar: &Calendar) -> Row {
    let late = item.due.map(|due| long_days((calendar.today - due).num_days()));
    pressing("overdue", Tone::Bad, item, late.unwrap_or_default())
}

fn due_soon(item: &ItemRow, calendar: &Calendar) -> Row {
    let when = item.due.map(|due| match due == calendar.today {
        true => "today".to_owned(),
        false => calendar.day(due),
    });
    pressing("due soon", Tone::Notice, item, when.unwrap_or_default())
}

/// What to do next, with the command for it.
fn next_step(step: &NextStep) -> Option<Text> {
    let (what, command) = match step {
        NextStep::Nothing => return None,
        NextStep::Decide(conflict) => decide(conflict),
        NextStep::Assign(id) => (format!("give {id} an owner"), format!("assign {id} --to NAME")),
        NextStep::Chase(id, owner) => (format!("ask {owner} about {id}"), format!("show {id}")),
        NextStep::Schedule(phase) => {
            (format!("set a date for {phase}"), format!("due {phase} --on DATE"))
        }
        NextStep::Start(id) => (format!("begin with {id}"), format!("start {id}")),
        NextStep::Finish(id) => (format!("finish {id}"), format!("done {id}")),
        NextStep::Unblock(id) => (format!("get {id} going again"), format!("unblock {id}")),
    };
    let hint = format!("{what}:  ticklist {command}");
    Some(Text::toned("Next: ", Tone::Strong).and(hint, Tone::Plain))
}

fn decide(conflict: &Conflict) -> (String, String) {
    let name = &conflict.name;
    match &conflict.about {
        About::Item(_, Field::Owner) => {
            (format!("decide who owns {name}"), format!("assign {name} --to NAME"))
        }
        About::Item(_, Field::Due) | About::Phase(_) => {
            (format!("decide when {name} is due"), format!("due {name} --on DATE"))
        }
        About::Role(_) => {
            (format!("decide who is {name}"), format!("assign --role \"{name}\" --to NAME"))
        }
        About::Item(_, field) => {
            (format!("decide the {} of {name}", field.word()), format!("show {name}"))
        }
        About::Addition(_) => (format!("look at {name}"), format!("show {name}")),
    }
}
