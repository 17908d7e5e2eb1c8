//! What somebody wrote for people, with the little of Markdown that a summary needs.
//!
//! Paragraphs, lists, bold, and links to pages and mailboxes are taken for such. All else of
//! Markdown and HTML is text, as it was typed.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::document::{Text, Tone};

/// Lists may be nested in one another so deep; what is deeper is text.
const DEEPEST: usize = 3;
/// What a link may lead to.
const SCHEMES: [&str; 3] = ["http:", "https:", "mailto:"];

/// Paragraphs and lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose(pub Vec<Passage>);

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Passage {
    /// Lines that belong together.
    Paragraph(Vec<Vec<Run>>),
    /// Points.
    List {
        /// The number of the first, where they are numbered.
        first: Option<u64>,
        /// What each of them says.
        points: Vec<Prose>,
    },
}

/// Words of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// They are bold.
    pub is_bold: bool,
    /// Where they lead.
    pub link: Option<String>,
}

/// A line of a text, for formats that have nothing but lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProseLine {
    /// In so many lists it stands.
    pub depth: usize,
    /// What stands in front of the first line of a point.
    pub lead: Option<String>,
    /// What it says.
    pub runs: Vec<Run>,
}

impl Prose {
    /// A text as it is, line by line; an empty line parts paragraphs.
    pub fn plain(text: &str) -> Self {
        let parts = text.split("\n\n").map(|part| part.trim_matches('\n'));
        let lines = |part: &str| part.lines().map(|line| vec![Run::plain(line)]).collect();
        let parts = parts.filter(|part| !part.trim().is_empty());
        Self(parts.map(|part| Passage::Paragraph(lines(part))).collect())
    }

    /// A text whose author uses Markdown; its lines stay as they are, or go on where one ends.
    pub fn markdown(text: &str, keeps_lines: bool) -> Self {
        let events = Parser::new_ext(text, Options::empty()).into_offset_iter();
        Walk { text, keeps_lines, events: events.collect(), at: 0 }.prose(0)
    }

    /// How many lines it stands on, with an empty one behind each part.
    pub fn height(&self) -> usize {
        self.0.iter().map(|passage| passage.lines().len() + 1).sum()
    }

    /// As much of it as fits this height, and a sign where that is not all.
    pub fn at_most(mut self, height: usize) -> Self {
        let all = self.0.len();
        while self.height() > height && !self.0.is_empty() {
            self.0.pop();
        }
        if self.0.len() < all {
            self.0.push(Passage::Paragraph(vec![vec![Run::plain("…")]]));
        }
        self
    }
}

impl Passage {
    /// Its lines.
    pub fn lines(&self) -> Vec<ProseLine> {
        self.lines_at(0)
    }

    fn lines_at(&self, depth: usize) -> Vec<ProseLine> {
        match self {
            Self::Paragraph(lines) => {
                let line = |runs: &Vec<Run>| ProseLine { depth, lead: None, runs: runs.clone() };
                lines.iter().map(line).collect()
            }
            Self::List { first, points } => {
                let point = |(at, point): (u64, &Prose)| {
                    let passages = point.0.iter();
                    let mut lines: Vec<ProseLine> =
                        passages.flat_map(|passage| passage.lines_at(depth + 1)).collect();
                    let lead = first.map_or("-".to_owned(), |first| format!("{}.", first + at));
                    if let Some(line) = lines.first_mut() {
                        line.lead = Some(lead);
                    }
                    lines
                };
                (0..).zip(points).flat_map(point).collect()
            }
        }
    }
}

impl ProseLine {
    /// Its words, with the place to which a link leads behind it.
    pub fn text(&self) -> Text {
        let indent = "  ".repeat(self.depth.saturating_sub(usize::from(self.lead.is_some())));
        let lead = self.lead.as_ref().map(|lead| format!("{lead} ")).unwrap_or_default();
        self.runs.iter().fold(Text::from(indent + &lead), |text, run| {
            let tone = if run.is_bold { Tone::Strong } else { Tone::Plain };
            let link =
                run.link.as_ref().filter(|link| link.trim_start_matches("mailto:") != run.text);
            let link = link.map(|link| format!(" ({link})")).unwrap_or_default();
            text.and(run.text.as_str(), tone).and(link, Tone::Plain)
        })
    }
}

impl Run {
    fn plain(text: &str) -> Self {
        Self { text: text.to_owned(), is_bold: false, link: None }
    }
}

/// Where a link leads, if that is a page or a mailbox.
fn leads(kind: LinkType, to: &str) -> Option<String> {
    let to = if kind == LinkType::Email { format!("mailto:{to}") } else { to.to_owned() };
    let lower = to.to_lowercase();
    let is_whole = !to.contains(|c: char| c.is_whitespace() || c.is_control());
    (is_whole && SCHEMES.iter().any(|scheme| lower.starts_with(scheme))).then_some(to)
}

/// A text on its way through the parser.
struct Walk<'t> {
    text: &'t str,
    keeps_lines: bool,
    events: Vec<(Event<'t>, Range<usize>)>,
    at: usize,
}

impl<'t> Walk<'t> {
    fn next(&mut self) -> Option<(Event<'t>, Range<usize>)> {
        let next = self.events.get(self.at).cloned();
        self.at += 1;
        next
    }

