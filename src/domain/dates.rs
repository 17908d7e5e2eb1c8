//! Dates as people type them.

use chrono::{Datelike, Days, Weekday};

use super::time::{Day, parse_day};

/// Where a date without a year or a week is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// For plans: a weekday is the first after today.
    Forward,
    /// For what has happened: a weekday is the last one, today included.
    Back,
}

/// The day that `text` means on `today`: `2026-12-05`, `today`, `tomorrow`, `yesterday`, a
/// weekday, or `+3d`, `+2w`, `-3d`. None where it means none.
pub fn parse(text: &str, today: Day, direction: Direction) -> Option<Day> {
    let text = text.trim().to_lowercase();
    match text.as_str() {
        "today" => Some(today),
        "tomorrow" => today.succ_opt(),
        "yesterday" => today.pred_opt(),
        _ => parse_day(&text)
            .or_else(|| weekday(&text).and_then(|weekday| nearest(weekday, today, direction)))
            .or_else(|| offset(&text, today)),
    }
}

fn weekday(text: &str) -> Option<Weekday> {
    match text {
        "mon" | "monday" => Some(Weekday::Mon),
        "tue" | "tues" | "tuesday" => Some(Weekday::Tue),
        "wed" | "wednesday" => Some(Weekday::Wed),
        "thu" | "thur" | "thurs" | "thursday" => Some(Weekday::Thu),
        "fri" | "friday" => Some(Weekday::Fri),
        "sat" | "saturday" => Some(Weekday::Sat),
        "sun" | "sunday" => Some(Weekday::Sun),
        _ => None,
    }
}

fn nearest(weekday: Weekday, today: Day, direction: Direction) -> Option<Day> {
    let ahead = u64::from(weekday.days_since(today.weekday()));
    match direction {
        Direction::Forward => today.checked_add_days(Days::new(if ahead == 0 { 7 } else { ahead })),
        Direction::Back => today.checked_sub_days(Days::new((7 - ahead) % 7)),
    }
}

fn offset(text: &str, today: Day) -> Option<Day> {
    let (sign, rest) = text.split_at_checked(1)?;
    let (number, unit) = rest.split_at_checked(rest.len().checked_sub(1)?)?;
    let plain = !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit());
    let number: u64 = number.parse().ok().filter(|_| plain)?;
    let days = Days::new(match unit {
        "d" => number,
        "w" => number.checked_mul(7)?,
        _ => return None,
    });
    let day = match sign {
        "+" => today.checked_add_days(days),
        "-" => today.checked_sub_days(days),
        _ => None,
    };
    day.filter(|day| (1..=9999).contains(&day.year()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_people_type_them_on_a_tuesday() {
        let today = parse_day("2026-12-08").expect("a date");
        let table = [
            ("2026-12-05", "2026-12-05", "2026-12-05"),
            ("today", "2026-12-08", "2026-12-08"),
            ("Tomorrow", "2026-12-09", "2026-12-09"),
            ("yesterday", "2026-12-07", "2026-12-07"),
            ("friday", "2026-12-11", "2026-12-04"),
            ("tue", "2026-12-15", "2026-12-08"),
            ("mon", "2026-12-14", "2026-12-07"),
            ("+3d", "2026-12-11", "2026-12-11"),
            ("+2w", "2026-12-22", "2026-12-22"),
            ("-3d", "2026-12-05", "2026-12-05"),
        ];
        for (text, forward, back) in table {
            assert_eq!(parse(text, today, Direction::Forward), parse_day(forward), "{text}");
            assert_eq!(parse(text, today, Direction::Back), parse_day(back), "{text}");
        }
    }

    #[test]
    fn what_means_no_day_is_refused() {
        let today = parse_day("2026-12-08").expect("a date");
        for text in
            ["", "+", "+d", "3d", "++3d", "+3m", "2026-02-30", "frida", "+99999999999w", "é"]
        {
            assert_eq!(parse(text, today, Direction::Forward), None, "{text}");
        }
    }
}
