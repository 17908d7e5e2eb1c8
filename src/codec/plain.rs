//! YAML as this program writes it, and tidy people too: a key, a value or a `- ` on each line, and
//! strings in double quotes, without escapes. It is read line by line, many times faster than by a
//! parser that knows all of YAML. Whatever is not exactly so is left to that.

use std::borrow::Cow;

use super::fault::Place;
use super::yaml::{Kind, Node};
use crate::domain::text::holds_unseen;

/// Longer and deeper texts are left to the parser that knows its bounds.
const MOST_LINES: usize = 50_000;
const DEEPEST: usize = 8;

/// The only document in `text`, where all of it is so plain.
pub(super) fn parse(text: &str) -> Option<Node<'_>> {
    let mut plain = Plain { lines: lines(text)?, at: 0 };
    let document = plain.block(0, 0)?;
    (plain.at == plain.lines.len()).then_some(document)
}

/// A line that says something, without its indentation.
#[derive(Clone, Copy)]
struct Line<'t> {
    number: usize,
    indent: usize,
    text: &'t str,
}

/// The lines that say something; none where any has what could mean something else.
fn lines(text: &str) -> Option<Vec<Line<'_>>> {
    let mut lines = Vec::new();
    for (at, line) in text.split('\n').enumerate() {
        let text = line.trim_start_matches(' ');
        if line.ends_with(' ') || holds_unseen(line) || lines.len() == MOST_LINES {
            return None;
        }
        if !text.is_empty() && !text.starts_with('#') {
            lines.push(Line { number: at + 1, indent: line.len() - text.len(), text });
        }
    }
    Some(lines)
}

struct Plain<'t> {
    lines: Vec<Line<'t>>,
    at: usize,
}

impl<'t> Plain<'t> {
    fn line(&self) -> Option<Line<'t>> {
        self.lines.get(self.at).copied()
    }

    /// The next line, where it stands as far to the right as this; nothing may stand further.
    fn at_indent(&self, indent: usize) -> Option<Option<Line<'t>>> {
        match self.line() {
            Some(line) if line.indent > indent => None,
            line => Some(line.filter(|line| line.indent == indent)),
        }
    }

    /// A list or a mapping whose lines stand this far to the right.
    fn block(&mut self, indent: usize, depth: usize) -> Option<Node<'t>> {
        let first = self.line().filter(|line| line.indent == indent && depth < DEEPEST)?;
        let kind = match first.text.starts_with("- ") {
            true => self.sequence(indent, depth)?,
            false => self.mapping(indent, depth)?,
        };
        Some(Node { kind, place: first.place(0, 1) })
    }

    fn sequence(&mut self, indent: usize, depth: usize) -> Option<Kind<'t>> {
        let mut nodes = Vec::new();
        while let Some(line) = self.at_indent(indent)? {
            let Some(text) = line.text.strip_prefix("- ") else {
                break;
            };
            let item = Line { indent: indent + 2, text, ..line };
            nodes.push(match item.pair() {
                Some(_) => {
                    self.lines[self.at] = item;
                    self.block(item.indent, depth + 1)?
                }
                None => {
                    self.at += 1;
                    item.scalar(0)?
                }
            });
        }
        Some(Kind::Sequence(nodes))
    }

    fn mapping(&mut self, indent: usize, depth: usize) -> Option<Kind<'t>> {
        let mut pairs = Vec::new();
        while let Some(line) = self.at_indent(indent)?.filter(|line| !line.text.starts_with("- ")) {
            let (key, value) = line.pair()?;
            self.at += 1;
            let name = line.node(0, key, true);
            let value = match value.strip_prefix(' ') {
                Some(_) => line.scalar(key.len() + 2)?,
                None => self.below(indent, depth)?,
            };
            pairs.push((name, value));
        }
        Some(Kind::Mapping(pairs))
    }

    /// The value of a key behind which nothing stands: what stands further to the right, or a list
    /// right below.
    fn below(&mut self, indent: usize, depth: usize) -> Option<Node<'t>> {
        let next = self.line()?;
        if next.indent > indent {
            return self.block(next.indent, depth + 1);
        }
        // A list that stands no further to the right begins, for the parser, behind its dash.
        let place = next.place(2, 1);
        let list = next.indent == indent && next.text.starts_with("- ");
        list.then(|| self.block(indent, depth + 1))?.map(|list| Node { place, ..list })
    }
}

