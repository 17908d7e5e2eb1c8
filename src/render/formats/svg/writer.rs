//! The one door through which text passes on its way into a drawing.

use std::fmt::Display;

use crate::render::formats::text::visible;

/// The names and values of attributes.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a dyn Display)];

/// Writes elements, one a line, and escapes what stands in them.
#[derive(Debug, Default)]
pub(super) struct Writer {
    text: String,
    open: Vec<&'static str>,
}

impl Writer {
    /// Begins an element that holds others.
    pub(super) fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.begin(name, attributes);
        self.text.push_str(">\n");
        self.open.push(name);
    }

    /// Ends the element that was begun last.
    pub(super) fn close(&mut self) {
        let name = self.open.pop().expect("what is closed was opened");
        self.text.push_str(&format!("</{name}>\n"));
    }

    /// An element that holds text.
    pub(super) fn text(&mut self, name: &'static str, attributes: Attributes<'_>, text: &str) {
        self.begin(name, attributes);
        self.text.push_str(&format!(">{}</{name}>\n", escaped(text)));
    }

    /// Words at a place, which stands at their start unless it is said to be another part of them.
    pub(super) fn words(&mut self, class: &str, at: (i64, i64), anchor: Option<&str>, words: &str) {
        let anchor = anchor.as_ref().map(|anchor| ("text-anchor", anchor as &dyn Display));
        let place: [(&str, &dyn Display); 3] = [("class", &class), ("x", &at.0), ("y", &at.1)];
        self.text("text", &place.into_iter().chain(anchor).collect::<Vec<_>>(), words);
    }

    /// An element that holds text of our own, which needs no escaping.
    pub(super) fn raw(&mut self, name: &'static str, text: &str) {
        self.begin(name, &[]);
        self.text.push_str(&format!(">\n{text}</{name}>\n"));
    }

    /// An element that holds nothing.
    pub(super) fn empty(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.begin(name, attributes);
        self.text.push_str("/>\n");
    }

    /// A straight line.
    pub(super) fn line(&mut self, class: &str, from: (i64, i64), to: (i64, i64)) {
        let path = format!("M{} {}L{} {}", from.0, from.1, to.0, to.1);
        self.empty("path", &[("class", &class), ("d", &path)]);
    }

    /// All that was written.
    pub(super) fn finish(self) -> String {
        self.text
    }

    fn begin(&mut self, name: &str, attributes: Attributes<'_>) {
        self.text.push_str(&format!("<{name}"));
        for (key, value) in attributes {
            self.text.push_str(&format!(" {key}=\"{}\"", escaped(&value.to_string())));
        }
    }
}

/// The text as XML holds it, with what can't be seen written out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
    }
    escaped
}
