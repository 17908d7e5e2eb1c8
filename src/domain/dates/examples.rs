//! Examples of dates.

use chrono::TimeDelta;

use super::means::Direction;
use crate::domain::time::Day;

/// Dates as they can be written on that day.
pub(crate) fn examples(today: Day, direction: Direction) -> Vec<String> {
    let days = match direction {
        Direction::Forward => 3,
        Direction::Back | Direction::Nearest => -3,
    };
    let day = today.checked_add_signed(TimeDelta::days(days)).unwrap_or(today);
    let formats = ["%Y-%m-%d", "%-d %b", "%A"].map(|format| day.format(format));
    let words: &[&str] = match direction {
        Direction::Forward => {
            &["tomorrow", "+3d", "+5wd", "in 2 weeks", "end of month", "start+10d"]
        }
        Direction::Back => &["today", "yesterday", "-3d", "2 weeks ago", "last monday"],
        Direction::Nearest => &["today", "yesterday", "-3d", "+1w"],
    };
    let formatted = formats.iter().map(|text| text.to_string().to_lowercase());
    formatted.chain(words.iter().map(|word| (*word).to_owned())).collect()
}