impl<'t> Line<'t> {
    /// The key, and what stands behind its colon: nothing, or a blank and a value.
    fn pair(self) -> Option<(&'t str, &'t str)> {
        let (key, value) = self.text.split_once(':')?;
        let is_key = key.starts_with(|c: char| c.is_ascii_alphabetic())
            && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        (is_key && (value.is_empty() || value.starts_with(' '))).then_some((key, value))
    }

    /// The text or the word that the line is from this byte on.
    fn scalar(self, start: usize) -> Option<Node<'t>> {
        let text = &self.text[start..];
        if let Some(quoted) = text.strip_prefix('"') {
            let quoted = quoted.strip_suffix('"')?;
            return (!quoted.contains(['"', '\\'])).then(|| self.node(start, quoted, false));
        }
        let is_word = text.starts_with(|c: char| c.is_ascii_alphanumeric())
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
        is_word.then(|| self.node(start, text, true))
    }

    fn node(self, start: usize, text: &'t str, plain: bool) -> Node<'t> {
        let width = text.chars().count() + if plain { 0 } else { 2 };
        let kind = Kind::Scalar { text: Cow::Borrowed(text), plain };
        Node { kind, place: self.place(start, width) }
    }

    fn place(self, start: usize, width: usize) -> Place {
        Place { line: self.number, column: self.indent + start + 1, width: width.max(1) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::yaml::parse_all;
    use super::*;
    use crate::codec::{File, read, write_checklist, write_head};
    use crate::domain::checklist::Head;
    use crate::domain::time::parse_day;

    const TIDY: &str = "# A list\nticklist: 1\ntitle: \"Müller & Söhne: Umzug #2\"\nsource:\n  \
                        date: 2026-11-23\n\nphases:\n- id: A\n  name: \"\"\n  items:\n  # two\n  \
                        - id: A1\n    task: \"Do it\"\n    ongoing: true\n  - \"Ask\"\n  - word\n- \
                        name: B\n  standing: true\n";

    /// Every text that is read so is read as the parser reads it, places and all.
    fn agrees(text: &str) -> bool {
        let plain = parse(text);
        if let Some(plain) = &plain {
            let all = parse_all(text).unwrap_or_else(|flaw| panic!("{}: {text}", flaw.problem));
            assert_eq!(Some(plain), all.as_ref(), "{text}");
        }
        plain.is_some()
    }

    #[test]
    fn what_the_program_writes_is_read_as_the_parser_reads_it() {
        let shipped = include_bytes!("../../checklists/ems-onboarding.yaml");
        let Ok(File::Checklist(checklist)) = read(shipped) else { panic!("it can be read") };
        assert!(agrees(TIDY));
        assert!(agrees(&write_checklist(&checklist)));
        let (engagement, customer) = ("4f9k2m7q1z".to_owned(), "Łódź 準備".to_owned());
        let started = parse_day("2026-11-23").expect("a date");
        let head = write_head(&Head { engagement, customer, started, checklist });
        assert!(agrees(head.strip_suffix("journal:\n").expect("it ends with its journal")));
    }

    /// Catches: a text that looks plain and means something else.
    #[test]
    fn what_is_not_so_plain_is_left_to_the_parser() {
        let more = [
            "", ":", ": ", " ", "  ", "\"", "\\", "'", "#", " #", "-", "- ", "\n", "\n\n", "\n ",
            "\n- ", "\n  - ", "\t", "\r", "[", "]", "{", "}", "&a ", "*a", "!", "|", ">", "?", "%",
            "@", "`", ",", "~", "---\n", "...\n", "é", "\u{85}", "\u{2028}", "\u{feff}", "0",
            "null",
        ];
        let mut read = 0;
        for (at, c) in TIDY.char_indices() {
            for more in more {
                let (before, after) = (&TIDY[..at], &TIDY[at + c.len_utf8()..]);
                read += usize::from(agrees(&[before, more, after].concat()));
                read += usize::from(agrees(&[before, more, &TIDY[at..]].concat()));
            }
        }
        assert!(read > 1_000, "only {read} of them were plain");
    }
}
