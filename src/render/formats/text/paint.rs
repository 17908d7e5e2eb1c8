//! Lines of text in tones, wrapped to a width and painted for a terminal.

use anstyle::{AnsiColor, Style};
use textwrap::{Options, WordSplitter, WrapAlgorithm};
use unicode_width::UnicodeWidthStr;

use super::visible::visible;
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
    pub(super) fn of(text: &Text) -> Self {
        let span =
            |span: &Span| Span { content: visible(&span.content).into_owned(), ..span.clone() };
        Self { spans: text.0.iter().map(span).collect() }
    }

    /// The same, to be painted elsewhere.
    pub(super) fn into_text(self) -> Text {
        Text(self.spans)
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
        self.spans.push(Span { content: " ".repeat(blanks), tone: Tone::Plain });
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
        let plain: String = self.spans.iter().map(|span| span.content.as_str()).collect();
        let end = plain.trim_end().len();
        let mut painted = String::new();
        let mut at = 0;
        for span in &self.spans {
            let kept = span.content.len().min(end.saturating_sub(at));
            at += span.content.len();
            paint(&span.content[..kept], span.tone, look, &mut painted);
        }
        painted
    }
}

fn paint(content: &str, tone: Tone, look: Look, painted: &mut String) {
    let style = if look.color { style(tone) } else { Style::new() };
    let content = if look.ascii { in_ascii(content) } else { content.to_owned() };
    if !content.is_empty() {
        painted.push_str(&format!("{style}{content}{style:#}"));
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
    let line = Line::of(text);
    if line.width() <= width {
        return vec![line];
    }
    let plain: String = line.spans.iter().map(|span| span.content.as_str()).collect();
    let options = Options::new(width.max(8))
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    let mut from = 0;
    textwrap::wrap(&plain, options)
        .iter()
        .map(|broken| {
            let start = from + plain[from..].find(broken.as_ref()).unwrap_or_default();
            from = start + broken.len();
            line.cut(start, from)
        })
        .collect()
}

impl Line {
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
