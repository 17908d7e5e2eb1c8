//! The elements of a drawing, one a line. All text passes through here on its way into it.

use maud::html;

use crate::render::formats::text::visible;

/// A path of this class.
pub(super) fn path(class: &str, way: &str) -> String {
    format!("<path class=\"{class}\" d=\"{way}\"/>\n")
}

/// A straight line.
pub(super) fn line(class: &str, from: (i64, i64), to: (i64, i64)) -> String {
    path(class, &format!("M{} {}L{} {}", from.0, from.1, to.0, to.1))
}

/// Words at a place, which stands at their start unless it is said to be another part of them.
pub(super) fn words(class: &str, (x, y): (i64, i64), anchor: Option<&str>, words: &str) -> String {
    let anchor = anchor.map(|anchor| format!(" text-anchor=\"{anchor}\"")).unwrap_or_default();
    let words = escaped(words);
    format!("<text class=\"{class}\" x=\"{x}\" y=\"{y}\"{anchor}>{words}</text>\n")
}

/// The text as XML holds it, with what can't be seen written out.
pub(super) fn escaped(text: &str) -> String {
    html! { (visible(text)) }.into_string()
}
