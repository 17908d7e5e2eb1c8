//! Marks in the edited text, above the lines that are at fault.

use super::read::LineFault;
use crate::domain::text::is_unseen;

/// With what a mark begins.
const MARK: &str = "# ✗ ";

/// The text with what is wrong above each line, by its number.
pub(super) fn marked(text: &str, faults: &[LineFault]) -> String {
    let mut marked = format!("{MARK}Nothing is recorded yet: see the lines marked ✗ below.\n");
    marked.push_str(&format!("{MARK}Save it unchanged to give up; what you wrote is kept.\n"));
    for (number, line) in (1..).zip(text.lines()) {
        for (_, problem) in faults.iter().filter(|(at, _)| *at == number) {
            let problem = problem.replace(is_unseen, " ");
            marked.push_str(&format!("{MARK}{problem}\n"));
        }
        marked.push_str(&format!("{line}\n"));
    }
    marked
}

/// The text without marks.
pub(super) fn unmarked(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = text.lines().filter(|line| !line.starts_with(MARK.trim_end()));
    lines.map(|line| format!("{line}\n")).collect()
}
