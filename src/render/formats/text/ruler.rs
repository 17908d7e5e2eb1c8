//! The days beneath a drawing of characters, and the days that matter above it.

use super::line::{line, toned};
use crate::domain::Day;
use crate::render::document::{Axis, Mark};
use crate::render::{Calendar, Text, Tone};

/// Wider than this a drawing says no more.
pub(super) const WIDEST: usize = 110;
/// The signs of marks, which are told below.
const SIGNS: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// What stands in a place of a drawing; none of it by its colour alone.
pub(super) type Sign = (char, Tone);

/// The column in which a mark stands.
pub(super) const MARK: Sign = ('┊', Tone::Quiet);

/// An axis and its marks, drawn in so many columns.
pub(super) struct Ruler<'c> {
    pub(super) axis: Axis,
    pub(super) marks: &'c [Mark],
    pub(super) width: usize,
}

impl Ruler<'_> {
    /// The column of a day, if it is on the axis.
    pub(super) fn column(&self, day: Day) -> Option<usize> {
        let axis = self.axis;
        axis.has(day).then(|| axis.across(axis.place(day), self.width - 1))
    }

    /// Does a mark stand in this column?
    pub(super) fn is_marked(&self, column: usize) -> bool {
        self.marks.iter().any(|mark| self.column(mark.day) == Some(column))
    }

    /// These days, where they have room.
    pub(super) fn days(&self, days: impl IntoIterator<Item = Day>, calendar: &Calendar) -> String {
        let mut line = String::new();
        for day in days {
            let label = calendar.brief_day(day);
            let room = self.width.saturating_sub(label.len());
            let start = self.column(day).unwrap_or(room).min(room);
            if line.is_empty() || start > line.len() {
                line = format!("{line:<start$}{label}");
            }
        }
        toned(&line, Tone::Quiet)
    }

    /// The marks that share a column, by their columns, each with its sign.
    fn signed(&self) -> impl Iterator<Item = (char, usize, &[Mark])> {
        let column = |mark: &Mark| self.column(mark.day);
        let shared = self.marks.chunk_by(move |one, other| column(one) == column(other));
        let columns = shared.filter_map(move |marks| Some((column(&marks[0])?, marks)));
        let signs = SIGNS.chars().chain(std::iter::repeat('*'));
        signs.zip(columns).map(|(sign, (column, marks))| (sign, column, marks))
    }

    /// The signs of the marks, each in its column.
    pub(super) fn signs(&self) -> String {
        let mut row = vec![' '; self.width];
        self.signed().for_each(|(sign, column, _)| row[column] = sign);
        toned(&row.into_iter().collect::<String>(), Tone::Strong)
    }

    /// What the signs of the marks mean, and the marks that are not on the axis.
    pub(super) fn legend(&self, calendar: &Calendar) -> impl Iterator<Item = String> {
        let told = |mark: &Mark| format!("{} {}", mark.label, calendar.day(mark.day));
        let signed = self.signed().map(move |(sign, _, marks)| {
            let marks: Vec<String> = marks.iter().map(told).collect();
            legend_entry((sign, Tone::Strong), &marks.join(", "))
        });
        let others = self.marks.iter().filter(|mark| !self.axis.has(mark.day));
        let others = others.map(move |mark| Text::from(format!("not drawn: {}", told(mark))));
        signed.chain(others.map(|text| line(&text)))
    }
}

/// What a sign means.
pub(super) fn legend_entry((sign, tone): Sign, words: &str) -> String {
    line(&Text::toned(sign, tone).and(format!(" {words}"), Tone::Plain))
}
