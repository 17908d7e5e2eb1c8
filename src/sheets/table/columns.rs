//! Columns by their heading, in any order.

use super::cells::{CellValue, Row, Table};
use super::headings::Heading;
use crate::render::views::SheetCell;

/// A heading is looked for in so many rows: titles may stand above it.
pub(crate) const HEAD_ROWS: usize = 30;

/// Where the columns of a table are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Columns {
    /// The place in [`Table::rows`] of the first row below the headings.
    pub(crate) first: usize,
    /// What stands above each column, and what that is, as far as it is known and stands above no
    /// other; several columns may be of names and of details.
    pub(crate) heads: Vec<Head>,
}

/// What stands above a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Head {
    /// The column, from 0.
    pub(crate) place: usize,
    pub(crate) words: String,
    pub(crate) heading: Option<Heading>,
    pub(crate) rank: usize,
}

impl Head {
    /// The word that we write above such a column; what stands there, where that is not known.
    pub(crate) fn word(&self) -> &str {
        self.heading.map_or(&self.words, |heading| heading.word())
    }
}

impl Columns {
    /// The first table that has a column with this heading, and all its columns.
    pub(crate) fn find<'t>(
        mut tables: impl Iterator<Item = &'t Table>,
        needed: Heading,
    ) -> Option<(&'t Table, Self)> {
        tables.find_map(|table| {
            let rows = table.rows.iter().take(HEAD_ROWS).enumerate();
            let mut heads = rows.map(|(at, row)| Self::in_row(at + 1, row, &Heading::ranked));
            Some((table, heads.find(|columns| columns.has(needed))?))
        })
    }

    /// How many columns have a heading.
    pub(crate) fn known(&self) -> usize {
        self.heads.iter().filter(|head| head.heading.is_some()).count()
    }

    /// The columns of which this row, the one before the first of [`Self::first`], says what they are.
    pub(super) fn in_row(first: usize, row: &Row, ranked: &Ranked<'_>) -> Self {
        let mut columns = Self { first, heads: Vec::new() };
        for (place, cell) in &row.cells {
            let Some(words) = cell.words() else { continue };
            let (mut heading, rank) = ranked(&words).unzip();
            let rank = rank.unwrap_or_default();
            let is_one = heading.is_some_and(|it| !matches!(it, Heading::Detail | Heading::Name));
            let other = |head: &&mut Head| head.heading == heading && is_one;
            if let Some(other) = columns.heads.iter_mut().find(other) {
                match rank < other.rank {
                    true => other.heading = None,
                    false => heading = None,
                }
            }
            columns.heads.push(Head { place: *place, words, heading, rank });
        }
        columns
    }

    /// Is there a column with this heading?
    pub(crate) fn has(&self, heading: Heading) -> bool {
        self.place(heading).is_some()
    }

    /// The first column with this heading.
    pub(crate) fn place(&self, heading: Heading) -> Option<usize> {
        self.places(heading).next()
    }

    /// What stands above it.
    pub(crate) fn head(&self, heading: Heading) -> Option<&str> {
        let head = self.heads.iter().find(|head| head.heading == Some(heading))?;
        Some(&head.words)
    }

    fn places(&self, heading: Heading) -> impl Iterator<Item = usize> {
        let heads = self.heads.iter().filter(move |head| head.heading == Some(heading));
        heads.map(|head| head.place)
    }

    /// What a row holds in the column with this heading.
    pub(crate) fn cell<'r>(&self, heading: Heading, row: &'r Row) -> Option<&'r CellValue> {
        self.places(heading).find_map(|place| row.cell(place))
    }

    /// The words in that cell.
    pub(crate) fn words(&self, heading: Heading, row: &Row) -> Option<String> {
        self.cell(heading, row)?.words()
    }

    /// The words in all columns with this heading.
    pub(crate) fn all_words(&self, heading: Heading, row: &Row) -> Vec<String> {
        self.places(heading).filter_map(|place| row.cell(place)?.words()).collect()
    }

    /// Is any column there that stands beside tasks, and beside little else?
    pub(crate) fn has_work(&self) -> bool {
        let cells = SheetCell::ALL.map(Heading::Cell);
        let others = [Heading::Done, Heading::Percent, Heading::Priority];
        cells.into_iter().chain(others).any(|heading| self.has(heading))
    }

    /// From now on, the columns with the one heading have the other.
    pub(crate) fn rename(&mut self, from: Heading, to: Option<Heading>) {
        let heads = self.heads.iter_mut().filter(|head| head.heading == Some(from));
        heads.for_each(|head| head.heading = to);
    }
}

/// The heading that words are, and how surely: 0 is the surest.
pub(crate) type Ranked<'f> = dyn Fn(&str) -> Option<(Heading, usize)> + 'f;
