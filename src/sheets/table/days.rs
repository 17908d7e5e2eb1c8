//! Days as they stand in spreadsheets.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::cells::CellValue;
use crate::domain::Day;
use crate::domain::dates::{DateFault, dated};

/// How months begin in German, French and Spanish that English abbreviates otherwise, and how it
/// does.
const MONTHS: &str = "jän jan, ene jan, fév feb, mär mar, avr apr, abr apr, mai may, juin jun, \
                      juil jul, aoû aug, ago aug, okt oct, dez dec, déc dec, dic dec";

/// In which order days and months stand in dates with slashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DayOrder {
    /// As nearly everywhere: `25/12/2026`.
    DayFirst,
    /// As in the United States: `12/25/2026`.
    MonthFirst,
}

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

    /// The same, where dates that can be two days are written in this order.
    ///
    /// # Errors
    /// When it holds something else, or could be two days and no order is known.
    pub(crate) fn day_in(&self, order: Option<DayOrder>) -> Result<Day, DateFault> {
        self.day().or_else(|fault| match (fault, order) {
            (DateFault::Ambiguous([day, _]), Some(DayOrder::DayFirst)) => Ok(day),
            (DateFault::Ambiguous([_, day]), Some(DayOrder::MonthFirst)) => Ok(day),
            _ => Err(fault),
        })
    }

    /// The order in which a date with slashes is surely written.
    pub(crate) fn day_order(&self) -> Option<DayOrder> {
        let CellValue::Text(text) = self else { return None };
        let (_, date) = parts(text.trim());
        let mut numbers = date.split('/').map(|part| part.parse::<u32>().ok());
        let (one, other) = (numbers.next()??, numbers.next()??);
        let order = match (one > 12, other > 12) {
            (true, false) if one <= 31 => DayOrder::DayFirst,
            (false, true) => DayOrder::MonthFirst,
            _ => return None,
        };
        self.day().ok().map(|_| order)
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

/// That a date could be two days.
pub(crate) fn could_be(words: &str, days: [Day; 2]) -> String {
    let [one, other] = days.map(|day| day.format("%-d %b %Y"));
    format!("`{words}` could be {one} or {other}")
}

fn written(text: &str) -> Result<Day, DateFault> {
    // Of a time with two ends, the last; without the day of the week in brackets.
    let last = text.rsplit('→').next().unwrap_or_default().split('(').next().unwrap_or_default();
    let (weekday, date) = parts(last.trim());
    let japanese = date.replace(['年', '月'], "-");
    let date = japanese.strip_suffix('日').unwrap_or(&date);
    let day = match date.parse::<u32>() {
        Ok(number) if date.len() == 5 => serial(number.into()),
        _ if date.contains(char::is_alphabetic) => dated(&in_english(date)),
        _ => dated(date),
    };
    let is_that = |day: &Day| weekday.is_none_or(|weekday| day.weekday() == weekday);
    match day {
        Err(DateFault::Ambiguous([one, other])) if is_that(&one) != is_that(&other) => {
            Ok(if is_that(&one) { one } else { other })
        }
        day => day,
    }
}

/// The day of the week before a date in numbers, and the date without the time behind it.
fn parts(text: &str) -> (Option<Weekday>, String) {
    let digits = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let (weekday, rest) = match text.split_once([' ', ',']) {
        Some((word, rest)) if digits(rest.trim()) && !rest.contains(char::is_alphabetic) => {
            (weekday(word.trim_end_matches([',', '.'])), rest.trim())
        }
        _ => (None, text),
    };
    let rest = if weekday.is_some() { rest } else { text };
    let is_time = |time: &str| digits(time) && time.contains(':');
    let before = rest.split_once('T').filter(|(_, time)| is_time(time));
    let timed = before.or_else(|| {
        let at = rest.find(':')?;
        rest[..at].rsplit_once([' ', ',']).map(|(date, _)| (date, &rest[date.len() + 1..]))
    });
    let date = timed.filter(|(_, time)| is_time(time.trim())).map_or(rest, |(date, _)| date);
    (weekday, date.trim().trim_end_matches(',').to_owned())
}

/// The day of the week that is called so in English, or as German abbreviates it.
fn weekday(word: &str) -> Option<Weekday> {
    let german = ["mo", "di", "mi", "do", "fr", "sa", "so"];
    let word = word.to_lowercase();
    let at = german.iter().position(|own| *own == word);
    let german = at.and_then(|at| Weekday::try_from(u8::try_from(at).ok()?).ok());
    word.parse().ok().or(german)
}

/// A date with the name of a month, as English abbreviates it: `25. Dezember 2026` as `25 dec 2026`.
fn in_english(text: &str) -> String {
    let words = text.split(|c: char| ".,-/".contains(c) || c.is_whitespace());
    let words = words.filter(|word| !word.is_empty() && *word != "de").map(|word| {
        if !word.chars().all(char::is_alphabetic) {
            return word.to_owned();
        }
        let word = word.to_lowercase();
        let mut months = MONTHS.split(", ").filter_map(|it| it.split_once(' '));
        let month = months.find(|(own, _)| word.starts_with(own));
        let english = month.map(|(_, english)| english.to_owned());
        english.unwrap_or_else(|| word.chars().take(3).collect())
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
            "2026-12-25T08:00:00.000Z",
            "25/Dec/26 3:42 PM",
            "12/25/2026 16:14",
            "25.12.2026 16:14",
            "Fri 12/25/26",
            "Fr 25.12.26",
            "Friday, December 25, 2026",
            "25 déc. 2026",
            "25 de diciembre de 2026",
            "2026年12月25日",
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
        assert_eq!(read("Sat 12/5/2026"), Ok("2026-12-05".to_owned()));
        let order = |text: &str| CellValue::Text(text.to_owned()).day_order();
        assert_eq!(order("12/5/2026"), None);
        assert_eq!(order("12/25/2026 16:14"), Some(DayOrder::MonthFirst));
        assert_eq!(order("25/12/2026"), Some(DayOrder::DayFirst));
        assert_eq!(order("2026/12/25"), None);
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
