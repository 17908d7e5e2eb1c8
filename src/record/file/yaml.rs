//! YAML as a tree that knows where each of its nodes stands.
//!
//! Only what checklists and records need: mappings, sequences and scalars, as text. Anchors,
//! aliases and tags are refused, so that no file grows while it is read.

use std::borrow::Cow;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::fault::Place;

/// A node and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Node<'t> {
    pub(crate) kind: Kind<'t>,
    pub(crate) place: Place,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind<'t> {
    /// As it is written; `plain` without quotes.
    Scalar {
        text: Cow<'t, str>,
        plain: bool,
    },
    Sequence(Vec<Node<'t>>),
    Mapping(Vec<(Node<'t>, Node<'t>)>),
}

/// Why a text is no YAML that we read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Flaw {
    pub(crate) place: Place,
    pub(crate) problem: String,
    pub(crate) remedy: Option<&'static str>,
}

/// How deep nodes may be nested.
const DEEPEST: usize = 16;
/// How many nodes a file may have: ten times what 2,000 items with all their keys need.
const MOST: usize = 300_000;

impl Node<'_> {
    /// Is it `~`, `null` or nothing at all, without quotes?
    pub(crate) fn is_null(&self) -> bool {
        matches!(&self.kind, Kind::Scalar { text, plain: true }
            if matches!(text.as_ref(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// The text of a scalar.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// What it is, in the words of somebody who writes YAML by hand.
    pub(crate) fn what(&self) -> &'static str {
        match self.kind {
            Kind::Scalar { .. } if self.is_null() => "nothing",
            Kind::Scalar { .. } => "text",
            Kind::Sequence(_) => "a list",
            Kind::Mapping(_) => "a mapping",
        }
    }
}

/// The only document in `text`, or nothing where there is none.
pub(crate) fn parse(text: &str) -> Result<Option<Node<'_>>, Flaw> {
    let mut events = Events { parser: Parser::new_from_str(text), nodes: 0 };
    let mut document = None;
    loop {
        match events.next()? {
            (Event::StreamEnd, _) => return Ok(document),
            (Event::StreamStart | Event::DocumentEnd | Event::Nothing, _) => {}
            (Event::DocumentStart(_), span) if document.is_some() => {
                return Err(flaw(span, "a second document begins here")
                    .remedy("keep one document in a file: delete the line `---`"));
            }
            (Event::DocumentStart(_), _) => {
                let (event, span) = events.next()?;
                document = Some(events.node(event, span, 0)?);
            }
            (_, span) => return Err(flaw(span, "this does not belong here")),
        }
    }
}

struct Events<'t> {
    parser: Parser<'t, saphyr_parser::StrInput<'t>>,
    nodes: usize,
}

impl<'t> Events<'t> {
    fn next(&mut self) -> Result<(Event<'t>, Span), Flaw> {
        match self.parser.next_event() {
            Some(Ok(event)) => Ok(event),
            Some(Err(error)) => Err(Flaw {
                place: Place {
                    line: error.marker().line(),
                    column: error.marker().col() + 1,
                    width: 1,
                },
                problem: format!("not YAML: {}", error.info()),
                remedy: remedy(error.info()),
            }),
            None => Ok((Event::StreamEnd, Span::default())),
        }
    }

    fn node(&mut self, event: Event<'t>, span: Span, depth: usize) -> Result<Node<'t>, Flaw> {
        self.nodes += 1;
        if depth > DEEPEST {
            return Err(flaw(span, "nested more than 16 deep"));
        }
        if self.nodes > MOST {
            return Err(flaw(span, "this is the 300,001st value of the file: too many"));
        }
        let kind = match event {
            Event::Scalar(text, style, anchor, tag) => {
                refuse_extras(anchor, tag.is_some(), span)?;
                Kind::Scalar { text, plain: style == ScalarStyle::Plain }
            }
            Event::SequenceStart(anchor, tag) => {
                refuse_extras(anchor, tag.is_some(), span)?;
                self.sequence(depth)?
            }
            Event::MappingStart(anchor, tag) => {
                refuse_extras(anchor, tag.is_some(), span)?;
                self.mapping(depth)?
            }
            Event::Alias(_) => {
                return Err(flaw(span, "aliases (`*name`) are not read")
                    .remedy("write the text out, in quotes if it starts with `*`"));
            }
            _ => return Err(flaw(span, "something is missing here")),
        };
        Ok(Node { kind, place: place(span) })
    }

    fn sequence(&mut self, depth: usize) -> Result<Kind<'t>, Flaw> {
        let mut nodes = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, _) => return Ok(Kind::Sequence(nodes)),
                (event, span) => nodes.push(self.node(event, span, depth + 1)?),
            }
        }
    }

    fn mapping(&mut self, depth: usize) -> Result<Kind<'t>, Flaw> {
        let mut pairs = Vec::new();
        loop {
            let key = match self.next()? {
                (Event::MappingEnd, _) => return Ok(Kind::Mapping(pairs)),
                (event, span) => self.node(event, span, depth + 1)?,
            };
            let (event, span) = self.next()?;
            pairs.push((key, self.node(event, span, depth + 1)?));
        }
    }
}

fn refuse_extras(anchor: usize, tagged: bool, span: Span) -> Result<(), Flaw> {
    if anchor > 0 {
        Err(flaw(span, "anchors (`&name`) are not read")
            .remedy("write the text out, in quotes if it starts with `&`"))
    } else if tagged {
        Err(flaw(span, "tags (`!name`) are not read")
            .remedy("put the text in quotes if it starts with `!`"))
    } else {
        Ok(())
    }
}

fn place(span: Span) -> Place {
    let same_line = span.start.line() == span.end.line();
    let width = if same_line { span.end.col().saturating_sub(span.start.col()) } else { 1 };
    Place { line: span.start.line(), column: span.start.col() + 1, width: width.max(1) }
}

fn flaw(span: Span, problem: &str) -> Flaw {
    Flaw { place: place(span), problem: problem.to_owned(), remedy: None }
}

impl Flaw {
    fn remedy(self, remedy: &'static str) -> Self {
        Self { remedy: Some(remedy), ..self }
    }
}

/// What usually helps against a complaint of the parser.
fn remedy(info: &str) -> Option<&'static str> {
    if info.contains("mapping values are not allowed") {
        Some("put the text in quotes if it holds `: `, and check the indentation")
    } else {
        Some("check brackets, quotes and indentation; a text with `: ` or `,` in it needs quotes")
    }
}
