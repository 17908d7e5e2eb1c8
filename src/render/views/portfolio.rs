//! Many customers, a row each.

use std::collections::BTreeMap;

use super::status::next_checkpoint;
use crate::render::phrasing::{
    health_reasons, health_tone, health_word, outlook_cells, plural, signed, waited_for,
};
use crate::render::{
    Audience, Block, Calendar, Cell, Column, Datum, Document, Report, Row, Sheet, Text, Tone,
};
use crate::reports::events::Event;
use crate::reports::portfolio::{Customer, Portfolio, Totals};
use crate::reports::progress::Counts;
use crate::reports::records::Unreadable;

impl Report for Portfolio {
    /// First the files that can't be read, last the totals.
    fn document(&self, audience: &Audience) -> Document {
        let calendar = &audience.calendar;
        let number = plural(self.customers.len(), "customer", "customers");
        let title = Text::toned("Portfolio", Tone::Strong).and(format!(" · {number}"), Tone::Plain);
        let day = Text::from(calendar.full_day(self.today));
        let mut document = Document { blocks: vec![Block::Ends(title, day)] };
        document.line(summary(self));
        document.gap();
        let rows = self.unreadable.iter().map(unreadable);
        let rows = rows.chain(self.customers.iter().map(|row| customer(row, calendar)));
        document.table(columns(), rows.chain([totals(&self.totals)]));
        behind(&self.customers).into_iter().for_each(|line| document.line(line));
        document
    }

    fn table(&self, audience: &Audience) -> Document {
        let calendar = &audience.calendar;
        let mut document = Document::default();
        document.table(facts().to_vec(), self.customers.iter().map(|row| numbers(row, calendar)));
        document
    }

    fn sheets(&self, audience: &Audience) -> Vec<Sheet> {
        let (mut document, calendar) = (self.document(audience), &audience.calendar);
        document.blocks.retain(|block| !matches!(block, Block::Table(_)));
        let rows = self.customers.iter().map(|row| numbers(row, calendar));
        document.table(facts().to_vec(), rows.chain([sums(&self.totals)]));
        vec![Sheet::new("Portfolio", document)]
    }

    fn events(&self) -> Vec<&Event> {
        self.customers.iter().filter_map(|row| row.next_event.as_ref()).collect()
    }

    fn has_internal_notes(&self) -> bool {
        self.customers.iter().any(|row| row.health.lacks_its_reason())
    }
}

/// `1 RED · 2 AMBER · 1 can't be read`.
fn summary(portfolio: &Portfolio) -> Text {
    let words =
        portfolio.totals.health.iter().map(|how| {
            (format!("{} {}", how.customers, health_word(how.word)), health_tone(how.word))
        });
    let unreadable = Some(portfolio.unreadable.len()).filter(|number| *number > 0);
    let unreadable = unreadable.map(|number| (format!("{number} can't be read"), Tone::Bad));
    Text::parted(words.chain(unreadable))
}

fn columns() -> Vec<Column> {
    vec![
        Column::words("HEALTH"),
        Column::words("CUSTOMER").wraps(),
        Column::words("PHASE").wraps().goes(8),
        Column::words("PROGRESS").goes(1),
        Column::numbers("done/\nscope"),
        Column::numbers("over-\ndue"),
        Column::numbers("blocked"),
        Column::numbers("no\nowner").wraps().goes(7),
        Column::numbers("quiet").wraps().goes(4),
        Column::numbers("done/scope\nsince last").wraps().goes(2),
        Column::words("plan's\nend").wraps().goes(5),
        Column::words("forecast").wraps().goes(6),
        Column::words("next").wraps().goes(3),
    ]
}

fn unreadable(row: &Unreadable) -> Row {
    let mut cells = vec![
        Cell::from("ERROR").toned(Tone::Bad).ranked(-1),
        Cell::from(row.file.as_str()).toned(Tone::Strong),
    ];
    cells.resize(columns().len(), Cell::blank());
    Row::from(cells).with([Text::toned(row.problem.clone(), Tone::Bad)])
}

