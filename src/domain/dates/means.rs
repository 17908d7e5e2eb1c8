//! The day that is meant.

use chrono::{Datelike, TimeDelta};

use super::calendar::{Direction, end_of, end_of_month, moved, of_calendar, of_week, week};
use super::holidays::{Holidays, HolidaysFault, NO_HOLIDAYS};
use super::shift::Shift;
use super::written::{Anchor, Written, read};
use crate::domain::Day;

/// What dates are counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin<'h> {
    /// Today.
    pub today: Day,
    /// The first day of the engagement, where there is one.
    pub start: Option<Day>,
    /// The days that are no working days, beside weekends.
    pub holidays: &'h Holidays,
}

/// Why a text means no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateFault {
    /// It is not written like a date.
    NoDate,
    /// No calendar has that day.
    NoSuchDay,
    /// It is another day in the United States than elsewhere: first as elsewhere, then as there.
    Ambiguous([Day; 2]),
    /// That day is another day of the week.
    OtherWeekday(Day),
    /// It is counted from the start, and there is none.
    NoStart,
}

/// A day that somebody typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typed {
    /// The day that is meant.
    pub day: Day,
    /// By how much later than today it is, where it was written so: `+1w`.
    pub from_today: Option<Shift>,
}

/// The day that `text` means.
///
/// # Errors
/// When it means none.
pub fn day(text: &str, origin: Origin<'_>, direction: Direction) -> Result<Day, DateFault> {
    typed(text, origin, direction).map(|typed| typed.day)
}

/// The same, and how it was counted.
///
/// # Errors
/// When it means none.
pub fn typed(text: &str, origin: Origin<'_>, direction: Direction) -> Result<Typed, DateFault> {
    let written = read(text).ok_or(DateFault::NoDate)?;
    let day = nearest(written, origin, direction)?;
    Ok(Typed { day, from_today: Shift::read(text) })
}

fn nearest(written: Written, origin: Origin<'_>, direction: Direction) -> Result<Day, DateFault> {
    if direction != Direction::Nearest {
        return means(written, origin, direction);
    }
    let [ahead, back] =
        [Direction::Forward, Direction::Back].map(|direction| means(written, origin, direction));
    let distance = |day: Day| (day - origin.today).num_days().abs();
    let nearer = |one: Day, other: Day| if distance(one) < distance(other) { one } else { other };
    match (ahead, back) {
        (Ok(ahead), Ok(back)) => Ok(nearer(ahead, back)),
        (Err(DateFault::Ambiguous([one, other])), Err(DateFault::Ambiguous([a, b]))) => {
            Err(DateFault::Ambiguous([nearer(one, a), nearer(other, b)]))
        }
        (ahead, back) => ahead.or(back),
    }
}

/// The day that `text` names with its year: `2026-12-05`, `5.12.26`, `5 Dec 2026`.
///
/// # Errors
/// When it names none, or one of two.
pub(crate) fn dated(text: &str) -> Result<Day, DateFault> {
    let written = read(text).filter(Written::has_year).ok_or(DateFault::NoDate)?;
    let unused = Origin { today: Day::default(), start: None, holidays: &NO_HOLIDAYS };
    means(written, unused, Direction::Forward)
}

impl Holidays {
    /// The days that a text names: `2026-12-24..2026-12-26, 2027-01-01`.
    ///
    /// # Errors
    /// When a part of it is no date or no span of dates, or when there are too many.
    pub fn read(text: &str) -> Result<Self, HolidaysFault> {
        let day = |text: &str| dated(text).map_err(|_| HolidaysFault::NoDate(text.to_owned()));
        let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
        let spans = parts.map(|part| {
            let (first, last) = part.split_once("..").unwrap_or((part, part));
            let (first, last) = (day(first.trim())?, day(last.trim())?);
            if last < first { Err(HolidaysFault::Backward(first, last)) } else { Ok((first, last)) }
        });
        Self::of(spans.collect::<Result<_, _>>()?)
    }
}

