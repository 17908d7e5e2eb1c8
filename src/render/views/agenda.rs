//! What a checkpoint meeting has to talk about.

use super::attention::contested;
use super::{list, title};
use crate::domain::entry::Field;
use crate::domain::status::Status;
use crate::domain::time::Day;
use crate::render::document::{
    Block, Cell, Column, Datum, Document, Group, Row, Table, Text, Tone,
};
use crate::render::phrasing::{Calendar, decisions, long_days, plural, progress};
use crate::render::report::{Reader, Report};
use crate::reports::agenda::{Agenda, Ahead, OwnedBy, PhaseDue, ToDecide};
use crate::reports::gate::GateAhead;
use crate::reports::item::ItemRow;

/// A part of the agenda.
struct Section {
    heading: String,
    /// How the line of what there is nothing on calls it.
    called: &'static str,
    /// How many items it names.
    number: usize,
    /// How many others fit it that are named above.
    above: usize,
    blocks: Vec<Block>,
}

impl Report for Agenda {
    fn document(&self, reader: &Reader) -> Document {
        agenda(self, &reader.same_record, &reader.calendar)
    }
}

fn agenda(agenda: &Agenda, same_record: &str, calendar: &Calendar) -> Document {
    let mut document = Document::default();
    let next = next(agenda.next_checkpoint, calendar);
    document.blocks.push(title(&agenda.header, &format!("agenda, {next}"), calendar));
    let sections = before_the_gate(agenda, same_record, calendar);
    let ahead = comes_into_view(agenda, calendar);
    let quiet = left_out(&sections, ahead.is_empty());
    for section in sections.into_iter().filter(|section| section.number > 0) {
        let above = (section.above > 0).then(|| format!(", and {} above", section.above));
        let number = format!("{}{}", section.number, above.unwrap_or_default());
        document.blocks.push(Block::Heading(format!("{} ({number})", section.heading)));
        document.blocks.extend(section.blocks);
    }
    document.blocks.push(Block::Heading("Gate".to_owned()));
    document.line(gate(agenda.gate.as_ref(), same_record));
    if !ahead.is_empty() {
        let heading = match agenda.ahead {
            Ahead::Checkpoint(_) => "Up to the next checkpoint",
            Ahead::Week(_) => "In the next 7 days",
        };
        document.blocks.push(Block::Heading(heading.to_owned()));
        document.blocks.extend(ahead.into_iter().map(Block::Line));
    }
    if !quiet.is_empty() {
        document.gap();
        document.blocks.extend(quiet.into_iter().map(Block::Line));
    }
    document
}

/// `Nothing on: conflicts, blocked`, and `Named above already: overdue (1)`.
fn left_out(sections: &[Section], nothing_ahead: bool) -> Vec<Text> {
    let empty = || sections.iter().filter(|section| section.number == 0);
    let nothing = empty().filter(|section| section.above == 0).map(|section| section.called);
    let nothing: Vec<&str> =
        nothing.chain(nothing_ahead.then_some("phases that fall due")).collect();
    let above: Vec<String> = empty()
        .filter(|section| section.above > 0)
        .map(|section| format!("{} ({})", section.called, section.above))
        .collect();
    let line = |lead: &str, what: String| {
        (!what.is_empty()).then(|| Text::toned(format!("{lead}: {what}"), Tone::Quiet))
    };
    let above = line("Named above already", above.join(", "));
    above.into_iter().chain(line("Nothing on", nothing.join(", "))).collect()
}

/// `next checkpoint Wed 9 Dec`.
fn next(next: Option<Day>, calendar: &Calendar) -> String {
    match next {
        None => "no next checkpoint set".to_owned(),
        Some(day) if day < calendar.today => format!("checkpoint was due {}", calendar.day(day)),
        Some(day) if day == calendar.today => "checkpoint today".to_owned(),
        Some(day) => format!("next checkpoint {}", calendar.day(day)),
    }
}

