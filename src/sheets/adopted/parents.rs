//! Rows that are parts of others.

use std::collections::{HashMap, HashSet};
use std::iter::successors;

use super::outline::DEEPEST;
use crate::sheets::table::{Columns, Heading, Row};

/// The rows that others are parts of, by their tasks and ids.
pub(super) struct Parents<'t> {
    columns: &'t Columns,
    rows: HashMap<String, &'t Row>,
    phases: HashSet<String>,
}

impl<'t> Parents<'t> {
    pub(super) fn of(rows: &'t [Row], columns: &'t Columns) -> Self {
        let named = |row: &'t Row| {
            let names = [Heading::Id, Heading::Task].map(|it| columns.words(it, row));
            names.into_iter().flatten().map(move |name| (name, row))
        };
        let is_there = columns.has(Heading::Parent);
        Self {
            columns,
            rows: rows.iter().filter(|_| is_there).flat_map(named).collect(),
            phases: rows.iter().filter_map(|row| columns.words(Heading::Phase, row)).collect(),
        }
    }

    fn row(&self, row: &Row) -> Option<&'t Row> {
        let name = self.columns.words(Heading::Parent, row)?;
        self.rows.get(&name).copied().filter(|above| above.number != row.number)
    }

    /// The task that a row is a part of, where that is in the list.
    pub(super) fn task(&self, row: &Row) -> Option<String> {
        self.columns.words(Heading::Task, self.row(row)?)
    }

    /// The phase of a row: its own, or that of what it is a part of; or its task is one, as that
    /// of an epic is.
    pub(super) fn phase(&self, row: &Row) -> Option<String> {
        let own = |row: &Row| self.columns.words(Heading::Phase, row);
        let above = || successors(self.row(row), |row| self.row(row)).take(DEEPEST).find_map(own);
        let task = || self.columns.words(Heading::Task, row);
        own(row).or_else(above).or_else(|| task().filter(|task| self.phases.contains(task)))
    }
}
