//! How scope and what is done grew, and where that leads.

use chrono::{Days, TimeDelta};

use super::changes::upgrade;
use super::titled;
use crate::domain::Day;
use crate::render::document::{Axis, Chart, Mark, Projection, Series};
use crate::render::phrasing::{long_days, no_forecast, plural};
use crate::render::{Audience, Block, Calendar, Document, Report, Text};
use crate::reports::burn_up::{BurnUp, BurnUpReport, Point};
use crate::reports::header::Header;

/// The axis reaches at most so many times as far as the days so far, and at least so many days.
const AHEAD: (i64, i64) = (4, 84);

impl Report for BurnUpReport {
    fn document(&self, audience: &Audience) -> Document {
        let (burn_up, calendar) = (&self.burn_up, &audience.calendar);
        let mut document = titled(&self.header, "burn-up", calendar);
        document.blocks.extend(drawn(burn_up, &self.header, calendar));
        burn_up.upgrades.iter().for_each(|row| document.line(upgrade(row, calendar)));
        if burn_up.due.is_empty() && !burn_up.points.is_empty() {
            let undated = Text::quiet("No phase has a due date.");
            let due = ["due", "PHASE", "--on", "DATE"];
            document.line(audience.with_hint(undated, " Set one:  ", &due));
        }
        document
    }
}

/// The drawing, and what it says.
pub(super) fn drawn(report: &BurnUp, header: &Header, calendar: &Calendar) -> Vec<Block> {
    let Some(last) = report.last() else {
        let begins = calendar.full_day(header.started);
        let nothing = format!("It begins on {begins}: there is nothing to draw yet.");
        return vec![Block::Line(Text::from(nothing))];
    };
    vec![
        Block::Line(Text::from(summary(report, last, calendar))),
        Block::Gap,
        Block::Chart(chart(report, last, header, calendar)),
    ]
}

/// `Done 3/25 (12%). At the recent pace, 3 items in 28 days, all will be done on Mon 5 Apr 2027.`
fn summary(report: &BurnUp, last: Point, calendar: &Calendar) -> String {
    let share = (last.done * 100).checked_div(last.in_scope);
    let share = share.map(|share| format!(" ({share}%)")).unwrap_or_default();
    let done = format!("Done {}/{}{share}", last.done, last.in_scope);
    match (report.forecast, report.no_forecast) {
        (Some(day), _) => format!(
            "{done}. At the recent pace, {} in {}, all will be done on {}.",
            plural(report.pace.done, "item", "items"),
            long_days(i64::try_from(report.pace.days).unwrap_or(i64::MAX)),
            calendar.full_day(day),
        ),
        (None, why) => {
            let why = why.map(|why| format!(": {}", no_forecast(why))).unwrap_or_default();
            format!("{done}{why}.")
        }
    }
}

fn chart(report: &BurnUp, last: Point, header: &Header, calendar: &Calendar) -> Chart {
    let series = |name: &str, number: fn(&Point) -> usize| Series {
        name: name.to_owned(),
        points: report.points.iter().map(number).collect(),
    };
    let mut marks: Vec<Mark> = report
        .due
        .iter()
        .map(|due| Mark { label: format!("{} due", due.name), day: due.day })
        .collect();
    marks.extend(
        report.upgrades.iter().map(|row| Mark { label: "upgrade".to_owned(), day: row.day }),
    );
    marks.sort_by_key(|mark| mark.day);
    let projection = report.forecast.map(|day| Projection {
        label: "at the recent pace".to_owned(),
        day,
        number: last.in_scope,
    });
    Chart {
        title: format!("{}: burn-up, {}", header.customer, calendar.full_day(header.today)),
        summary: summary(report, last, calendar),
        axis: Axis { from: header.started, to: end(report, header) },
        series: [series("in scope", |point| point.in_scope), series("done", |point| point.done)],
        marks,
        projection,
    }
}

/// Where the axis ends: with the last of today, the due dates and the projection, as far as they
/// don't lie so far ahead that the days so far would shrink to nothing.
fn end(report: &BurnUp, header: &Header) -> Day {
    let (started, today) = (header.started, header.today);
    let so_far = (today - started).num_days() + 1;
    let most = (so_far * AHEAD.0).max(AHEAD.1);
    let furthest = today.checked_add_signed(TimeDelta::days(most)).unwrap_or(Day::MAX);
    let days = report.due.iter().map(|due| due.day).chain(report.forecast);
    let last = days.filter(|day| *day <= furthest).chain([today]).max().unwrap_or(today);
    match last == started {
        true => last.checked_add_days(Days::new(6)).unwrap_or(last),
        false => last,
    }
}
