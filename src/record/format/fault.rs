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

    /// So many characters of a line that stands alone, from this byte on.
    pub(super) fn within(line: &str, start: usize, width: usize) -> Self {
        Self { line: 1, column: line[..start].chars().count() + 1, width }
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
    /// A fault at this place of the file with these lines; behind their end where the place is on
    /// none of them.
    pub fn new(place: Place, lines: &[&str], problem: impl Into<String>) -> Self {
        let place = match lines.last() {
            Some(last) if place.line > lines.len() => {
                Place { line: lines.len(), ..Place::within(last, last.len(), 1) }
            }
            _ => place,
        };
        let line = place.line.checked_sub(1).and_then(|line| lines.get(line));
        Self {
            place,
            excerpt: line.copied().unwrap_or_default().to_owned(),
            problem: problem.into(),
            remedy: None,
        }
    }

    /// A fault of a line that stands alone.
    pub(super) fn of_line(line: &str, problem: impl Into<String>) -> Self {
        Self::new(Place::line(1), &[line], problem)
    }

    /// The same, on this line of the file.
    pub(super) fn at_line(self, line: usize) -> Self {
        Self { place: Place { line, ..self.place }, ..self }
    }

    /// The same, with what to write instead.
    pub fn remedy(self, remedy: impl Into<String>) -> Self {
        Self { remedy: Some(remedy.into()), ..self }
    }
}
