//! Which column of a table is of tasks.

use std::collections::{BTreeSet, HashSet};

use super::cells::{Row, Table, column_name};
use super::columns::{Columns, Head, Ranked};
use super::headings::{Heading, UNSURE};

/// A text of fewer letters, in bytes, does not read like a task; one of fewer still is a code.
const FEW: usize = 8;
const CODE: usize = 3;

impl Columns {
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
        for place in places(rows) {
            if let Some((heading, 0)) = ranked(&column_name(place)) {
                self.take(place, heading, 0);
            }
        }
    }

    /// From now on, the column there has this heading, and its letter where nothing stands above
    /// it.
    pub(crate) fn take(&mut self, place: usize, heading: Heading, rank: usize) {
        let heading = Some(heading);
        match self.heads.iter_mut().find(|head| head.place == place) {
            Some(head) => (head.heading, head.rank) = (heading, rank),
            None => self.heads.push(Head { place, words: column_name(place), heading, rank }),
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
    /// details, and whose cells read like tasks. Where none does, it is that of details.
    fn guess_tasks(&mut self, rows: &[Row]) {
        let is_open = |place: &usize| {
            let head = self.heads.iter().find(|head| head.place == *place);
            head.is_none_or(|head| matches!(head.heading, None | Some(Heading::Detail)))
        };
        let reads_so = |place: &usize| Texts::of(rows, *place).read_like_tasks();
        let place = places(rows).into_iter().filter(is_open).find(reads_so);
        if let Some(place) = place.or_else(|| self.place(Heading::Detail)) {
            self.take(place, Heading::Task, UNSURE);
        }
    }

    /// Columns without headings that are known, but for one of tasks, which stands at this place.
    pub(crate) fn with_task(row: &Row, place: usize) -> Self {
        let mut columns = Self::in_row(1, row, &|_| None);
        columns.take(place, Heading::Task, 0);
        columns
    }

    /// From now on, the column of names with the surest words is of tasks: one that is mostly
    /// filled, with names that stand but once, before one of codes, of people, or of parts of a
    /// whole.
    pub(crate) fn take_names_for_tasks(&mut self, rows: &[Row]) {
        let names = self.heads.iter_mut().filter(|head| head.heading == Some(Heading::Name));
        let is_odd = |head: &Head| {
            let texts = Texts::of(rows, head.place);
            texts.letters() < CODE || texts.0.len() * 2 < rows.len() || !texts.are_distinct()
        };
        if let Some(head) = names.min_by_key(|head| (is_odd(head), head.rank)) {
            head.heading = Some(Heading::Task);
        }
    }

    /// Does somebody say which column is of tasks?
    fn is_said(&self) -> bool {
        self.heads.iter().any(|head| head.heading == Some(Heading::Task) && head.rank == 0)
    }

    /// How many columns have a heading of which not only the last word is known.
    fn surely_known(&self) -> usize {
        self.heads.iter().filter(|head| head.heading.is_some() && head.rank < UNSURE).count()
    }

    fn surely(&self, heading: Heading) -> Option<&Head> {
        self.heads.iter().find(|head| head.heading == Some(heading) && head.rank < UNSURE)
    }
}

/// The columns in which anything stands.
fn places(rows: &[Row]) -> BTreeSet<usize> {
    rows.iter().flat_map(|row| &row.cells).map(|(place, _)| *place).collect()
}

/// What the cells of a column say.
struct Texts(Vec<String>);

impl Texts {
    fn of(rows: &[Row], place: usize) -> Self {
        let cells = rows.iter().filter_map(|row| row.cell(place)?.words());
        Self(cells.filter(|words| !words.is_empty()).collect())
    }

    /// How many letters each has on average, in bytes.
    fn letters(&self) -> usize {
        let letters = self.0.iter().flat_map(|it| it.chars()).filter(|c| c.is_alphabetic());
        let letters: usize = letters.map(char::len_utf8).sum();
        letters.checked_div(self.0.len()).unwrap_or_default()
    }

    /// Are most of them said but once?
    fn are_distinct(&self) -> bool {
        self.0.iter().collect::<HashSet<_>>().len() * 2 >= self.0.len()
    }

    /// Have they more than a few letters, most of them several words, and are most said but once?
    fn read_like_tasks(&self) -> bool {
        let is_several = |words: &&String| words.contains(' ') || !words.is_ascii();
        let several = self.0.iter().filter(is_several).count();
        self.letters() >= FEW && several * 2 >= self.0.len() && self.are_distinct()
    }
}
