//! A timeline, drawn in characters.

use unicode_width::UnicodeWidthStr;

use super::line::{line, toned, wrap};
use super::ruler::{MARK, Ruler, Sign, WIDEST, legend_entry};
use super::visible::visible;
use crate::domain::Day;
use crate::render::document::{Bar, Timeline};
use crate::render::{Calendar, Text, Tone, clip};

/// So many columns may a day have that is told below the axis, with what is free behind it.
const DAY: usize = 12;

const DONE: Sign = ('█', Tone::Good);
const TO_DO: Sign = ('░', Tone::Plain);
const LATE: Sign = ('░', Tone::Bad);
const BEFORE: Sign = ('─', Tone::Quiet);
const AHEAD: Sign = ('•', Tone::Notice);
const BEYOND: Sign = ('→', Tone::Notice);
const TODAY: Sign = ('│', Tone::Strong);
const EMPTY: Sign = (' ', Tone::Plain);

/// The timeline as lines, with what its signs mean.
pub(super) fn lines(timeline: &Timeline, width: usize, calendar: &Calendar) -> Vec<String> {
    let labels = timeline.bars.iter().map(|bar| label(bar).width()).max().unwrap_or_default();
    let labels = labels.min(width / 3);
    let width = width.saturating_sub(labels + 2).clamp(8, WIDEST);
    let ruler = Ruler { axis: timeline.axis, marks: &timeline.marks, width };
    let edge = |label: &str| toned(&format!("{label} │"), Tone::Quiet);
    let blank = " ".repeat(labels);
    let mut lines = vec![edge(&blank) + &ruler.signs()];
    for bar in &timeline.bars {
        let label = fitting(&label(bar), labels);
        lines.push(label + &edge("") + &row(&ruler, timeline, |column| sign(bar, column, &ruler)));
        if bar.before.is_some() && bar.before != bar.days {
            let before = |column| is_within(bar.before, column, &ruler).then_some(BEFORE);
            lines.push(edge(&blank) + &row(&ruler, timeline, before));
        }
    }
    let days = ruler.days(timeline.axis.days(width / DAY), calendar);
    lines.push(toned(&format!("{blank} └{}", "─".repeat(width)), Tone::Quiet));
    lines.push(format!("{blank}  {days}"));
    let legend = legend(timeline, calendar).chain(ruler.legend(calendar));
    let legend = legend.collect::<Vec<String>>().join("   ");
    lines.into_iter().chain(wrap(legend, labels + 2 + width)).collect()
}

fn label(bar: &Bar) -> String {
    format!("{}{}", if bar.is_part { "  " } else { "" }, visible(&bar.label))
}

/// The label in so many columns; one that is longer ends with a sign that says so.
fn fitting(label: &str, width: usize) -> String {
    match label.width() <= width {
        true => label.to_owned() + &" ".repeat(width - label.width()),
        false => {
            let (kept, used) = clip::start(label, width.saturating_sub(1));
            format!("{kept}…{}", " ".repeat(width.saturating_sub(used + 1)))
        }
    }
}

/// A row with what `sign` sees in each column, before today and the marks.
fn row(ruler: &Ruler<'_>, timeline: &Timeline, sign: impl Fn(usize) -> Option<Sign>) -> String {
    let today = ruler.column(timeline.today);
    let signs = (0..ruler.width).map(|column| match sign(column) {
        _ if today == Some(column) => TODAY,
        Some(sign) => sign,
        None if ruler.is_marked(column) => MARK,
        None => EMPTY,
    });
    let text = signs.fold(Text::default(), |text, (sign, tone)| text.and(sign, tone));
    line(&text)
}

/// The columns of the first and the last of some days.
fn columns(days: Option<(Day, Day)>, ruler: &Ruler<'_>) -> Option<(usize, usize)> {
    let (from, to) = days?;
    Some((ruler.column(from)?, ruler.column(to)?))
}

fn is_within(days: Option<(Day, Day)>, column: usize, ruler: &Ruler<'_>) -> bool {
    columns(days, ruler).is_some_and(|(from, to)| (from..=to).contains(&column))
}

/// What a bar shows in a column.
fn sign(bar: &Bar, column: usize, ruler: &Ruler<'_>) -> Option<Sign> {
    let last = ruler.width - 1;
    let ahead = bar.ahead.map(|day| ruler.column(day).unwrap_or(last));
    let is_beyond = bar.ahead.is_some_and(|day| day > ruler.axis.to);
    let (from, to) = columns(bar.days, ruler)?;
    match column {
        _ if column < from => None,
        _ if column < from + (to + 1 - from) * bar.done / 100 => Some(DONE),
        _ if column <= to => Some(if bar.is_late { LATE } else { TO_DO }),
        _ if is_beyond && column == last => Some(BEYOND),
        _ => ahead.is_some_and(|ahead| column <= ahead).then_some(AHEAD),
    }
}

/// What the signs mean that are drawn.
fn legend(timeline: &Timeline, calendar: &Calendar) -> impl Iterator<Item = String> {
    let any = |is: fn(&Bar) -> bool| timeline.bars.iter().any(is);
    let today = format!("today, {}", calendar.day(timeline.today));
    let entries = [
        (true, DONE, "done"),
        (true, TO_DO, "to do"),
        (any(|bar| bar.before.is_some() && bar.before != bar.days), BEFORE, "baseline"),
        (any(|bar| bar.ahead.is_some()), AHEAD, "at the recent pace"),
        (true, TODAY, &today),
    ];
    let shown = entries.into_iter().filter(|(is_drawn, ..)| *is_drawn);
    shown.map(|(_, sign, words)| legend_entry(sign, words)).collect::<Vec<String>>().into_iter()
}
