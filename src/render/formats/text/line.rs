//! A line as a string: marks without width tell its tones, so that whatever measures, wraps or
//! aligns strings does so with lines too.

use std::borrow::Cow;

use anstyle::{AnsiColor, Style};
use textwrap::{Options, WordSplitter, WrapAlgorithm};
use unicode_width::UnicodeWidthStr;

use super::visible::visible;
use crate::render::document::Span;
use crate::render::{Text, Tone};

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

/// Tone by tone, the mark behind which it begins, and how it looks. In foreign text [`visible`]
/// writes these marks out.
const TONES: [(char, Tone, Style); 7] = [
    (PLAIN, Tone::Plain, Style::new()),
    ('\u{e0021}', Tone::Strong, Style::new().bold()),
    ('\u{e0022}', Tone::Quiet, Style::new().dimmed()),
    ('\u{e0023}', Tone::Good, AnsiColor::Green.on_default()),
    ('\u{e0024}', Tone::Notice, AnsiColor::Yellow.on_default()),
    ('\u{e0025}', Tone::Bad, AnsiColor::Red.on_default().bold()),
    (COMMAND, Tone::Command, Style::new()),
];
const COMMAND: char = '\u{e0026}';
const PLAIN: char = '\u{e0020}';

/// Our own signs, and what stands for each of them in ASCII.
const SIGNS: (&str, &str) = ("✓◐■○↻–·─│┤└┊•█░→↳≠…“”−●▲◆", "x~#.@---||+:*#.>-?.\"\"-o^!");

fn tone_of(c: char) -> Option<Tone> {
    TONES.iter().find(|(mark, ..)| *mark == c).map(|(_, tone, _)| *tone)
}

fn is_mark(c: char) -> bool {
    tone_of(c).is_some()
}

/// `content` in a tone.
pub(super) fn toned(content: &str, tone: Tone) -> String {
    let mut toned = String::new();
    push(&mut toned, content, tone);
    toned
}

/// Adds `content` in a tone to a line.
fn push(line: &mut String, content: &str, tone: Tone) {
    match TONES[tone as usize].0 {
        PLAIN => line.push_str(content),
        mark => {
            line.push(mark);
            line.push_str(content);
            line.push(PLAIN);
        }
    }
}

/// The text on one line, however wide, with nothing in it that a terminal obeys.
pub(super) fn line(text: &Text) -> String {
    let mut line = String::new();
    text.0.iter().for_each(|span| push(&mut line, &visible(&span.content), span.tone));
    line
}

/// Is one of these the first sign that a line shows?
pub(super) fn begins_with(line: &str, signs: &[char]) -> bool {
    line.trim_start_matches(is_mark).starts_with(signs)
}

/// The text that a line says.
pub(super) fn text(line: &str) -> Text {
    Text(spans(line).map(|(content, tone)| Span { content: content.to_owned(), tone }).collect())
}

/// What a line says, tone by tone.
fn spans(line: &str) -> impl Iterator<Item = (&str, Tone)> {
    let mut tone = Tone::Plain;
    let spans = line.split_inclusive(is_mark).map(move |part| {
        let next = part.chars().next_back().and_then(tone_of).unwrap_or(tone);
        (part.trim_end_matches(is_mark), std::mem::replace(&mut tone, next))
    });
    spans.filter(|(content, _)| !content.is_empty())
}

/// The line on lines of at most this width, broken where its language breaks lines.
pub(super) fn wrap(line: String, width: usize) -> Vec<String> {
    if line.width() <= width {
        return vec![line];
    }
    if let Some((before, command)) = line.find(COMMAND).map(|at| line.split_at(at)) {
        let mut lines = wrap(before.to_owned(), width);
        match lines.last_mut() {
            Some(last) if before.is_empty() || last.width() + command.width() <= width => {
                last.push_str(command);
            }
            _ => lines.push(command.to_owned()),
        }
        return lines;
    }
    let options = Options::new(width.max(8))
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    let mut mark = PLAIN;
    let closed = |part: Cow<'_, str>| {
        let line = format!("{mark}{part}{PLAIN}");
        mark = part.chars().rfind(|c| is_mark(*c)).unwrap_or(mark);
        line
    };
    textwrap::wrap(&line, options).into_iter().map(closed).collect()
}

/// Paints the line as the terminal takes it, without blanks at its end.
pub(super) fn paint(painted: &mut String, line: &str, look: Look) {
    let line = line.trim_end_matches(|c: char| c.is_whitespace() || is_mark(c));
    for (content, tone) in spans(line) {
        let content = if look.ascii { in_ascii(content).into() } else { Cow::Borrowed(content) };
        let style = TONES[tone as usize].2;
        *painted += &if look.color { format!("{style}{content}{style:#}").into() } else { content };
    }
}

/// Our own signs in ASCII; each takes as many columns as before.
pub fn in_ascii(content: &str) -> String {
    let signs = || SIGNS.0.chars().zip(SIGNS.1.chars());
    let sign = |c: char| signs().find(|(sign, _)| *sign == c).map_or(c, |(_, ascii)| ascii);
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
