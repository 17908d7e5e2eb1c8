//! Items, line by line.

use super::matters_sheet::{MATTERS, matters_sheet};
use super::{sheet, titled};
use crate::domain::{Field, Status};
use crate::render::document::Group as Rows;
use crate::render::phrasing::{about, progress, said, sides, status_sign, waiting_for};
use crate::render::{
    Audience, Block, Calendar, Cell, Column, Datum, Document, Report, Row, Sheet, Table, Text, Tone,
};
use crate::reports::item::ItemRow;
use crate::reports::list::{Group, Hidden, List};
use crate::reports::matter::MatterRow;
use crate::reports::phase::PhaseRow;
use crate::reports::waiting::Waits;

impl Report for List {
    fn document(&self, audience: &Audience) -> Document {
        let calendar = &audience.calendar;
        let mut document = titled(&self.header, &self.asked, calendar);
        if self.groups.iter().flatten().next().is_some() {
            document.blocks.extend(groups(&self.groups, calendar));
        } else {
            let headings = self.groups.iter().filter_map(|group| heading(group, calendar));
            headings.for_each(|heading| document.line(heading));
            document.line("No items to show.");
        }
        document
    }

    fn table(&self, audience: &Audience) -> Document {
        sheet(&self.sheet, &audience.calendar)
    }

    fn sheets(&self, audience: &Audience) -> Vec<Sheet> {
        let items = Sheet::new("Items", self.table(audience));
        let matters = Block::Table(matters_sheet(self.matters.iter(), &[]));
        let matters = Sheet::new(MATTERS, Document { blocks: vec![matters] });
        let is_empty = self.matters.is_empty();
        [items].into_iter().chain((!is_empty).then_some(matters)).collect()
    }

    fn has_internal_notes(&self) -> bool {
        let mut rows = self.groups.iter().flatten();
        let mut matters = self.matters.iter();
        self.sheet.has_internal_notes
            || self.withholds_matters
            || matters.any(MatterRow::has_internal_notes)
            || rows.any(|item| item.reason_is_internal)
    }
}

/// Items group by group, and what the signs mean.
pub(super) fn groups(groups: &[Group], calendar: &Calendar) -> impl Iterator<Item = Block> {
    let rows = groups.iter().map(|group| rows(heading(group, calendar), &group.items, calendar));
    table(rows.collect(), groups.iter().flatten().collect())
}

/// Items one after the other, and what the signs mean.
pub(super) fn items(items: &[ItemRow], calendar: &Calendar) -> impl Iterator<Item = Block> {
    table(vec![rows(None, items, calendar)], items.iter().collect())
}

fn table(groups: Vec<Rows>, items: Vec<&ItemRow>) -> impl Iterator<Item = Block> {
    let columns = vec![
        Column::words("ID"),
        Column::words("STATUS"),
        Column::words("TASK").wraps(),
        Column::words("OWNER").wraps().goes(2),
        Column::words("DUE"),
        Column::numbers("MOVED").goes(1),
    ];
    let legend = legend(&items).map(|legend| Block::Line(Text::quiet(legend)));
    [Block::Table(Table { columns, groups })].into_iter().chain(legend)
}

fn rows(heading: Option<Text>, items: &[ItemRow], calendar: &Calendar) -> Rows {
    Rows { heading, rows: items.iter().map(|row| item(row, calendar)).collect() }
}

fn heading(group: &Group, calendar: &Calendar) -> Option<Text> {
    let hidden = hidden(&group.hidden, calendar);
    let Some(phase) = &group.phase else {
        return hidden.map(Text::quiet);
    };
    let due = phase_due(phase, calendar);
    let hidden = hidden.map(|hidden| format!(" · {hidden}")).unwrap_or_default();
    let text = Text::toned(phase.name.clone(), Tone::Strong);
    let text = text.and(format!(" · {}{due}", progress(&phase.counts)), Tone::Plain);
    Some(text.and(hidden, Tone::Quiet))
}

/// ` · due Fri 4 Dec`, if it is.
pub fn phase_due(phase: &PhaseRow, calendar: &Calendar) -> String {
    let contested = if phase.due_contested { "≠ " } else { "" };
    let due = phase.due.map(|due| format!(" · {contested}due {}", calendar.day(due)));
    due.unwrap_or_default()
}

/// `not shown: 3 done, 1 optional (--all)`.
fn hidden(hidden: &Hidden, calendar: &Calendar) -> Option<String> {
    let kinds = [
        (hidden.done, "done"),
        (hidden.not_applicable, "n/a"),
        (hidden.optional, "optional"),
        (hidden.duties_met, if hidden.duties_met == 1 { "duty met" } else { "duties met" }),
    ];
    let some = kinds.into_iter().filter(|(number, _)| *number > 0);
    let some: Vec<String> = some.map(|(number, kind)| format!("{number} {kind}")).collect();
    let all = if calendar.is_of_keeper() { " (--all)" } else { "" };
    (!some.is_empty()).then(|| format!("not shown: {}{all}", some.join(", ")))
}