fn means(written: Written, origin: Origin<'_>, direction: Direction) -> Result<Day, DateFault> {
    let today = origin.today;
    let day = match written {
        Written::Calendar { weekday, day, month, year } => {
            let found = of_calendar([day, month], year, today, direction);
            let is_other = |day: &Day| weekday.is_some_and(|weekday| weekday != day.weekday());
            if let Some(day) = found.filter(is_other) {
                return Err(DateFault::OtherWeekday(day));
            }
            found
        }
        Written::Slashed { numbers: [one, other], year } => {
            let day_first = of_calendar([one, other], year, today, direction);
            let month_first = of_calendar([other, one], year, today, direction);
            match day_first.zip(month_first) {
                Some((day, other)) if day != other => {
                    return Err(DateFault::Ambiguous([day, other]));
                }
                _ => day_first.or(month_first),
            }
        }
        Written::Weekday(which, weekday) => of_week(which, weekday, today, direction),
        Written::EndOf(which, period) => end_of(which, period, today, direction),
        Written::EndOfMonth { month, year } => end_of_month(month, year, today, direction),
        // Back, it is the name of a meeting.
        Written::Week { .. } if direction == Direction::Back => return Err(DateFault::NoDate),
        Written::Week { number, year } => week(number, year, today),
        Written::Span { amount, unit } => {
            let amount = if direction == Direction::Back { -amount } else { amount };
            moved(today, amount, unit, origin.holidays)
        }
        Written::Offset { from, amount, unit } => {
            let from = match from {
                Anchor::Today => today,
                Anchor::Start => origin.start.ok_or(DateFault::NoStart)?,
            };
            moved(from, amount, unit, origin.holidays)
        }
    };
    day.filter(|day| (1..=9999).contains(&day.year())).ok_or(DateFault::NoSuchDay)
}

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
            &["tomorrow", "+3d", "+5wd", "in 2 weeks", "next week", "end of month", "start+10d"]
        }
        Direction::Back => &["today", "yesterday", "-3d", "2 weeks ago", "last monday"],
        Direction::Nearest => &["today", "yesterday", "-3d", "+1w"],
    };
    let formatted = formats.iter().map(|text| text.to_string().to_lowercase());
    formatted.chain(words.iter().map(|word| (*word).to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::parse_day;

    fn origin(today: &str) -> Origin<'static> {
        Origin { today: date(today), start: Some(date("2026-11-23")), holidays: &NO_HOLIDAYS }
    }

    fn date(text: &str) -> Day {
        parse_day(text).expect("a date")
    }

    /// Each text on that day, with the days that it means ahead and back.
    fn hold<const N: usize>(today: &str, table: [(&str, &str, &str); N]) {
        for (text, ahead, back) in table {
            let means = |direction| day(text, origin(today), direction);
            assert_eq!(means(Direction::Forward), Ok(date(ahead)), "{text} on {today}, ahead");
            assert_eq!(means(Direction::Back), Ok(date(back)), "{text} on {today}, back");
        }
    }

    #[test]
    fn the_direction_decides_on_a_tuesday() {
        hold(
            "2026-12-08",
            [
                ("friday", "2026-12-11", "2026-12-04"),
                ("tue", "2026-12-15", "2026-12-08"),
                ("mon", "2026-12-14", "2026-12-07"),
                ("5 dec", "2027-12-05", "2026-12-05"),
                ("dec 5", "2027-12-05", "2026-12-05"),
                ("8 Dec", "2026-12-08", "2026-12-08"),
                ("9 december", "2026-12-09", "2025-12-09"),
                ("5th of March", "2027-03-05", "2026-03-05"),
                ("tue 8 dec", "2026-12-08", "2026-12-08"),
                ("5.12.", "2027-12-05", "2026-12-05"),
                ("5. 1.", "2027-01-05", "2026-01-05"),
                ("29 feb", "2028-02-29", "2024-02-29"),
                ("25/12", "2026-12-25", "2025-12-25"),
                ("12/25", "2026-12-25", "2025-12-25"),
                ("12/12", "2026-12-12", "2025-12-12"),
                ("end of week", "2026-12-11", "2026-12-04"),
                ("end of month", "2026-12-31", "2026-11-30"),
                ("eow", "2026-12-11", "2026-12-04"),
                ("EOM", "2026-12-31", "2026-11-30"),
                ("Monatsende", "2026-12-31", "2026-11-30"),
                ("5.12", "2027-12-05", "2026-12-05"),
                ("30.11", "2027-11-30", "2026-11-30"),
                ("2w", "2026-12-22", "2026-11-24"),
                ("3 days", "2026-12-11", "2026-12-05"),
                ("two weeks", "2026-12-22", "2026-11-24"),
                ("5wd", "2026-12-15", "2026-12-01"),
                ("end of november", "2027-11-30", "2026-11-30"),
                ("end december", "2026-12-31", "2025-12-31"),
                ("Ende Dezember", "2026-12-31", "2025-12-31"),
                ("end of feb", "2027-02-28", "2026-02-28"),
                ("Freitag", "2026-12-11", "2026-12-04"),
                ("Di.", "2026-12-15", "2026-12-08"),
                ("5. Dez.", "2027-12-05", "2026-12-05"),
                ("12. März", "2027-03-12", "2026-03-12"),
                ("3 Mai", "2027-05-03", "2026-05-03"),
                ("31 okt", "2027-10-31", "2026-10-31"),
            ],
        );
    }

    #[test]
    fn these_mean_the_same_in_each_direction_on_a_tuesday() {
        let table = [
            ("2026-12-05", "2026-12-05"),
            ("2026-12-5", "2026-12-05"),
            ("2026/12/05", "2026-12-05"),
            ("5 dec 2026", "2026-12-05"),
            ("Dec 5, 2026", "2026-12-05"),
            ("5-Dec-2026", "2026-12-05"),
            ("Sat 5 Dec 2026", "2026-12-05"),
            ("5.12.2026", "2026-12-05"),
            ("05.12.26", "2026-12-05"),
            ("25/12/2026", "2026-12-25"),
            ("today", "2026-12-08"),
            ("Tomorrow", "2026-12-09"),
            ("yesterday", "2026-12-07"),
            ("next tue", "2026-12-15"),
            ("next Monday", "2026-12-14"),
            ("next sunday", "2026-12-20"),
            ("this friday", "2026-12-11"),
            ("this mon", "2026-12-07"),
            ("last monday", "2026-12-07"),
            ("last tue", "2026-12-01"),
            ("last wednesday", "2026-12-02"),
            ("+3d", "2026-12-11"),
            ("+ 3 days", "2026-12-11"),
            ("+2w", "2026-12-22"),
            ("-3d", "2026-12-05"),
            ("-2w", "2026-11-24"),
            ("in 3 days", "2026-12-11"),
            ("in 2 weeks", "2026-12-22"),
            ("in a week", "2026-12-15"),
            ("in 3 months", "2027-03-08"),
            ("3 days ago", "2026-12-05"),
            ("2 weeks ago", "2026-11-24"),
            ("+1wd", "2026-12-09"),
            ("+4wd", "2026-12-14"),
            ("+5wd", "2026-12-15"),
            ("-2wd", "2026-12-04"),
            ("in 10 working days", "2026-12-22"),
            ("+0wd", "2026-12-08"),
            ("end of next week", "2026-12-18"),
            ("end of this week", "2026-12-11"),
            ("end of the month", "2026-12-31"),
            ("end of next month", "2027-01-31"),
            ("end of last month", "2026-11-30"),
            ("next week", "2026-12-18"),
            ("next month", "2027-01-31"),
            ("nächste Woche", "2026-12-18"),
            ("nächsten Montag", "2026-12-14"),
            ("in two weeks", "2026-12-22"),
            ("ten days ago", "2026-11-28"),
            ("end of november 2026", "2026-11-30"),
            ("Di 8. Dezember 2026", "2026-12-08"),
            ("heute", "2026-12-08"),
            ("morgen", "2026-12-09"),
            ("gestern", "2026-12-07"),
            ("übermorgen", "2026-12-10"),
            ("vorgestern", "2026-12-06"),
            ("in 2 Wochen", "2026-12-22"),
            ("in 3 Tagen", "2026-12-11"),
            ("Ende des Monats", "2026-12-31"),
            ("kommenden Montag", "2026-12-14"),
            ("start", "2026-11-23"),
            ("start+10d", "2026-12-03"),
            ("start + 2 weeks", "2026-12-07"),
            ("start+5wd", "2026-11-30"),
            ("start-1wd", "2026-11-20"),
        ];
        hold("2026-12-08", table.map(|(text, day)| (text, day, day)));
    }

    #[test]
    fn the_last_day_of_a_month_ends_it_and_friday_ends_the_week() {
        hold("2026-11-30", [("end of month", "2026-11-30", "2026-11-30")]);
        hold("2026-12-11", [("end of week", "2026-12-11", "2026-12-11")]);
        hold("2026-12-12", [("end of week", "2026-12-18", "2026-12-11")]);
        hold("2027-01-31", [("end of next month", "2027-02-28", "2027-02-28")]);
    }

    #[test]
    fn a_week_is_due_on_its_friday_and_back_it_is_the_name_of_a_meeting() {
        for (text, friday) in [
            ("week 50", "2026-12-11"),
            ("KW 50", "2026-12-11"),
            ("kw51", "2026-12-18"),
            ("Week 48", "2027-12-03"),
            ("week 53", "2027-01-01"),
            ("cw 2 2027", "2027-01-15"),
            ("KW 48/2026", "2026-11-27"),
            ("2026-W48", "2026-11-27"),
        ] {
            let means = |direction| day(text, origin("2026-12-08"), direction);
            assert_eq!(means(Direction::Forward), Ok(date(friday)), "{text}");
            assert_eq!(means(Direction::Back), Err(DateFault::NoDate), "{text}");
        }
        let none = day("week 54", origin("2026-12-08"), Direction::Forward);
        assert_eq!(none, Err(DateFault::NoSuchDay));
    }

    #[test]
    fn working_days_begin_and_end_on_working_days() {
        hold("2026-12-11", [("+1wd", "2026-12-14", "2026-12-14")]);
        hold("2026-12-12", [("+1wd", "2026-12-14", "2026-12-14")]);
        hold("2026-12-13", [("+1wd", "2026-12-14", "2026-12-14")]);
        hold("2026-12-13", [("-1wd", "2026-12-11", "2026-12-11")]);
        hold("2026-12-14", [("-1wd", "2026-12-11", "2026-12-11")]);
    }

    #[test]
    fn the_first_day_of_an_engagement_is_the_nearest() {
        let nearest = |text| day(text, origin("2026-12-08"), Direction::Nearest);
        for (text, day) in [
            ("15 dec", "2026-12-15"),
            ("1 dec", "2026-12-01"),
            ("2 jan", "2027-01-02"),
            ("mon", "2026-12-07"),
            ("thursday", "2026-12-10"),
            ("tue", "2026-12-08"),
        ] {
            assert_eq!(nearest(text), Ok(date(day)), "{text}");
        }
        let either = [date("2026-12-05"), date("2027-05-12")];
        assert_eq!(nearest("5/12"), Err(DateFault::Ambiguous(either)));
    }

    #[test]
    fn what_means_no_day_says_why() {
        let today = origin("2026-12-08");
        let table = [
            ("someday", DateFault::NoDate),
            ("2026-02-30", DateFault::NoSuchDay),
            ("30 feb", DateFault::NoSuchDay),
            ("31.4.", DateFault::NoSuchDay),
            ("13/13", DateFault::NoSuchDay),
            ("0000-01-01", DateFault::NoSuchDay),
            ("+4294967295d", DateFault::NoSuchDay),
            ("+4294967295wd", DateFault::NoSuchDay),
            ("-4294967295months", DateFault::NoSuchDay),
            ("5/12", DateFault::Ambiguous([date("2027-12-05"), date("2027-05-12")])),
            ("5/12/26", DateFault::Ambiguous([date("2026-12-05"), date("2026-05-12")])),
            ("mon 8 dec 2026", DateFault::OtherWeekday(date("2026-12-08"))),
        ];
        for (text, fault) in table {
            assert_eq!(day(text, today, Direction::Forward), Err(fault), "{text}");
        }
        let unstarted = Origin { start: None, ..today };
        let means = day("start+10d", unstarted, Direction::Nearest);
        assert_eq!(means, Err(DateFault::NoStart));
    }
}
