//! A timeline, drawn.

use unicode_truncate::UnicodeTruncateStr;

use super::elements::{Drawing, ROW, area, line, words};
use super::labels::{self, Placed};
use crate::domain::Day;
use crate::render::Calendar;
use crate::render::document::{Bar, Timeline};
use crate::render::formats::text::visible;

/// How wide the drawing is.
const WIDE: i64 = 960;
/// What is left free at the left of the bars, for what they are, and at the right.
const SIDES: (i64, i64) = (190, 28);
/// What is left free above the labels of marks, beside the lines of the summary.
const TOP: i64 = 46;
/// What is left free below the bars.
const BOTTOM: i64 = 70;
/// How high the row of a bar is, the bar, and the one of the baseline.
const BARS: i64 = 32;
const BAR: i64 = 13;
const BEFORE: i64 = 4;
/// So many columns of a label are shown; the description tells all of it.
const LABEL: usize = 22;
/// So many days may be told below the axis.
const DAYS: usize = 8;

/// The timeline as a part of a page, or with its style as a drawing of its own.
pub(super) fn drawn(timeline: &Timeline, style: Option<&str>, calendar: &Calendar) -> String {
    let bars = timeline.bars.iter().map(|bar| bar.told.clone());
    let marks = timeline.marks.iter();
    let marks = marks.map(|mark| format!("{} {}.", mark.label, calendar.full_day(mark.day)));
    let drawing = Drawing {
        kind: "timeline",
        title: &timeline.title,
        summary: &timeline.summary,
        told: bars.chain(marks).collect(),
        style,
    };
    let plot = Plot::new(timeline, drawing.lines() * ROW, calendar);
    let rows = (0..).zip(&timeline.bars).map(|(row, bar)| plot.bar(bar, row)).collect();
    let parts = [plot.grid(), plot.marks(), rows, plot.legend()];
    drawing.framed((WIDE, plot.bottom() + BOTTOM), &parts.concat())
}

/// A timeline, measured.
struct Plot<'c> {
    timeline: &'c Timeline,
    calendar: &'c Calendar,
    marks: Vec<Placed>,
    /// Where the labels of the marks begin, and where the bars do.
    top: (i64, i64),
}

impl<'c> Plot<'c> {
    fn new(timeline: &'c Timeline, summary: i64, calendar: &'c Calendar) -> Self {
        let mut plot = Self { timeline, calendar, marks: Vec::new(), top: (TOP + summary, 0) };
        let mut days: Vec<(Day, &str)> =
            timeline.marks.iter().map(|mark| (mark.day, mark.label.as_str())).collect();
        days.push((timeline.today, "today"));
        days.retain(|(day, _)| timeline.axis.has(*day));
        days.sort_by_key(|(day, _)| *day);
        let days = days.into_iter();
        let days = days.map(|(day, label)| (format!("{label} {}", calendar.brief_day(day)), day));
        let marks = days.map(|(label, day)| (label, plot.x(day)));
        plot.marks = labels::placed(marks, WIDE - SIDES.1);
        let rows = plot.marks.iter().map(|mark| mark.row + 1).max().unwrap_or_default();
        plot.top.1 = plot.top.0 + rows * ROW + 6;
        plot
    }

    /// Where a day is drawn: on the axis, or at its end.
    fn x(&self, day: Day) -> i64 {
        let axis = self.timeline.axis;
        let place = axis.place(day).min(axis.end());
        SIDES.0 + axis.across(place, (WIDE - SIDES.0 - SIDES.1) as usize) as i64
    }

    fn bottom(&self) -> i64 {
        self.top.1 + self.timeline.bars.len() as i64 * BARS
    }

    fn grid(&self) -> String {
        let (top, bottom) = (self.top.1, self.bottom());
        let days = self.timeline.axis.days(DAYS).map(|day| {
            let (x, label) = (self.x(day), self.calendar.brief_day(day));
            let label = words("quiet", (x, bottom + 21), Some("middle"), &label);
            line("grid", (x, top), (x, bottom + 5)) + &label
        });
        days.collect::<String>() + &line("axis", (SIDES.0, bottom), (WIDE - SIDES.1, bottom))
    }

    fn marks(&self) -> String {
        let today = self.x(self.timeline.today);
        let marks = self.marks.iter().map(|mark| {
            let y = self.top.0 + mark.row * ROW;
            let class = if mark.x == today { "today" } else { "mark" };
            line(class, (mark.x, y - 10), (mark.x, self.bottom()))
        });
        let labels = self.marks.iter();
        let labels = labels.map(|mark| mark.words(self.top.0 + mark.row * ROW));
        marks.chain(labels).collect()
    }

    /// What a bar is, and from when to when it goes.
    fn bar(&self, bar: &Bar, row: i64) -> String {
        let y = self.top.1 + row * BARS + 5;
        let (class, indent) = if bar.is_part { ("quiet", 14) } else { ("name", 0) };
        let label = visible(&bar.label);
        let (cut, _) = label.unicode_truncate(LABEL);
        let more = if cut.len() < label.len() { "…" } else { "" };
        let name = words(class, (16 + indent, y + BAR - 2), None, &format!("{cut}{more}"));
        let Some((from, to)) = bar.days else {
            return name + &words("quiet", (SIDES.0 + 6, y + BAR - 2), None, "no date");
        };
        let wide = |from, to| (self.x(to) - self.x(from)).max(3);
        let all = wide(from, to);
        let done = all * bar.done as i64 / 100;
        let (x, end) = (self.x(from), self.x(from) + all);
        let class = if bar.is_late { "late" } else { "to-do" };
        let done =
            area("done", (x, y), (done, BAR)) + &area(class, (x + done, y), (all - done, BAR));
        let before = bar.before.map(|(from, to)| {
            area("before", (self.x(from), y + BAR + 3), (wide(from, to), BEFORE))
        });
        let middle = y + BAR / 2;
        let ahead = bar.ahead.map(|day| self.x(day)).filter(|ahead| *ahead > end);
        let ahead = ahead.map(|ahead| {
            let way = line("ahead", (end, middle), (ahead, middle));
            way + &line("ahead end", (ahead, y), (ahead, y + BAR))
        });
        name + &done + &before.unwrap_or_default() + &ahead.unwrap_or_default()
    }

    fn legend(&self) -> String {
        let y = self.bottom() + 44;
        let entries = [("done", BAR), ("to-do", BAR), ("late", BAR), ("before", BEFORE)];
        let labels = ["done", "to do", "overdue", "baseline"];
        let boxes =
            (0..).zip(entries.into_iter().zip(labels)).map(|(at, ((class, high), label))| {
                let x = SIDES.0 + at * 120;
                let sign = area(class, (x, y + (BAR - high) / 2), (26, high));
                sign + &words("quiet", (x + 34, y + BAR - 2), None, label)
            });
        let x = SIDES.0 + 4 * 120;
        let way = line("ahead", (x, y + BAR / 2), (x + 26, y + BAR / 2));
        let way = way + &words("quiet", (x + 34, y + BAR - 2), None, "at the recent pace");
        boxes.collect::<String>() + &way
    }
}
