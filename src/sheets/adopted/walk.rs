//! The way through a Markdown text, event by event.

use std::collections::HashSet;
use std::vec::IntoIter;

use pulldown_cmark::{CowStr, Event, OffsetIter, Tag, TagEnd};

use super::html_table::HtmlTable;
use super::left_out::{Kind, has_no_tasks};
use super::lines::numbered;
use super::outline::{DEEPEST, Items, Listed, Outline, SHORT};
use super::paragraph::Paragraph;
use super::point::Point;
use super::small_table::small_table;
use super::text_table::TextTable;
use super::told::{is_box, one_line, title, unboxed};
use super::wording::Wording;
use crate::sheets::table::Table;

/// Below all headings, what can be unfolded, and below that a line in bold.
const SUMMARY: usize = 7;
const BOLD: usize = 8;

/// How a text is to be read.
#[derive(Clone, Default)]
pub(super) struct Way {
    pub(super) wording: Wording,
    pub(super) items: Items,
    /// The headings below which there are boxes.
    pub(super) above_boxes: HashSet<Vec<String>>,
    /// The first heading is the title.
    pub(super) has_title: bool,
    /// Whether each of the headings that follow is an item.
    pub(super) are_tasks: IntoIter<bool>,
}

/// Where a text has boxes.
#[derive(Default)]
pub(super) struct Boxes {
    /// So many points have one, and so many have none.
    pub(super) with: usize,
    pub(super) without: usize,
    /// The headings below which there are any.
    pub(super) above: HashSet<Vec<String>>,
}

/// A text on its way through the parser.
#[derive(Default)]
pub(super) struct Walk {
    way: Way,
    pub(super) outline: Outline,
    pub(super) boxes: Boxes,
    /// Where the parser is.
    line: usize,
    /// This heading is an item.
    is_task: bool,
    /// The outermost open point is a heading.
    is_in_heading: bool,
    /// The front matter or the heading that is being read.
    front: Option<String>,
    heading: Option<String>,
    /// The paragraph that is being read, and the last one, where a list or a table may follow.
    paragraph: Option<Paragraph>,
    lead: Option<Paragraph>,
    /// The points that are being read, the outermost first, and those of the outermost list.
    open: Vec<Point>,
    list: Vec<Point>,
    /// The table that is being read.
    table: TextTable,
    html: HtmlTable,
    /// The level of the heading below which there are no tasks.
    without_tasks: Option<usize>,
    is_bold: bool,
    is_struck: bool,
}