fn before_the_gate(agenda: &Agenda, same_record: &str, calendar: &Calendar) -> [Section; 6] {
    let section = |heading: &str, called, above, rows: Vec<Row>| Section {
        heading: heading.to_owned(),
        called,
        number: rows.len(),
        above,
        blocks: vec![table(vec![Group { heading: None, rows }])],
    };
    let rows = |items: &[ItemRow], last: &dyn Fn(&ItemRow) -> [Cell; 2]| {
        items.iter().map(|item| row(item, last(item), calendar)).collect::<Vec<Row>>()
    };
    let (due, due_called) = match agenda.ahead {
        Ahead::Checkpoint(_) => ("Due by the next checkpoint", "due by the next checkpoint"),
        Ahead::Week(_) => ("Due within 7 days", "due within 7 days"),
    };
    let unconfirmed = match agenda.last_checkpoint {
        Some(_) => "Duties nobody confirmed since the last checkpoint",
        None => "Duties nobody confirmed since the start",
    };
    let current = agenda.gate.as_ref().map_or("", |gate| gate.name.as_str());
    let until = agenda.ahead.until();
    let to_decide = agenda.to_decide.iter().map(|one| decide(one, until, same_record, calendar));
    let above = &agenda.above;
    [
        section("Conflicts to decide", "conflicts", 0, to_decide.collect()),
        section(
            "Blocked",
            "blocked",
            above.blocked,
            rows(&agenda.blocked, &|item| [owner(item), Cell::from(blocked_for(item).as_str())]),
        ),
        overdue(agenda, calendar),
        section(
            due,
            due_called,
            above.due,
            rows(&agenda.due, &|item| [owner(item), due_cell(item, calendar)]),
        ),
        section(
            &format!("No owner in {current}"),
            "no owner in the current phase",
            above.unowned,
            rows(&agenda.unowned, &|item| [role(item), due_cell(item, calendar)]),
        ),
        section(
            unconfirmed,
            "duties nobody confirmed",
            above.unconfirmed,
            rows(&agenda.unconfirmed, &|item| [owner(item), confirmed(item, calendar)]),
        ),
    ]
}

fn overdue(agenda: &Agenda, calendar: &Calendar) -> Section {
    let group = |owned: &OwnedBy| {
        let name = owned.owner.as_deref().unwrap_or("No owner");
        let heading = Text::toned(name, Tone::Strong);
        let late = |item| row(item, [Cell::from(Datum::Blank), due_cell(item, calendar)], calendar);
        Group { heading: Some(heading), rows: owned.items.iter().map(late).collect() }
    };
    let owners = agenda.overdue.iter();
    Section {
        heading: "Overdue".to_owned(),
        called: "overdue",
        number: owners.clone().map(|owned| owned.items.len()).sum(),
        above: agenda.above.overdue,
        blocks: vec![table(owners.map(group).collect())],
    }
}

fn table(groups: Vec<Group>) -> Block {
    let columns = vec![
        Column::unheaded("ITEM"),
        Column::unheaded("TASK").wraps(),
        Column::unheaded("OWNER").wraps(),
        Column::unheaded("WHEN"),
    ];
    Block::Table(Table { columns, groups })
}

/// An item with its id, its task and what else the section says of it.
fn row(item: &ItemRow, rest: [Cell; 2], calendar: &Calendar) -> Row {
    let task = Cell::from(item.task.as_str()).contested(item.is_contested(Field::Task));
    let cells = [Cell::from(item.short.as_str()), task].into_iter().chain(rest).collect();
    Row { cells, below: list::reason(item, calendar).into_iter().collect() }
}

/// A conflict with its values, what else there is about its item, and how it is decided.
fn decide(one: &ToDecide, until: Day, same_record: &str, calendar: &Calendar) -> Row {
    let mut row = contested(&one.conflict, calendar);
    row.cells.remove(0);
    if let Some(item) = &one.item {
        let also = also(item, until, calendar);
        row.below.extend((!also.is_empty()).then(|| Text::from(format!("also {also}"))));
        row.below.extend(list::reason(item, calendar));
    }
    for (at, command) in decisions(&one.conflict).into_iter().enumerate() {
        let lead = if at == 0 { "decide: " } else { "or: " };
        let command = format!("ticklist {command}{same_record}");
        row.below.push(Text::toned(lead, Tone::Strong).and(command, Tone::Plain));
    }
    row
}

