//! A line as a string: marks without width tell its tones, so that whatever measures, wraps or
//! aligns strings does so with lines too.

use std::borrow::Cow;

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

/// The mark behind which a tone begins. In foreign text [`visible`] writes these out.
const MARKS: [(char, Tone); 6] = [
    ('\u{e0020}', Tone::Plain),
    ('\u{e0021}', Tone::Strong),
    ('\u{e0022}', Tone::Quiet),
    ('\u{e0023}', Tone::Good),
    ('\u{e0024}', Tone::Notice),
    ('\u{e0025}', Tone::Bad),
];

fn tone_of(c: char) -> Option<Tone> {
    MARKS.iter().find(|(mark, _)| *mark == c).map(|(_, tone)| *tone)
}

fn is_mark(c: char) -> bool {
    tone_of(c).is_some()
}

/// `content` in a tone.
pub(super) fn toned(content: &str, tone: Tone) -> String {
    match MARKS.iter().find(|(_, own)| *own == tone && tone != Tone::Plain) {
        Some((mark, _)) => format!("{mark}{content}{}", MARKS[0].0),
        None => content.to_owned(),
    }
}

/// The text on one line, however wide, with nothing in it that a terminal obeys.
pub(super) fn line(text: &Text) -> String {
    text.0.iter().map(|span| toned(&visible(&span.content), span.tone)).collect()
}

/// The text that a line says.
pub(super) fn text(line: &str) -> Text {
    let mut tone = Tone::Plain;
    let mut spans = Vec::new();
    for part in line.split_inclusive(is_mark) {
        let content = part.trim_end_matches(is_mark);
        if !content.is_empty() {
            spans.push(Span { content: content.to_owned(), tone });
        }
        tone = part.chars().next_back().and_then(tone_of).unwrap_or(tone);
    }
    Text(spans)
}

/// The line on lines of at most this width, broken where its language breaks lines.
pub(super) fn wrap(line: String, width: usize) -> Vec<String> {
    if line.width() <= width {
        return vec![line];
    }
    let options = Options::new(width.max(8))
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    let plain = MARKS[0].0;
    let mut mark = plain;
    let closed = |part: Cow<'_, str>| {
        let line = format!("{mark}{part}{plain}");
        mark = part.chars().rfind(|c| is_mark(*c)).unwrap_or(mark);
        line
    };
    textwrap::wrap(&line, options).into_iter().map(closed).collect()
}

/// The line as the terminal takes it, without blanks at its end.
pub(super) fn painted(line: &str, look: Look) -> String {
    let line = line.trim_end_matches(|c: char| c.is_whitespace() || is_mark(c));
    let paint = |span: Span| {
        let content = if look.ascii { in_ascii(&span.content) } else { span.content };
        match look.color && span.tone != Tone::Plain {
            true => format!("{0}{content}{0:#}", style(span.tone)),
            false => content,
        }
    };
    text(line).0.into_iter().map(paint).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tone_goes_on_where_a_line_is_broken() {
        let long = Text::from("due: ").and("waiting for the licences", Tone::Bad);
        let lines = wrap(line(&long), 20);
        assert_eq!(
            lines.iter().map(|line| text(line)).collect::<Vec<_>>(),
            [
                Text::from("due: ").and("waiting for the", Tone::Bad),
                Text::toned("licences", Tone::Bad)
            ]
        );
        assert!(lines.iter().all(|line| line.width() <= 20), "{lines:?}");
    }

    #[test]
    fn the_marks_of_others_are_written_out() {
        assert_eq!(text(&line(&Text::from("\u{e0025}x"))), Text::from("\\u{e0025}x"));
    }
}
