//! Columns by their heading, in any order.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use strum::{EnumString, IntoStaticStr};

use super::cells::{CellValue, Row, Table, column_name};
use crate::domain::text::spaced;
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
    /// The same, where no column is surely of tasks.
    Name,
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
    /// How deep it lies below others, which are then phases.
    Level,
    /// The task that it is a part of.
    Parent,
    /// How much of it is done.
    Percent,
    /// That it is done, or when it was.
    Done,
    /// How much it matters, which has no place anywhere.
    Priority,
    /// What people may write in a sheet that went out.
    #[strum(disabled)]
    Cell(SheetCell),
    /// What the cells of the row were when the sheet went out.
    Stamp,
}

/// What stands above columns, in several languages, a line for each heading: first the word which
/// we write, and the surer ones before those that may mean something else.
const WORDS: &str = include_str!("headings.txt");

/// The heading that each of these words is, and their place in its line.
static BY_WORDS: LazyLock<HashMap<&str, (Heading, usize)>> = LazyLock::new(|| {
    let lines = WORDS.lines().filter_map(|line| {
        let heading = Heading::written(line.split(", ").next()?)?;
        Some(line.split(", ").zip(0..).map(move |(word, rank)| (word, (heading, rank))))
    });
    lines.flatten().collect()
});

/// A heading is looked for in so many rows: titles may stand above it.
pub(crate) const HEAD_ROWS: usize = 30;

/// The rank of words of which only the last is known begins here.
pub(crate) const UNSURE: usize = 10_000;

