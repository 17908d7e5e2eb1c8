//! Days of weeks and months, as they lie around today.

use chrono::{Datelike, Months, NaiveDate, TimeDelta, Weekday};

use super::holidays::Holidays;
use super::written::{Period, Unit, Which};
use crate::domain::Day;

/// Where a date without a year or a week is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// For plans: a weekday is the first after today, a date without a year today or later.
    Forward,
    /// For what has happened: the last one, today included.
    Back,
    /// For the first day of an engagement: whichever of the two is nearer.
    Nearest,
}

/// The day of a month: of its year or, without one, the first that there is in the direction.
pub(super) fn of_calendar(
    [day, month]: [u32; 2],
    year: Option<i32>,
    today: Day,
    direction: Direction,
) -> Option<Day> {
    /// The longest that a 29 February is away.
    const YEARS: i32 = 8;
    let of = |year: i32| NaiveDate::from_ymd_opt(year, month, day);
    let this = today.year();
    match (year, direction) {
        (Some(year), _) => of(year),
        (None, Direction::Back) => {
            (this - YEARS..=this).rev().filter_map(of).find(|day| *day <= today)
        }
        (None, _) => (this..=this + YEARS).filter_map(of).find(|day| *day >= today),
    }
}

pub(super) fn of_week(
    which: Which,
    weekday: Weekday,
    today: Day,
    direction: Direction,
) -> Option<Day> {
    let ahead = i64::from(weekday.days_since(today.weekday()));
    let after = if ahead == 0 { 7 } else { ahead };
    let in_this_week = i64::from(weekday.num_days_from_monday())
        - i64::from(today.weekday().num_days_from_monday());
    let days = match (which, direction) {
        (Which::Nearest, Direction::Back) => after - 7,
        (Which::Nearest, _) => after,
        (Which::This, _) => in_this_week,
        (Which::Next, _) => in_this_week + 7,
        (Which::Last, _) => ahead - 7,
    };
    days_further(today, days)
}

/// The last day of a week, which is Friday as far as work goes, or of a month.
pub(super) fn end_of(
    which: Which,
    period: Period,
    today: Day,
    direction: Direction,
) -> Option<Day> {
    let end = |further: i64| match period {
        Period::Week => {
            let friday = of_week(Which::This, Weekday::Fri, today, direction)?;
            days_further(friday, 7 * further)
        }
        Period::Month => months_further(today.with_day(1)?, further + 1)?.pred_opt(),
    };
    let this = end(0)?;
    end(match (which, direction) {
        (Which::Next, _) => 1,
        (Which::Last, _) => -1,
        (Which::Nearest, Direction::Back) if this > today => -1,
        (Which::Nearest, Direction::Forward) if this < today => 1,
        _ => 0,
    })
}

/// The last day of a month: of its year or, without one, the first that there is in the direction.
pub(super) fn end_of_month(
    month: u32,
    year: Option<i32>,
    today: Day,
    direction: Direction,
) -> Option<Day> {
    let of = |year| {
        end_of(Which::This, Period::Month, NaiveDate::from_ymd_opt(year, month, 1)?, direction)
    };
    let this = year.unwrap_or(today.year());
    let end = of(this)?;
    match direction {
        _ if year.is_some() => Some(end),
        Direction::Back if end > today => of(this - 1),
        Direction::Forward | Direction::Nearest if end < today => of(this + 1),
        _ => Some(end),
    }
}

/// The Friday of a week: of its year or, without one, the first from today on.
pub(super) fn week(number: u32, year: Option<i32>, today: Day) -> Option<Day> {
    let of = |year| NaiveDate::from_isoywd_opt(year, number, Weekday::Fri);
    let this = today.iso_week().year();
    match year {
        Some(year) => of(year),
        None => (this..=this + LEAP_WEEKS).filter_map(of).find(|friday| *friday >= today),
    }
}

/// The most years from one week 53 to the next.
const LEAP_WEEKS: i32 = 7;

/// So much further, where these are no working days beside weekends.
pub(super) fn moved(from: Day, amount: i64, unit: Unit, holidays: &Holidays) -> Option<Day> {
    match unit {
        Unit::Days => days_further(from, amount),
        Unit::WorkingDays => working_days(from, amount, holidays),
        Unit::Months => months_further(from, amount),
    }
}

fn days_further(from: Day, amount: i64) -> Option<Day> {
    from.checked_add_signed(TimeDelta::try_days(amount)?)
}

fn months_further(from: Day, amount: i64) -> Option<Day> {
    let months = Months::new(u32::try_from(amount.unsigned_abs()).ok()?);
    match amount < 0 {
        true => from.checked_sub_months(months),
        false => from.checked_add_months(months),
    }
}

/// So many working days further: holidays on the way are made up for, and those on that way too.
fn working_days(from: Day, amount: i64, holidays: &Holidays) -> Option<Day> {
    let mut passed = 0;
    loop {
        let there = weekdays(from, amount + amount.signum() * passed)?;
        let (first, last) = match amount {
            0 => return Some(from),
            1.. => (from.succ_opt()?, there),
            _ => (there, from.pred_opt()?),
        };
        let on_the_way = holidays.on_weekdays(first, last);
        if on_the_way == passed {
            return Some(there);
        }
        passed = on_the_way;
    }
}

/// So many days further, Mondays to Fridays only. A weekend is Friday to what comes after it, and
/// Monday to what comes before.
fn weekdays(from: Day, amount: i64) -> Option<Day> {
    let weekday = i64::from(from.weekday().num_days_from_monday());
    let workday = match amount {
        0 => return Some(from),
        1.. => weekday.min(4),
        _ => weekday.min(5),
    };
    let there = workday + amount;
    days_further(from, there.div_euclid(5) * 7 + there.rem_euclid(5) - weekday)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_working_days_further_are_so_many_working_days() {
        let monday = NaiveDate::from_ymd_opt(2026, 12, 7).expect("a day");
        let some = Holidays::read("2026-12-24..2027-01-01, 2026-12-09, 2026-11-27, 2027-01-11");
        for holidays in [Holidays::default(), some.expect("holidays")] {
            for (distance, offset) in (1..60).flat_map(|it| (0..28).map(move |day| (it, day))) {
                let from = monday.checked_add_signed(TimeDelta::days(offset)).expect("a day");
                for amount in [distance, -distance] {
                    let there = working_days(from, amount, &holidays).expect("a day");
                    let way = match amount > 0 {
                        true => (from.succ_opt().expect("a day"), there),
                        false => (there, from.pred_opt().expect("a day")),
                    };
                    let is_workday = |day: &Day| {
                        day.weekday().num_days_from_monday() < 5
                            && holidays.on_weekdays(*day, *day) == 0
                    };
                    let days = way.0.iter_days().take_while(|day| *day <= way.1);
                    let workdays = days.filter(is_workday).count();
                    assert_eq!(workdays, usize::try_from(distance).expect("small"), "{from}");
                    assert!(is_workday(&there), "{from} {amount}");
                }
            }
        }
    }
}
