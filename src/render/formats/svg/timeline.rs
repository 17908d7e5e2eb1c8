//! A timeline, drawn.

use super::elements::{Drawing, area, legend, line, words};
use super::labels::{Marked, Marks, cut};
use super::room::Room;
use crate::domain::Day;
use crate::render::Calendar;
use crate::render::document::{Bar, Timeline};

/// How high a bar is, and the one of the baseline.
const BAR: i64 = 13;
const BEFORE: i64 = 4;
/// So wide are the names at the left of the bars, where they stand there.
const NAMES: i64 = 210;
/// So many columns of a name are shown; the description tells all of it.
const NAME: usize = 24;

/// The timeline, as a part of a page or with its style as a drawing of its own.
pub(super) fn drawn(
    timeline: &Timeline,
    room: &Room,
    style: Option<&str>,
    calendar: &Calendar,
) -> String {
    let bars = timeline.bars.iter().map(|bar| bar.told.clone());
    let marks = timeline.marks.iter();
    let marks = marks.map(|mark| format!("{} {}.", mark.label, calendar.full_day(mark.day)));
    let drawing = Drawing {
        kind: "timeline",
        room,
        title: &timeline.title,
        summary: &timeline.summary,
        told: bars.chain(marks).collect(),
        style,
    };
    let mut plot = Plot { timeline, calendar, room, top: drawing.height() };
    let (marks, above) = (plot.marks(), plot.top);
    plot.top += marks.height() + 6;
    let rows = (0..).zip(&timeline.bars).map(|(row, bar)| plot.bar(bar, row)).collect();
    let (legend, height) = plot.legend();
    let parts = [plot.grid(), marks.drawn(above, plot.bottom()), rows, legend];
    drawing.framed(height, &parts.concat())
}

/// A timeline, measured.
struct Plot<'c> {
    timeline: &'c Timeline,
    calendar: &'c Calendar,
    room: &'c Room,
    /// Where the bars begin.
    top: i64,
}

impl Plot<'_> {
    /// Where the axis begins.
    fn left(&self) -> i64 {
        self.room.pick(NAMES, 4)
    }

    /// Where a day is drawn: on the axis, or at its end.
    fn x(&self, day: Day) -> i64 {
        let axis = self.timeline.axis;
        let place = axis.place(day).min(axis.end());
        self.left() + axis.across(place, (self.room.end() - self.left()) as usize) as i64
    }

    /// How high the row of a bar is: the words, the bar below or beside them, and the baseline.
    fn row(&self) -> i64 {
        self.room.pick(42, 48)
    }

    fn bottom(&self) -> i64 {
        self.top + self.timeline.bars.len() as i64 * self.row()
    }

    fn grid(&self) -> String {
        let (top, bottom) = (self.top, self.bottom());
        let days = self.timeline.axis.days(self.room.days).map(|day| {
            let (x, label) = (self.x(day), self.calendar.brief_day(day));
            let anchor = if x < self.left() + 20 { "start" } else { "middle" };
            let label = words("quiet", (x, bottom + 21), Some(anchor), &label);
            line("grid", (x, top), (x, bottom + 5)) + &label
        });
        let axis = line("axis", (self.left(), bottom), (self.room.end(), bottom));
        days.collect::<String>() + &axis
    }

    /// Today, and the other days that matter, the latest first.
    fn marks(&self) -> Marks {
        let timeline = self.timeline;
        let mark = |label: &str, day: Day, class| Marked {
            name: label.to_owned(),
            day: self.calendar.brief_day(day),
            x: self.x(day),
            class,
        };
        let today = mark("today", timeline.today, "today");
        let others = timeline.marks.iter().filter(|mark| timeline.axis.has(mark.day)).rev();
        let others = others.map(|one| mark(&one.label, one.day, "mark"));
        Marks::placed([today].into_iter().chain(others), self.room)
    }

    /// What a bar is, and from when to when it goes.
    fn bar(&self, bar: &Bar, row: i64) -> String {
        let (top, room) = (self.top + row * self.row(), self.room);
        let y = top + room.pick(8, 22);
        let indent = if bar.is_part { 14 } else { 0 };
        let class = if bar.is_part { "quiet" } else { "name" };
        let name = words(class, (4 + indent, top + 17), None, &cut(&bar.label, NAME));
        let end = match room.is_wide {
            true => words("quiet", (4 + indent, top + 34), None, &self.end(bar)),
            false => words("quiet", (room.end(), top + 17), Some("end"), &self.end(bar)),
        };
        let Some((from, to)) = bar.days else { return name + &end };
        let wide = |from, to| (self.x(to) - self.x(from)).max(3);
        let all = wide(from, to);
        let done = all * bar.done as i64 / 100;
        let (x, end_of_bar) = (self.x(from), self.x(from) + all);
        let class = if bar.is_late { "late" } else { "to-do" };
        let done =
            area("done", (x, y), (done, BAR)) + &area(class, (x + done, y), (all - done, BAR));
        let before = bar.before.map(|(from, to)| {
            area("before", (self.x(from), y + BAR + 3), (wide(from, to), BEFORE))
        });
        let middle = y + BAR / 2;
        let ahead = bar.ahead.map(|day| self.x(day)).filter(|ahead| *ahead > end_of_bar);
        let ahead = ahead.map(|ahead| {
            let way = line("ahead", (end_of_bar, middle), (ahead, middle));
            way + &line("ahead end", (ahead, y), (ahead, y + BAR))
        });
        name + &end + &done + &before.unwrap_or_default() + &ahead.unwrap_or_default()
    }

    /// `to 15 Jan, 14 days later`, or what there is of that.
    fn end(&self, bar: &Bar) -> String {
        let Some((_, to)) = bar.days else { return "no date".to_owned() };
        let slip = bar.before.map_or(0, |(_, before)| (to - before).num_days());
        let slip = match slip {
            0 => String::new(),
            days => format!(" ({days:+} days)"),
        };
        format!("to {}{slip}", self.calendar.brief_day(to))
    }

    /// What the signs mean, and where the drawing ends below them.
    fn legend(&self) -> (String, i64) {
        let bars = &self.timeline.bars;
        let signs = [
            (true, ("done", BAR, "done")),
            (true, ("to-do", BAR, "to do")),
            (true, ("before", BEFORE, "baseline")),
            (bars.iter().any(|bar| bar.ahead.is_some()), ("ahead", 0, "at the recent pace")),
            (bars.iter().any(|bar| bar.is_late), ("late", BAR, "overdue")),
        ];
        let signs = signs.into_iter().filter_map(|(is_there, sign)| is_there.then_some(sign));
        legend(&signs.collect::<Vec<_>>(), (self.left(), self.bottom() + 52), self.room)
    }
}
