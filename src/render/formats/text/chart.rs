//! A chart, drawn in characters.

use super::line::{line, toned, wrap};
use super::ruler::{MARK, Ruler, Sign, WIDEST, legend_entry};
use crate::render::document::Chart;
use crate::render::{Calendar, Text, Tone};

/// How many rows the numbers have.
const ROWS: usize = 10;

const WHOLE: Sign = ('─', Tone::Strong);
const PART: Sign = ('█', Tone::Good);
const AHEAD: Sign = ('•', Tone::Notice);
const EMPTY: Sign = (' ', Tone::Plain);

/// A chart on its way to lines.
struct Drawing<'c> {
    chart: &'c Chart,
    ruler: Ruler<'c>,
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
    let ruler = Ruler { axis: chart.axis, marks: &chart.marks, width };
    let drawing = Drawing { chart, ruler, width, most, numbers };
    let rows = (1..=ROWS).rev().map(|row| drawing.row(row));
    let below = [drawing.axis(), drawing.days(calendar)];
    let below = below.into_iter().chain(drawing.legend(calendar));
    [drawing.signs()].into_iter().chain(rows).chain(below).collect()
}

impl Drawing<'_> {
    /// The last of the days that fall in a column or, where days are wider, the day that it is of.
    fn day(&self, column: usize) -> usize {
        let last = self.chart.axis.end();
        (((column + 1) * last).div_ceil(self.width - 1) - 1).min(last)
    }

    /// The column of the last point.
    fn today(&self) -> usize {
        self.chart.axis.across(self.chart.today(), self.width - 1)
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
        let (day, to) = (self.day(column), chart.axis.place(ahead.day));
        let grown = ahead.number.saturating_sub(begun) * day.saturating_sub(from);
        (column > self.today() && day <= to).then(|| begun + grown / (to - from).max(1))
    }

    fn sign(&self, column: usize, row: usize) -> Sign {
        let is_at = |number: Option<usize>| number.map(|number| self.height(number)) == Some(row);
        let done = self.number(1, column).map_or(0, |number| self.height(number));
        match () {
            () if row <= done => PART,
            () if is_at(self.number(0, column)) => WHOLE,
            () if is_at(self.ahead(column)) => AHEAD,
            () if self.ruler.is_marked(column) => MARK,
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
        let axis = self.chart.axis;
        let days = self.ruler.days([axis.from, calendar.today, axis.to], calendar);
        " ".repeat(self.numbers + 2) + &days
    }

    fn signs(&self) -> String {
        let edge = format!("{:>1$} │", "", self.numbers);
        toned(&edge, Tone::Quiet) + &self.ruler.signs()
    }

    fn legend(&self, calendar: &Calendar) -> Vec<String> {
        let [whole, part] = &self.chart.series;
        let mut entries = vec![legend_entry(PART, &part.name), legend_entry(WHOLE, &whole.name)];
        let ahead = self.chart.projection.iter();
        entries.extend(ahead.map(|ahead| legend_entry(AHEAD, &ahead.label)));
        entries.extend(self.ruler.legend(calendar));
        wrap(entries.join("   "), self.width + self.numbers + 2)
    }
}
