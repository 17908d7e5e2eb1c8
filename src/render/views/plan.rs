//! The plan, and how it moved.

use super::titled;
use crate::domain::{Day, Field, Status};
use crate::render::document::{Axis, Bar, Mark, Timeline};
use crate::render::phrasing::{
    acceptance, health_tone, health_word, long_days, no_forecast, plural, status_sign,
};
use crate::render::{
    Audience, Block, Calendar, Cell, Column, Datum, Document, Report, Row, Table, Text, Tone,
};
use crate::reports::events::Event;
use crate::reports::forecast::is_behind;
use crate::reports::health::Word;
use crate::reports::plan::{Dates, Plan, PlannedItem, PlannedPhase, Span};

impl Report for Plan {
    fn document(&self, audience: &Audience) -> Document {
        let calendar = &audience.calendar;
        let mut document = titled(&self.header, "plan", calendar);
        document.line(Text::quiet(held_against(self, calendar)));
        document.gap();
        document.blocks.extend(drawn(self, audience));
        self.accepted.iter().for_each(|row| document.line(acceptance(row, calendar)));
        document
    }

    fn events(&self) -> Vec<&Event> {
        self.events.iter().collect()
    }
}

/// Phase by phase, as a table and drawn; without dates it says so.
pub(super) fn drawn(plan: &Plan, audience: &Audience) -> Vec<Block> {
    let calendar = &audience.calendar;
    let undated = Text::quiet("No phase has a date.");
    let undated = audience.with_hint(undated, " Set one:  ", &["due", "PHASE", "--on", "DATE"]);
    let rows = plan.phases.iter().flat_map(|phase| phase_and_items(phase, plan));
    let table = Table::of(columns(plan.has_items()), rows.chain([whole(plan)]));
    let drawing = timeline(plan, calendar).map_or_else(
        || vec![Block::Line(undated)],
        |timeline| {
            let words = Block::Line(Text::from(in_words(plan, calendar)));
            vec![Block::Timeline(timeline), Block::Gap, words]
        },
    );
    [vec![Block::Table(table), Block::Gap], drawing].concat()
}

/// `Baseline: Week 1, Tue 1 Dec 16:30`.
fn held_against(plan: &Plan, calendar: &Calendar) -> String {
    match &plan.baseline {
        None => "Baseline: the first date that each was given".to_owned(),
        Some(baseline) => {
            let name = baseline.checkpoint.iter().map(|name| format!("{name}, "));
            format!("Baseline: {}{}", name.collect::<String>(), calendar.stamp(baseline.at))
        }
    }
}

fn columns(with_items: bool) -> Vec<Column> {
    let (first, last) = match with_items {
        true => ("PHASE, ITEM", "HEALTH,\nSTATUS"),
        false => ("PHASE", "HEALTH"),
    };
    let id = with_items.then(|| Column::words("ID"));
    let others = [
        Column::words(first).wraps(),
        Column::words("BASELINE").wraps().goes(2),
        Column::words("DUE"),
        Column::numbers("SLIP"),
        Column::numbers("done/\nscope").wraps().goes(1),
        Column::words("FORECAST"),
        Column::words(last),
    ];
    id.into_iter().chain(others).collect()
}

/// The row of a phase, and those of its items.
fn phase_and_items(phase: &PlannedPhase, plan: &Plan) -> Vec<Row> {
    let is_late = phase.is_late();
    let name = Cell::from(phase.name.as_str()).toned(Tone::Strong);
    let [baseline, due, slip] = dates(&phase.dates, is_late);
    let due = due.contested(phase.due_contested);
    let done = Cell::of(phase.counts.done, phase.counts.in_scope);
    let ahead = forecast(phase.forecast, phase.span.map(|span| span.to));
    let cells = vec![
        name,
        baseline,
        due,
        slip,
        done,
        ahead,
        phase.health.map_or_else(Cell::default, health),
    ];
    let items = phase.items.iter().map(item);
    [row(Cell::blank(), cells, plan)].into_iter().chain(items).collect()
}

