//! What is written, whatever today is.

use chrono::Weekday;
use strum::EnumString;

use super::names::{month, number_named, weekday};

/// A date as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// A day of the calendar: `2026-12-05`, `5 dec`, `Fri 4 Dec 2026`, `5.12.`
    Calendar { weekday: Option<Weekday>, day: u32, month: u32, year: Option<i32> },
    /// Two numbers and a slash, of which either may be the month: `5/12`.
    Slashed { numbers: [u32; 2], year: Option<i32> },
    /// A day of a week: `friday`, `next tue`.
    Weekday(Which, Weekday),
    /// The last day of a week or a month.
    EndOf(Which, Period),
    /// The last day of a month that is named: `end of november`.
    EndOfMonth { month: u32, year: Option<i32> },
    /// A week by its number: `week 48`, `KW 48 2026`.
    Week { number: u32, year: Option<i32> },
    /// So much before or after a day: `today`, `+3d`, `2 weeks ago`, `start+10d`.
    Offset { from: Anchor, amount: i64, unit: Unit },
    /// So much in the direction in which a date is looked for: `2w`.
    Span { amount: i64, unit: Unit },
}

impl Written {
    /// Does it say of which year it is?
    pub(super) fn has_year(&self) -> bool {
        matches!(self, Self::Calendar { year: Some(_), .. } | Self::Slashed { year: Some(_), .. })
    }
}

/// Which one of many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// The nearest in the direction in which a date is looked for.
    Nearest,
    This,
    Next,
    Last,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString)]
pub(super) enum Period {
    #[strum(serialize = "week", serialize = "woche")]
    Week,
    #[strum(serialize = "month", serialize = "monat", serialize = "monats")]
    Month,
}

/// The day that an offset is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Today,
    Start,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Days,
    WorkingDays,
    Months,
}

/// The longest text that can be a date.
const LONGEST: usize = 40;

/// Is this written like a date, be there such a day or not?
pub fn is_date(text: &str) -> bool {
    read(text).is_some()
}

/// Could it be what a meeting is called, though it can be read as a date: `Week 3`, `3.1`?
pub fn may_be_a_name(text: &str) -> bool {
    let bare =
        text.trim().ends_with(|c: char| c.is_ascii_digit()) && text.matches('.').count() == 1;
    match read(text) {
        Some(Written::Week { .. } | Written::Span { .. }) => true,
        Some(Written::EndOf(Which::Next, _)) => !text.to_lowercase().contains("end"),
        Some(Written::Calendar { year: None, .. }) => bare,
        _ => false,
    }
}

/// So much, as in `+1w`, if it is that.
pub(super) fn span(text: &str) -> Option<(i64, Unit)> {
    match offset(&words(&lowercase(text)?))? {
        Written::Offset { from: Anchor::Today, amount, unit } | Written::Span { amount, unit } => {
            Some((amount, unit))
        }
        _ => None,
    }
}

/// Is it counted from the start of the engagement?
pub fn counts_from_the_start(text: &str) -> bool {
    matches!(read(text), Some(Written::Offset { from: Anchor::Start, .. }))
}

/// What is written.
pub(super) fn read(text: &str) -> Option<Written> {
    let text = lowercase(text)?;
    let words = words(&text);
    named(&words)
        .or_else(|| offset(&words))
        .or_else(|| numeric(&words))
        .or_else(|| with_month_name(&words))
        .or_else(|| week(&words))
}