/// `blocked 8 days, due Fri 4 Dec, 4 days late, no owner`: what the later sections would say of
/// the item, if it was not named already.
fn also(item: &ItemRow, until: Day, calendar: &Calendar) -> String {
    let is_open = !matches!(item.status, Status::Done | Status::NotApplicable);
    let blocked =
        (item.status == Status::Blocked).then(|| format!("blocked {}", blocked_for(item)));
    let due = item.due.filter(|due| is_open && *due <= until);
    let due = due.map(|due| format!("due {}, {}", calendar.day(due), calendar.distance(due)));
    let unowned = (is_open && item.owner.is_none()).then(|| "no owner".to_owned());
    [blocked, due, unowned].into_iter().flatten().collect::<Vec<String>>().join(", ")
}

fn owner(item: &ItemRow) -> Cell {
    let owner = item.owner.as_deref().unwrap_or("no owner");
    Cell::from(owner).contested(item.is_contested(Field::Owner))
}

/// The role that the checklist suggests: whom to ask.
fn role(item: &ItemRow) -> Cell {
    match &item.role {
        Some(role) => Cell::from(format!("role {role}")),
        None => Cell::from(Datum::Blank),
    }
}

/// `Fri 4 Dec, 4 days late`.
fn due_cell(item: &ItemRow, calendar: &Calendar) -> Cell {
    let Some(due) = item.due else {
        return Cell::from("no due date");
    };
    let when = format!("{}, {}", calendar.day(due), calendar.distance(due));
    let tone = if item.overdue { Tone::Bad } else { Tone::Plain };
    Cell::from(when.as_str()).toned(tone).contested(item.is_contested(Field::Due))
}

fn blocked_for(item: &ItemRow) -> String {
    match item.blocked_days {
        None => String::new(),
        Some(0) => "since today".to_owned(),
        Some(days) => long_days(days),
    }
}

fn confirmed(item: &ItemRow, calendar: &Calendar) -> Cell {
    match item.confirmed {
        Some(day) => Cell::from(format!("last {}", calendar.day(day))),
        None => Cell::from("never"),
    }
}

fn gate(gate: Option<&GateAhead>, same_record: &str) -> Text {
    let Some(gate) = gate else {
        return Text::toned("READY", Tone::Good).and(": all phases are complete", Tone::Plain);
    };
    let verdict = match gate.ready {
        true => Text::toned("READY", Tone::Good),
        false => Text::toned("NOT READY", Tone::Bad),
    };
    let items = plural(gate.holding, "item", "items");
    let rest = format!(" to leave {}: {items}, listed by:  ticklist gate{same_record}", gate.name);
    verdict.and(rest, Tone::Plain)
}

/// The phases that fall due, and the duties that have to be confirmed again.
fn comes_into_view(agenda: &Agenda, calendar: &Calendar) -> Vec<Text> {
    let duties: Vec<&str> = agenda.to_confirm.iter().map(|item| item.short.as_str()).collect();
    let duties = (!duties.is_empty()).then(|| {
        let number = plural(duties.len(), "duty", "duties");
        Text::from(format!("To confirm again, {number}: {}", duties.join(", ")))
    });
    phases_due(&agenda.phases, calendar).chain(duties).collect()
}

/// `Assess is due Fri 4 Dec, in 3 days: 3/5 (60%) done`.
pub(super) fn phases_due(phases: &[PhaseDue], calendar: &Calendar) -> impl Iterator<Item = Text> {
    phases.iter().map(|phase| {
        let when = format!("{}, {}", calendar.day(phase.due), calendar.distance(phase.due));
        let due = format!(" is due {when}: {} done", progress(&phase.counts));
        Text::toned(phase.name.as_str(), Tone::Strong).and(due, Tone::Plain)
    })
}
