//! `ticklist set`

use anyhow::bail;

use super::Outcome;
use super::holidays::holidays;
use super::options::{Acting, Reporting, one_of};
use super::reading::Reading;
use super::recording::record_wish;
use crate::domain::Setting;
use crate::domain::decide::{Remark, Wish};
use crate::reports::settings::settings;
use crate::session::{Failure, Session};

/// Set what counts for the engagement as a whole, or list it
///
/// The zone is where the days of the record are counted, whoever reads it.
///
/// Holidays are dates and spans of dates, or a calendar file (.ics). They count in `+5wd`.
///
/// Example: ticklist set zone Europe/Berlin
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// What is set; all is listed where nothing is named
    #[arg(value_name = "KEY", value_parser = one_of(&SETTINGS))]
    setting: Option<Setting>,
    /// What it is from now on
    #[arg(requires = "setting", conflicts_with = "none")]
    value: Option<String>,
    /// None: of a zone or holidays
    #[arg(long, requires = "setting")]
    none: bool,
    /// Why, for those who read what changed
    #[arg(short = 'm', long = "note", value_name = "WHY", allow_hyphen_values = true)]
    note: Option<String>,
    #[command(flatten)]
    acting: Acting,
    #[command(flatten)]
    reporting: Reporting,
}

/// What can be set.
const SETTINGS: [(&str, Setting); 4] = [
    ("zone", Setting::Zone),
    ("holidays", Setting::Holidays),
    ("customer", Setting::Customer),
    ("title", Setting::Title),
];

pub(crate) fn run(args: Args, session: &Session) -> Outcome {
    let Some(setting) = args.setting else {
        let reading = Reading::open(&args.reporting, session)?;
        return reading.show(&args.reporting, &settings(&reading.engagement()));
    };
    if args.value.is_none() && !args.none {
        let word = setting.word();
        let example = match setting {
            Setting::Zone => "Europe/Berlin",
            Setting::Holidays => "DATE",
            Setting::Customer | Setting::Title => "VALUE",
        };
        let line = args.acting.command(["set", word, example], session);
        bail!(Failure::usage(format!("`set {word}` needs a value")).hint(line));
    }
    let value = match (setting, args.value) {
        (Setting::Holidays, Some(text)) => Some(holidays(&text, session)?),
        (_, value) => value,
    };
    let internal = args.reporting.internal && args.note.is_some();
    let why = Remark { note: args.note, internal, ..Remark::default() };
    record_wish(&Wish::Set(setting, value).because(why), &args.acting, session)
}
