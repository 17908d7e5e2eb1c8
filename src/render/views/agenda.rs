//! What a checkpoint meeting has to talk about.

use super::attention::{columns, contested};
use super::changes::called;
use super::{list, raid, titled};
use crate::domain::{Day, Field, Id, Status};
use crate::render::phrasing::{
    acceptance, decisions, duties, if_internal, long_days, outlook, plural, progress, said,
    waited_for,
};
use crate::render::{
    Audience, Block, Calendar, Cell, Document, Group, Report, Row, Table, Text, Tone,
};
use crate::reports::agenda::{Agenda, Ahead, ToDecide};
use crate::reports::changes::{Cause, Change, Subject};
use crate::reports::checkpoints::NextCheckpoint;
use crate::reports::conflicts::Conflict;
use crate::reports::gate::GateAhead;
use crate::reports::item::ItemRow;
use crate::reports::matter::MatterRow;
use crate::reports::phase::PhaseRow;

/// A part of the agenda.
struct Section {
    heading: String,
    /// How the line of what there is nothing on calls it.
    called: &'static str,
    /// How many other items fit it that are named above.
    above: usize,
    groups: Vec<Group>,
}

impl Section {
    /// How many items it names.
    fn number(&self) -> usize {
        self.groups.iter().map(|group| group.rows.len()).sum()
    }

    /// `3`, `3, of which 1 is listed above`.
    fn told(&self) -> String {
        let all = self.number() + self.above;
        match self.above {
            0 => all.to_string(),
            1 => format!("{all}, of which 1 is listed above"),
            above => format!("{all}, of which {above} are listed above"),
        }
    }
}

impl Report for Agenda {
    fn document(&self, audience: &Audience) -> Document {
        let calendar = &audience.calendar;
        let next = next(self.next_checkpoint, calendar);
        let mut document = titled(&self.header, &format!("agenda, {next}"), calendar);
        document.line(outlook(&self.outlook, calendar));
        waited_for(&self.waiting).into_iter().for_each(|line| document.line(line));
        let sections = before_the_gate(self, audience);
        let ahead = comes_into_view(self, calendar);
        let quiet = left_out(&sections, ahead.is_empty());
        for section in sections.into_iter().filter(|section| section.number() > 0) {
            document.heading(format!("{} ({})", section.heading, section.told()));
            let mut columns = columns().split_off(1);
            columns.iter_mut().for_each(|column| column.wraps |= column.name == "WHEN");
            document.blocks.push(Block::Table(Table { columns, groups: section.groups }));
        }
        if !self.each_duty {
            let duties = duties(&self.duties);
            document.gap();
            duties.into_iter().for_each(|text| document.line(text));
        }
        document.heading("Gate");
        document.line(gate(self.gate.as_ref(), audience));
        self.accepted.iter().for_each(|row| document.line(acceptance(row, calendar)));
        if !ahead.is_empty() {
            document.heading(match self.ahead {
                Ahead::Checkpoint(_) => "Up to the next checkpoint",
                Ahead::Week(_) => "In the next 7 days",
            });
            ahead.into_iter().for_each(|text| document.line(text));
        }
        if !quiet.is_empty() {
            document.gap();
            quiet.into_iter().for_each(|text| document.line(text));
        }
        document
    }

    fn has_internal_notes(&self) -> bool {
        let matters = [&self.decisions, &self.actions, &self.risks].into_iter().flatten();
        let mut blocked = self.blocked.iter();
        self.has_internal_notes
            || matters.into_iter().any(MatterRow::has_internal_notes)
            || blocked.any(|item| item.reason_is_internal)
    }
}

/// `Nothing to talk about: conflicts, blocked items`, and `Listed above already: overdue (1)`.
fn left_out(sections: &[Section], nothing_ahead: bool) -> Vec<Text> {
    let (mut nothing, mut above) = (Vec::new(), Vec::new());
    for section in sections.iter().filter(|it| it.number() == 0 && !it.called.is_empty()) {
        match section.above {
            0 => nothing.push(section.called.to_owned()),
            number => above.push(format!("{} ({number})", section.called)),
        }
    }
    nothing.extend(nothing_ahead.then(|| "phases that fall due".to_owned()));
    let lines = [("Listed above already", above), ("Nothing to talk about", nothing)].into_iter();
    let lines = lines.filter(|(_, what)| !what.is_empty());
    lines.map(|(lead, what)| Text::quiet(format!("{lead}: {}", what.join(", ")))).collect()
}

