//! Dates that somebody typed for an option.

use crate::domain::dates::{self, DateFault, Direction, Origin, counts_from_the_start, is_date};
use crate::domain::time::Day;
use crate::render::phrasing::command_line;
use crate::session::{Failure, Session};
use crate::store;

use super::explain::store_failure;

/// The day that somebody typed for an option of a command about a record.
pub(super) fn day(
    text: &str,
    option: &str,
    direction: Direction,
    session: &Session,
) -> Result<Day, Failure> {
    let start = counts_from_the_start(text).then(|| started(session)).transpose()?;
    let origin = Origin { start, ..today(session) };
    dates::day(text, origin, direction)
        .map_err(|fault| no_date(text, option, fault, (origin, direction), session))
}

/// What dates are counted from where there is no one engagement.
pub(super) fn today(session: &Session) -> Origin {
    Origin { today: session.zone.day(session.clock), start: None }
}

/// The first day of the engagement, which never changes.
fn started(session: &Session) -> Result<Day, Failure> {
    let failure = |error| store_failure(error, session);
    let found = store::find(&session.wanted, &session.place).map_err(failure)?;
    Ok(store::load(&found.path).map_err(failure)?.record.head.started)
}

/// Why the text is no date for the option, and how to write one.
pub(super) fn no_date(
    text: &str,
    option: &str,
    fault: DateFault,
    (origin, direction): (Origin, Direction),
    session: &Session,
) -> Failure {
    let said = |day: Day| day.format("%-d %B %Y").to_string();
    let instead = |day: Day| with_value(option, text, &day.to_string(), &session.args);
    let like_these = || like_these(origin.today, direction);
    match fault {
        DateFault::NoDate => {
            let failure = Failure::usage(format!("`{text}` is no date for {option}"));
            failure.hint(date_in_quotes(&session.args).unwrap_or_else(like_these))
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
            Failure::usage(format!("{} is a {}, not as in `{text}`", said(day), day.format("%A")))
                .hint(instead(day))
        }
        DateFault::NoStart => Failure::usage(format!(
            "`{text}` counts from the start of an engagement, and {option} has none to count from"
        ))
        .hint(like_these()),
    }
}

/// Examples of dates, as they can be put on a command line.
pub(super) fn like_these(today: Day, direction: Direction) -> String {
    let quoted = |text: String| if text.contains(' ') { format!("\"{text}\"") } else { text };
    let examples: Vec<String> = examples(today, direction).into_iter().map(quoted).collect();
    format!("write it like one of these: {}", examples.join(", "))
}

/// Dates as they can be written on that day.
pub(super) fn examples(today: Day, direction: Direction) -> Vec<String> {
    let days = match direction {
        Direction::Forward => 3,
        Direction::Back | Direction::Nearest => -3,
    };
    let day = today.checked_add_signed(chrono::TimeDelta::days(days)).unwrap_or(today);
    let formats = ["%Y-%m-%d", "%-d %b", "%A"].map(|format| day.format(format));
    let words: &[&str] = match direction {
        Direction::Forward => {
            &["tomorrow", "+3d", "+5wd", "in 2 weeks", "end of month", "start+10d"]
        }
        Direction::Back => &["today", "yesterday", "-3d", "2 weeks ago", "last monday"],
        Direction::Nearest => &["today", "yesterday", "-3d", "+1w"],
    };
    let formatted = formats.iter().map(|text| text.to_string().to_lowercase());
    formatted.chain(words.iter().map(|word| (*word).to_owned())).collect()
}

/// The command line with another value of the option.
fn with_value(option: &str, wrong: &str, right: &str, args: &[String]) -> String {
    let joined = format!("{option}={wrong}");
    command_line(args.iter().enumerate().map(|(at, arg)| match arg {
        _ if *arg == joined => format!("{option}={right}"),
        _ if arg == wrong && at > 0 && args[at - 1] == option => right.to_owned(),
        _ => arg.clone(),
    }))
}

/// The command line with quotes around the words behind an option that make a date together:
/// `--on 5 dec`.
pub(crate) fn date_in_quotes(args: &[String]) -> Option<String> {
    let options = (0..args.len()).filter(|at| args[*at].starts_with("--"));
    let ends = |at: usize| (at + 3..=args.len().min(at + LONGEST)).rev().map(move |end| (at, end));
    let (at, end) =
        options.flat_map(ends).find(|(at, end)| is_date(&args[at + 1..*end].join(" ")))?;
    let date = args[at + 1..end].join(" ");
    Some(command_line([&args[..=at], &[date], &args[end..]].concat()))
}

/// So many words at most are an option and its date: `--on in 10 working days`.
const LONGEST: usize = 6;
