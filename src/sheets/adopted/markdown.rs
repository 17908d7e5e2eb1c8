//! Markdown: headings are phases, and the points of lists are items.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::outline::{Adopted, Outline, item, one_line};
use crate::domain::Item;
use crate::record::fault::Fault;

/// The checklist of a Markdown text. Its headings are phases, but for a first one of the highest
/// level, which is the title where others follow. Points of lists are items, ticked or not, what
/// is nested in one is its detail, and a link in it is its link.
///
/// # Errors
/// With every point that can't be an item.
pub(super) fn markdown(text: &str, name: &str) -> Result<Adopted, Vec<Fault>> {
    let options = Options::ENABLE_TASKLISTS
        | Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let has_title = has_title(text, options);
    let mut walk = Walk { outline: Outline::of(text), has_title, ..Walk::default() };
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        walk.event(event, || text[..range.start].matches('\n').count() + 1);
    }
    walk.outline.finish(name)
}

/// Is the first heading alone on its level, with others below it?
fn has_title(text: &str, options: Options) -> bool {
    let mut levels = Parser::new_ext(text, options).filter_map(|event| match event {
        Event::Start(Tag::Heading { level, .. }) => Some(level),
        _ => None,
    });
    let first = levels.next();
    let mut others = levels.peekable();
    others.peek().is_some() && others.all(|level| Some(level) > first)
}

/// A text on its way through the parser.
#[derive(Default)]
struct Walk<'t> {
    outline: Outline<'t>,
    has_title: bool,
    /// The heading that is being read.
    heading: Option<String>,
    headings: usize,
    /// The points that are being read, the outermost first; only that one becomes an item.
    depth: usize,
    point: Point,
}

/// The outermost point of a list that is being read.
#[derive(Default)]
struct Point {
    line: usize,
    task: String,
    detail: String,
    link: Option<String>,
    /// The task is complete: what follows is detail.
    is_told: bool,
}

impl Walk<'_> {
    fn event(&mut self, event: Event<'_>, line: impl Fn() -> usize) {
        match (event, self.depth) {
            (Event::Start(Tag::Heading { .. }), 0) => self.heading = Some(String::new()),
            (Event::End(TagEnd::Heading(_)), 0) => self.end_heading(),
            (Event::Start(Tag::Paragraph | Tag::Table(_) | Tag::CodeBlock(_)), 0) => {
                self.outline.left_out.beside += 1;
            }
            (Event::Start(Tag::Item), depth) => {
                match depth {
                    0 => self.point = Point { line: line(), ..Point::default() },
                    _ => self.point.end_task(),
                }
                self.depth += 1;
            }
            (Event::End(TagEnd::Item), depth) => {
                self.depth -= 1;
                if depth == 1 {
                    self.end_point();
                }
            }
            (
                Event::Start(Tag::List(_))
                | Event::End(TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::Heading(_)),
                1..,
            ) => self.point.end_task(),
            (Event::Start(Tag::Link { dest_url, .. }), 1..) => self.point.link(&dest_url),
            (Event::TaskListMarker(ticked), _) => {
                self.outline.left_out.ticked += usize::from(ticked);
            }
            (Event::Text(text) | Event::Code(text), _) => self.text(&text),
            (Event::SoftBreak | Event::HardBreak, _) => self.text(" "),
            _ => {}
        }
        self.point.is_told |= self.depth > 1;
    }

    fn text(&mut self, text: &str) {
        match &mut self.heading {
            Some(heading) => heading.push_str(text),
            None if self.depth == 0 => {}
            None if self.point.is_told => self.point.detail.push_str(text),
            None => self.point.task.push_str(text),
        }
    }

    fn end_heading(&mut self) {
        let heading = self.heading.take().unwrap_or_default();
        self.headings += 1;
        match self.headings == 1 && self.has_title {
            true => self.outline.title(&heading),
            false => self.outline.phase(&heading),
        }
    }

    fn end_point(&mut self) {
        let point = std::mem::take(&mut self.point);
        let link = point.link.map(|link| one_line(&link)).filter(|link| !link.is_empty());
        let remedy = "write a short text, or delete the line";
        match item(&point.task, &point.detail) {
            Ok(item) => self.outline.item(Item { link, ..item }),
            Err(problem) => self.outline.fault(point.line, problem, remedy),
        }
    }
}

impl Point {
    /// What follows stands on a line of its own.
    fn end_task(&mut self) {
        self.is_told |= !self.task.trim().is_empty();
        self.detail.push('\n');
    }

    /// The first link is the item's; others are written out.
    fn link(&mut self, url: &str) {
        match self.link {
            None => self.link = Some(url.to_owned()),
            Some(_) => self.detail.push_str(&format!("\n{url}\n")),
        }
    }
}
