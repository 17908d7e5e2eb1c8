//! Plain lines.

use super::left_out::Kind;
use super::outline::{Listed, Outline};
use super::told::unboxed;
use super::wording::Wording;

/// A line with something on it.
struct Line<'t> {
    /// From 1.
    number: usize,
    /// In columns, a tab being four.
    indent: usize,
    text: &'t str,
    /// It begins with a bullet, a number or a box.
    is_marked: bool,
}

/// What is found in plain lines, an item each. A line that ends in `:` is a phase; where none
/// does, a line below which others are indented is one. Lines that are indented below an item are
/// its detail.
pub(super) fn lines(text: &str, _: &Wording) -> Outline {
    let lines: Vec<Line<'_>> =
        (1..).zip(text.lines()).filter_map(|(number, line)| read(number, line)).collect();
    let margin = lines.iter().map(|line| line.indent).min().unwrap_or_default();
    let is_bare = |line: &Line<'_>| line.indent == margin && !line.is_marked;
    let has_colons = lines.iter().any(|line| is_bare(line) && line.text.ends_with(':'));
    let is_phase = |line: &Line<'_>, next: Option<&Line<'_>>| match has_colons {
        true => is_bare(line) && line.text.ends_with(':'),
        false => is_bare(line) && next.is_some_and(|next| next.indent > line.indent),
    };
    let mut outline = Outline::of("line");
    let mut own = None;
    let mut rest = lines.as_slice();
    if let [first, next, ..] = rest
        && has_colons
        && is_bare(first)
        && !is_phase(first, None)
        && is_phase(next, None)
    {
        outline.title(first.text);
        rest = &rest[1..];
    }
    while let [line, after @ ..] = rest {
        rest = after;
        if is_phase(line, rest.first()) {
            outline.heading(1, line.text, line.number);
            own = rest.first().map(|next| next.indent);
            continue;
        }
        let own = own.filter(|own| line.indent >= *own).unwrap_or(line.indent);
        let below = rest.iter().take_while(|line| line.indent > own).count();
        let (below, after) = rest.split_at(below);
        rest = after;
        let detail: Vec<&str> = below.iter().map(|line| line.text).collect();
        match Listed::read(line.number, line.text, &detail.join("\n")) {
            Some(listed) => outline.item(listed),
            None => outline.leave_out(Kind::Empty, "", line.number),
        }
    }
    outline
}

fn read(number: usize, line: &str) -> Option<Line<'_>> {
    let text = line.trim();
    let indent = line.chars().take_while(|c| c.is_whitespace());
    let indent = indent.map(|c| if c == '\t' { 4 } else { 1 }).sum();
    let bullet = ["- ", "* ", "+ ", "• ", "– ", "· "];
    let rest =
        bullet.iter().find_map(|bullet| text.strip_prefix(bullet)).or_else(|| numbered(text));
    let own = rest.unwrap_or(text).trim();
    let is_marked = rest.is_some() || unboxed(own).0.is_some();
    (!own.is_empty()).then_some(Line { number, indent, text: own, is_marked })
}

/// What stands behind `1. ` or `1) `.
pub(super) fn numbered(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - rest.len();
    let rest = rest.strip_prefix(['.', ')']).filter(|rest| rest.starts_with(' '));
    rest.filter(|_| (1..=3).contains(&digits))
}

#[cfg(test)]
mod tests {
    use super::super::outline::Found;
    use super::*;

    fn found(text: &str) -> Found {
        let found = lines(text, &Wording::default()).finish("List");
        found.expect("a list")
    }

    fn phases(text: &str) -> Vec<String> {
        let found = found(text);
        let phases = found.checklist.phases.iter();
        let items = |phase: &crate::domain::checklist::Phase| {
            let item = |item: &crate::domain::checklist::Item| match &item.detail {
                Some(detail) => format!("{} ({})", item.task, detail.replace('\n', "; ")),
                None => item.task.clone(),
            };
            phase.items.iter().map(item).collect::<Vec<_>>().join(", ")
        };
        phases.map(|phase| format!("{}: {}", phase.name, items(phase))).collect()
    }

    #[test]
    fn plain_lines_are_items_of_one_phase() {
        assert_eq!(
            phases("Book a room\n\n- [x] Invite\n2) Meet\n"),
            ["Tasks: Book a room, Invite, Meet"]
        );
        let boxes = found("[x] a\n☑ b\n☐ c").listed;
        let boxes: Vec<Option<&str>> = boxes.iter().map(|it| it.status.as_deref()).collect();
        assert_eq!(boxes, [Some("[x]"), Some("☑"), Some("☐")]);
    }

    #[test]
    fn a_line_that_ends_in_a_colon_is_a_phase() {
        let text = "Assess:\nName people\n  a manager too\n  and a sponsor\nEnable:\n  Go\n";
        assert_eq!(
            phases(text),
            ["Assess: Name people (a manager too; and a sponsor)", "Enable: Go"]
        );
    }

    #[test]
    fn a_line_with_others_indented_below_it_is_a_phase() {
        let text = "Assess\n\tName people\n\t\ta manager too\n\tMeet\nEnable\n\tGo\n";
        assert_eq!(phases(text), ["Assess: Name people (a manager too), Meet", "Enable: Go"]);
        assert_eq!(phases("- a\n  - b\n- c"), ["Tasks: a (b), c"]);
    }
}
