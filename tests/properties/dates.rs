//! Dates as people type them.

use chrono::{Datelike, Days, NaiveDate};
use proptest::prelude::*;
use proptest::sample::select;
use ticklist::domain::dates::{Direction, NO_HOLIDAYS, Origin, day, is_date};
use ticklist::domain::time::Day;

const DIRECTIONS: [Direction; 3] = [Direction::Forward, Direction::Back, Direction::Nearest];

fn any_day() -> impl Strategy<Value = Day> {
    let ends = [(1, 1, 1), (9999, 12, 31), (2028, 2, 29), (2026, 12, 8)];
    let ends = ends.map(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d).expect("a day"));
    let this_century = (0..36_500_u64)
        .prop_map(|days| NaiveDate::from_ymd_opt(2000, 1, 1).expect("a day") + Days::new(days));
    prop_oneof![select(ends.to_vec()), this_century]
}

/// Words of dates in any order, and any text.
fn typed() -> impl Strategy<Value = String> {
    let words = vec![
        "next",
        "last",
        "this",
        "end",
        "of",
        "month",
        "week",
        "in",
        "ago",
        "start",
        "+",
        "-",
        "3",
        "31",
        "4294967295",
        "99999999999",
        "d",
        "wd",
        "working",
        "days",
        "weeks",
        "months",
        "tue",
        "dec",
        "feb",
        "5th",
        "29",
        "2026",
        "0000",
        "9999",
        ".",
        "/",
        ",",
        "a",
        "5.12.",
        "5/12",
        "é",
    ];
    let words = proptest::collection::vec((select(words), select(vec!["", " "])), 0..7);
    let joined = words.prop_map(|words| {
        words.into_iter().map(|(word, blank)| format!("{word}{blank}")).collect::<String>()
    });
    prop_oneof![3 => joined, 1 => any::<String>()]
}

proptest! {
    /// Whatever is typed on whatever day means a day of the calendar or is refused; and a date is
    /// written like one.
    #[test]
    fn no_text_is_too_odd_to_be_a_date_or_not(
        text in typed(),
        today in any_day(),
        start in proptest::option::of(any_day()),
    ) {
        for direction in DIRECTIONS {
            if let Ok(day) = day(&text, Origin { today, start, holidays: &NO_HOLIDAYS }, direction) {
                prop_assert!((1..=9999).contains(&day.year()));
                prop_assert!(is_date(&text));
            }
        }
    }

    /// A day with its year is that day, however it is written.
    #[test]
    fn a_day_with_its_year_is_that_day(today in any_day(), meant in any_day()) {
        let origin = Origin { today, start: None, holidays: &NO_HOLIDAYS };
        let formats = [
            "%Y-%m-%d", "%Y/%m/%d", "%a %-d %b %Y", "%-d %B %Y", "%b %-d, %Y", "%-d-%b-%Y",
            "%d.%m.%Y", "%-d. %-m. %Y",
        ];
        for format in formats {
            let text = meant.format(format).to_string();
            prop_assert_eq!(day(&text, origin, Direction::Forward), Ok(meant), "{}", text);
        }
    }

    /// A day of the year to come is found ahead without its year, and one of the year that is gone
    /// by looking back.
    #[test]
    fn a_day_without_its_year_is_found_in_the_direction(
        today in (0_u64..36_500).prop_map(|days| NaiveDate::default() + Days::new(days)),
        distance in 0..365_u64,
    ) {
        let origin = Origin { today, start: None, holidays: &NO_HOLIDAYS };
        for (direction, meant) in [
            (Direction::Forward, today + Days::new(distance)),
            (Direction::Back, today - Days::new(distance)),
        ] {
            for format in ["%-d %b", "%B %-d", "%-d.%-m."] {
                let text = meant.format(format).to_string();
                prop_assert_eq!(day(&text, origin, direction), Ok(meant), "{}", text);
            }
        }
    }
}