/// The text in lower case, unless it is too long for a date.
fn lowercase(text: &str) -> Option<String> {
    let text = text.trim();
    (text.len() <= LONGEST).then(|| text.to_lowercase().replace(',', " "))
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

fn named(words: &[&str]) -> Option<Written> {
    let days = |amount| Written::Offset { from: Anchor::Today, amount, unit: Unit::Days };
    Some(match words {
        ["today" | "heute"] => days(0),
        ["tomorrow" | "morgen"] => days(1),
        ["yesterday" | "gestern"] => days(-1),
        ["übermorgen"] => days(2),
        ["vorgestern"] => days(-2),
        ["eow"] => Written::EndOf(Which::Nearest, Period::Week),
        ["eom" | "monatsende"] => Written::EndOf(Which::Nearest, Period::Month),
        ["start"] => Written::Offset { from: Anchor::Start, amount: 0, unit: Unit::Days },
        ["end" | "ende", "of", rest @ ..] | ["end" | "ende", rest @ ..] => end_of(rest)?,
        _ => {
            let (which, word) = one_of(words)?;
            match (weekday(word), which) {
                (Some(day), _) => Written::Weekday(which, day),
                (None, Which::Next) => Written::EndOf(which, word.parse().ok()?),
                _ => return None,
            }
        }
    })
}

/// What ends: `next month`, `november`, `november 2026`.
fn end_of(words: &[&str]) -> Option<Written> {
    let year_behind = words.split_last().and_then(|(last, before)| Some((before, year(last)?)));
    let (name, year) = year_behind.map_or((words, None), |(name, year)| (name, Some(year)));
    if let &[name] = name
        && let Some(month) = month(name)
    {
        return Some(Written::EndOfMonth { month, year });
    }
    let (which, period) = one_of(words)?;
    Some(Written::EndOf(which, period.parse().ok()?))
}

/// `week 48`, `kw48`, `2026-w48`, `cw 3 2027`.
fn week(words: &[&str]) -> Option<Written> {
    let text = words.join(" ");
    let (before, rest) = match text.split_once("-w") {
        Some((before, rest)) => (Some(year(before)?), rest),
        None => (None, ["week", "kw", "cw", "wk"].iter().find_map(|it| text.strip_prefix(it))?),
    };
    let mut numbers =
        rest.split(|c: char| c.is_whitespace() || c == '/').filter(|it| !it.is_empty());
    let number = number(numbers.next()?)?;
    let year = numbers.next().map_or(Some(before), |behind| year(behind).map(Some))?;
    let is_all = numbers.next().is_none() && !(before.is_some() && rest.contains(' '));
    is_all.then_some(Written::Week { number, year })
}

/// `next tue`, or `tue` alone.
fn one_of<'w>(words: &[&'w str]) -> Option<(Which, &'w str)> {
    match words {
        [one] => Some((Which::Nearest, one)),
        ["this" | "the" | "der" | "des" | "diesen" | "diese", one] => Some((Which::This, one)),
        ["next" | "nächste" | "nächsten" | "nächster" | "kommenden", one] => {
            Some((Which::Next, one))
        }
        ["last", one] => Some((Which::Last, one)),
        _ => None,
    }
}

/// `+3d`, `in 3 days`, `a week ago`, `start + 10d`.
fn offset(words: &[&str]) -> Option<Written> {
    let (sign, from, (amount, unit)) = match words {
        ["in", rest @ ..] => (1, Anchor::Today, unsigned(rest)?),
        [rest @ .., "ago"] => (-1, Anchor::Today, unsigned(rest)?),
        _ if unsigned(words).is_some() => {
            let (amount, unit) = unsigned(words)?;
            return Some(Written::Span { amount, unit });
        }
        _ => {
            let text = words.concat();
            let (from, rest) = match text.strip_prefix("start") {
                Some(rest) => (Anchor::Start, rest),
                None => (Anchor::Today, text.as_str()),
            };
            let back = rest.strip_prefix(['-', '−']);
            let sign = if back.is_some() { -1 } else { 1 };
            (sign, from, amount(back.or_else(|| rest.strip_prefix('+'))?)?)
        }
    };
    Some(Written::Offset { from, amount: sign * amount, unit })
}

fn unsigned(words: &[&str]) -> Option<(i64, Unit)> {
    match words {
        ["a" | "an", rest @ ..] => amount(&format!("1{}", rest.concat())),
        [word, rest @ ..] if let Some(number) = number_named(word) => {
            amount(&format!("{number}{}", rest.concat()))
        }
        _ => amount(&words.concat()),
    }
}

/// `3d`, `5workingdays`.
fn amount(text: &str) -> Option<(i64, Unit)> {
    let (number, unit) = text.split_at(text.find(|c: char| !c.is_ascii_digit())?);
    let number = i64::from(number.parse::<u32>().ok()?);
    Some(match unit {
        "d" | "day" | "days" | "tag" | "tage" | "tagen" => (number, Unit::Days),
        "wd" | "workday" | "workdays" | "workingday" | "workingdays" => (number, Unit::WorkingDays),
        "w" | "week" | "weeks" | "woche" | "wochen" => (number * 7, Unit::Days),
        "month" | "months" | "monat" | "monate" | "monaten" => (number, Unit::Months),
        _ => return None,
    })
}

