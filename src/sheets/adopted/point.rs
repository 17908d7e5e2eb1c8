//! A point of a list, with those that lie in it.

use super::told::{is_box, one_line, unboxed};

/// A point of a list.
#[derive(Default)]
pub(super) struct Point {
    pub(super) line: usize,
    /// Its lines: first the task, then its detail.
    text: String,
    detail: String,
    /// The task is complete: what follows is detail.
    is_told: bool,
    /// What is struck out.
    pub(super) struck: String,
    /// Where its links lead, and what stands there.
    links: Vec<(String, String)>,
    is_in_link: bool,
    /// Something of it is no link into the same text.
    leads_elsewhere: bool,
    /// The points in it.
    pub(super) points: Vec<Point>,
}

impl Point {
    pub(super) fn at(line: usize) -> Self {
        Self { line, ..Self::default() }
    }

    /// What it says, up to the first line end of a paragraph.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Adds to what it says.
    pub(super) fn add(&mut self, text: &str, is_struck: bool) {
        if is_struck {
            return self.struck.push_str(text);
        }
        match self.links.last_mut().filter(|_| self.is_in_link) {
            Some((url, words)) => {
                self.leads_elsewhere |= !url.starts_with('#');
                words.push_str(text);
            }
            None => self.leads_elsewhere |= text.contains(char::is_alphanumeric),
        }
        if self.is_told { self.detail.push_str(text) } else { self.text.push_str(text) }
    }

    /// What follows stands on a line of its own.
    pub(super) fn end_line(&mut self) {
        self.is_told |= !self.text.trim().is_empty();
        self.detail.push('\n');
    }

    /// What follows is a link.
    pub(super) fn link(&mut self, url: &str) {
        self.is_in_link = true;
        self.links.push((url.to_owned(), String::new()));
    }

    pub(super) fn end_link(&mut self) {
        self.is_in_link = false;
    }

    /// Does it begin with a box?
    pub(super) fn is_boxed(&self) -> bool {
        unboxed(&self.text).0.is_some()
    }

    /// Does it begin with a sign that is no box?
    pub(super) fn is_adorned(&self) -> bool {
        unboxed(&self.text).0.is_some_and(|sign| !is_box(sign))
    }

    /// Is there a box in it?
    pub(super) fn has_boxes(&self) -> bool {
        self.points.iter().any(Point::is_or_has_box)
    }

    /// Does it, or any in it, begin with a box that is no ornament?
    pub(super) fn has_true_box(&self) -> bool {
        unboxed(&self.text).0.is_some_and(is_box) || self.points.iter().any(Point::has_true_box)
    }

    /// Is it a box, or is there one in it?
    pub(super) fn is_or_has_box(&self) -> bool {
        self.is_boxed() || self.has_boxes()
    }

    /// Is all that it says struck out?
    pub(super) fn is_struck(&self) -> bool {
        !self.struck.is_empty() && !unboxed(&self.text).1.contains(char::is_alphanumeric)
    }

    /// Does it, and all in it, only lead to another place in the same text?
    pub(super) fn leads_within(&self) -> bool {
        !self.links.is_empty()
            && !self.leads_elsewhere
            && self.points.iter().all(Point::leads_within)
    }

    /// Where its first link leads.
    pub(super) fn own_link(&self) -> Option<String> {
        let mut urls = self.links.iter().map(|(url, _)| one_line(url));
        urls.find(|url| !url.is_empty() && !url.starts_with('#'))
    }

    /// What the task leaves out: more lines, what is struck out, other links, and the points in it
    /// that are no boxes.
    pub(super) fn detail(&self) -> String {
        let mut lines = vec![self.detail.clone()];
        lines.extend((!self.struck.is_empty()).then(|| format!("~~{}~~", one_line(&self.struck))));
        let own = self.own_link();
        let others = self.links.iter().filter(|(url, words)| {
            Some(url) != own.as_ref() && url != words && !url.starts_with('#')
        });
        lines.extend(others.map(|(url, words)| format!("{words}: {url}")));
        let points = self.points.iter().filter(|point| !point.is_or_has_box());
        lines.extend(points.map(|point| format!("{}\n{}", one_line(&point.text), point.whole())));
        lines.join("\n")
    }

    /// All that is in it, below its task.
    fn whole(&self) -> String {
        let own_link = self.own_link().unwrap_or_default();
        format!("{}\n{own_link}", self.detail())
    }

    /// Makes a point in it a part of its detail.
    pub(super) fn swallow(&mut self, point: &Point) {
        self.end_line();
        self.detail.push_str(&format!("{}\n{}", one_line(&point.text), point.whole()));
    }
}