/// `next checkpoint Wed 9 Dec`.
fn next(next: Option<NextCheckpoint>, calendar: &Calendar) -> String {
    let is_late = next.is_some_and(|next| next.late_days > 0);
    match next.map(|next| next.day) {
        None => "no next checkpoint set".to_owned(),
        Some(day) if is_late => format!("checkpoint was due {}", calendar.day(day)),
        Some(day) if day == calendar.today => "checkpoint today".to_owned(),
        Some(day) => format!("next checkpoint {}", calendar.day(day)),
    }
}

fn before_the_gate(agenda: &Agenda, audience: &Audience) -> Vec<Section> {
    let calendar = &audience.calendar;
    let section = |heading: &str, called, above, groups| Section {
        heading: heading.to_owned(),
        called,
        above,
        groups,
    };
    type Last = fn(&ItemRow, &Calendar) -> [Cell; 2];
    let group = |heading: Option<&str>, items: &[ItemRow], last: Last| Group {
        heading: heading.map(|owner| Text::toned(owner, Tone::Strong)),
        rows: items.iter().map(|item| row(item, last(item, calendar), agenda, calendar)).collect(),
    };
    let (due, due_called) = match agenda.ahead {
        Ahead::Checkpoint(_) => ("Due by the next checkpoint", "due by the next checkpoint"),
        Ahead::Week(_) => ("Due within 7 days", "due within 7 days"),
    };
    let confirmation = match agenda.last_checkpoint {
        Some(_) => "Duties nobody confirmed since the last checkpoint",
        None => "Duties nobody confirmed since the start",
    };
    let since = match &agenda.last_checkpoint {
        Some(name) => format!("since {name}"),
        None => "since the start".to_owned(),
    };
    let matters = |rows: &[MatterRow], is_open: Option<bool>| {
        let rows = rows.iter().filter(|row| is_open.is_none_or(|open| row.is_open() == open));
        let rows = rows.map(|row| matter(row, agenda, audience)).collect();
        vec![Group { heading: None, rows }]
    };
    let until = agenda.ahead.until();
    let to_decide = agenda.to_decide.iter().map(|one| decide(one, until, agenda, audience));
    let to_decide = Group { heading: None, rows: to_decide.collect() };
    let blocked = group(None, &agenda.blocked, |item, _| [owner(item), blocked_for(item).into()]);
    let overdue = agenda.overdue.iter().map(|owned| {
        let name = owned.owner.as_deref().unwrap_or("No owner");
        group(Some(name), &owned.items, |item, calendar| [Cell::blank(), due_cell(item, calendar)])
    });
    let comes = group(None, &agenda.due, |item, calendar| [owner(item), due_cell(item, calendar)]);
    let unowned =
        group(None, &agenda.unowned, |item, calendar| [role(item), due_cell(item, calendar)]);
    let to_take_up =
        group(None, &agenda.to_take_up, |item, calendar| [owner(item), due_cell(item, calendar)]);
    let since_done = |item: &ItemRow, calendar: &Calendar| {
        let done = item.since.map(|day| format!("done {}", calendar.day(day)));
        [owner(item), Cell::text(done)]
    };
    let recheck = group(None, &agenda.recheck, since_done);
    let unconfirmed =
        group(None, &agenda.unconfirmed, |item, calendar| [owner(item), confirmed(item, calendar)]);
    let is_apart = |note: &&Change| match &note.subject {
        Subject::Item { id, .. } | Subject::Matter { id, .. } => !agenda.named.contains(id),
        _ => true,
    };
    let noted = agenda.noted.iter().filter(is_apart).map(|note| noted(note, calendar));
    let noted = Group { heading: None, rows: noted.collect() };
    let above = &agenda.above;
    let no_owner = format!("No owner in {}", agenda.under_way.join(" or "));
    let mut sections = vec![
        section("Decisions needed", "decisions", 0, matters(&agenda.decisions, Some(true))),
        section(&format!("Decided {since}"), "", 0, matters(&agenda.decisions, Some(false))),
        section("Actions", "actions", 0, matters(&agenda.actions, None)),
        section("Risks", "risks", 0, matters(&agenda.risks, None)),
        section("Conflicts to decide", "conflicts", 0, vec![to_decide]),
        section("Blocked", "blocked", above.blocked, vec![blocked]),
        section("Overdue", "overdue", above.overdue, overdue.collect()),
        section(due, due_called, above.due, vec![comes]),
        section(&no_owner, "no owner in current and standing phases", above.unowned, vec![unowned]),
        section(
            "Assigned, but optional and not taken up",
            "options to take up",
            above.to_take_up,
            vec![to_take_up],
        ),
    ];
    sections.push(section("Done, and reworded since", "", 0, vec![recheck]));
    if agenda.each_duty || agenda.unconfirmed.is_empty() {
        let called = "duties nobody confirmed";
        sections.push(section(confirmation, called, above.unconfirmed, vec![unconfirmed]));
    }
    let noted_above = agenda.noted.len() - noted.rows.len();
    sections.push(section("Also noted", "notes", noted_above, vec![noted]));
    sections
}

