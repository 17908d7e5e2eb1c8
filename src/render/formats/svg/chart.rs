//! A chart, drawn.

use super::marks::{self, Placed};
use super::writer::Writer;
use crate::domain::time::Day;
use crate::render::document::{Block, Chart, Document};
use crate::render::phrasing::Calendar;

/// How wide the drawing is, and how high its plot.
const SIZE: (i64, i64) = (960, 320);
/// What is left free at the left and the right of the plot.
const SIDES: (i64, i64) = (52, 28);
/// What is left free above the marks and below the plot.
const ENDS: (i64, i64) = (64, 76);
/// So many days may be told below the axis.
const DAYS: usize = 7;

/// What charts look like.
pub const STYLE: &str = include_str!("chart.css");

/// The chart of a document, the first where there are several.
pub fn render(document: &Document, calendar: &Calendar) -> Option<String> {
    let chart = document.blocks.iter().find_map(|block| match block {
        Block::Chart(chart) => Some(chart),
        _ => None,
    })?;
    Some(drawn(chart, Some(STYLE), calendar))
}

/// The chart as a part of a page that has [`STYLE`].
pub fn inline(chart: &Chart, calendar: &Calendar) -> String {
    drawn(chart, None, calendar)
}

/// A chart, measured.
struct Plot<'c> {
    chart: &'c Chart,
    calendar: &'c Calendar,
    marks: Vec<Placed>,
    /// The largest number on it.
    most: usize,
    top: i64,
}

fn drawn(chart: &Chart, style: Option<&str>, calendar: &Calendar) -> String {
    let right = SIZE.0 - SIDES.1;
    let x = |day| x(chart, chart.place(day));
    let marks = marks::placed(chart, calendar, &x, right);
    let rows = marks.iter().map(|mark| mark.row + 1).max().unwrap_or_default();
    let plot = Plot { chart, calendar, marks, most: chart.most(), top: ENDS.0 + rows * marks::ROW };
    let mut svg = Writer::default();
    let height = plot.bottom() + ENDS.1;
    let view = format!("0 0 {} {height}", SIZE.0);
    svg.open(
        "svg",
        &[
            ("xmlns", &"http://www.w3.org/2000/svg"),
            ("viewBox", &view),
            ("width", &SIZE.0),
            ("height", &height),
            ("class", &"chart"),
            ("role", &"img"),
            ("aria-labelledby", &"title desc"),
        ],
    );
    svg.text("title", &[("id", &"title")], &chart.title);
    svg.text("desc", &[("id", &"desc")], &plot.told());
    style.into_iter().for_each(|style| svg.raw("style", style));
    svg.empty("rect", &[("class", &"paper"), ("width", &"100%"), ("height", &"100%")]);
    svg.words("title", (SIDES.0, 28), None, &chart.title);
    svg.words("quiet", (SIDES.0, 49), None, &chart.summary);
    plot.grid(&mut svg);
    plot.series(&mut svg);
    plot.marks(&mut svg);
    plot.legend(&mut svg);
    svg.close();
    svg.finish()
}

/// Where a day so many after the first is drawn, in pixels.
fn x(chart: &Chart, place: i64) -> i64 {
    let last = i64::try_from(chart.days()).unwrap_or(i64::MAX) - 1;
    SIDES.0 + place.min(last) * (SIZE.0 - SIDES.0 - SIDES.1) / last.max(1)
}

