//! What a report comes to, in no format yet.

use super::document::{Cell, Column, Row, Table, Text, Tone};

/// Whether all is well, why, when it ends, and how it came to that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// How it is.
    pub how: Standing,
    /// Why, in one sentence.
    pub why: Text,
    /// When it was to end, and when it will.
    pub ends: Text,
    /// How it was at the last meetings, the oldest first, and how it is, each with when that was.
    pub trend: Vec<(String, Standing)>,
}

/// How something is: a word, with a shape and a tone that say the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The word.
    pub word: String,
    /// The shape.
    pub sign: &'static str,
    /// The tone.
    pub tone: Tone,
}

/// A number that matters most, or a few words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Of what.
    pub label: String,
    /// The number or the words.
    pub value: Cell,
    /// What there is to say of it.
    pub note: Text,
}

impl Figure {
    /// A figure with what there is to say of it.
    pub fn new(label: &str, value: Cell, note: impl Into<Text>) -> Self {
        Self { label: label.to_owned(), value, note: note.into() }
    }
}

impl Standing {
    /// The shape and the word.
    pub fn text(&self) -> Text {
        Text::toned(format!("{} {}", self.sign, self.word), self.tone)
    }
}

impl Verdict {
    /// `Week 1 ● GREEN → Week 2 ▲ AMBER → today ◆ RED`; none where there is nothing to compare.
    pub fn trend(&self) -> Option<Text> {
        let steps = self.trend.iter().enumerate();
        let text = steps.fold(Text::default(), |text, (at, (when, how))| {
            let lead = if at > 0 { " → " } else { "" };
            let mut text = text.and(format!("{lead}{when} "), Tone::Plain);
            text.0.extend(how.text().0);
            text
        });
        (self.trend.len() > 1).then_some(text)
    }

    /// All that it says, line by line.
    pub fn lines(&self) -> Vec<Text> {
        let mut first = self.how.text().and(" · ", Tone::Plain);
        first.0.extend(self.why.0.clone());
        [first, self.ends.clone()].into_iter().chain(self.trend()).collect()
    }

    /// The same as figures, for formats that have nothing but tables.
    pub(super) fn figures(&self) -> Vec<Figure> {
        let health = Cell::from(self.how.word.as_str()).toned(self.how.tone);
        let trend = self.trend().map(|trend| Figure::new("Trend", Cell::blank(), trend));
        let first = [
            Figure::new("Health", health, self.why.clone()),
            Figure::new("End", Cell::blank(), self.ends.clone()),
        ];
        first.into_iter().chain(trend).collect()
    }
}

/// Figures below one another.
pub(super) fn figures_table(figures: &[Figure]) -> Table {
    let columns =
        [Column::unheaded("FIGURE"), Column::unheaded("VALUE"), Column::unheaded("REMARK").wraps()];
    let row = |figure: &Figure| {
        let note = Some(figure.note.plain()).filter(|note| !note.is_empty());
        let note = note.map_or_else(Cell::blank, Cell::from);
        Row::from(vec![Cell::from(figure.label.as_str()), figure.value.clone(), note])
    };
    Table::of(columns.to_vec(), figures.iter().map(row))
}
