//! The plan and the forecast, as people say them.

use super::{Calendar, long_days};
use crate::render::{Cell, Text, Tone};
use crate::reports::forecast::{NoForecast, Outlook};

/// `no forecast in the first two weeks`.
pub fn no_forecast(why: NoForecast) -> &'static str {
    match why {
        NoForecast::NothingLeft => "nothing is left to do",
        NoForecast::OnHold => "no forecast while it is on hold",
        NoForecast::TooFewDays => "no forecast in the first two weeks",
        NoForecast::TooFewDone => {
            "no forecast, as fewer than three items were done in the last four weeks"
        }
    }
}

/// `Plan's end Fri 15 Jan · forecast Mon 3 May, 108 days later`.
pub fn outlook(outlook: &Outlook, calendar: &Calendar) -> Text {
    let plan = match outlook.plan_end {
        Some(day) => Text::from(format!("Plan's end {}{}", calendar.day(day), undated(outlook))),
        None => Text::from("No date is planned"),
    };
    let apart = apart(outlook, ", the same day");
    let forecast = match (outlook.forecast, outlook.done_on) {
        (Some(day), _) => format!("forecast {}{apart}", calendar.day(day)),
        (None, Some(day)) => format!("all was done on {}{apart}", calendar.day(day)),
        (None, None) => outlook.no_forecast.map(no_forecast).unwrap_or_default().to_owned(),
    };
    plan.and(" · ", Tone::Plain).and(forecast, tone(outlook))
}

/// `Planned to end on Fri 15 Jan; at the recent pace all is done on Mon 3 May, 108 days later.`
pub fn outlook_sentence(outlook: &Outlook, calendar: &Calendar) -> Text {
    let plan = match outlook.plan_end {
        Some(day) => {
            format!("Planned to end on {}{}; ", calendar.full_day(day), undated(outlook))
        }
        None => "No end is planned; ".to_owned(),
    };
    let apart = apart(outlook, ", as planned");
    let forecast = match (outlook.forecast, outlook.done_on) {
        (Some(day), _) => {
            format!("at the recent pace all is done on {}{apart}.", calendar.full_day(day))
        }
        (None, Some(day)) => format!("all was done on {}{apart}.", calendar.full_day(day)),
        (None, None) => format!("{}.", outlook.no_forecast.map(no_forecast).unwrap_or_default()),
    };
    Text::from(plan).and(forecast, tone(outlook))
}

/// ` (2 phases have no date yet)`, which may end later.
fn undated(outlook: &Outlook) -> String {
    match outlook.undated {
        0 => String::new(),
        1 => " (1 phase has no date yet)".to_owned(),
        several => format!(" ({several} phases have no date yet)"),
    }
}

/// `, 108 days later`: how far it is from the plan's end.
fn apart(outlook: &Outlook, same: &str) -> String {
    match outlook.days_behind() {
        None => String::new(),
        Some(0) => same.to_owned(),
        Some(days) if days < 0 => format!(", {} earlier", long_days(-days)),
        Some(days) => format!(", {} later", long_days(days)),
    }
}

/// The end of the plan and the forecast as two cells, the latter with why there is none.
pub fn outlook_cells(outlook: &Outlook) -> [Cell; 2] {
    let day = |day| Cell::brief_day(day, false, Tone::Plain);
    let forecast = match outlook.no_forecast {
        None => day(outlook.forecast),
        Some(NoForecast::NothingLeft) => Cell::from("all done"),
        Some(NoForecast::OnHold) => Cell::from("on hold"),
        Some(NoForecast::TooFewDays) => Cell::from("too early"),
        Some(NoForecast::TooFewDone) => Cell::from("too little done"),
    };
    [day(outlook.plan_end), forecast.toned(tone(outlook))]
}

fn tone(outlook: &Outlook) -> Tone {
    if outlook.is_behind() { Tone::Notice } else { Tone::Plain }
}
