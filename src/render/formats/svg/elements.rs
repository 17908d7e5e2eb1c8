//! The elements of a drawing, one a line. All text passes through here on its way into it.

use maud::html;

use super::room::{CHARACTER, ROW, Room};
use crate::render::formats::text::visible;

/// What a drawing says in words.
pub(super) struct Drawing<'d> {
    /// What it is; a page has one of each kind.
    pub(super) kind: &'d str,
    pub(super) room: &'d Room,
    pub(super) title: &'d str,
    pub(super) summary: &'d str,
    /// What else there is to see on it.
    pub(super) told: Vec<String>,
    /// What it looks like, where it stands alone; else the page around it says so, and what stands
    /// on top.
    pub(super) style: Option<&'d str>,
}

/// How many columns of the title and of the summary stand on a line.
const TITLE: usize = 96;
const SUMMARY: usize = 130;
/// How high a line of the title is.
const TITLE_LINE: i64 = 24;

impl Drawing<'_> {
    /// How high the words on top are.
    pub(super) fn height(&self) -> i64 {
        match self.style {
            None => 4,
            Some(_) => {
                let titles = textwrap::wrap(self.title, TITLE).len() as i64 * TITLE_LINE;
                titles + textwrap::wrap(self.summary, SUMMARY).len() as i64 * ROW + 16
            }
        }
    }

    /// The drawing, so high, with these parts.
    pub(super) fn framed(&self, height: i64, parts: &str) -> String {
        let Self { kind, room: Room { name, width, .. }, title, summary, told, style } = self;
        let size = format!(r#"viewBox="0 0 {width} {height}" width="{width}" height="{height}""#);
        let about = format!(r#"role="img" aria-labelledby="{kind}-title {kind}-told""#);
        let told = [summary].into_iter().copied().chain(told.iter().map(String::as_str));
        let told = escaped(&told.collect::<Vec<&str>>().join(" "));
        let heads = style.map(|style| format!("<style>\n{style}</style>\n")).unwrap_or_default();
        let lines = style.map(|_| self.lines()).unwrap_or_default();
        // The narrow one of a page is described by the words in the wide one.
        let words = self.room.pick(
            format!(
                "<title id=\"{kind}-title\">{}</title>\n<desc id=\"{kind}-told\">{told}</desc>\n",
                escaped(title)
            ),
            String::new(),
        );
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" {size} class="chart {name}" {about}>
{words}{heads}<rect class="paper" width="100%" height="100%"/>
{lines}{parts}</svg>
"#
        )
    }

    /// The title and the summary.
    fn lines(&self) -> String {
        let titles = textwrap::wrap(self.title, TITLE);
        let below = titles.len() as i64 * TITLE_LINE + 25;
        let titles = (0..).zip(titles);
        let titles =
            titles.map(|(at, line)| words("title", (16, 28 + at * TITLE_LINE), None, &line));
        let lines = (0..).zip(textwrap::wrap(self.summary, SUMMARY));
        let lines = lines.map(|(at, line)| words("quiet", (16, below + at * ROW), None, &line));
        titles.chain(lines).collect()
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
pub(super) fn words(class: &str, at: (i64, i64), anchor: Option<&str>, words: &str) -> String {
    text(class, at, anchor, &escaped(words))
}

/// A name and the day behind it, likewise. A name that is read from the right stands by itself, so
/// that it does not draw the number of the day to its other side.
pub(super) fn dated(
    class: &str,
    at: (i64, i64),
    anchor: Option<&str>,
    [name, day]: [&str; 2],
) -> String {
    let name = format!(r#"<tspan unicode-bidi="isolate">{}</tspan>"#, escaped(name));
    text(class, at, anchor, &format!("{name} {}", escaped(day)))
}

fn text(class: &str, (x, y): (i64, i64), anchor: Option<&str>, escaped: &str) -> String {
    let anchor = anchor.map(|anchor| format!(" text-anchor=\"{anchor}\"")).unwrap_or_default();
    format!("<text class=\"{class}\" x=\"{x}\" y=\"{y}\"{anchor}>{escaped}</text>\n")
}

/// What signs mean, each a class, a height (a line has none) and a word, from a place on; and where
/// the drawing ends below them.
pub(super) fn legend(
    signs: &[(&str, i64, &str)],
    (left, mut y): (i64, i64),
    room: &Room,
) -> (String, i64) {
    let (mut x, mut legend) = (left, String::new());
    for (class, high, label) in signs {
        let wide = 34 + label.len() as i64 * CHARACTER;
        if x + wide > room.end() {
            (x, y) = (left, y + ROW + 2);
        }
        legend += &match high {
            0 => line(class, (x, y), (x + 26, y)),
            high => area(class, (x, y - high / 2), (26, *high)),
        };
        legend += &words("quiet", (x + 34, y + 4), None, label);
        x += wide + 14;
    }
    (legend, y + ROW)
}

/// The text as XML holds it, with what can't be seen written out.
fn escaped(text: &str) -> String {
    html! { (visible(text)) }.into_string()
}
