//! Rows and columns of typed cells.

use chrono::NaiveDateTime;

use super::text::{Text, Tone};
use crate::domain::{Day, Id, Status};

/// Rows and columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// From left to right.
    pub columns: Vec<Column>,
    /// Top down.
    pub groups: Vec<Group>,
}

/// A column of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Column {
    /// What stands above it.
    pub head: String,
    /// What it is called where nothing stands above it, but a format wants a name.
    pub name: String,
    /// It is for programs, and not shown to people.
    pub hidden: bool,
    /// The words that people may write into its cells, where the document comes back from them;
    /// any text where none is listed.
    pub input: Option<Vec<&'static str>>,
    /// Numbers stand at the right.
    pub right: bool,
    /// Its cells may be wrapped.
    pub wraps: bool,
    /// Where the table is too wide, columns go in this order; those with 0 stay.
    pub goes: u8,
}

/// Rows that belong together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// A line above them.
    pub heading: Option<Text>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// The item or matter that it is about, where something can be done about that one.
    pub about: Option<Id>,
    /// A cell for each column.
    pub cells: Vec<Cell>,
    /// What there is to say below it.
    pub below: Vec<Text>,
    /// It sums up the others, and stays below them in whatever order those stand.
    pub is_total: bool,
}

/// A cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// What it holds.
    pub datum: Datum,
    /// How it is said.
    pub tone: Tone,
    /// Other values stand too: it is in conflict.
    pub contested: bool,
    /// By what it is sorted, where what it holds does not say.
    pub rank: Option<i64>,
    /// The words that people may write here, where those are not its column's.
    pub input: Option<Vec<&'static str>>,
}

/// What a cell holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Datum {
    /// Nothing, shown as `-`.
    #[default]
    Nothing,
    /// Nothing, and nothing is shown.
    Blank,
    /// Text.
    Text(String),
    /// A number, 0 shown as `-`.
    Count(usize),
    /// So many of so many.
    Of(usize, usize),
    /// A share in percent, as a bar and a number; none where there is nothing to share.
    Share(Option<usize>),
    /// A number of days.
    Days(i64),
    /// A status, and for how many days, where that matters.
    Status(Status, Option<i64>),
    /// A duty, and how many days ago it was confirmed, if that counts.
    Duty(Option<i64>),
    /// A time of day, where it is read.
    Moment(NaiveDateTime),
    /// A day.
    Day {
        /// Which.
        day: Day,
        /// It is over, and should not be.
        overdue: bool,
        /// It is not the item's own, but its phase's.
        inherited: bool,
        /// Without the day of the week.
        brief: bool,
    },
}

impl Table {
    /// A table of rows that stand under no heading.
    pub fn of(columns: Vec<Column>, rows: impl IntoIterator<Item = Row>) -> Self {
        let rows = rows.into_iter().collect();
        Self { columns, groups: vec![Group { heading: None, rows }] }
    }
}

impl From<Vec<Cell>> for Row {
    fn from(cells: Vec<Cell>) -> Self {
        Self { cells, ..Self::default() }
    }
}

impl Row {
    /// The same, with something to say below it.
    pub fn with(self, below: impl IntoIterator<Item = Text>) -> Self {
        Self { below: below.into_iter().collect(), ..self }
    }

    /// The same about this item or matter.
    pub fn about(self, id: &Id) -> Self {
        Self { about: Some(id.clone()), ..self }
    }

    /// The same, which sums up the others.
    pub fn total(self) -> Self {
        Self { is_total: true, ..self }
    }
}

impl Column {
    /// A column of words.
    pub fn words(head: &str) -> Self {
        Self { head: head.to_owned(), ..Self::default() }
    }

    /// A column of numbers.
    pub fn numbers(head: &str) -> Self {
        Self { right: true, ..Self::words(head) }
    }

    /// A column of words with nothing above them, and what they are.
    pub fn unheaded(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// The same, into which people may write one of these words, or anything where there are none.
    pub fn takes(self, words: impl IntoIterator<Item = &'static str>) -> Self {
        Self { input: Some(words.into_iter().collect()), ..self }
    }

    /// The same, which people are not shown where that can be.
    pub fn hidden(self) -> Self {
        Self { hidden: true, ..self }
    }

    /// What stands above it, on one line; else what it is called.
    pub fn title(&self) -> String {
        let head = if self.head.is_empty() { &self.name } else { &self.head };
        head.replace("-\n", "-").replace("/\n", "/").replace('\n', " ")
    }

    /// The same, whose cells may be wrapped.
    pub fn wraps(self) -> Self {
        Self { wraps: true, ..self }
    }

    /// The same, which goes where the table is too wide; 1 goes first.
    pub fn goes(self, rank: u8) -> Self {
        Self { goes: rank, ..self }
    }
}

impl Cell {
    /// Text, or nothing.
    pub fn text(text: Option<impl Into<String>>) -> Self {
        Self::from(text.map(Into::into).map_or(Datum::Nothing, Datum::Text))
    }

    /// Nothing, and nothing is shown.
    pub fn blank() -> Self {
        Self::from(Datum::Blank)
    }

    /// So many of so many, or nothing of none.
    pub fn of(number: usize, all: usize) -> Self {
        Self::from(if all == 0 { Datum::Nothing } else { Datum::Of(number, all) })
    }

    /// A day of which nothing else is said, or nothing.
    pub fn day(day: Option<Day>) -> Self {
        let datum = |day| Datum::Day { day, overdue: false, inherited: false, brief: false };
        Self::from(day.map_or(Datum::Nothing, datum))
    }

    /// A day without the day of the week, or nothing; in this tone where it is over and should not be.
    pub fn brief_day(day: Option<Day>, overdue: bool, late: Tone) -> Self {
        let datum = |day| Datum::Day { day, overdue, inherited: false, brief: true };
        let tone = if overdue { late } else { Tone::Plain };
        Self::from(day.map_or(Datum::Nothing, datum)).toned(tone)
    }

    /// The same in another tone.
    pub fn toned(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }

    /// The same, into which people may write one of these words.
    pub fn takes(self, words: impl IntoIterator<Item = &'static str>) -> Self {
        Self { input: Some(words.into_iter().collect()), ..self }
    }

    /// The same, sorted by this.
    pub fn ranked(self, rank: i64) -> Self {
        Self { rank: Some(rank), ..self }
    }

    /// The same, in conflict or not.
    pub fn contested(self, contested: bool) -> Self {
        Self { contested, ..self }
    }
}

impl<S: Into<String>> From<S> for Datum {
    fn from(text: S) -> Self {
        Datum::Text(text.into())
    }
}

impl<D: Into<Datum>> From<D> for Cell {
    fn from(datum: D) -> Self {
        Self { datum: datum.into(), ..Self::default() }
    }
}
