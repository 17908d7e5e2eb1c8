//! Texts in tones as ratatui paints them. All that is foreign passes through here.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span as Painted};
use unicode_width::UnicodeWidthStr;

use crate::render::document::Span;
use crate::render::formats::text::visible;
use crate::render::{Text, Tone, clip};

/// How a tone looks.
pub(super) fn style(tone: Tone) -> Style {
    match tone {
        Tone::Plain | Tone::Command => Style::new(),
        Tone::Strong => Style::new().add_modifier(Modifier::BOLD),
        Tone::Quiet => Style::new().add_modifier(Modifier::DIM),
        Tone::Good => Style::new().fg(Color::Green),
        Tone::Notice => Style::new().fg(Color::Yellow),
        Tone::Bad => Style::new().fg(Color::Red).add_modifier(Modifier::BOLD),
    }
}

/// The text on one line of at most this width, with `…` for what does not fit.
pub(super) fn fit(text: &Text, width: usize) -> Line<'static> {
    let shown = |span: &Span| (visible(&span.content).into_owned(), style(span.tone));
    let parts: Vec<(String, Style)> = text.0.iter().map(shown).collect();
    let whole: usize = parts.iter().map(|(content, _)| content.width()).sum();
    let mut room = if whole > width { width.saturating_sub(1) } else { whole };
    let mut line = Line::default();
    for (content, style) in parts {
        let (cut, wide) = clip::start(&content, room);
        room -= wide;
        let is_whole = cut.len() == content.len();
        let end = if is_whole || width == 0 { "" } else { "…" };
        line.push_span(Painted::styled(format!("{cut}{end}"), style));
        if !is_whole {
            break;
        }
    }
    line
}

/// The same, filled up with blanks to the width.
pub(super) fn filled(text: &Text, width: usize) -> Line<'static> {
    let mut line = fit(text, width);
    line.push_span(" ".repeat(width.saturating_sub(line.width())));
    line
}

/// Puts texts on lines, as far as there are lines.
pub(super) fn put_lines(texts: impl IntoIterator<Item = Text>, area: Rect, buffer: &mut Buffer) {
    area.rows().zip(texts).for_each(|(row, text)| put(&text, row, buffer));
}

/// Puts a text on a line, as far as it fits.
pub(super) fn put(text: &Text, row: Rect, buffer: &mut Buffer) {
    buffer.set_line(row.x, row.y, &fit(text, row.width.into()), row.width);
}

/// Puts one text at the left and, where there is room, another at the right.
pub(super) fn put_ends(left: &Text, right: &Text, row: Rect, buffer: &mut Buffer) {
    put(left, row, buffer);
    let width = |text: &Text| fit(text, usize::MAX).width();
    let (left, right_width) = (width(left), width(right));
    if left + 2 + right_width <= row.width.into() {
        let start = row.width - u16::try_from(right_width).unwrap_or(row.width);
        put(right, Rect { x: row.x + start, width: row.width - start, ..row }, buffer);
    }
}

/// Puts a rule on each line.
pub(super) fn put_rule(area: Rect, buffer: &mut Buffer) {
    let rule = Text::toned("─".repeat(area.width.into()), Tone::Quiet);
    area.rows().for_each(|row| put(&rule, row, buffer));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fitted(text: &str, width: usize) -> String {
        fit(&Text::from(text), width).to_string()
    }

    #[test]
    fn what_is_too_wide_is_cut_between_characters() {
        assert_eq!(fitted("Plan", 4), "Plan");
        assert_eq!(fitted("Planning", 4), "Pla…");
        assert_eq!(fitted("準備する", 5), "準備…");
        assert_eq!(fitted("準備する", 4), "準…");
        assert_eq!(fitted("Plan", 0), "");
    }

    #[test]
    fn what_drives_a_terminal_is_written_out() {
        assert_eq!(fitted("a\u{1b}[2J", 20), "a\\u{1b}[2J");
    }
}