/// A decision, a risk or an action: of whom it is asked and since when, or what came of it.
fn matter(row: &MatterRow, agenda: &Agenda, audience: &Audience) -> Row {
    let calendar = &audience.calendar;
    let due = row.due.map(|due| format!("due {}", calendar.day_and_distance(due, row.late_days)));
    let when = match row.closed {
        Some(day) => format!("closed {}", calendar.day(day)),
        None => {
            let raised = format!("since {}", calendar.day(row.raised));
            [Some(raised), due].into_iter().flatten().collect::<Vec<String>>().join(", ")
        }
    };
    let task = format!("{}{}", row.task, if_internal(row.internal));
    let settle = row.in_conflict.iter().flat_map(|conflict| settle(conflict, audience));
    let words = raid::outcome(row, calendar)
        .into_iter()
        .chain(notes_on(&row.id, agenda, calendar))
        .chain(raid::both_sides(row, calendar))
        .chain(settle);
    Row::from(vec![
        Cell::from(row.short.as_str()),
        Cell::from(task).contested(row.is_contested(Field::Task)),
        Cell::from(row.owner.as_deref().unwrap_or("no owner"))
            .contested(row.is_contested(Field::Owner)),
        Cell::from(when)
            .toned(if row.overdue { Tone::Bad } else { Tone::Plain })
            .contested(row.is_contested(Field::Due) || row.is_contested(Field::Status)),
    ])
    .with(words)
    .about(&row.id)
}

/// An item with its id, its task, what else the section says of it, and what was said.
fn row(item: &ItemRow, rest: [Cell; 2], agenda: &Agenda, calendar: &Calendar) -> Row {
    let task = Cell::from(item.task.as_str()).contested(item.is_contested(Field::Task));
    let cells = [Cell::from(item.short.as_str()), task].into_iter().chain(rest);
    let words =
        list::reason(item, calendar).into_iter().chain(notes_on(&item.id, agenda, calendar));
    Row::from(cells.collect::<Vec<Cell>>()).with(words).about(&item.id)
}

/// What was said about an item since the last checkpoint, by whom and when.
fn notes_on(id: &Id, agenda: &Agenda, calendar: &Calendar) -> impl Iterator<Item = Text> {
    let is_on = move |note: &&Change| match &note.subject {
        Subject::Item { id: own, .. } | Subject::Matter { id: own, .. } => own == id,
        _ => false,
    };
    agenda.noted.iter().filter(is_on).flat_map(|note| {
        let Cause { by, day, note, internal, .. } = &note.cause;
        let internal = if *internal { "internal, " } else { "" };
        let day = day.map(|day| calendar.day(day)).unwrap_or_default();
        let by = calendar.person(by.as_deref().unwrap_or_default());
        let who = format!(" ({internal}{by}, {day})");
        said(note.as_deref().unwrap_or_default(), &who)
    })
}

/// What was said about something else, by whom and when.
fn noted(note: &Change, calendar: &Calendar) -> Row {
    let Cause { by, day, note: words, internal, .. } = &note.cause;
    let [about, task] = called(&note.subject);
    Row::from(vec![
        Cell::from(about),
        Cell::from(task),
        Cell::text(by.as_deref().map(|by| calendar.person(by))),
        Cell::text(day.map(|day| calendar.day(day))),
    ])
    .with(said(words.as_deref().unwrap_or_default(), if_internal(*internal)))
}

/// A conflict with its values, what else there is about its item, and how it is decided.
fn decide(one: &ToDecide, until: Day, agenda: &Agenda, audience: &Audience) -> Row {
    let calendar = &audience.calendar;
    let mut row = contested(&one.conflict, calendar);
    row.cells.remove(0);
    if let Some(item) = &one.item {
        let also = also(item, until, calendar);
        row.below.extend((!also.is_empty()).then(|| Text::from(format!("also {also}"))));
        row.below.extend(list::reason(item, calendar));
        row.below.extend(notes_on(&item.id, agenda, calendar));
        row.about = Some(item.id.clone());
    }
    row.below.extend(settle(&one.conflict, audience));
    row
}