impl Walk {
    /// Reads a text, of which these are the events.
    pub(super) fn through(text: &str, events: OffsetIter<'_>, way: Way) -> Self {
        let mut own = Self { way, outline: Outline::of("line"), ..Self::default() };
        let (mut line, mut read) = (1, 0);
        for (event, range) in events {
            if range.start > read {
                line += text[read..range.start].matches('\n').count();
                read = range.start;
            }
            own.line = line;
            own.event(event);
        }
        own.end_task();
        own.leave_lead_out();
        own
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::TaskListMarker(ticked) => self.text(if ticked { "[x] " } else { "[ ] " }),
            Event::Text(text) | Event::Code(text) => self.text(&text),
            Event::SoftBreak | Event::HardBreak => self.text("\n"),
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        let is_outermost = self.open.len() <= usize::from(self.is_in_heading);
        match tag {
            Tag::Heading { .. } => {
                self.is_task = self.way.are_tasks.next() == Some(true);
                if !is_outermost {
                    return self.end_line();
                }
                self.end_task();
                self.heading = Some(String::new());
            }
            Tag::Emphasis | Tag::Image { .. } => {}
            Tag::Strong => self.is_bold = true,
            Tag::Strikethrough => self.is_struck = true,
            Tag::Link { dest_url, .. } => self.link(&dest_url),
            Tag::MetadataBlock(_) => self.front = Some(String::new()),
            Tag::Item => {
                self.end_line();
                self.open.push(Point::at(self.line));
            }
            _ if !self.open.is_empty() => self.end_line(),
            Tag::Paragraph => {
                self.leave_lead_out();
                let (line, text) = (self.line, String::new());
                self.paragraph = Some(Paragraph { line, text, is_bold: true });
            }
            Tag::CodeBlock(_) => self.leave_out(Kind::Beside, "", self.line),
            Tag::List(_) => self.take_lead_as_heading(),
            Tag::Table(_) => {
                self.take_lead_as_heading();
                self.leave_lead_out();
                self.table.begin();
            }
            Tag::TableRow | Tag::TableHead => self.table.begin_row(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Image => {}
            TagEnd::Strong => self.is_bold = false,
            TagEnd::Strikethrough => self.is_struck = false,
            TagEnd::Link => self.end_link(),
            TagEnd::MetadataBlock(_) => {
                self.outline.title(title(&self.front.take().unwrap_or_default()));
            }
            TagEnd::Item => self.end_point(),
            TagEnd::List(_) if self.open.is_empty() => self.end_list(),
            _ if !self.open.is_empty() => self.end_line(),
            TagEnd::Heading(level) => self.end_heading(level as usize),
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::TableCell => {
                let added = self.table.end_cell(self.line);
                added.err().into_iter().for_each(|fault| self.outline.fault(self.line, fault));
            }
            TagEnd::Table => self.end_table(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(point) = self.open.last_mut() {
            point.add(text, self.is_struck);
        } else if let Some(heading) = self.heading.as_mut().or(self.front.as_mut()) {
            heading.push_str(text);
        } else if self.table.is_open() {
            self.table.text(&if self.is_struck { format!("~~{text}~~") } else { text.to_owned() });
        } else if let Some(paragraph) = &mut self.paragraph {
            paragraph.is_bold &= self.is_bold || !text.contains(char::is_alphanumeric);
            paragraph.text.push_str(text);
        }
    }

    fn html(&mut self, html: &CowStr<'_>) {
        if self.open.is_empty() && (self.html.is_open() || html.contains("<table")) {
            if let Some(table) = self.html.read(html, self.line)
                && self.without_tasks.is_none()
            {
                self.take_lead_as_heading();
                self.leave_lead_out();
                self.rows(&table);
            }
            return;
        }
        let tag = html.trim_start().to_lowercase();
        if tag.starts_with("<br") || tag.starts_with("<li") {
            self.text("\n");
        } else if let Some((_, summary)) = html.split_once("<summary>")
            && self.open.is_empty()
        {
            let summary = summary.split("</summary>").next().unwrap_or_default();
            let mut words = summary.split('<').map(|it| it.rsplit('>').next().unwrap_or_default());
            let name = words.by_ref().collect::<Vec<&str>>().concat();
            self.leave_lead_out();
            self.outline.heading(SUMMARY, &name, self.line);
        }
        if tag.contains("</details>") && self.open.is_empty() {
            self.outline.leave(SUMMARY);
        }
    }

    fn link(&mut self, url: &str) {
        match self.open.last_mut() {
            Some(point) => point.link(url),
            None => self.table.link(url),
        }
    }

    fn end_link(&mut self) {
        match self.open.last_mut() {
            Some(point) => point.end_link(),
            None => self.table.end_link(),
        }
    }

    /// What follows in a point stands on a line of its own.
    fn end_line(&mut self) {
        self.open.last_mut().into_iter().for_each(Point::end_line);
    }

    fn end_heading(&mut self, level: usize) {
        self.leave_lead_out();
        let heading = self.heading.take().unwrap_or_default();
        if std::mem::take(&mut self.way.has_title) {
            return self.outline.title(&heading);
        }
        if self.without_tasks.is_some_and(|above| level > above) {
            return;
        }
        // A sign like ✅ only adorns a heading.
        let (sign, bare) = unboxed(&heading);
        let is_ticked = sign.is_some_and(is_box);
        let heading = if is_ticked { &heading } else { bare };
        let is_without = has_no_tasks(heading);
        self.without_tasks = is_without.then_some(level);
        if is_without {
            self.outline.leave_out(Kind::Section, heading, self.line);
        } else if self.is_task || is_ticked {
            self.outline.leave(level);
            let mut point = Point::at(self.line);
            point.add(numbered(heading).unwrap_or(heading), false);
            self.open.push(point);
            self.end_line();
            self.is_in_heading = true;
        } else {
            self.outline.heading(level, heading, self.line);
        }
    }

    /// The item that is a heading ends where the next begins.
    fn end_task(&mut self) {
        if let Some(point) = self.open.pop_if(|_| std::mem::take(&mut self.is_in_heading)) {
            self.place(&point, None);
        }
    }

    /// A paragraph may be a heading or belong to what follows; lines with boxes are items.
    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraph.take() else { return };
        let is_boxed = |line: &&str| unboxed(line).0.is_some();
        if !paragraph.text.lines().any(|line| is_boxed(&line)) {
            self.lead = Some(paragraph);
            return;
        }
        for (line, text) in (paragraph.line..).zip(paragraph.text.lines()) {
            let mut point = Point::at(line);
            point.add(text, false);
            match is_boxed(&text) {
                true => self.list.push(point),
                false => self.leave_out(Kind::Beside, text, line),
            }
        }
        self.end_list();
    }

    /// The paragraph before a list or a table, where it is a heading.
    fn take_lead_as_heading(&mut self) {
        if let Some(lead) = self.lead.take_if(|lead| lead.is_heading()) {
            self.outline.heading(BOLD, lead.text.trim_start_matches('#'), lead.line);
        }
    }

    /// Names the last paragraph, where it belongs to nothing.
    fn leave_lead_out(&mut self) {
        if let Some(lead) = self.lead.take() {
            self.leave_out(Kind::Beside, &lead.text, lead.line);
        }
    }

    /// Notes what is left out, unless it stands in what is left out as a whole.
    fn leave_out(&mut self, kind: Kind, name: &str, line: usize) {
        if self.without_tasks.is_none() {
            self.outline.leave_out(kind, name, line);
        }
    }

    fn end_point(&mut self) {
        let Some(point) = self.open.pop() else { return };
        let is_deep = self.open.len() >= DEEPEST;
        match self.open.last_mut() {
            Some(above) if is_deep => above.swallow(&point),
            Some(above) => above.points.push(point),
            None => self.list.push(point),
        }
    }

    fn end_list(&mut self) {
        let list = std::mem::take(&mut self.list);
        let line = list.first().map_or(self.line, |point| point.line);
        let lead = self.lead.take_if(|lead| lead.text.trim_end().ends_with([':', '：']));
        self.leave_lead_out();
        if self.without_tasks.is_some() || list.is_empty() {
            return;
        }
        let has_boxes = list.iter().any(Point::has_true_box);
        if has_boxes {
            self.boxes.with += list.len();
            self.boxes.above.insert(self.outline.path());
        } else {
            self.boxes.without += list.len();
        }
        if list.iter().all(Point::leads_within) {
            return self.outline.leave_out(Kind::Contents, "", line);
        }
        if self.way.items == Items::Boxes && !self.way.above_boxes.contains(&self.outline.path()) {
            let first = list.first().map(Point::text).unwrap_or_default();
            return self.outline.leave_out(Kind::List, first, line);
        }
        let lead = lead.map(|lead| one_line(&lead.text));
        for point in list {
            let is_bare = has_boxes && !point.is_or_has_box();
            if self.way.items == Items::Boxes && (is_bare || point.is_adorned()) {
                self.leave_out(Kind::List, point.text(), point.line);
                continue;
            }
            let goes_on = point.text().starts_with(char::is_lowercase);
            let above = lead.as_deref().map(|lead| (lead, goes_on));
            self.place(&point, above);
        }
    }

    /// Adds a point, and the boxes in it, below what stands above it; does that stand before the
    /// task?
    fn place(&mut self, point: &Point, above: Option<(&str, bool)>) {
        let below = |listed: Listed| match above {
            Some((above, is_short)) => listed.below(above, is_short),
            None => listed,
        };
        let has_boxes = point.has_boxes();
        let is_item = !has_boxes || point.is_boxed();
        let text = one_line(point.text());
        if is_item {
            match Listed::read(point.line, &text, &point.detail()) {
                _ if point.is_struck() => {
                    return self.outline.leave_out(Kind::Struck, &point.struck, point.line);
                }
                None => self.outline.leave_out(Kind::Empty, "", point.line),
                Some(mut listed) => {
                    listed.item.link = point.own_link();
                    self.outline.item(below(listed));
                }
            }
        }
        if has_boxes {
            let own = one_line(unboxed(&text).1);
            let own = match above.filter(|_| !is_item) {
                Some((above, _)) => format!("{}: {own}", above.trim_end_matches([':', ' '])),
                None => own,
            };
            let own = own.trim_end_matches(':');
            let above = (!own.is_empty()).then_some((own, own.len() <= SHORT));
            let inner = point.points.iter().filter(|inner| !is_item || inner.is_or_has_box());
            inner.for_each(|inner| self.place(inner, above));
        }
    }

    fn end_table(&mut self) {
        let table = self.table.end().filter(|_| self.without_tasks.is_none());
        table.iter().for_each(|table| self.rows(table));
    }

    fn rows(&mut self, table: &Table) {
        small_table(&mut self.outline, table, &self.way.wording, self.way.items);
    }
}