impl Plot<'_> {
    fn bottom(&self) -> i64 {
        self.top + SIZE.1
    }

    fn y(&self, number: usize) -> i64 {
        self.bottom() - number as i64 * SIZE.1 / self.most as i64
    }

    /// All that the drawing says, in words.
    fn told(&self) -> String {
        let marks = self.chart.marks.iter();
        let marks =
            marks.map(|mark| format!(" {} {}.", mark.label, self.calendar.full_day(mark.day)));
        self.chart.summary.clone() + &marks.collect::<String>()
    }

    fn grid(&self, svg: &mut Writer) {
        let mut numbers: Vec<usize> = (0..=4).map(|quarter| self.most * quarter / 4).collect();
        numbers.dedup();
        for number in numbers {
            let y = self.y(number);
            let class = if number == 0 { "axis" } else { "grid" };
            svg.line(class, (SIDES.0, y), (SIZE.0 - SIDES.1, y));
            svg.words("quiet", (SIDES.0 - 8, y + 4), Some("end"), &number.to_string());
        }
        let last = self.chart.days() - 1;
        let whole = if last > DAYS { 7 } else { 1 };
        let step = last.div_ceil(DAYS).max(1).next_multiple_of(whole);
        for day in (0..=last).step_by(step).map(|day| day as i64) {
            let x = x(self.chart, day);
            svg.line("axis", (x, self.bottom()), (x, self.bottom() + 5));
            let day = self.calendar.brief_day(self.chart.from + chrono::TimeDelta::days(day));
            svg.words("quiet", (x, self.bottom() + 21), Some("middle"), &day);
        }
    }

    /// Where the line of a series turns: it keeps its height until a day with another number.
    fn path(&self, series: usize) -> String {
        let points = &self.chart.series[series].points;
        let mut path = String::new();
        for (day, number) in points.iter().enumerate() {
            let (x, y) = (x(self.chart, day as i64), self.y(*number));
            match day.checked_sub(1).map(|before| points[before]) {
                None => path += &format!("M{x} {y}h0"),
                Some(before) if before != *number => path += &format!("H{x}V{y}"),
                Some(_) if day + 1 == points.len() => path += &format!("H{x}"),
                Some(_) => {}
            }
        }
        path
    }

    fn series(&self, svg: &mut Writer) {
        let (start, today) = (SIDES.0, self.today());
        let area = format!("{}H{today}V{bottom}H{start}Z", self.path(1), bottom = self.bottom());
        svg.empty("path", &[("class", &"part"), ("d", &area)]);
        svg.empty("path", &[("class", &"whole"), ("d", &self.path(0))]);
        let (Some(ahead), Some(done)) =
            (&self.chart.projection, self.chart.series[1].points.last())
        else {
            return;
        };
        let (from, to) = ((today, self.y(*done)), self.ahead(ahead.day, *done, ahead.number));
        svg.line("ahead", from, to);
        svg.line("ahead", (today, self.y(ahead.number)), (to.0, self.y(ahead.number)));
    }

    /// Where the way to a number ends: on its day, or at the edge on the way there.
    fn ahead(&self, day: Day, done: usize, number: usize) -> (i64, i64) {
        let begun = self.chart.series[1].points.len() as i64 - 1;
        let (edge, day) = (self.chart.place(self.chart.to), self.chart.place(day));
        let (from, to) = (self.y(done), self.y(number));
        let shown = day.min(edge);
        (x(self.chart, shown), from + (to - from) * (shown - begun) / (day - begun).max(1))
    }

    fn today(&self) -> i64 {
        x(self.chart, self.chart.series[1].points.len() as i64 - 1)
    }

    fn marks(&self, svg: &mut Writer) {
        let y = |mark: &Placed| ENDS.0 + mark.row * marks::ROW + 12;
        for mark in &self.marks {
            svg.line("mark", (mark.x, y(mark) - 10), (mark.x, self.bottom()));
        }
        for mark in &self.marks {
            let (anchor, x) = if mark.before { ("end", mark.x - 5) } else { ("start", mark.x + 5) };
            svg.words("label", (x, y(mark)), Some(anchor), &mark.label);
        }
    }

    fn legend(&self, svg: &mut Writer) {
        let [whole, part] = &self.chart.series;
        let ahead = self.chart.projection.as_ref().map(|ahead| ("ahead", ahead.label.as_str()));
        let entries = [("part", part.name.as_str()), ("whole", whole.name.as_str())];
        let y = self.bottom() + 52;
        for (at, (class, label)) in (0..).zip(entries.into_iter().chain(ahead)) {
            let x = SIDES.0 + at * 130;
            svg.line(class, (x, y), (x + 30, y));
            svg.words("quiet", (x + 38, y + 4), None, label);
        }
    }
}
