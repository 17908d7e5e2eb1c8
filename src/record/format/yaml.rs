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
        if let Some((problem, remedy)) = refused(&event) {
            return Err(self.fault(span, problem).remedy(remedy));
        }
        let kind = match event {
            Event::Scalar(text, style, ..) => {
                Kind::Scalar { text, plain: style == ScalarStyle::Plain }
            }
            Event::SequenceStart(..) => Kind::Sequence(self.below(depth)?),
            Event::MappingStart(..) => {
                let mut nodes = self.below(depth)?.into_iter();
                let pair = || Some((nodes.next()?, nodes.next()?));
                Kind::Mapping(std::iter::from_fn(pair).collect())
            }
            _ => return Err(self.fault(span, "something is missing here")),
        };
        Ok(Node { kind, place: place(span) })
    }

    /// The nodes of a sequence, or the keys and values of a mapping, one after the other.
    fn below(&mut self, depth: usize) -> Result<Vec<Node<'t>>, Fault> {
        let mut nodes = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd | Event::MappingEnd, _) => return Ok(nodes),
                (event, span) => nodes.push(self.node(event, span, depth + 1)?),
            }
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

/// What is YAML, and not read; and what to write instead.
fn refused(event: &Event<'_>) -> Option<(&'static str, &'static str)> {
    let (anchor, tag) = match event {
        Event::Alias(_) => {
            let remedy = "write the text out, in quotes if it starts with `*`";
            return Some(("aliases (`*name`) are not read", remedy));
        }
        Event::Scalar(_, _, anchor, tag)
        | Event::SequenceStart(anchor, tag)
        | Event::MappingStart(anchor, tag) => (*anchor, tag),
        _ => return None,
    };
    if anchor > 0 {
        let remedy = "write the text out, in quotes if it starts with `&`";
        return Some(("anchors (`&name`) are not read", remedy));
    }
    let remedy = "put the text in quotes if it starts with `!`";
    tag.as_ref().map(|_| ("tags (`!name`) are not read", remedy))
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
