//! `ticklist minutes`

use chrono::TimeDelta;

use super::Outcome;
use super::dates::day;
use super::options::Reporting;
use super::reading::Reading;
use crate::domain::dates::Direction;
use crate::domain::engagement::Checkpointed;
use crate::domain::owners::FullNames;
use crate::domain::{Day, Engagement};
use crate::render::phrasing::file_name;
use crate::reports::minutes::minutes;
use crate::session::{Failure, Session};

/// Write the minutes of a meeting: who was present, and what its day recorded
///
/// They come as Markdown, and without what is internal.
///
/// Example: ticklist minutes "Week 1" -o minutes.md
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The checkpoint; the newest where none is named
    checkpoint: Option<String>,
    /// The first day, if not that of the checkpoint
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    from: Option<String>,
    /// The last day, if not that of the checkpoint
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    to: Option<String>,
    #[command(flatten)]
    reporting: Reporting,
}

pub(crate) fn run(args: Args, session: &Session) -> Outcome {
    let reporting = args.reporting.with_default_format("md");
    let reading = Reading::open(&reporting, session)?;
    let session = &reading.session;
    let from = day(args.from.as_deref(), "--from", Direction::Back, session)?;
    let to = day(args.to.as_deref(), "--to", Direction::Back, session)?;
    let engagement = reading.engagement();
    let mark = meeting(args.checkpoint.as_deref(), [from, to], &engagement, session)?;
    let days = days(mark.map(|mark| held_on(mark, &engagement)), from, to, session)?;
    let zone = engagement.zone;
    let end = zone.end_of(days[1]).min(reading.as_of);
    let begin = (zone.start_of(days[0]) - TimeDelta::nanoseconds(1)).min(end);
    let (before, after) = (reading.engagement_at(begin), reading.engagement_at(end));
    let report = minutes(&before, &after, mark, days);
    let is_empty = report.parts().iter().all(|(_, changes)| changes.is_empty());
    if let Some(held) = report.meeting.as_ref().filter(|_| is_empty && days[1] < session.today()) {
        let again = session.command(["minutes", &held.name, "--to", "today"]);
        session.ui.note(&format!("hint: if it was recorded on a later day:  {again}"));
    }
    let name = file_name(&report.header.customer);
    let reporting = reporting.with_brand_beside(&reading.loaded.path);
    reporting.show(&name, days[1], FullNames::new(), session, &report)?;
    Ok(reading.exit())
}

/// The checkpoint that is named, else the newest, of these days where such are said.
fn meeting<'r>(
    name: Option<&str>,
    [from, to]: [Option<Day>; 2],
    engagement: &Engagement<'r>,
    session: &Session,
) -> Result<Option<Checkpointed<'r>>, Failure> {
    let so_far = || format!("the checkpoints so far:  {}", session.command(["checkpoint"]));
    if let Some(name) = name {
        let last = engagement.last_checkpoint().filter(|_| name.eq_ignore_ascii_case("last"));
        let mark = engagement.meeting(name).or(last);
        let none = || Failure::new(format!("there is no checkpoint `{name}`")).hint(so_far());
        return mark.map(Some).ok_or_else(none);
    }
    let is_then = |mark: &&Checkpointed<'_>| {
        let day = held_on(**mark, engagement);
        mark.checkpoint.name.is_some()
            && from.is_none_or(|from| from <= day)
            && to.is_none_or(|to| day <= to)
    };
    Ok(engagement.checkpoints.iter().rev().find(is_then).copied())
}

fn held_on(mark: Checkpointed<'_>, engagement: &Engagement<'_>) -> Day {
    engagement.zone.day(engagement.at(mark.entry))
}

/// The first and the last day: those that are said, else that of the meeting.
fn days(
    held: Option<Day>,
    from: Option<Day>,
    to: Option<Day>,
    session: &Session,
) -> Result<[Day; 2], Failure> {
    let Some(day) = held.or(from).or(to) else {
        let today = session.command(["minutes", "--from", "today"]);
        return Err(Failure::new("no checkpoint has been marked yet, of which this could be")
            .hint(format!("of all that today recorded:  {today}")));
    };
    let first = from.unwrap_or(to.map_or(day, |to| to.min(day)));
    let last = to.unwrap_or(first.max(day));
    match first <= last {
        true => Ok([first, last]),
        false => Err(Failure::usage("`--from` is a later day than `--to`")
            .hint("give the first day with `--from`, and the last one with `--to`")),
    }
}
