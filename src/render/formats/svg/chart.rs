//! A chart, drawn.

use super::elements::{Drawing, legend, line, path, words};
use super::labels::{Marked, Marks};
use super::room::Room;
use crate::render::Calendar;
use crate::render::document::{Chart, Projection};

/// The chart, as a part of a page or with its style as a drawing of its own.
pub(super) fn drawn(
    chart: &Chart,
    room: &Room,
    style: Option<&str>,
    calendar: &Calendar,
) -> String {
    let told = chart.marks.iter();
    let told = told.map(|mark| format!("{} {}.", mark.label, calendar.full_day(mark.day)));
    let drawing = Drawing {
        kind: "chart",
        room,
        title: &chart.title,
        summary: &chart.summary,
        told: told.collect(),
        style,
    };
    let mut plot = Plot { chart, calendar, room, top: drawing.height(), highest: chart.top() };
    let (marks, above) = (plot.marks(), plot.top);
    plot.top += marks.height() + 8;
    let (legend, height) = plot.legend();
    let parts = [plot.grid(), plot.series(), marks.drawn(above, plot.bottom()), legend];
    drawing.framed(height, &parts.concat())
}

/// A chart, measured.
struct Plot<'c> {
    chart: &'c Chart,
    calendar: &'c Calendar,
    room: &'c Room,
    /// Where the plot begins.
    top: i64,
    /// The number that stands there.
    highest: usize,
}

impl Plot<'_> {
    /// Where the axis begins.
    fn left(&self) -> i64 {
        self.room.pick(52, 34)
    }

    /// Where a day so many after the first is drawn.
    fn x(&self, place: usize) -> i64 {
        let length = self.room.end() - self.left();
        self.left() + self.chart.axis.across(place, length as usize) as i64
    }

    fn height(&self) -> i64 {
        self.room.pick(300, 220)
    }

    fn bottom(&self) -> i64 {
        self.top + self.height()
    }

    fn y(&self, number: usize) -> i64 {
        self.bottom() - number as i64 * self.height() / self.highest as i64
    }

    /// The days by which something is due.
    fn marks(&self) -> Marks {
        let on_axis = self.chart.marks.iter().filter(|mark| self.chart.axis.has(mark.day));
        let marks = on_axis.map(|mark| Marked {
            name: mark.label.clone(),
            day: self.calendar.brief_day(mark.day),
            x: self.x(self.chart.axis.place(mark.day)),
            class: "mark",
        });
        Marks::placed(marks, self.room)
    }

    fn grid(&self) -> String {
        let (left, right, bottom) = (self.left(), self.room.end(), self.bottom());
        let numbers = (0..=self.highest).step_by(self.chart.step()).map(|number| {
            let y = self.y(number);
            let class = if number == 0 { "axis" } else { "grid" };
            let label = words("quiet", (left - 8, y + 4), Some("end"), &number.to_string());
            line(class, (left, y), (right, y)) + &label
        });
        let days = self.chart.axis.days(self.room.days).map(|day| {
            let x = self.x(self.chart.axis.place(day));
            let label = self.calendar.brief_day(day);
            let label = words("quiet", (x, bottom + 21), Some("middle"), &label);
            line("axis", (x, bottom), (x, bottom + 5)) + &label
        });
        numbers.chain(days).collect()
    }

    /// Where the line of a series turns: it keeps its height until a day with another number.
    fn path(&self, series: usize) -> String {
        let points = &self.chart.series[series].points;
        let mut path = String::new();
        for (day, number) in points.iter().enumerate() {
            let (x, y) = (self.x(day), self.y(*number));
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
        let (start, today) = (self.left(), self.x(self.chart.today()));
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
        (self.x(shown), from + (to - from) * part / whole.max(1))
    }

    /// What the lines mean, and where the drawing ends below them.
    fn legend(&self) -> (String, i64) {
        let [whole, part] = &self.chart.series;
        let ahead = self.chart.projection.as_ref().map(|ahead| ("ahead", &ahead.label));
        let signs = [("part", &part.name), ("whole", &whole.name)].into_iter().chain(ahead);
        let signs: Vec<_> = signs.map(|(class, label)| (class, 0, label.as_str())).collect();
        legend(&signs, (self.left(), self.bottom() + 46), self.room)
    }
}