/// An item on a line: id, status, task, owner, due and moved; and what there is to say below it.
pub fn item(item: &ItemRow, calendar: &Calendar) -> Row {
    let contested = |field: Field| item.is_contested(field);
    let (overdue, inherited) = (item.overdue, item.due_by_phase);
    let due = item.due.map(|day| Datum::Day { day, overdue, inherited, brief: false });
    let due_tone = if overdue { Tone::Bad } else { Tone::Plain };
    Row::from(vec![
        Cell::from(item.short.as_str()),
        status_cell(item, calendar).contested(contested(Field::Status)),
        Cell::from(item.task.as_str()).contested(contested(Field::Task)),
        Cell::text(item.owner.clone()).contested(contested(Field::Owner)),
        Cell::from(due.unwrap_or_default()).toned(due_tone).contested(contested(Field::Due)),
        Cell::from(item.changed_days.map(Datum::Days).unwrap_or_default()),
    ])
    .with(below(item, calendar))
}

/// What there is to say of an item.
pub(super) fn below(item: &ItemRow, calendar: &Calendar) -> impl Iterator<Item = Text> {
    reason(item, calendar).into_iter().chain(both_sides(item, calendar))
}

fn status_cell(item: &ItemRow, calendar: &Calendar) -> Cell {
    let datum = match item.status {
        Status::NotStarted if item.duty => {
            let confirmed = item.confirmed.filter(|_| item.met);
            Datum::Duty(confirmed.map(|day| (calendar.today - day).num_days()))
        }
        _ if !item.taken_up => Datum::Text("○ optional".to_owned()),
        status => Datum::Status(status, item.blocked_days),
    };
    Cell::from(datum).toned(status_sign(item.status).1)
}

/// Why an item is to be looked at again.
pub(super) const RECHECK: &str = "done, and reworded since by a newer checklist";

/// `↳ waiting for the tenant licences (lee, Mon 30 Nov)`; nothing of a reason that is not for the
/// audience.
pub(super) fn reason(item: &ItemRow, calendar: &Calendar) -> Vec<Text> {
    let waiting = item.waiting.as_ref().map(|waits| waiting(waits, calendar));
    let recheck = item.recheck.then(|| Text::toned(format!("↳ re-check: {RECHECK}"), Tone::Notice));
    why(item, calendar).into_iter().chain(waiting).chain(recheck).collect()
}

/// `↳ waiting for Microsoft until Fri 4 Dec`, which is overdue once the day is over.
fn waiting(waits: &Waits, calendar: &Calendar) -> Text {
    let late = waits.late_days > 0;
    let (lead, tone) = if late { ("overdue: ", Tone::Bad) } else { ("", Tone::Plain) };
    Text::toned(format!("↳ {lead}waiting {}", waiting_for(waits, calendar)), tone)
}

fn why(item: &ItemRow, calendar: &Calendar) -> Vec<Text> {
    let by = item.reason_by.as_ref().filter(|_| item.tells_reason());
    let Some((by, since)) = by.zip(item.since) else {
        return Vec::new();
    };
    let internal = if item.reason_is_internal { "internal, " } else { "" };
    let who = format!(" ({internal}{}, {})", calendar.person(by), calendar.day(since));
    said(item.reason.as_deref().unwrap_or("no reason given"), &who)
}

/// `≠ owner: Lee Ito (dana, Fri 4 Dec 09:14) stands; Dana Cruz (lee, Fri 4 Dec 09:10)`.
fn both_sides(item: &ItemRow, calendar: &Calendar) -> impl Iterator<Item = Text> {
    let own = item.in_conflict.iter().filter(|conflict| conflict.task.is_some());
    own.map(|conflict| {
        let about = about(&conflict.touch);
        Text::toned(format!("≠ {about}: {}", sides(conflict, calendar)), Tone::Bad)
    })
}

/// What the signs mean, of those that were used.
fn legend(items: &[&ItemRow]) -> Option<String> {
    let any = |used: &dyn Fn(&ItemRow) -> bool| items.iter().any(|item| used(item));
    let signs = [
        (any(&|item| item.overdue), "! overdue"),
        (any(&|item| item.due_by_phase), "* the phase's date"),
        (any(&|item| !item.conflicts.is_empty()), "≠ in conflict"),
    ];
    let used: Vec<&str> = signs.iter().filter(|(used, _)| *used).map(|(_, sign)| *sign).collect();
    (!used.is_empty()).then(|| used.join("   "))
}
