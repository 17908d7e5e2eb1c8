//! What stands above columns, as people write it.

use std::collections::HashMap;
use std::sync::LazyLock;

use strum::{EnumString, IntoStaticStr};

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

/// The rank of words of which only the last is known begins here.
pub(crate) const UNSURE: usize = 10_000;

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
    pub(super) fn by_its_end(words: &str) -> Option<(Self, usize)> {
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
