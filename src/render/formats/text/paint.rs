//! Lines of text in tones, wrapped to a width and painted for a terminal.

use std::borrow::Cow;

use anstyle::{AnsiColor, Style};
use textwrap::{Options, WordSplitter, WrapAlgorithm};
use unicode_width::UnicodeWidthStr;

use super::visible::visible;
use crate::domain::text::holds_unseen;
use crate::render::document::{Span, Text, Tone};

/// What the terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// How many columns it has.
    pub width: usize,
    /// It shows colours.
    pub color: bool,
    /// It shows ASCII only.
    pub ascii: bool,
}

/// One line, as it will stand there.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    spans: Vec<Span>,
}

impl Line {
    /// The text on one line, however wide, with nothing in it that a terminal obeys.
    pub(super) fn of(mut text: Text) -> Self {
        for span in text.0.iter_mut().filter(|span| holds_unseen(&span.content)) {
            span.content = visible(&span.content).into_owned();
        }
        Self { spans: text.0 }
    }

    /// The same, to be painted elsewhere.
    pub(super) fn into_text(self) -> Text {
        Text(self.spans)
    }

    /// Without tones.
    pub(super) fn plain(&self) -> String {
        self.spans.iter().map(|span| span.content.as_str()).collect()
    }

    /// How many columns it takes.
    pub(super) fn width(&self) -> usize {
        self.spans.iter().map(|span| span.content.width()).sum()
    }

    /// The same behind so many blanks.
    pub(super) fn indented(self, blanks: usize) -> Self {
        Self::default().then(blanks, self)
    }

    /// The same, so many blanks, and then `other`.
    pub(super) fn then(mut self, blanks: usize, other: Line) -> Self {
        if blanks > 0 {
            self.spans.push(Span { content: " ".repeat(blanks), tone: Tone::Plain });
        }
        self.spans.extend(other.spans);
        self
    }

    /// The same, filled up with blanks to a width, in front of it or behind.
    pub(super) fn padded(self, width: usize, right: bool) -> Self {
        let blanks = width.saturating_sub(self.width());
        match right {
            true => self.indented(blanks),
            false => self.then(blanks, Line::default()),
        }
    }

    /// The line as the terminal takes it, without blanks at its end.
    pub(super) fn painted(&self, look: Look) -> String {
        let is_blank = |span: &Span| span.content.trim_end().is_empty();
        let end = self.spans.iter().rposition(|span| !is_blank(span)).map_or(0, |last| last + 1);
        let mut painted = String::new();
        for (at, span) in self.spans[..end].iter().enumerate() {
            let content = span.content.as_str();
            let content = if at + 1 == end { content.trim_end() } else { content };
            paint(content, span.tone, look, &mut painted);
        }
        painted
    }
}

fn paint(content: &str, tone: Tone, look: Look, painted: &mut String) {
    let content = if look.ascii { in_ascii(content).into() } else { Cow::Borrowed(content) };
    match look.color && tone != Tone::Plain && !content.is_empty() {
        true => painted.push_str(&format!("{0}{content}{0:#}", style(tone))),
        false => painted.push_str(&content),
    }
}

fn style(tone: Tone) -> Style {
    let color = |color: AnsiColor| Style::new().fg_color(Some(color.into()));
    match tone {
        Tone::Plain => Style::new(),
        Tone::Strong => Style::new().bold(),
        Tone::Quiet => Style::new().dimmed(),
        Tone::Good => color(AnsiColor::Green),
        Tone::Notice => color(AnsiColor::Yellow),
        Tone::Bad => color(AnsiColor::Red).bold(),
    }
}

/// Our own signs in ASCII; each takes as many columns as before.
pub fn in_ascii(content: &str) -> String {
    let sign = |c: char| match c {
        '✓' => 'x',
        '◐' => '~',
        '■' => '#',
        '○' => '.',
        '↻' => '@',
        '–' | '·' | '─' => '-',
        '│' | '┤' => '|',
        '└' => '+',
        '┊' => ':',
        '•' => '*',
        '█' => '#',
        '░' => '.',
        '→' => '>',
        '↳' => '-',
        '≠' => '?',
        '…' => '.',
        '“' | '”' => '"',
        '−' => '-',
        other => other,
    };
    content.chars().map(sign).collect()
}

/// The text on lines of at most this width, broken where its language breaks lines.
pub(super) fn wrap(text: &Text, width: usize) -> Vec<Line> {
    Line::of(text.clone()).wrapped(width)
}

impl Line {
    /// The same on lines of at most this width.
    pub(super) fn wrapped(self, width: usize) -> Vec<Line> {
        if self.width() <= width {
            return vec![self];
        }
        let plain = self.plain();
        let options = Options::new(width.max(8))
            .word_splitter(WordSplitter::NoHyphenation)
            .wrap_algorithm(WrapAlgorithm::FirstFit);
        let mut from = 0;
        textwrap::wrap(&plain, options)
            .iter()
            .map(|broken| {
                let start = from + plain[from..].find(broken.as_ref()).unwrap_or_default();
                from = start + broken.len();
                self.cut(start, from)
            })
            .collect()
    }

    /// The part between two bytes of the line.
    fn cut(&self, start: usize, end: usize) -> Self {
        let mut at = 0;
        let mut spans = Vec::new();
        for span in &self.spans {
            let length = span.content.len();
            let (from, to) =
                (start.saturating_sub(at).min(length), end.saturating_sub(at).min(length));
            if from < to {
                spans.push(Span { content: span.content[from..to].to_owned(), tone: span.tone });
            }
            at += length;
        }
        Self { spans }
    }
}
