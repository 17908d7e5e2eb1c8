//! What the words of a list mean: those that the trade has, and those that somebody says.

use super::outline::Column;
use crate::domain::Status;
use crate::sheets::error::TableFault;
use crate::sheets::table::{Columns, DayOrder, Heading, column_name, plain, status};

/// What somebody says that the words of a list mean.
#[derive(Debug, Clone, Default)]
pub(crate) struct Wording {
    headings: Vec<(String, Option<Heading>)>,
    statuses: Vec<(String, Status)>,
    /// How its dates with slashes are written.
    pub(crate) order: Option<DayOrder>,
}

/// Why something that was said of words can't be meant.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum WordingFault {
    #[error("`{0}` does not say what the words mean: write it like \"{1}\"")]
    Meaningless(String, &'static str),
    #[error("`{0}` is nothing that a column can be of: it is {HEADINGS}, or none")]
    UnknownHeading(String),
    #[error("`{0}` is no status: it is not-started, in-progress, blocked, done or n/a")]
    UnknownStatus(String),
}

/// What a column can be said to be of.
const HEADINGS: &str = "id, phase, task, detail, role, optional, ongoing, link, level, percent, \
                        done, status, owner, due, note, parent, waiting for, until";

impl Wording {
    /// What is meant by these maps of columns, like `Bucket Name=phase`, and of words of status,
    /// like `Fulfilled=done`.
    ///
    /// # Errors
    /// When one of them means nothing.
    pub(crate) fn of(
        maps: &[String],
        statuses: &[String],
        order: Option<DayOrder>,
    ) -> Result<Self, WordingFault> {
        let heading = |text: &String| {
            let (words, meant) = parted(text, "Bucket Name=phase")?;
            let is_known = HEADINGS.split(", ").any(|word| word == meant);
            match Heading::written(&meant).filter(|_| is_known) {
                None if meant != "none" => Err(WordingFault::UnknownHeading(meant)),
                heading => Ok((words, heading)),
            }
        };
        let status = |text: &String| {
            let (words, meant) = parted(text, "Fulfilled=done")?;
            meant
                .parse()
                .map(|status| (words, status))
                .map_err(|_| WordingFault::UnknownStatus(meant))
        };
        Ok(Self {
            headings: maps.iter().map(heading).collect::<Result<_, _>>()?,
            statuses: statuses.iter().map(status).collect::<Result<_, _>>()?,
            order,
        })
    }

    /// The heading that these words are; what somebody says is surest.
    pub(super) fn heading(&self, words: &str) -> Option<(Heading, usize)> {
        let own = plain(words);
        match self.headings.iter().rfind(|(said, _)| *said == own) {
            Some((_, said)) => said.map(|heading| (heading, 0)),
            None => Heading::ranked(words).map(|(heading, rank)| (heading, rank + 1)),
        }
    }

    /// The columns of which somebody says what they are.
    fn said_headings(&self) -> impl Iterator<Item = &str> {
        self.headings.iter().filter(|(_, said)| said.is_some()).map(|(words, _)| words.as_str())
    }

    /// The columns that somebody says something of, by heading or letter, and that are not there.
    pub(super) fn not_there(&self, columns: &[Column]) -> Vec<TableFault> {
        let is_it = |column: &Column, said: &str| {
            plain(&column.words) == said || plain(&column_name(column.place)) == said
        };
        let is_there = |said: &&str| columns.iter().any(|column| is_it(column, said));
        let heads: Vec<&str> = columns.iter().map(|column| column.words.as_str()).collect();
        let heads = heads.join(", ");
        let fault = |said: &str| {
            let remedy = format!("its columns: {heads}");
            TableFault::new(format!("no column is headed `{said}`"), remedy)
        };
        self.said_headings().filter(|said| !is_there(said)).map(fault).collect()
    }

    /// Does somebody say that what is called so holds nothing: a column, or a whole sheet?
    pub(super) fn leaves_out(&self, words: &str) -> bool {
        let own = plain(words);
        self.headings.iter().any(|(said, heading)| *said == own && heading.is_none())
    }

    /// Does somebody say which column has this heading?
    pub(super) fn says(&self, heading: Heading, columns: &Columns) -> bool {
        let own = columns.head(heading).map(plain);
        own.is_some_and(|own| self.headings.iter().any(|(said, _)| *said == own))
    }

    /// The status that these words are.
    pub(super) fn status(&self, words: &str) -> Option<Status> {
        let own = plain(words);
        let said = self.statuses.iter().rfind(|(said, _)| *said == own);
        said.map(|(_, status)| *status).or_else(|| status(words))
    }
}

/// The words before the last `=`, and what follows it in small letters.
fn parted(text: &str, example: &'static str) -> Result<(String, String), WordingFault> {
    let parts = text.rsplit_once('=');
    let (words, meant) =
        parts.ok_or_else(|| WordingFault::Meaningless(text.to_owned(), example))?;
    Ok((plain(words), meant.trim().to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_says_counts_more() {
        let said = |words: &str| vec![words.to_owned()];
        let wording = Wording::of(&said("Due=none"), &said("Open=in-progress"), None);
        let wording = wording.expect("a wording");
        assert_eq!(wording.heading("Due"), None);
        assert_eq!(wording.status("open"), Some(Status::InProgress));
        for (map, status) in [("Due", "a=done"), ("Due=kind", "a=done"), ("a=due", "a=maybe")] {
            assert!(Wording::of(&said(map), &said(status), None).is_err(), "{map} {status}");
        }
    }
}