fn item(item: &PlannedItem) -> Row {
    let [baseline, due, slip] = dates(&item.dates, item.row.overdue && !item.row.due_by_phase);
    let due = due.contested(item.row.is_contested(Field::Due));
    let task = Cell::from(item.task.as_str());
    let status = Cell::from(Datum::Status(item.row.status, item.row.blocked_days));
    let status = status.toned(status_sign(item.row.status).1);
    let id = Cell::from(item.row.short.as_str());
    Row::from(vec![id, task, baseline, due, slip, Cell::blank(), Cell::blank(), status])
}

fn whole(plan: &Plan) -> Row {
    let [baseline, due, slip] = dates(&plan.whole.dates, false);
    let (counts, health) = (&plan.whole.counts, health(plan.whole.health));
    let ahead = forecast(plan.whole.forecast, plan.whole.dates.due);
    let all = Cell::from("All").toned(Tone::Strong);
    let done = Cell::of(counts.done, counts.in_scope);
    row(Cell::blank(), vec![all, baseline, due, slip, done, ahead, health], plan).total()
}

/// A row of these cells, with the one for ids where items have it.
fn row(id: Cell, cells: Vec<Cell>, plan: &Plan) -> Row {
    let id = Some(id).filter(|_| plan.has_items());
    Row::from(id.into_iter().chain(cells).collect::<Vec<Cell>>())
}

/// The date in the baseline, the date now, and how far they are apart.
fn dates(dates: &Dates, is_late: bool) -> [Cell; 3] {
    let slip = dates.slip_days.map_or(Cell::default(), |days| {
        let tone = if days > 0 { Tone::Notice } else { Tone::Plain };
        Cell::from(Datum::Days(days)).toned(tone)
    });
    let baseline = Cell::brief_day(dates.baseline, false, Tone::Plain);
    [baseline, Cell::brief_day(dates.due, is_late, Tone::Bad), slip]
}

fn health(word: Word) -> Cell {
    Cell::from(health_word(word).as_str()).toned(health_tone(word))
}

/// The day of the forecast, which is noticed where it is far behind the plan.
fn forecast(forecast: Option<Day>, planned: Option<Day>) -> Cell {
    let tone = if is_behind(forecast, planned) { Tone::Notice } else { Tone::Plain };
    Cell::brief_day(forecast, false, Tone::Plain).toned(tone)
}

/// The plan on one axis of days; none where nothing has a date. A forecast that would make the
/// plan itself less than half as long leads behind the end of the axis.
pub(super) fn timeline(plan: &Plan, calendar: &Calendar) -> Option<Timeline> {
    let bars: Vec<Bar> = plan.phases.iter().flat_map(|phase| bars(phase, calendar)).collect();
    let held = plan.checkpoints.iter().map(|held| (held.name.clone(), held.day));
    let next = plan.next_checkpoint.map(|next| {
        let is_late = next.late_days > 0;
        let label = if is_late { "checkpoint that was due" } else { "next checkpoint" };
        (label.to_owned(), next.day)
    });
    let marks = held.chain(next).map(|(label, day)| Mark { label, day });
    let mut marks: Vec<Mark> = marks.collect();
    marks.sort_by_key(|mark| mark.day);
    let ends = |days: (Day, Day)| [days.0, days.1];
    let days = bars.iter().flat_map(|bar| bar.days.into_iter().chain(bar.before)).flat_map(ends);
    let days: Vec<Day> = days.collect();
    let days = || days.iter().copied().chain([plan.header.started, plan.header.today]);
    let planned = days().chain(plan.next_checkpoint.map(|next| next.day)).max()?;
    let from = days().min()?;
    let furthest = planned.checked_add_signed(planned - from).unwrap_or(planned);
    let forecasts = plan.phases.iter().filter_map(|phase| phase.forecast);
    let ahead = forecasts.filter(|day| *day <= furthest).max();
    Some(Timeline {
        title: format!("{}: plan, {}", plan.header.customer, calendar.full_day(plan.header.today)),
        summary: in_words(plan, calendar),
        axis: Axis { from, to: ahead.map_or(planned, |ahead| ahead.max(planned)) },
        today: plan.header.today,
        bars,
        marks,
    })
    .filter(|timeline| timeline.bars.iter().any(|bar| bar.days.is_some()))
}

