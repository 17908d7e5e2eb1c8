//! A chart, drawn.

use super::elements::{Drawing, ROW, line, path, words};
use super::labels::{self, Placed};
use crate::render::Calendar;
use crate::render::document::{Chart, Projection};

/// How wide the drawing is, and how high its plot.
const SIZE: (i64, i64) = (960, 320);
/// What is left free at the left and the right of the plot.
const SIDES: (i64, i64) = (52, 28);
/// What is left free above the marks, beside the lines of the summary, and below the plot.
const TOP: i64 = 46;
const BOTTOM: i64 = 76;
/// So many days may be told below the axis.
const DAYS: usize = 7;

/// A chart, measured.
struct Plot<'c> {
    chart: &'c Chart,
    calendar: &'c Calendar,
    marks: Vec<Placed>,
    /// The largest number on it.
    most: usize,
    top: i64,
}

/// The chart as a part of a page, or with its style as a drawing of its own.
pub(super) fn drawn(chart: &Chart, style: Option<&str>, calendar: &Calendar) -> String {
    let on_axis = chart.marks.iter().filter(|mark| chart.axis.has(mark.day));
    let marks = on_axis.map(|mark| {
        let label = format!("{} {}", mark.label, calendar.brief_day(mark.day));
        (label, x(chart, chart.axis.place(mark.day)))
    });
    let marks = labels::placed(marks, SIZE.0 - SIDES.1);
    let told = chart.marks.iter();
    let told = told.map(|mark| format!("{} {}.", mark.label, calendar.full_day(mark.day)));
    let drawing = Drawing {
        kind: "chart",
        title: &chart.title,
        summary: &chart.summary,
        told: told.collect(),
        style,
    };
    let rows = marks.iter().map(|mark| mark.row + 1).max().unwrap_or_default();
    let top = TOP + (rows + drawing.lines()) * ROW;
    let plot = Plot { chart, calendar, marks, most: chart.most(), top };
    let parts = [plot.grid(), plot.series(), plot.marks(), plot.legend()];
    drawing.framed((SIZE.0, plot.bottom() + BOTTOM), &parts.concat())
}

/// Where a day so many after the first is drawn, in pixels.
fn x(chart: &Chart, place: usize) -> i64 {
    SIDES.0 + chart.axis.across(place, (SIZE.0 - SIDES.0 - SIDES.1) as usize) as i64
}

impl Plot<'_> {
    fn bottom(&self) -> i64 {
        self.top + SIZE.1
    }

    fn y(&self, number: usize) -> i64 {
        self.bottom() - number as i64 * SIZE.1 / self.most as i64
    }

    fn grid(&self) -> String {
        let mut numbers: Vec<usize> = (0..=4).map(|quarter| self.most * quarter / 4).collect();
        numbers.dedup();
        let numbers = numbers.into_iter().map(|number| {
            let y = self.y(number);
            let class = if number == 0 { "axis" } else { "grid" };
            let label = words("quiet", (SIDES.0 - 8, y + 4), Some("end"), &number.to_string());
            line(class, (SIDES.0, y), (SIZE.0 - SIDES.1, y)) + &label
        });
        let days = self.chart.axis.days(DAYS).map(|day| {
            let x = x(self.chart, self.chart.axis.place(day));
            let label = self.calendar.brief_day(day);
            let label = words("quiet", (x, self.bottom() + 21), Some("middle"), &label);
            line("axis", (x, self.bottom()), (x, self.bottom() + 5)) + &label
        });
        numbers.chain(days).collect()
    }

    /// Where the line of a series turns: it keeps its height until a day with another number.
    fn path(&self, series: usize) -> String {
        let points = &self.chart.series[series].points;
        let mut path = String::new();
        for (day, number) in points.iter().enumerate() {
            let (x, y) = (x(self.chart, day), self.y(*number));
            match day.checked_sub(1).map(|before| points[before]) {
                None => path += &format!("M{x} {y}h0"),
                Some(before) if before != *number => path += &format!("H{x}V{y}"),
                Some(_) if day + 1 == points.len() => path += &format!("H{x}"),
                Some(_) => {}
            }
        }
        path
    }

    fn series(&self) -> String {
        let (start, today) = (SIDES.0, x(self.chart, self.chart.today()));
        let area = format!("{}H{today}V{bottom}H{start}Z", self.path(1), bottom = self.bottom());
        let drawn = path("part", &area) + &path("whole", &self.path(0));
        let done = self.chart.series[1].points.last();
        let Some((ahead, done)) = self.chart.projection.as_ref().zip(done) else { return drawn };
        let to = self.end_of(ahead, *done);
        let way = line("ahead", (today, self.y(*done)), to);
        let number = self.y(ahead.number);
        drawn + &way + &line("ahead", (today, number), (to.0, number))
    }

    /// Where the way ahead ends: on its day, or at the edge on the way there.
    fn end_of(&self, ahead: &Projection, done: usize) -> (i64, i64) {
        let (begun, day) = (self.chart.today(), self.chart.axis.place(ahead.day));
        let shown = day.min(self.chart.axis.end());
        let (from, to) = (self.y(done), self.y(ahead.number));
        let (part, whole) = ((shown - begun) as i64, (day - begun) as i64);
        (x(self.chart, shown), from + (to - from) * part / whole.max(1))
    }

    fn marks(&self) -> String {
        let rows = self.marks.iter().map(|mark| mark.row + 1).max().unwrap_or_default();
        let y = |mark: &Placed| self.top - (rows - mark.row) * ROW + 12;
        let lines = self.marks.iter();
        let lines = lines.map(|mark| line("mark", (mark.x, y(mark) - 10), (mark.x, self.bottom())));
        let labels = self.marks.iter().map(|mark| mark.words(y(mark)));
        lines.chain(labels).collect()
    }

    fn legend(&self) -> String {
        let [whole, part] = &self.chart.series;
        let ahead = self.chart.projection.as_ref().map(|ahead| ("ahead", &ahead.label));
        let entries = [("part", &part.name), ("whole", &whole.name)].into_iter().chain(ahead);
        let y = self.bottom() + 52;
        let entries = (0..).zip(entries).map(|(at, (class, label))| {
            let x = SIDES.0 + at * 130;
            line(class, (x, y), (x + 30, y)) + &words("quiet", (x + 38, y + 4), None, label)
        });
        entries.collect()
    }
}
