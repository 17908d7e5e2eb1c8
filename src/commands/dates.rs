//! Dates that somebody typed for an option.

use crate::domain::dates::{
    self, DateFault, Direction, NO_HOLIDAYS, Origin, Shift, Typed, examples,
};
use crate::domain::engagement::Settings;
use crate::domain::{Day, Record};
use crate::record::{self, DiskError};
use crate::render::CommandLine;
use crate::session::{Failure, Session};
use crate::shell::date_in_quotes;

/// The day that somebody typed for an option of a command about a record, if one was typed.
pub(super) fn day(
    text: Option<&str>,
    option: &str,
    direction: Direction,
    session: &Session,
) -> anyhow::Result<Option<Day>> {
    Ok(typed(text, option, direction, session)?.map(|typed| typed.day))
}

/// The same, and how it was counted.
pub(super) fn typed(
    text: Option<&str>,
    option: &str,
    direction: Direction,
    session: &Session,
) -> anyhow::Result<Option<Typed>> {
    let Some(text) = text else {
        return Ok(None);
    };
    if let Ok(day) = dates::dated(text) {
        return Ok(Some(Typed { day, from_today: None }));
    }
    let record = record(session)?;
    let settings = Settings::of(&record, record.now(session.clock), session.clock);
    let today = settings.zone.unwrap_or(session.zone).day(session.clock);
    let start = Some(record.head.started);
    let origin = Origin { today, start, holidays: &settings.holidays };
    let typed = TypedDate { text, option, origin, direction };
    let meant = dates::typed(text, origin, direction);
    Ok(Some(meant.map_err(|fault| typed.refused(fault, "date", session))?))
}

/// By how much somebody typed that dates move.
pub(super) fn shift(text: &str) -> Result<Shift, Failure> {
    Shift::read(text).ok_or_else(|| {
        Failure::usage(format!("`{text}` does not say by how much, for --shift"))
            .hint("write it like one of these: +1w, -3d, +5wd, \"2 weeks\"")
    })
}

/// A date that somebody typed for an option.
pub(super) struct TypedDate<'t> {
    pub(super) text: &'t str,
    pub(super) option: &'t str,
    pub(super) origin: Origin<'t>,
    pub(super) direction: Direction,
}

/// What dates are counted from where there is no one engagement.
pub(super) fn today(session: &Session) -> Origin<'static> {
    Origin { today: session.today(), start: None, holidays: &NO_HOLIDAYS }
}

/// The record that the command is about.
fn record(session: &Session) -> Result<Record, DiskError> {
    let found = record::find(&session.wanted, &session.whereabouts)?;
    Ok(record::load(&found.path)?.record)
}

impl TypedDate<'_> {
    /// The day that was meant.
    pub(super) fn day(&self, session: &Session) -> Result<Day, Failure> {
        dates::day(self.text, self.origin, self.direction)
            .map_err(|fault| self.refused(fault, "date", session))
    }

    /// Why the text is no `kind` of date for the option, and how to write one.
    pub(super) fn refused(&self, fault: DateFault, kind: &str, session: &Session) -> Failure {
        let Self { text, option, origin, direction } = *self;
        let said = |day: Day| day.format("%-d %B %Y").to_string();
        let instead = |day: Day| with_value(option, text, &day.to_string(), &session.args);
        let like_these = || like_these(origin.today, direction);
        match fault {
            DateFault::NoDate => {
                let failure = Failure::usage(format!("`{text}` is no {kind} for {option}"));
                match date_in_quotes(&session.args) {
                    Some(line) => failure.hint(line),
                    None => failure.hint(like_these()),
                }
            }
            DateFault::NoSuchDay => {
                Failure::usage(format!("there is no such day as `{text}`, for {option}"))
                    .hint(like_these())
            }
            DateFault::Ambiguous([elsewhere, in_the_us]) => Failure::usage(format!(
                "`{text}` is {} to some and, with the month first, {} to others",
                said(elsewhere),
                said(in_the_us)
            ))
            .hint(instead(elsewhere))
            .hint(instead(in_the_us)),
            DateFault::OtherWeekday(day) => {
                let weekday = day.format("%A");
                Failure::usage(format!("{} is a {weekday}, not as in `{text}`", said(day)))
                    .hint(instead(day))
            }
            DateFault::NoStart => Failure::usage(format!(
                "`{text}` counts from the start of an engagement, and {option} has none to count from"
            ))
            .hint(like_these()),
        }
    }
}

/// Examples of dates, as they can be put on a command line.
fn like_these(today: Day, direction: Direction) -> String {
    let quoted = |text: String| if text.contains(' ') { format!("\"{text}\"") } else { text };
    let examples: Vec<String> = examples(today, direction).into_iter().map(quoted).collect();
    format!("write it like one of these: {}", examples.join(", "))
}

/// The command line with another value of the option.
fn with_value(option: &str, wrong: &str, right: &str, args: &[String]) -> CommandLine {
    let joined = format!("{option}={wrong}");
    CommandLine::new(args.iter().enumerate().map(|(at, arg)| match arg {
        _ if *arg == joined => format!("{option}={right}"),
        _ if arg == wrong && at > 0 && args[at - 1] == option => right.to_owned(),
        _ => arg.clone(),
    }))
}