/// The bar of a phase, and those of its items.
fn bars(phase: &PlannedPhase, calendar: &Calendar) -> Vec<Bar> {
    let ends = |span: Span| (span.from, span.to);
    let own = Bar {
        label: phase.name.clone(),
        is_part: false,
        told: told(&phase.name, phase.span, &phase.dates, calendar),
        days: phase.span.map(ends),
        before: phase.baseline_span.map(ends),
        done: phase.counts.percent.unwrap_or(100),
        is_late: phase.is_late(),
        ahead: phase.forecast,
    };
    let begins = |span: Option<Span>, day: Day| span.map_or(day, |span| span.from.min(day));
    let items = phase.items.iter().map(|item| {
        let within = |span, day: Option<Day>| day.map(|day| (begins(span, day), day));
        let days = within(phase.span, item.dates.due);
        let span = days.map(|(from, to)| Span { from, to });
        Bar {
            label: item.row.short.clone(),
            is_part: true,
            told: told(&format!("{} {}", item.row.short, item.task), span, &item.dates, calendar),
            days,
            before: within(phase.baseline_span, item.dates.baseline),
            done: if item.row.status == Status::Done { 100 } else { 0 },
            is_late: item.row.overdue,
            ahead: None,
        }
    });
    [own].into_iter().chain(items).collect()
}

/// `Assess: Sat 28 Nov to Fri 11 Dec, 7 days later than the baseline.`
fn told(name: &str, span: Option<Span>, dates: &Dates, calendar: &Calendar) -> String {
    let days = span.map_or("no date".to_owned(), |span| {
        format!("{} to {}", calendar.day(span.from), calendar.day(span.to))
    });
    format!("{name}: {days}{}.", slipped(dates))
}

/// `, 7 days later than the baseline`.
fn slipped(dates: &Dates) -> String {
    match dates.slip_days {
        None => String::new(),
        Some(0) => ", as in the baseline".to_owned(),
        Some(days) => {
            let way = if days > 0 { "later" } else { "earlier" };
            format!(", {} {way} than the baseline", long_days(days.abs()))
        }
    }
}

/// Where the plan ends, and what the recent pace makes of that.
fn in_words(plan: &Plan, calendar: &Calendar) -> String {
    let dates = &plan.whole.dates;
    let end = dates.due.map(|due| {
        let ends = if due < plan.header.today { "ended" } else { "ends" };
        format!("The plan {ends} on {}", calendar.full_day(due))
    });
    let end = end.unwrap_or_else(|| "The plan has no end".to_owned());
    let ahead = match (plan.whole.forecast, plan.whole.no_forecast) {
        (Some(day), _) => {
            let (pace, day_said) = (plan.whole.pace, calendar.full_day(day));
            let days = long_days(i64::try_from(pace.days).unwrap_or(i64::MAX));
            let pace = format!("{} in {days}", plural(pace.done, "item", "items"));
            let behind = dates.due.map(|due| match (day - due).num_days() {
                0 => ", as planned".to_owned(),
                days if days > 0 => format!(", {} after that", long_days(days)),
                days => format!(", {} before that", long_days(-days)),
            });
            let behind = behind.unwrap_or_default();
            format!("; at the recent pace, {pace}, all will be done on {day_said}{behind}.")
        }
        (None, why) => why.map(|why| format!("; {}.", no_forecast(why))).unwrap_or(".".to_owned()),
    };
    format!("{end}{}{ahead}", slipped(dates))
}
