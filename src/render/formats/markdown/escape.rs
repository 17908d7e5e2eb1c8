//! Foreign text that stays text in Markdown.

use crate::render::formats::text::visible;

/// What may mean something to Markdown wherever it stands.
const ANYWHERE: &str = "\\`*_[]<>|~&$";
/// What means something at the start of a line.
const AT_START: &str = "#-+=:";

/// `text` as Markdown that says just that, within a line.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in visible(text).chars() {
        if ANYWHERE.contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Markdown at the start of a line, which it makes no title, list or rule.
pub(super) fn at_start(line: String) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let special = match digits {
        0 => line.starts_with(|c| AT_START.contains(c)),
        _ => line[digits..].starts_with(['.', ')']),
    };
    if special { format!("{}\\{}", &line[..digits], &line[digits..]) } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_markdown_would_take_for_its_own_is_escaped() {
        for (text, markdown) in [
            ("a|b", "a\\|b"),
            ("<script>", "\\<script\\>"),
            ("[x](javascript:y)", "\\[x\\](javascript:y)"),
            ("# no title", "\\# no title"),
            ("- no list", "\\- no list"),
            ("12. no list", "12\\. no list"),
            ("2.1 stays, a-b too", "2\\.1 stays, a-b too"),
            ("&lt;", "\\&lt;"),
            ("two\nlines", "two\\\\u{a}lines"),
            ("Zoë 準備", "Zoë 準備"),
        ] {
            assert_eq!(at_start(escaped(text)), markdown, "{text}");
        }
    }
}