/// `2026-12-05`, `2026/12/05`, `5.12.`, `5.12.2026`, `5/12`.
fn numeric(words: &[&str]) -> Option<Written> {
    let (last, before) = words.split_last()?;
    if !before.iter().all(|word| word.ends_with('.')) {
        return None;
    }
    let text = before.concat() + last;
    let calendar = |day: &str, month: &str, year| {
        let (day, month) = (number(day)?, number(month)?);
        Some(Written::Calendar { weekday: None, day, month, year })
    };
    let slashed = |one: &str, other: &str, year| {
        Some(Written::Slashed { numbers: [number(one)?, number(other)?], year })
    };
    for separator in ['-', '/', '.'] {
        let parts: Vec<&str> = text.split(separator).collect();
        match (separator, parts.as_slice()) {
            ('-' | '/', [y, m, d]) if y.len() == 4 => return calendar(d, m, Some(year(y)?)),
            ('.', [d, m, ""]) => return calendar(d, m, None),
            ('.', [d, m]) if is_day_and_month(d, m) => return calendar(d, m, None),
            ('.', [d, m, y]) => return calendar(d, m, Some(year(y)?)),
            ('/', [one, other]) => return slashed(one, other, None),
            ('/', [one, other, y]) => return slashed(one, other, Some(year(y)?)),
            _ => {}
        }
    }
    None
}

/// Could these be a day and a month, rather than a number with a fraction?
fn is_day_and_month(day: &str, month: &str) -> bool {
    let is_within = |text, most| number(text).is_some_and(|number| (1..=most).contains(&number));
    is_within(day, 31) && is_within(month, 12)
}

/// A day or a month in one or two digits.
fn number(text: &str) -> Option<u32> {
    let plain = (1..=2).contains(&text.len()) && text.bytes().all(|c| c.is_ascii_digit());
    text.parse().ok().filter(|_| plain)
}

/// A year in four digits, or the last two of this century's.
fn year(text: &str) -> Option<i32> {
    let plain = text.bytes().all(|c| c.is_ascii_digit());
    let year: i32 = text.parse().ok().filter(|_| plain)?;
    match text.len() {
        2 => Some(2000 + year),
        4 => Some(year),
        _ => None,
    }
}

/// `5 dec`, `dec 5`, `5th of december 2026`, `Fri 4 Dec`, `5-dec-2026`.
fn with_month_name(words: &[&str]) -> Option<Written> {
    let words: Vec<&str> = match words {
        [one] => one.split('-').collect(),
        _ => words.iter().copied().filter(|word| *word != "of").collect(),
    };
    let (on, words) = match words.split_first() {
        Some((first, rest)) if weekday(first).is_some() => (weekday(first), rest),
        _ => (None, words.as_slice()),
    };
    let (one, other, year) = match words {
        [one, other] => (one, other, None),
        [one, other, text] => (one, other, Some(year(text)?)),
        _ => return None,
    };
    let (day, month) = match month(other) {
        Some(month) => (day_of_month(one)?, month),
        None => (day_of_month(other)?, month(one)?),
    };
    Some(Written::Calendar { weekday: on, day, month, year })
}

/// `5`, `5.`, `5th`.
fn day_of_month(text: &str) -> Option<u32> {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let plain = ["", ".", "st", "nd", "rd", "th"].contains(&digits);
    number(&text[..text.len() - digits.len()]).filter(|_| plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_date_is_not_taken_for_one() {
        for text in [
            "",
            "+",
            "+d",
            "++3d",
            "+3m",
            "frida",
            "é",
            "+99999999999w",
            "week",
            "week one",
            "week 1 2 3",
            "weekly",
            "2026-w",
            "0.5",
            "5.13",
            "32.1",
            "end november 5",
            "ende",
            "this week",
            "Kick-off",
            "Steering",
            "5",
            "A3",
            "A1..A3",
            "1/2/3/4",
            "dec",
            "may",
            "5 decem",
            "next",
            "last",
            "end of",
            "end of year",
            "in",
            "ago",
            "in 3",
            "start10d",
            "started",
            "start+",
            "starter",
            "5th",
            "dec 5 26 1",
            "--5d",
            "2026-12",
            "1 2/3",
            "20261205",
            "2026",
            "12-05",
            "١٢.١٢.",
            "5 dec +3d",
            "2026-12-05T10:00:00Z",
            "Gate 2.1.",
            "5..",
            ".5.",
            "mon tue",
            "tue 5",
            "🎉 dec",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_of_no_day_is_written_like_one_all_the_same() {
        for text in ["2026-02-30", "30 feb", "31.2.", "5/12", "99/99", "+4294967295months"] {
            assert!(is_date(text), "{text}");
        }
    }
}
