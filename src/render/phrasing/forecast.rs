//! The plan and the forecast, as people say them.

use crate::reports::forecast::NoForecast;

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
