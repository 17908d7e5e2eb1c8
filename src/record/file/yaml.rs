//! YAML as a tree that knows where each of its nodes stands.
//!
//! Only what checklists and records need: mappings, sequences and scalars, as text. Anchors,
//! aliases and tags are refused, so that no file grows while it is read.

use std::borrow::Cow;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::fault::{Fault, Place};

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

/// How deep nodes may be nested.
const DEEPEST: usize = 16;
/// How many nodes a file may have: ten times what 2,000 items with all their keys need.
const MOST: usize = 300_000;

impl Node<'_> {
    /// Is it `~`, `null` or nothing at all, without quotes?
    pub(crate) fn is_null(&self) -> bool {
        self.bare().is_some_and(|text| ["", "~", "null", "Null", "NULL"].contains(&text))
    }

    /// The text of a scalar without quotes.
    pub(crate) fn bare(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar { text, plain: true } => Some(text),
            _ => None,
        }
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
pub(crate) fn parse(text: &str) -> Result<Option<Node<'_>>, Fault> {
    let mut events = Events { parser: Parser::new_from_str(text), text, nodes: 0 };
    let mut document = None;
    loop {
        match events.next()? {
            (Event::StreamEnd, _) => return Ok(document),
            (Event::StreamStart | Event::DocumentEnd | Event::Nothing, _) => {}
            (Event::DocumentStart(_), span) if document.is_some() => {
                let fault = events.fault(span, "a second document begins here");
                return Err(fault.remedy("keep one document in a file: delete the line `---`"));
            }
            (Event::DocumentStart(_), _) => {
                let (event, span) = events.next()?;
                document = Some(events.node(event, span, 0)?);
            }
            (_, span) => return Err(events.fault(span, "this does not belong here")),
        }
    }
}

struct Events<'t> {
    parser: Parser<'t, saphyr_parser::StrInput<'t>>,
    text: &'t str,
    nodes: usize,
}

impl<'t> Events<'t> {
    fn next(&mut self) -> Result<(Event<'t>, Span), Fault> {
        match self.parser.next_event() {
            Some(Ok(event)) => Ok(event),
            Some(Err(error)) => {
                let problem = format!("not YAML: {}", error.info());
                let fault = self.fault(Span::empty(*error.marker()), &problem);
                Err(fault.remedy(remedy(error.info())))
            }
            None => Ok((Event::StreamEnd, Span::default())),
        }
    }

    fn node(&mut self, event: Event<'t>, span: Span, depth: usize) -> Result<Node<'t>, Fault> {
        self.nodes += 1;
        if depth > DEEPEST {
            return Err(self.fault(span, "nested more than 16 deep"));
        }
        if self.nodes > MOST {
            return Err(self.fault(span, "this is the 300,001st value of the file: too many"));
        }
        let kind = match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_extras(anchor, tag.is_some(), span)?;
                Kind::Scalar { text, plain: style == ScalarStyle::Plain }
            }
            Event::SequenceStart(anchor, tag) => {
                self.refuse_extras(anchor, tag.is_some(), span)?;
                self.sequence(depth)?
            }
            Event::MappingStart(anchor, tag) => {
                self.refuse_extras(anchor, tag.is_some(), span)?;
                self.mapping(depth)?
            }
            Event::Alias(_) => {
                let fault = self.fault(span, "aliases (`*name`) are not read");
                return Err(fault.remedy("write the text out, in quotes if it starts with `*`"));
            }
            _ => return Err(self.fault(span, "something is missing here")),
        };
        Ok(Node { kind, place: place(span) })
    }

    fn sequence(&mut self, depth: usize) -> Result<Kind<'t>, Fault> {
        let mut nodes = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, _) => return Ok(Kind::Sequence(nodes)),
                (event, span) => nodes.push(self.node(event, span, depth + 1)?),
            }
        }
    }

    fn mapping(&mut self, depth: usize) -> Result<Kind<'t>, Fault> {
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

    fn refuse_extras(&self, anchor: usize, tagged: bool, span: Span) -> Result<(), Fault> {
        if anchor > 0 {
            let fault = self.fault(span, "anchors (`&name`) are not read");
            Err(fault.remedy("write the text out, in quotes if it starts with `&`"))
        } else if tagged {
            let fault = self.fault(span, "tags (`!name`) are not read");
            Err(fault.remedy("put the text in quotes if it starts with `!`"))
        } else {
            Ok(())
        }
    }

    fn fault(&self, span: Span, problem: &str) -> Fault {
        let lines: Vec<&str> = self.text.lines().collect();
        Fault::new(place(span), &lines, problem)
    }
}

fn place(span: Span) -> Place {
    let same_line = span.start.line() == span.end.line();
    let width = if same_line { span.end.col().saturating_sub(span.start.col()) } else { 1 };
    Place { line: span.start.line(), column: span.start.col() + 1, width: width.max(1) }
}

/// What usually helps against a complaint of the parser.
fn remedy(info: &str) -> &'static str {
    match info.contains("mapping values are not allowed") {
        true => "put the text in quotes if it holds `: `, and check the indentation",
        false => {
            "check brackets, quotes and indentation; a text with `: ` or `,` in it needs quotes"
        }
    }
}
