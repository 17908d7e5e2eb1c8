//! Days as they stand in spreadsheets.

use chrono::{Datelike, Days, NaiveDate};

use super::cells::CellValue;
use crate::domain::time::{Day, parse_day};

/// Why a cell is no day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NoDay {
    /// It could be one of two days.
    Ambiguous(Day, Day),
    /// It is none at all.
    None,
}

/// The names of months begin like this, in English and in German.
const MONTHS: [&[&str]; 12] = [
    &["jan", "jän"],
    &["feb"],
    &["mar", "mär"],
    &["apr"],
    &["may", "mai"],
    &["jun"],
    &["jul"],
    &["aug"],
    &["sep"],
    &["oct", "okt"],
    &["nov"],
    &["dec", "dez"],
];

/// The day that a cell holds: a date of the spreadsheet or its serial number, `2026-12-05`, German
/// (`5.12.2026`, `05.12.26`), `5 Dec 2026`, `5-Dec-26`, or with slashes where that can mean only
/// one day. Nothing where the cell is empty.
///
/// # Errors
/// When it holds something else.
pub(crate) fn day(cell: &CellValue) -> Result<Option<Day>, NoDay> {
    match cell {
        CellValue::Empty => Ok(None),
        CellValue::Day(day) => of_our_times(*day).map(Some).ok_or(NoDay::None),
        CellValue::Number(number) => serial(*number).map(Some).ok_or(NoDay::None),
        CellValue::Text(text) => written(text.trim()).map(Some),
        CellValue::Uncomputed => Err(NoDay::None),
    }
}

/// The day with this number in a spreadsheet, if it is one of our times.
fn serial(number: f64) -> Option<Day> {
    let first = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    first.checked_add_days(Days::new(number as u64)).and_then(of_our_times)
}

/// The day, unless it is so far away that a spreadsheet made it of another number: of a `12` in a
/// column of dates, a day in 1900.
fn of_our_times(day: Day) -> Option<Day> {
    (1955..2119).contains(&day.year()).then_some(day)
}

fn written(text: &str) -> Result<Day, NoDay> {
    let midnight = ["T00:00:00", " 00:00:00", " 00:00", " 0:00"];
    let text = midnight.iter().find_map(|time| text.strip_suffix(time)).unwrap_or(text);
    if let Some(day) = parse_day(text) {
        return Ok(day);
    }
    if text.len() == 5
        && let Ok(number) = text.parse::<u32>()
    {
        return serial(number.into()).ok_or(NoDay::None);
    }
    if text.contains('/') {
        return slashed(text);
    }
    let parts = text.split(|c: char| ".,-".contains(c) || c.is_whitespace());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let [first, second, third] = parts.as_slice() else {
        return Err(NoDay::None);
    };
    let day = match (month(first), month(second)) {
        (None, Some(month)) => made(third, Some(month), number(first)),
        (Some(month), None) => made(third, Some(month), number(second)),
        (None, None) if text.contains('.') => made(third, number(second), number(first)),
        _ => None,
    };
    day.ok_or(NoDay::None)
}

/// With slashes the order is that of the country, which nobody told.
fn slashed(text: &str) -> Result<Day, NoDay> {
    let parts: Vec<&str> = text.split('/').map(str::trim).collect();
    let [first, second, third] = parts.as_slice() else {
        return Err(NoDay::None);
    };
    if first.len() == 4 {
        return made(first, number(second), number(third)).ok_or(NoDay::None);
    }
    let american = made(third, number(first), number(second));
    let british = made(third, number(second), number(first));
    match (american, british) {
        (Some(american), Some(british)) if american != british => {
            Err(NoDay::Ambiguous(american, british))
        }
        (american, british) => american.or(british).ok_or(NoDay::None),
    }
}

fn number(text: &str) -> Option<u32> {
    let is_number = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

fn month(text: &str) -> Option<u32> {
    let text = text.to_lowercase();
    let is_name = text.chars().count() >= 3 && text.chars().all(char::is_alphabetic);
    let at = MONTHS.iter().position(|names| names.iter().any(|name| text.starts_with(name)))?;
    u32::try_from(at + 1).ok().filter(|_| is_name)
}

fn made(year: &str, month: Option<u32>, day: Option<u32>) -> Option<Day> {
    let digits = year.bytes().all(|byte| byte.is_ascii_digit());
    let year: i32 = year.parse().ok().filter(|_| digits && matches!(year.len(), 2 | 4))?;
    let year = if year < 100 { 2000 + year } else { year };
    NaiveDate::from_ymd_opt(year, month?, day?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Option<String>, NoDay> {
        day(&CellValue::Text(text.to_owned())).map(|day| day.map(|day| day.to_string()))
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
            "25 Dec 2026",
            "Dec 25, 2026",
            "12/25/2026",
            "25/12/2026",
            "2026/12/25",
            "46381",
        ] {
            assert_eq!(read(text), Ok(Some("2026-12-25".to_owned())), "{text}");
        }
        assert_eq!(read("5/5/26"), Ok(Some("2026-05-05".to_owned())));
        assert_eq!(day(&CellValue::Number(46_381.0)), Ok(NaiveDate::from_ymd_opt(2026, 12, 25)));
        assert_eq!(day(&CellValue::Empty), Ok(None));
    }

    #[test]
    fn a_date_that_could_be_two_days_is_not_guessed() {
        let both = ["2026-12-05", "2026-05-12"].map(|day| parse_day(day).expect("a day"));
        assert_eq!(read("12/5/2026"), Err(NoDay::Ambiguous(both[0], both[1])));
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in
            ["soon", "5.12.", "32.12.2026", "13/13/2026", "1.2.3.4", "2026", "12345", "#REF!"]
        {
            assert_eq!(read(text), Err(NoDay::None), "{text}");
        }
        let twelve = parse_day("1900-01-12").expect("a day");
        assert_eq!(day(&CellValue::Day(twelve)), Err(NoDay::None));
    }
}