/// How a conflict is decided.
fn settle(conflict: &Conflict, audience: &Audience) -> impl Iterator<Item = Text> {
    let ways = decisions(conflict).into_iter().filter(|_| audience.calendar.is_of_keeper());
    ways.enumerate().map(|(at, command)| {
        let lead = if at == 0 { "decide:  " } else { "or:  " };
        let command = command.in_record(audience.file.as_deref()).to_string();
        Text::toned(lead, Tone::Strong).and(command, Tone::Command)
    })
}

/// `blocked 8 days, due Fri 4 Dec, 4 days late, no owner`: what the later sections would say of
/// the item, if it was not named already.
fn also(item: &ItemRow, until: Day, calendar: &Calendar) -> String {
    let is_open = !matches!(item.status, Status::Done | Status::NotApplicable);
    let is_blocked = item.status == Status::Blocked;
    let blocked = is_blocked.then(|| format!("blocked {}", blocked_for(item)));
    let due = item.due.filter(|due| is_open && *due <= until);
    let due = due.map(|due| format!("due {}", calendar.day_and_distance(due, item.late_days)));
    let unowned = (is_open && item.owner.is_none()).then(|| "no owner".to_owned());
    [blocked, due, unowned].into_iter().flatten().collect::<Vec<String>>().join(", ")
}

fn owner(item: &ItemRow) -> Cell {
    let owner = item.owner.as_deref().unwrap_or("no owner");
    Cell::from(owner).contested(item.is_contested(Field::Owner))
}

/// The role that the checklist suggests: whom to ask.
fn role(item: &ItemRow) -> Cell {
    item.role.as_ref().map_or_else(Cell::blank, |role| Cell::from(format!("role {role}")))
}

/// `Fri 4 Dec, 4 days late`.
fn due_cell(item: &ItemRow, calendar: &Calendar) -> Cell {
    let Some(due) = item.due else {
        return Cell::from("no due date");
    };
    let tone = if item.overdue { Tone::Bad } else { Tone::Plain };
    let contested = item.is_contested(Field::Due);
    Cell::from(calendar.day_and_distance(due, item.late_days)).toned(tone).contested(contested)
}

fn blocked_for(item: &ItemRow) -> String {
    match item.blocked_days {
        None => String::new(),
        Some(0) => "since today".to_owned(),
        Some(days) => long_days(days),
    }
}

fn confirmed(item: &ItemRow, calendar: &Calendar) -> Cell {
    let last = item.confirmed.map(|day| format!("last {}", calendar.day(day)));
    Cell::from(last.unwrap_or_else(|| "never".to_owned()))
}

fn gate(gate: Option<&GateAhead>, audience: &Audience) -> Text {
    let Some(gate) = gate else {
        return super::gate::verdict(true).and(": all phases are complete", Tone::Plain);
    };
    let items = plural(gate.holding, "item", "items");
    let rest = format!(" to leave {}: {items}", gate.name);
    let verdict = super::gate::verdict(gate.ready).and(rest, Tone::Plain);
    audience.with_hint(verdict, ", listed by:  ", &["gate"])
}

/// The phases that fall due and, where duties are shown one by one, those that have to be confirmed
/// again.
fn comes_into_view(agenda: &Agenda, calendar: &Calendar) -> Vec<Text> {
    let again = to_confirm(agenda).filter(|_| agenda.each_duty);
    phases_due(&agenda.phases, calendar).chain(again.map(Text::from)).collect()
}

/// `To confirm again, 2 duties: G2, G3`.
fn to_confirm(agenda: &Agenda) -> Option<String> {
    let number = plural(agenda.to_confirm.len(), "duty", "duties");
    let again = || format!("To confirm again, {number}: {}", shorts(&agenda.to_confirm));
    (!agenda.to_confirm.is_empty()).then(again)
}

fn shorts(items: &[ItemRow]) -> String {
    items.iter().map(|item| item.short.as_str()).collect::<Vec<&str>>().join(", ")
}

/// `Assess is due Fri 4 Dec, in 3 days: 3/5 (60%) done`.
pub(super) fn phases_due(phases: &[PhaseRow], calendar: &Calendar) -> impl Iterator<Item = Text> {
    phases.iter().filter_map(|phase| {
        let when = calendar.day_and_distance(phase.due?, phase.late_days);
        let done = progress(&phase.counts);
        let name = Text::toned(phase.name.as_str(), Tone::Strong);
        Some(name.and(format!(" is due {when}: {done} done"), Tone::Plain))
    })
}