/// A text of fewer letters, in bytes, does not read like a task; one of fewer still is a code.
const FEW: usize = 7;
const CODE: usize = 3;

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

    /// The columns of a table by that of its first rows which has most headings, and how surely
    /// one of them is of tasks: 0 is the surest. Where no column is headed so, it is the first
    /// of those of nothing known and of details whose cells read like tasks. A row in which one
    /// word alone is known heads a table only where none with several cells stands above it, or
    /// where somebody says what it is.
    pub(crate) fn of_tasks(
        table: &Table,
        most: usize,
        ranked: &Ranked<'_>,
    ) -> Option<(Self, usize)> {
        let loosely = |words: &str| ranked(words).or_else(|| Heading::by_its_end(words));
        let rows = table.rows.iter().take(most).enumerate();
        let heads = rows.map(|(at, row)| Self::in_row(at + 1, row, &loosely));
        let wide = table.rows.iter().position(|row| row.cells.len() > 1);
        let is_first = |it: &Self| wide.is_none_or(|wide| it.first <= wide + 1);
        let heads = heads.filter(|it| {
            let is_alone = is_first(it) && (it.heads.len() > 1 || wide.is_none());
            it.surely_known() > 1 || it.is_said() || it.known() > 0 && is_alone
        });
        let heads: Vec<Self> = heads.collect();
        // Of several rows with as many headings, it is the first that is no title.
        let best = heads.into_iter().rev();
        let best = best.max_by_key(|it| {
            let known = it.surely_known() + usize::from(is_first(it));
            (known, it.has(Heading::Task))
        });
        let mut columns = best.unwrap_or(Self { first: 0, heads: Vec::new() });
        columns.take_letters(&table.rows[columns.first..], ranked);
        columns.forget_wordless(&table.rows[columns.first..]);
        let tasks = [Heading::Task, Heading::Name, Heading::Detail];
        let rank = tasks.iter().position(|task| columns.has(*task)).unwrap_or(tasks.len());
        // A name beside nothing that is known may be one of anything.
        let is_lone = rank == 1
            && (columns.known() == 1 && columns.heads.len() > 1
                || columns.surely(Heading::Name).is_none() && !columns.has_work());
        let rank = rank + usize::from(is_lone);
        if columns.known() > 0 && rank > 1 && !columns.has(Heading::Name) {
            columns.guess_tasks(&table.rows[columns.first..]);
        }
        let has_task = columns.has(Heading::Task) || columns.has(Heading::Name);
        has_task.then_some((columns, rank))
    }

    /// A column can be named by its letter, with or without a heading.
    fn take_letters(&mut self, rows: &[Row], ranked: &Ranked<'_>) {
        let places = rows.iter().flat_map(|row| &row.cells).map(|(place, _)| *place);
        for place in places.collect::<BTreeSet<usize>>() {
            let Some((heading, 0)) = ranked(&column_name(place)) else { continue };
            let heading = Some(heading);
            match self.heads.iter_mut().find(|head| head.place == place) {
                Some(head) => (head.heading, head.rank) = (heading, 0),
                None => {
                    self.heads.push(Head { place, words: column_name(place), heading, rank: 0 });
                }
            }
        }
    }

    /// What stands above no words is no heading of tasks.
    fn forget_wordless(&mut self, rows: &[Row]) {
        let is_of_tasks =
            |head: &&mut Head| matches!(head.heading, Some(Heading::Task | Heading::Name));
        for head in self.heads.iter_mut().filter(is_of_tasks) {
            let mut cells = rows.iter().filter_map(|row| row.cell(head.place)?.words());
            head.heading.take_if(|_| !cells.any(|words| words.contains(char::is_alphabetic)));
        }
    }

    /// Takes the first column for that of tasks of which nothing is known, or that it is of
    /// details, and whose cells read like tasks: they have more than a few letters, several words,
    /// and most of them are said but once. Where none does, it is that of details.
    fn guess_tasks(&mut self, rows: &[Row]) {
        let is_open = |place: &usize| {
            let head = self.heads.iter().find(|head| head.place == *place);
            head.is_none_or(|head| matches!(head.heading, None | Some(Heading::Detail)))
        };
        let reads_so = |place: &usize| {
            let cells = rows.iter().filter_map(|row| row.cell(*place)?.words());
            let cells: Vec<String> = cells.filter(|words| !words.is_empty()).collect();
            let letters = cells.iter().flat_map(|it| it.chars()).filter(|c| c.is_alphabetic());
            let is_several = |words: &&String| words.contains(' ') || !words.is_ascii();
            letters.map(char::len_utf8).sum::<usize>() > FEW * cells.len()
                && cells.iter().filter(is_several).count() * 2 >= cells.len()
                && are_distinct(&cells)
        };
        let places = rows.iter().flat_map(|row| &row.cells).map(|(place, _)| *place);
        let places: BTreeSet<usize> = places.filter(is_open).collect();
        let Some(place) = places.into_iter().find(reads_so).or_else(|| self.place(Heading::Detail))
        else {
            return;
        };
        let heading = Some(Heading::Task);
        match self.heads.iter_mut().find(|head| head.place == place) {
            Some(head) => (head.heading, head.rank) = (heading, UNSURE),
            None => {
                let words = column_name(place);
                self.heads.push(Head { place, words, heading, rank: UNSURE });
            }
        }
    }

    /// Columns without headings that are known, but for one of tasks, which stands at this place.
    pub(crate) fn with_task(row: &Row, place: usize) -> Self {
        let mut columns = Self::in_row(1, row, &|_| None);
        let head = columns.heads.iter_mut().find(|head| head.place == place);
        head.into_iter().for_each(|head| head.heading = Some(Heading::Task));
        columns
    }

    /// Does somebody say which column is of tasks?
    fn is_said(&self) -> bool {
        self.heads.iter().any(|head| head.heading == Some(Heading::Task) && head.rank == 0)
    }

    /// How many columns have a heading.
    pub(crate) fn known(&self) -> usize {
        self.heads.iter().filter(|head| head.heading.is_some()).count()
    }

    /// How many columns have a heading of which not only the last word is known.
    fn surely_known(&self) -> usize {
        self.heads.iter().filter(|head| head.heading.is_some() && head.rank < UNSURE).count()
    }

    fn surely(&self, heading: Heading) -> Option<&Head> {
        self.heads.iter().find(|head| head.heading == Some(heading) && head.rank < UNSURE)
    }

    fn in_row(first: usize, row: &Row, ranked: &Ranked<'_>) -> Self {
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

    /// From now on, the column of names with the surest words is of tasks: one that is mostly
    /// filled, with names that stand but once, before one of people, or of parts of a whole.
    pub(crate) fn take_names_for_tasks(&mut self, rows: &[Row]) {
        let names = self.heads.iter_mut().filter(|head| head.heading == Some(Heading::Name));
        let is_odd = |head: &Head| {
            let cells = rows.iter().filter_map(|row| row.cell(head.place)?.words());
            let cells: Vec<String> = cells.collect();
            let letters = cells.iter().flat_map(|it| it.chars()).filter(|c| c.is_alphabetic());
            let are_codes = letters.map(char::len_utf8).sum::<usize>() < CODE * cells.len();
            are_codes || cells.len() * 2 < rows.len() || !are_distinct(&cells)
        };
        if let Some(head) = names.min_by_key(|head| (is_odd(head), head.rank)) {
            head.heading = Some(Heading::Task);
        }
    }
}

