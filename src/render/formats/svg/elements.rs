//! The elements of a drawing, one a line. All text passes through here on its way into it.

use std::borrow::Cow;

use maud::html;

use crate::render::formats::text::visible;

/// How high a row of words is.
pub(super) const ROW: i64 = 18;
/// How many characters of the summary stand on a line.
const LINE: usize = 130;

/// What a drawing says in words.
pub(super) struct Drawing<'d> {
    /// What it is; a page has one of each kind.
    pub(super) kind: &'d str,
    pub(super) title: &'d str,
    pub(super) summary: &'d str,
    /// What else there is to see on it.
    pub(super) told: Vec<String>,
    /// The style of a drawing of its own, which shows the summary; a part of a page has none, and
    /// the page says it.
    pub(super) style: Option<&'d str>,
}

impl Drawing<'_> {
    /// How many lines the summary takes.
    pub(super) fn lines(&self) -> i64 {
        self.caption().len() as i64
    }

    fn caption(&self) -> Vec<Cow<'_, str>> {
        let shown = self.style.map(|_| textwrap::wrap(self.summary, LINE));
        shown.unwrap_or_default()
    }

    /// The drawing of this size with these parts.
    pub(super) fn framed(&self, size: (i64, i64), parts: &str) -> String {
        let (width, height) = size;
        let Self { kind, title, summary, told, style } = self;
        let style = style.map(|style| format!("<style>\n{style}</style>\n")).unwrap_or_default();
        let size = format!(r#"viewBox="0 0 {width} {height}" width="{width}" height="{height}""#);
        let about = format!(r#"role="img" aria-labelledby="{kind}-title {kind}-told""#);
        let told = [summary].into_iter().copied().chain(told.iter().map(String::as_str));
        let told = escaped(&told.collect::<Vec<&str>>().join(" "));
        let heads = words("title", (16, 28), None, title);
        let lines = (0..).zip(self.caption());
        let lines = lines.map(|(at, line)| words("quiet", (16, 49 + at * ROW), None, &line));
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" {size} class="chart" {about}>
<title id="{kind}-title">{}</title>
<desc id="{kind}-told">{told}</desc>
{style}<rect class="paper" width="100%" height="100%"/>
{heads}{}{parts}</svg>
"#,
            escaped(title),
            lines.collect::<String>()
        )
    }
}

/// A path of this class.
pub(super) fn path(class: &str, way: &str) -> String {
    format!("<path class=\"{class}\" d=\"{way}\"/>\n")
}

/// A straight line.
pub(super) fn line(class: &str, from: (i64, i64), to: (i64, i64)) -> String {
    path(class, &format!("M{} {}L{} {}", from.0, from.1, to.0, to.1))
}

/// A box of this width and height; nothing where it has none.
pub(super) fn area(class: &str, (x, y): (i64, i64), (width, height): (i64, i64)) -> String {
    match width {
        0 => String::new(),
        _ => path(class, &format!("M{x} {y}h{width}v{height}h-{width}Z")),
    }
}

/// Words at a place, which stands at their start unless it is said to be another part of them.
pub(super) fn words(class: &str, (x, y): (i64, i64), anchor: Option<&str>, words: &str) -> String {
    let anchor = anchor.map(|anchor| format!(" text-anchor=\"{anchor}\"")).unwrap_or_default();
    let words = escaped(words);
    format!("<text class=\"{class}\" x=\"{x}\" y=\"{y}\"{anchor}>{words}</text>\n")
}

/// The text as XML holds it, with what can't be seen written out.
fn escaped(text: &str) -> String {
    html! { (visible(text)) }.into_string()
}
