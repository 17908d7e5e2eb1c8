//! Days of the week, months and numbers, by their English and German names.

use chrono::{Month, Weekday};

/// The day of the week with this name.
pub(super) fn weekday(text: &str) -> Option<Weekday> {
    match text.trim_end_matches('.') {
        "tues" | "dienstag" | "di" => Some(Weekday::Tue),
        "thur" | "thurs" | "donnerstag" | "do" => Some(Weekday::Thu),
        "montag" | "mo" => Some(Weekday::Mon),
        "mittwoch" | "mi" => Some(Weekday::Wed),
        "freitag" | "fr" => Some(Weekday::Fri),
        "samstag" | "sonnabend" | "sa" => Some(Weekday::Sat),
        "sonntag" | "so" => Some(Weekday::Sun),
        name => name.parse().ok(),
    }
}

/// The number of the month with this name.
pub(super) fn month(text: &str) -> Option<u32> {
    let name = match text.trim_end_matches('.') {
        "sept" => "sep",
        "januar" => "jan",
        "februar" => "feb",
        "märz" | "maerz" | "mär" | "mrz" => "mar",
        "mai" => "may",
        "juni" => "jun",
        "juli" => "jul",
        "oktober" | "okt" => "oct",
        "dezember" | "dez" => "dec",
        name => name,
    };
    name.parse::<Month>().ok().map(|month| month.number_from_month())
}

/// The number with this name.
pub(super) fn number_named(name: &str) -> Option<usize> {
    NUMBERS.iter().position(|number| *number == name).map(|at| at + 1)
}

/// From one on.
const NUMBERS: [&str; 12] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];