    /// What stands up to the end of what is open, in so many lists.
    fn prose(&mut self, depth: usize) -> Prose {
        let mut passages = Vec::new();
        while let Some((event, range)) = self.next() {
            match event {
                Event::End(_) => break,
                Event::Start(Tag::Paragraph) => passages.push(Passage::Paragraph(self.lines())),
                Event::Start(Tag::List(first)) if depth < DEEPEST => {
                    passages.push(self.list(first, depth));
                }
                Event::Start(
                    Tag::Heading { .. }
                    | Tag::BlockQuote(_)
                    | Tag::CodeBlock(_)
                    | Tag::HtmlBlock
                    | Tag::List(_),
                ) => {
                    self.skip();
                    passages.extend(Prose::plain(&self.text[range]).0);
                }
                Event::Rule => passages.extend(Prose::plain(&self.text[range]).0),
                // The words of a point that no empty line parts from the next.
                _ => {
                    self.at -= 1;
                    passages.push(Passage::Paragraph(self.lines()));
                    self.at -= 1;
                }
            }
        }
        Prose(passages)
    }

    fn list(&mut self, first: Option<u64>, depth: usize) -> Passage {
        let mut points = Vec::new();
        while let Some((Event::Start(Tag::Item), _)) = self.next() {
            points.push(self.prose(depth + 1));
        }
        Passage::List { first, points }
    }

    /// The lines up to the end of what is open, or to what is no words.
    fn lines(&mut self) -> Vec<Vec<Run>> {
        let mut lines = vec![Vec::new()];
        let (mut is_bold, mut link) = (false, None);
        while let Some((event, range)) = self.next() {
            let mut words = &self.text[range];
            match event {
                Event::Start(Tag::Strong) if !is_bold => {
                    is_bold = true;
                    continue;
                }
                Event::End(TagEnd::Strong) => {
                    is_bold = false;
                    continue;
                }
                Event::Start(Tag::Link { link_type, dest_url, .. })
                    if let Some(to) = leads(link_type, &dest_url) =>
                {
                    link = Some(to);
                    continue;
                }
                Event::End(TagEnd::Link) => {
                    link = None;
                    continue;
                }
                Event::SoftBreak if !self.keeps_lines => words = " ",
                Event::SoftBreak | Event::HardBreak => {
                    lines.push(Vec::new());
                    continue;
                }
                Event::End(_) | Event::Start(Tag::List(_) | Tag::Paragraph) => break,
                Event::Start(_) => self.skip(),
                _ => {}
            }
            let run = Run { text: words.replace('\n', " "), is_bold, link: link.clone() };
            lines.last_mut().expect("there is a line from the first").push(run);
        }
        lines
    }

    /// Goes on behind the end of what has just begun.
    fn skip(&mut self) {
        let mut open = 1;
        while open > 0 {
            match self.next() {
                Some((Event::Start(_), _)) => open += 1,
                Some((Event::End(_), _)) => open -= 1,
                Some(_) => {}
                None => break,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text line by line, bold words in stars, links in brackets.
    fn read(markdown: &str) -> Vec<String> {
        let run = |run: &Run| {
            let text = if run.is_bold { format!("*{}*", run.text) } else { run.text.clone() };
            run.link.iter().fold(text, |text, link| format!("[{text}|{link}]"))
        };
        let line = |line: ProseLine| {
            let lead = line.lead.unwrap_or_default();
            format!(
                "{}{lead}{}",
                ">".repeat(line.depth),
                line.runs.iter().map(run).collect::<String>()
            )
        };
        Prose::markdown(markdown, false).0.iter().flat_map(Passage::lines).map(line).collect()
    }

    #[test]
    fn paragraphs_lists_bold_and_links_are_taken_for_such() {
        for (markdown, lines) in [
            ("one\ntwo\n\nthree", vec!["one two", "three"]),
            ("a **bold word** here", vec!["a *bold word* here"]),
            ("- a\n- **b**\n  1. c\n  2. d\n\ne", vec![">-a", ">-*b*", ">>1.c", ">>2.d", "e"]),
            ("3. a\n\n4. b", vec![">3.a", ">4.b"]),
            ("[**here**](https://a.example/x)", vec!["[*here*|https://a.example/x]"]),
            (
                "<dana@a.example> <http://a.example>",
                vec!["[dana@a.example|mailto:dana@a.example] [http://a.example|http://a.example]"],
            ),
        ] {
            assert_eq!(read(markdown), lines, "{markdown}");
        }
    }

    #[test]
    fn all_else_is_text_as_it_was_typed() {
        for text in [
            "# no title",
            "> no quotation",
            "an *emphasis* and `code`",
            "<script>alert(1)</script>",
            "a <b>b</b> &amp; c",
            "![no picture](https://a.example/x.png)",
            "[no script](javascript:alert)",
            "[no file](file:///etc/passwd)",
            "[no page](//a.example)",
            "---",
            "| no | table |",
            "~~not struck~~",
        ] {
            assert_eq!(read(text), [text]);
        }
        assert_eq!(read("```\ncode\n```"), ["```", "code", "```"]);
        assert_eq!(read("a\n    code")[0], "a     code".replace("     ", " "));
    }

    #[test]
    fn lists_in_lists_in_lists_end_somewhere() {
        let deep = "- ".repeat(4000) + "x";
        assert_eq!(read(&deep).len(), 1);
    }

    #[test]
    fn lines_are_kept_where_that_is_wanted() {
        assert_eq!(Prose::markdown("one\ntwo", true), Prose::plain("one\ntwo"));
    }
}
