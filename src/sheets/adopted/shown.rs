//! What would become of a list.

use super::adopt::found;
use super::outline::Column as Found;
use super::running::Running;
use crate::domain::Status;
use crate::render::phrasing::plural;
use crate::render::{Cell, Column, Datum, Document, Row, Text};

impl Running {
    /// What is taken from the list, and what stands for nothing there, in words.
    pub(crate) fn lines(&self) -> Vec<String> {
        let counts = &self.counts;
        let statuses = counts.statuses.iter().filter(|(it, _)| **it != Status::NotStarted);
        let statuses = statuses.map(|(status, count)| format!("{count} {status}"));
        let others = [
            (counts.owners, "owner", "owners"),
            (counts.due, "due date", "due dates"),
            (counts.notes, "note", "notes"),
        ];
        let others = others.into_iter().filter(|(count, ..)| *count > 0);
        let others = others.map(|(count, one, several)| plural(count, one, several));
        let taken: Vec<String> = statuses.chain(others).collect();
        let days = self.edits.keys().flatten().count();
        let named = |(words, count): (&String, &usize)| format!("“{words}” ({count})");
        let nothing: Vec<String> = counts.nothing.iter().map(named).collect();
        let shared: Vec<String> = counts.shared.iter().map(named).collect();
        let unexplained = counts.unexplained;
        let lines = [
            (taken.len(), format!("taken: {}", taken.join(", "))),
            (days, format!("done on {}: an entry for each", plural(days, "day", "days"))),
            (
                unexplained,
                format!("without a reason, for which the list's name stands: {unexplained}"),
            ),
            (nothing.len(), format!("taken for no owner or no date: {}", nothing.join(", "))),
            (shared.len(), format!("owners that are several people: {}", shared.join(", "))),
        ];
        let lines = lines.into_iter().filter(|(count, _)| *count > 0).map(|(_, line)| line);
        lines.chain(self.left_out.lines()).collect()
    }

    /// What would become of each column and of each word of status.
    pub(crate) fn shown(&self) -> Document {
        let mut document = Document::default();
        document.line(found(&self.checklist));
        document.gap();
        if !self.columns.is_empty() {
            let columns = vec![
                Column::words("COLUMN").wraps(),
                Column::words("BECOMES"),
                Column::numbers("ROWS"),
            ];
            document.table(columns, self.columns.iter().map(column));
            document.gap();
        }
        if !self.words.is_empty() {
            let columns = vec![
                Column::words("WORD").wraps(),
                Column::words("STATUS"),
                Column::numbers("ROWS"),
            ];
            let rows = self.words.iter().map(|(words, (status, count))| {
                let status = status.map_or("not known", Status::shown);
                row(words, status, *count)
            });
            document.table(columns, rows);
            document.gap();
        }
        self.lines().into_iter().for_each(|line| document.line(line));
        document.line(Text::quiet("Only shown: nothing is begun."));
        document
    }
}

fn column(column: &Found) -> Row {
    let sheet = column.sheet.as_ref().map(|sheet| format!("{sheet}: "));
    let words = format!("{}{}", sheet.unwrap_or_default(), column.words);
    row(&words, column.heading.map_or("left out", |heading| heading.word()), column.filled)
}

fn row(words: &str, becomes: &str, count: usize) -> Row {
    Row::from(vec![Cell::from(words), Cell::from(becomes), Cell::from(Datum::Count(count))])
}
