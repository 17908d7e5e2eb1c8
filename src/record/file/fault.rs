//! What is wrong with a file, where, and what to write instead.

/// A place in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// How many characters are concerned, at least 1.
    pub width: usize,
}

impl Place {
    /// The first character of a line.
    pub fn line(line: usize) -> Self {
        Self { line, column: 1, width: 1 }
    }

    /// Behind the last character.
    fn end_of(lines: &[&str]) -> Self {
        let last = lines.last().map_or(0, |line| line.chars().count());
        Self { line: lines.len(), column: last + 1, width: 1 }
    }
}

/// Something wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// The line at that place.
    pub excerpt: String,
    /// What is wrong.
    pub problem: String,
    /// What to write instead.
    pub remedy: Option<String>,
}

impl Fault {
    /// A fault at this place of the file with these lines.
    pub fn new(place: Place, lines: &[&str], problem: impl Into<String>) -> Self {
        let past_the_end = place.line > lines.len() && !lines.is_empty();
        let place = if past_the_end { Place::end_of(lines) } else { place };
        let line = place.line.checked_sub(1).and_then(|line| lines.get(line));
        Self {
            place,
            excerpt: line.copied().unwrap_or_default().to_owned(),
            problem: problem.into(),
            remedy: None,
        }
    }

    /// The same, on this line of the file.
    pub(super) fn at_line(self, line: usize) -> Self {
        Self { place: Place { line, ..self.place }, ..self }
    }

    /// The same, with what to write instead.
    pub fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }
}