/// The heading that words are, and how surely: 0 is the surest.
pub(crate) type Ranked<'f> = dyn Fn(&str) -> Option<(Heading, usize)> + 'f;

impl Heading {
    /// The heading that these words are, as people write them.
    pub(crate) fn of(words: &str) -> Option<Self> {
        Self::ranked(words).map(|(heading, _)| heading)
    }

    /// The same, with the place of the words among those of the heading.
    pub(crate) fn ranked(words: &str) -> Option<(Self, usize)> {
        let words = plain(words);
        let without_brackets = words.split('(').next().unwrap_or_default().trim();
        let of = |words: &str| BY_WORDS.get(words).copied();
        of(&words).or_else(|| of(without_brackets))
    }

    /// The heading that the last of several words is, where that is one of tasks or details.
    fn by_its_end(words: &str) -> Option<(Self, usize)> {
        let words = Some(words).filter(|words| !words.trim_end().ends_with([':', '?']))?;
        let words = plain(words);
        let (before, last) = words.rsplit_once(' ')?;
        if before.matches(' ').count() > 1 {
            return None;
        }
        let (heading, rank) = BY_WORDS.get(last).copied()?;
        match heading {
            Heading::Task | Heading::Name => Some((Heading::Name, rank + UNSURE)),
            Heading::Detail => Some((heading, rank + UNSURE)),
            _ => None,
        }
    }

    /// The heading above whose columns we write this word.
    pub(crate) fn written(word: &str) -> Option<Self> {
        let cell = SheetCell::ALL.into_iter().find(|cell| cell.word() == word);
        cell.map(Heading::Cell).or_else(|| word.parse().ok())
    }

    /// The word that we write above its column.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Heading::Cell(cell) => cell.word(),
            heading => heading.into(),
        }
    }
}

/// Are most of the words of cells said but once?
fn are_distinct(cells: &[String]) -> bool {
    cells.iter().collect::<HashSet<_>>().len() * 2 >= cells.len()
}

/// A heading in small letters, without what people write around it.
pub(crate) fn plain(words: &str) -> String {
    let (mut apart, mut was_small) = (String::new(), false);
    for c in words.chars() {
        // `OutlineLevel` is two words.
        apart.extend((was_small && c.is_uppercase()).then_some(' '));
        apart.push(if "\n_".contains(c) { ' ' } else { c });
        was_small = c.is_lowercase();
    }
    spaced(apart.to_lowercase().trim_matches(|c: char| ":*? ".contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_stands_above_two_kinds_of_columns() {
        let words: Vec<&str> = WORDS.lines().flat_map(|line| line.split(", ")).collect();
        let distinct: BTreeSet<&str> = words.iter().copied().collect();
        assert_eq!(words.len(), distinct.len());
        assert_eq!(words.iter().find(|word| Heading::of(word).is_none()), None);
    }
}
