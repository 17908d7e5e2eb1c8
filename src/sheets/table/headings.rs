//! Columns by their heading, in any order.

use std::collections::BTreeMap;

use strum::{EnumString, IntoStaticStr};

use super::cells::{CellValue, Row, Table};
use crate::render::views::SheetCell;

/// What a column can be of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, EnumString, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub(crate) enum Heading {
    /// The id of the item.
    Id,
    /// The phase that it is in.
    Phase,
    /// What is to be done.
    Task,
    /// What the task leaves out.
    Detail,
    /// Who would usually own it.
    Role,
    /// In scope only once it is taken up.
    Optional,
    /// A duty.
    Ongoing,
    /// Duty or optional, in one column.
    Kind,
    /// Where to read on.
    Link,
    /// What people may write in a sheet that went out.
    #[strum(disabled)]
    Cell(SheetCell),
    /// What the cells of the row were when the sheet went out.
    Stamp,
}

/// What stands above columns, in several languages, a line for each heading; the first word is that
/// which we write.
const WORDS: &str = include_str!("headings.txt");

/// A heading is looked for in so many rows: titles may stand above it.
const HEAD_ROWS: usize = 20;

/// Where the columns of a table are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Columns {
    /// The place in [`Table::rows`] of the first row below the headings.
    pub(crate) first: usize,
    /// The column of each heading that there is.
    places: BTreeMap<Heading, usize>,
    /// What else stands above columns.
    pub(crate) unknown: Vec<String>,
    /// Headings that stand above a second column too, which is not looked at.
    pub(crate) repeated: Vec<String>,
}

impl Columns {
    /// The first table that has a column with this heading, and all its columns.
    pub(crate) fn find<'t>(
        mut tables: impl Iterator<Item = &'t Table>,
        needed: Heading,
    ) -> Option<(&'t Table, Self)> {
        tables.find_map(|table| {
            let rows = table.rows.iter().take(HEAD_ROWS).enumerate();
            let mut heads = rows.map(|(at, row)| Self::in_row(at + 1, row));
            Some((table, heads.find(|columns| columns.has(needed))?))
        })
    }

    fn in_row(first: usize, row: &Row) -> Self {
        let mut columns =
            Self { first, places: BTreeMap::new(), unknown: Vec::new(), repeated: Vec::new() };
        for (place, cell) in &row.cells {
            let Some(words) = cell.words() else { continue };
            match Heading::of(&words) {
                Some(heading) if columns.has(heading) => columns.repeated.push(words),
                Some(heading) => {
                    columns.places.insert(heading, *place);
                }
                None => columns.unknown.push(words),
            }
        }
        columns
    }

    /// Is there a column with this heading?
    pub(crate) fn has(&self, heading: Heading) -> bool {
        self.places.contains_key(&heading)
    }

    /// What a row holds in the column with this heading.
    pub(crate) fn cell<'r>(&self, heading: Heading, row: &'r Row) -> Option<&'r CellValue> {
        let place = self.places.get(&heading)?;
        row.cells.iter().rfind(|(own, _)| own == place).map(|(_, cell)| cell)
    }

    /// The words in that cell.
    pub(crate) fn words(&self, heading: Heading, row: &Row) -> Option<String> {
        self.cell(heading, row)?.words()
    }
}

impl Heading {
    /// The heading that these words are, as people write them.
    pub(crate) fn of(words: &str) -> Option<Self> {
        let words = words.to_lowercase().replace(['\n', '_'], " ");
        let words = words.trim_end_matches([':', '*', '?']).trim();
        let mut known = WORDS.lines().map(|line| line.split(", "));
        let own = known.find(|line| line.clone().any(|word| word == words))?.next()?;
        let cell = SheetCell::ALL.into_iter().find(|cell| cell.word() == own);
        cell.map(Heading::Cell).or_else(|| own.parse().ok())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_word_stands_above_two_kinds_of_columns() {
        let words: Vec<&str> = WORDS.lines().flat_map(|line| line.split(", ")).collect();
        let distinct: BTreeSet<&str> = words.iter().copied().collect();
        assert_eq!(words.len(), distinct.len());
        assert_eq!(words.iter().find(|word| Heading::of(word).is_none()), None);
    }
}