fn customer(row: &Customer, calendar: &Calendar) -> Row {
    let calendar = &Calendar { today: row.today, ..calendar.clone() };
    let word = row.health.word;
    let phase = Cell::text(row.current_phase.as_ref().map(|phase| phase.name.as_str()));
    let mut cells = vec![
        Cell::from(health_word(word).as_str()).toned(health_tone(word)).ranked(word.rank()),
        Cell::from(row.customer.as_str()).toned(Tone::Strong),
        phase,
    ];
    let overdue = (row.late(), row.overdue_days);
    cells.extend(counted(&row.all, overdue, row.blocked_days, row.unowned));
    cells.push(Cell::from(Datum::Days(row.quiet_days)));
    cells.push(moved(row.since_last.done, row.since_last.scope));
    cells.extend(outlook_cells(&row.outlook));
    let missed = row.next_checkpoint.filter(|next| next.late_days > 0);
    let next = row.next_checkpoint.map(|next| next.day);
    cells.push(Cell::brief_day(next, missed.is_some(), Tone::Notice));
    let reasons = Text::from(health_reasons(&row.health, calendar));
    let missed = missed.map(|_| next_checkpoint(missed, Tone::Notice, calendar));
    let below = damage(row).into_iter().chain(in_copies(row)).chain(missed);
    let waiting = waited_for(&row.waiting).map(Text::from);
    let below = below.chain([reasons]).chain(waiting);
    Row::from(cells).with(below)
}

/// Progress, what is overdue, the oldest block, and what has no owner.
fn counted(
    all: &Counts,
    (overdue, late): (usize, Option<i64>),
    blocked: Option<i64>,
    unowned: usize,
) -> Vec<Cell> {
    let tone = |bad: bool| if bad { Tone::Bad } else { Tone::Plain };
    let number = |number: usize| match number {
        0 => Cell::default(),
        number => Cell::from(Datum::Count(number)),
    };
    vec![
        Cell::from(Datum::Share(all.percent)),
        Cell::of(all.done, all.in_scope),
        match (overdue, late) {
            (overdue, Some(days)) => {
                Cell::from(format!("{overdue}, {days}d")).ranked(overdue as i64)
            }
            (overdue, None) => number(overdue),
        }
        .toned(tone(overdue > 0)),
        Cell::from(blocked.map_or(Datum::Nothing, Datum::Days)).toned(tone(blocked.is_some())),
        number(unowned),
    ]
}

/// `+3/−1`, of the time since the last checkpoint: so many items more are done, and so many more are
/// in scope; `+3` where the scope is as before.
fn moved(done: i64, scope: i64) -> Cell {
    match (done, scope) {
        (0, 0) => Cell::default(),
        (done, 0) => Cell::from(signed(done)).ranked(done),
        _ => Cell::from(format!("{}/{}", signed(done), signed(scope))).ranked(done),
    }
}

/// What of the record can't be read.
fn damage(row: &Customer) -> Option<Text> {
    let lines: Vec<String> = row.source.lines.iter().map(usize::to_string).collect();
    let noun = if lines.len() == 1 { "line" } else { "lines" };
    let damaged =
        format!("damaged: {noun} {} of {} can't be read", lines.join(", "), row.source.file);
    (!lines.is_empty()).then(|| Text::toned(damaged, Tone::Bad))
}

/// What is only in other copies of the record.
fn in_copies(row: &Customer) -> impl Iterator<Item = Text> {
    row.source.copies.iter().filter(|copy| copy.entries != Some(0)).map(|copy| {
        let entries = copy.entries.map(|entries| plural(entries, "entry", "entries"));
        let entries = entries.unwrap_or_else(|| "what can't be read".to_owned());
        Text::toned(format!("not in it: {entries} of the copy {}", copy.file), Tone::Notice)
    })
}

