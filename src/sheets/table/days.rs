//! Days as they stand in spreadsheets.

use chrono::{Datelike, Days, NaiveDate};

use super::cells::CellValue;
use crate::domain::Day;
use crate::domain::dates::{DateFault, dated};

/// Months that English does not abbreviate like German, and how it does.
const GERMAN: [(&str, &str); 5] =
    [("jän", "jan"), ("mär", "mar"), ("mai", "may"), ("okt", "oct"), ("dez", "dec")];

impl CellValue {
    /// The day in the cell: a date of the spreadsheet or its serial number, `2026-12-05`, German
    /// (`5.12.2026`, `05.12.26`), `5 Dec 2026`, `5-Dec-26`, or with slashes where that can mean
    /// only one day.
    ///
    /// # Errors
    /// When it holds something else.
    pub(crate) fn day(&self) -> Result<Day, DateFault> {
        match self {
            CellValue::Day(day) => of_our_times(*day),
            CellValue::Number(number) => serial(*number),
            CellValue::Text(text) => written(text.trim()),
            CellValue::Uncomputed => Err(DateFault::NoDate),
        }
    }
}

/// The day with this number in a spreadsheet.
fn serial(number: f64) -> Result<Day, DateFault> {
    let zero = NaiveDate::from_ymd_opt(1899, 12, 30);
    let day = zero.and_then(|zero| zero.checked_add_days(Days::new(number as u64)));
    day.ok_or(DateFault::NoDate).and_then(of_our_times)
}

/// The day, unless it is so far away that a spreadsheet made it of another number: of a `12` in a
/// column of dates, a day in 1900.
fn of_our_times(day: Day) -> Result<Day, DateFault> {
    match (1955..2119).contains(&day.year()) {
        true => Ok(day),
        false => Err(DateFault::NoDate),
    }
}

fn written(text: &str) -> Result<Day, DateFault> {
    let midnight = ["T00:00:00", " 00:00:00", " 00:00", " 0:00"];
    let text = midnight.iter().find_map(|time| text.strip_suffix(time)).unwrap_or(text);
    match text.parse::<u32>() {
        Ok(number) if text.len() == 5 => serial(number.into()),
        _ if text.contains(char::is_alphabetic) => dated(&in_english(text)),
        _ => dated(text),
    }
}

/// A date with the name of a month, as English abbreviates it: `25. Dezember 2026` as `25 dec 2026`.
fn in_english(text: &str) -> String {
    let words = text.split(|c: char| ".,-".contains(c) || c.is_whitespace());
    let words = words.filter(|word| !word.is_empty()).map(|word| {
        if !word.chars().all(char::is_alphabetic) {
            return word.to_owned();
        }
        let start: String = word.to_lowercase().chars().take(3).collect();
        let german = GERMAN.iter().find(|(german, _)| *german == start);
        german.map_or(start, |(_, english)| (*english).to_owned())
    });
    words.collect::<Vec<String>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::parse_day;

    fn read(text: &str) -> Result<String, DateFault> {
        CellValue::Text(text.to_owned()).day().map(|day| day.to_string())
    }

    #[test]
    fn days_are_read_as_people_and_spreadsheets_write_them() {
        for text in [
            "2026-12-25",
            "2026-12-25 00:00:00",
            "2026-12-25T00:00:00",
            "25.12.2026",
            "25.12.26",
            "25. 12. 2026",
            "25. Dezember 2026",
            "25-Dez-26",
            "25.Dez.2026",
            "25 Dec 2026",
            "Dec 25, 2026",
            "12/25/2026",
            "25/12/2026",
            "2026/12/25",
            "46381",
        ] {
            assert_eq!(read(text), Ok("2026-12-25".to_owned()), "{text}");
        }
        assert_eq!(read("5/5/26"), Ok("2026-05-05".to_owned()));
        assert_eq!(CellValue::Number(46_381.0).day().ok(), NaiveDate::from_ymd_opt(2026, 12, 25));
    }

    #[test]
    fn a_date_that_could_be_two_days_is_not_guessed() {
        let both = ["2026-05-12", "2026-12-05"].map(|day| parse_day(day).expect("a day"));
        assert_eq!(read("12/5/2026"), Err(DateFault::Ambiguous(both)));
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in ["soon", "5.12.", "1.2.3.4", "2026", "12345", "#REF!"] {
            assert_eq!(read(text), Err(DateFault::NoDate), "{text}");
        }
        for text in ["32.12.2026", "13/13/2026"] {
            assert_eq!(read(text), Err(DateFault::NoSuchDay), "{text}");
        }
        let twelve = parse_day("1900-01-12").expect("a day");
        assert_eq!(CellValue::Day(twelve).day(), Err(DateFault::NoDate));
    }
}
