//! A chart, drawn in characters.

use super::line::{line, toned, wrap};
use crate::domain::Day;
use crate::render::document::{Chart, Mark};
use crate::render::{Calendar, Text, Tone};

/// How many rows the numbers have.
const ROWS: usize = 10;
/// Wider than this it says no more.
const WIDEST: usize = 110;
/// The signs of marks, which are told below.
const SIGNS: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// What stands in a place of the drawing; none of it by its colour alone.
const WHOLE: (char, Tone) = ('─', Tone::Strong);
const PART: (char, Tone) = ('█', Tone::Good);
const AHEAD: (char, Tone) = ('•', Tone::Notice);
const MARK: (char, Tone) = ('┊', Tone::Quiet);
const EMPTY: (char, Tone) = (' ', Tone::Plain);

/// A chart on its way to lines.
struct Drawing<'c> {
    chart: &'c Chart,
    width: usize,
    /// The largest number on it.
    most: usize,
    /// So wide are the numbers at its left.
    numbers: usize,
}

/// The chart as lines, with what its signs mean.
pub(super) fn lines(chart: &Chart, width: usize, calendar: &Calendar) -> Vec<String> {
    let most = chart.most();
    let numbers = most.to_string().len();
    let width = width.min(WIDEST).saturating_sub(numbers + 2).max(8);
    let drawing = Drawing { chart, width, most, numbers };
    let rows = (1..=ROWS).rev().map(|row| drawing.row(row));
    let below = [drawing.axis(), drawing.days(calendar)];
    let below = below.into_iter().chain(drawing.legend(calendar));
    [drawing.signs()].into_iter().chain(rows).chain(below).collect()
}

impl Drawing<'_> {
    /// The column of a day, if it is on the axis.
    fn column(&self, day: Day) -> Option<usize> {
        let chart = self.chart;
        chart.has(day).then(|| chart.across(chart.place(day), self.width - 1))
    }

    /// The last of the days that fall in a column or, where days are wider, the day that it is of.
    fn day(&self, column: usize) -> usize {
        let last = self.chart.end();
        (((column + 1) * last).div_ceil(self.width - 1) - 1).min(last)
    }

    /// The column of the last point.
    fn today(&self) -> usize {
        self.chart.across(self.chart.today(), self.width - 1)
    }

    /// The number of a series in a column, as far as it goes.
    fn number(&self, series: usize, column: usize) -> Option<usize> {
        let points = &self.chart.series[series].points;
        (column <= self.today()).then(|| points[self.day(column).min(self.chart.today())])
    }

    /// The row in which a number is drawn; 0 is none.
    fn height(&self, number: usize) -> usize {
        match number {
            0 => 0,
            number => (number * ROWS / self.most).max(1),
        }
    }

    /// The number that is to be reached in a column ahead of the last point.
    fn ahead(&self, column: usize) -> Option<usize> {
        let (chart, ahead) = (self.chart, self.chart.projection.as_ref()?);
        let (from, begun) = (chart.today(), *chart.series[1].points.last()?);
        let (day, to) = (self.day(column), chart.place(ahead.day));
        let grown = ahead.number.saturating_sub(begun) * day.saturating_sub(from);
        (column > self.today() && day <= to).then(|| begun + grown / (to - from).max(1))
    }

    fn sign(&self, column: usize, row: usize) -> (char, Tone) {
        let is_at = |number: Option<usize>| number.map(|number| self.height(number)) == Some(row);
        let done = self.number(1, column).map_or(0, |number| self.height(number));
        let marked = |mark: &Mark| self.column(mark.day) == Some(column);
        match () {
            () if row <= done => PART,
            () if is_at(self.number(0, column)) => WHOLE,
            () if is_at(self.ahead(column)) => AHEAD,
            () if self.chart.marks.iter().any(marked) => MARK,
            () => EMPTY,
        }
    }

    fn row(&self, row: usize) -> String {
        let most = self.most;
        let is_labelled = row == ROWS || (row == ROWS / 2 && most.is_multiple_of(2));
        let number = if is_labelled { (most * row / ROWS).to_string() } else { String::new() };
        let tick = if is_labelled { '┤' } else { '│' };
        let mut text = Text::toned(format!("{number:>0$} {tick}", self.numbers), Tone::Quiet);
        for column in 0..self.width {
            let (sign, tone) = self.sign(column, row);
            text = text.and(sign, tone);
        }
        line(&text)
    }

    fn axis(&self) -> String {
        let axis = format!("{0:>1$} └{2}", 0, self.numbers, "─".repeat(self.width));
        toned(&axis, Tone::Quiet)
    }

    /// The first day, that of the last point, and the last, where they have room.
    fn days(&self, calendar: &Calendar) -> String {
        let chart = self.chart;
        let mut line = String::new();
        for day in [chart.from, calendar.today, chart.to] {
            let label = calendar.brief_day(day);
            let room = self.width.saturating_sub(label.len());
            let start = self.column(day).unwrap_or(room).min(room);
            if line.is_empty() || start > line.len() {
                line = format!("{line:<start$}{label}");
            }
        }
        " ".repeat(self.numbers + 2) + &toned(&line, Tone::Quiet)
    }

    /// The marks that share a column, by their columns, each with its sign.
    fn marks(&self) -> impl Iterator<Item = (char, usize, &[Mark])> {
        let column = |mark: &Mark| self.column(mark.day);
        let shared = self.chart.marks.chunk_by(move |one, other| column(one) == column(other));
        let columns = shared.filter_map(move |marks| Some((column(&marks[0])?, marks)));
        let signs = SIGNS.chars().chain(std::iter::repeat('*'));
        signs.zip(columns).map(|(sign, (column, marks))| (sign, column, marks))
    }

    fn signs(&self) -> String {
        let mut row = vec![' '; self.width];
        self.marks().for_each(|(sign, column, _)| row[column] = sign);
        let row: String = row.into_iter().collect();
        let edge = format!("{:>1$} │", "", self.numbers);
        toned(&edge, Tone::Quiet) + &toned(&row, Tone::Strong)
    }

    fn legend(&self, calendar: &Calendar) -> Vec<String> {
        let [whole, part] = &self.chart.series;
        let signed = |(sign, tone): (char, Tone), words: &str| {
            line(&Text::toned(sign, tone).and(format!(" {words}"), Tone::Plain))
        };
        let told = |mark: &Mark| format!("{} {}", mark.label, calendar.day(mark.day));
        let mut entries = vec![signed(PART, &part.name), signed(WHOLE, &whole.name)];
        entries.extend(self.chart.projection.iter().map(|ahead| signed(AHEAD, &ahead.label)));
        for (sign, _, marks) in self.marks() {
            let marks: Vec<String> = marks.iter().map(told).collect();
            entries.push(signed((sign, Tone::Strong), &marks.join(", ")));
        }
        let others = self.chart.marks.iter().filter(|mark| !self.chart.has(mark.day));
        let others = others.map(|mark| Text::from(format!("not drawn: {}", told(mark))));
        entries.extend(others.map(|text| line(&text)));
        wrap(entries.join("   "), self.width + self.numbers + 2)
    }
}