/// What programs and spreadsheets count with, each with its unit.
fn facts() -> [Column; 20] {
    let words = |head: &str| Column::words(head);
    let numbers = |head: &str| Column::numbers(head);
    [
        words("customer").wraps(),
        words("health"),
        words("reasons").wraps(),
        words("phase"),
        numbers("done (%)"),
        numbers("done (items)"),
        numbers("in scope (items)"),
        numbers("overdue (items)"),
        numbers("overdue (days)"),
        numbers("blocked (days)"),
        numbers("no owner (items)"),
        numbers("quiet (days)"),
        numbers("done since last checkpoint (items)"),
        numbers("added since last checkpoint (items)"),
        words("plan's end"),
        words("forecast"),
        words("next checkpoint"),
        words("started"),
        words("checklist").wraps(),
        words("file").wraps(),
    ]
}

/// A row of them.
fn numbers(row: &Customer, calendar: &Calendar) -> Row {
    let word = row.health.word;
    let mut cells = vec![
        Cell::from(row.customer.as_str()),
        Cell::from(health_word(word)).toned(health_tone(word)),
        Cell::from(health_reasons(&row.health, calendar)),
        Cell::text(row.current_phase.as_ref().map(|phase| phase.name.as_str())),
    ];
    let overdue = (row.overdue, row.overdue_days);
    cells.extend(sums_of(&row.all, overdue, row.blocked_days, row.unowned));
    cells.push(Cell::from(Datum::Days(row.quiet_days)));
    cells.extend(
        [row.since_last.done, row.since_last.scope].map(|more| Cell::from(Datum::Days(more))),
    );
    cells.extend(outlook_cells(&row.outlook));
    let next = row.next_checkpoint.map(|next| next.day);
    cells.extend([next, Some(row.started)].map(Cell::day));
    cells.extend([row.title.as_str(), row.source.file.as_str()].map(Cell::from));
    Row::from(cells)
}

/// `A newer checklist is there, ems-onboarding-2018, for: Contoso, Fabrikam`, for each of them.
fn behind(customers: &[Customer]) -> Vec<Text> {
    let mut behind: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for row in customers {
        if let Some(newer) = &row.behind {
            behind.entry(newer).or_default().push(&row.customer);
        }
    }
    let lines = behind.into_iter().map(|(newer, customers)| {
        format!("A newer checklist is there, {newer}, for: {}", customers.join(", "))
    });
    lines.map(Text::quiet).collect()
}

fn totals(totals: &Totals) -> Row {
    let mut cells =
        vec![Cell::blank(), Cell::from("All customers").toned(Tone::Strong), Cell::blank()];
    let overdue = (totals.overdue + totals.matters_overdue, totals.overdue_days);
    cells.extend(counted(&totals.all, overdue, totals.blocked_days, totals.unowned));
    cells.push(Cell::blank());
    cells.push(moved(totals.done_since_last, totals.scope_since_last));
    cells.resize(columns().len(), Cell::blank());
    Row::from(cells).with(waited_for(&totals.waiting).map(Text::from)).total()
}

/// The same of all customers.
fn sums(totals: &Totals) -> Row {
    let mut cells = vec![Cell::from("All customers").toned(Tone::Strong)];
    cells.resize(4, Cell::blank());
    let overdue = (totals.overdue, totals.overdue_days);
    cells.extend(sums_of(&totals.all, overdue, totals.blocked_days, totals.unowned));
    cells.push(Cell::blank());
    let since_last = [totals.done_since_last, totals.scope_since_last];
    cells.extend(since_last.map(|more| Cell::from(Datum::Days(more))));
    cells.resize(facts().len(), Cell::blank());
    Row::from(cells).total()
}

fn sums_of(
    all: &Counts,
    (overdue, late): (usize, Option<i64>),
    blocked: Option<i64>,
    unowned: usize,
) -> Vec<Cell> {
    let number = |number: usize| Cell::from(Datum::Count(number));
    let days = |days: Option<i64>| Cell::from(days.map_or(Datum::Nothing, Datum::Days));
    vec![
        Cell::from(Datum::Share(all.percent)),
        number(all.done),
        number(all.in_scope),
        number(overdue),
        days(late),
        days(blocked),
        number(unowned),
    ]
}
