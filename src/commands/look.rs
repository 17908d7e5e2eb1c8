//! The commands that only look: each shows one report of the record.

use anyhow::bail;

use super::Outcome;
use super::filtering::Filter;
use super::options::{Reporting, one_of};
use super::reading::Reading;
use super::showing::{look, look_each};
use crate::domain::Engagement;
use crate::domain::moment::Edge;
use crate::domain::select::{phase_named, select};
use crate::render::phrasing::plural;
use crate::reports::events::events;
use crate::reports::log::LogFilter;
use crate::reports::plan::Plan;
use crate::reports::progress::{Per, current_phase};
use crate::reports::raid::{RaidFilter, raid};
use crate::reports::{agenda, burn_up, changes, gate, list, log, plan, show, status};
use crate::session::{Exit, Failure, Session};

/// Show where the engagement is, and what needs attention
///
/// Example: ticklist status --per owner
#[derive(Debug, Default, clap::Args)]
pub(crate) struct StatusArgs {
    /// What the rows of the table stand for
    #[arg(long, value_name = "WHAT", default_value = "phase", value_parser = one_of(&ROWS))]
    per: Per,
    #[command(flatten)]
    reporting: Reporting,
}

/// What the rows can stand for.
const ROWS: [(&str, Per); 3] = [("phase", Per::Phase), ("owner", Per::Owner), ("role", Per::Role)];

/// List the open items, and say how many are hidden
///
/// Example: ticklist list assess --owner dana --due friday
#[derive(Debug, clap::Args)]
pub(crate) struct ListArgs {
    #[command(flatten)]
    filter: Filter,
    #[command(flatten)]
    reporting: Reporting,
}

/// Show everything about items and matters, with their history
///
/// Example: ticklist show A5
#[derive(Debug, clap::Args)]
pub(crate) struct ShowArgs {
    /// Items and matters: A3, A1..A3, assess, D-7kd, or several
    #[arg(required = true, value_name = "ITEM")]
    items: Vec<String>,
    #[command(flatten)]
    reporting: Reporting,
}

/// Show what happened, oldest first, with the notes in full
///
/// Example: ticklist log A5 --since yesterday
#[derive(Debug, clap::Args)]
pub(crate) struct LogArgs {
    /// Items, matters or phases: A3, A1..A3, assess, D-7kd, or several
    #[arg(value_name = "ITEM")]
    items: Vec<String>,
    /// From then on: a date, an instant, a checkpoint's name, or `last` for the last checkpoint
    #[arg(long, value_name = "WHEN", allow_hyphen_values = true)]
    since: Option<String>,
    /// What this person did
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// What has this text in its notes, tasks, names or links
    #[arg(long, value_name = "TEXT")]
    search: Option<String>,
    #[command(flatten)]
    reporting: Reporting,
}

/// Show what changed since the last checkpoint, and what did not move
///
/// Two states are compared: what was done and undone in between is no change.
///
/// Example: ticklist changes --since "Week 1"
#[derive(Debug, clap::Args)]
pub(crate) struct ChangesArgs {
    /// From then on: a date, an instant, a checkpoint's name, or `last` for the last checkpoint
    #[arg(long, value_name = "WHEN", default_value = "last", allow_hyphen_values = true)]
    since: String,
    #[command(flatten)]
    reporting: Reporting,
}

/// Show what the meeting has to talk about, the most pressing first
///
/// An item is named once, where it is most pressing.
///
/// Example: ticklist agenda --as-of yesterday
#[derive(Debug, clap::Args)]
pub(crate) struct AgendaArgs {
    /// Show the duties one by one, with whom to ask
    #[arg(long)]
    duties: bool,
    #[command(flatten)]
    reporting: Reporting,
}

/// Say whether a phase can be left, and what holds it back
///
/// Ends with exit code 3 where it can't.
///
/// Example: ticklist gate remediate
#[derive(Debug, clap::Args)]
pub(crate) struct GateArgs {
    /// The phase; the current one where none is named
    phase: Option<String>,
    #[command(flatten)]
    reporting: Reporting,
}

/// Show the plan: what was to be done by when, what is now, and where the recent pace leads
///
/// The baseline is the first date that each phase and item was given. `-o plan.ics` writes a
/// calendar, `-o plan.svg` the timeline alone.
///
/// Example: ticklist plan --items --baseline "Week 1"
#[derive(Debug, clap::Args)]
pub(crate) struct PlanArgs {
    /// Also the items that have a date of their own
    #[arg(long)]
    items: bool,
    /// Hold it against the dates of then: a date, an instant, a checkpoint's name, or `last`
    #[arg(long, value_name = "WHEN", allow_hyphen_values = true)]
    baseline: Option<String>,
    #[command(flatten)]
    reporting: Reporting,
}

pub(crate) fn status(args: StatusArgs, session: &Session) -> Outcome {
    look(&args.reporting, session, |reading| Ok(status::status(&reading.engagement(), args.per)))
}

pub(crate) fn list(args: ListArgs, session: &Session) -> Outcome {
    look_each("list", &args.reporting, session, |reading| {
        let engagement = reading.engagement();
        let filter = args.filter.understood(&engagement, &reading.session)?;
        if let Some(matter) = filter.selection.matters.first() {
            let id = &engagement.matters[*matter].id;
            let failure = Failure::new(format!("{id} is no item: the list has only items"));
            bail!(failure.hint(session.command(["show", id.as_str()])));
        }
        if let Some(owner) = &filter.owner {
            say_what_else_is_theirs(owner, &engagement, &reading.session);
        }
        Ok(list::list(&engagement, &filter, args.filter.asked(&filter)))
    })
}

/// Says how many matters are open of the owner whose items are listed.
fn say_what_else_is_theirs(owner: &str, engagement: &Engagement<'_>, session: &Session) {
    let filter = RaidFilter { owner: Some(owner.to_owned()), ..RaidFilter::default() };
    let open = raid(engagement, &filter).matters().count();
    if open > 0 {
        let open = plural(open, "decision, risk or action is", "decisions, risks and actions are");
        let line = session.command(["raid", "--owner", owner]);
        session.ui.note(&format!("besides, {open} open:  {line}"));
    }
}

pub(crate) fn show(args: ShowArgs, session: &Session) -> Outcome {
    look(&args.reporting, session, |reading| {
        let engagement = reading.engagement();
        Ok(show::show(&select(&args.items, &engagement)?, &engagement))
    })
}

pub(crate) fn log(args: LogArgs, session: &Session) -> Outcome {
    look(&args.reporting, session, |reading| {
        let engagement = reading.engagement();
        let selection = select(&args.items, &engagement)?;
        let since = args.since.map(|since| reading.moment(&since, "--since", Edge::Start));
        let filter = LogFilter {
            about: selection.ids(&engagement),
            since: since.transpose()?,
            by: args.by,
            search: args.search,
        };
        Ok(log::log(&engagement, &filter))
    })
}

pub(crate) fn changes(args: ChangesArgs, session: &Session) -> Outcome {
    look_each("changes", &args.reporting, session, |reading| {
        let since = reading.earlier(&args.since, "--since", Edge::Start)?;
        let (before, after) = (reading.engagement_at(since), reading.engagement());
        let to_now = args.reporting.as_of.is_none();
        Ok(changes::changes_report(&before, &after, to_now))
    })
}

pub(crate) fn agenda(args: &AgendaArgs, session: &Session) -> Outcome {
    let agenda = |reading: &Reading| Ok(agenda::agenda(&reading.engagement(), args.duties));
    look_each("agenda", &args.reporting, session, agenda)
}

pub(crate) fn gate(args: GateArgs, session: &Session) -> Outcome {
    let mut ready = true;
    let exit = look(&args.reporting, session, |reading| {
        let engagement = reading.engagement();
        let place = match &args.phase {
            Some(word) => Some(phase_named(word, &engagement)?),
            None => current_phase(&engagement),
        };
        let gate = gate::gate(&engagement, place);
        ready = gate.ready;
        Ok(gate)
    })?;
    Ok(if ready { exit } else { Exit::No })
}

pub(crate) fn chart(reporting: &Reporting, session: &Session) -> Outcome {
    look(reporting, session, |reading| Ok(burn_up::burn_up_report(&reading.engagement())))
}

pub(crate) fn plan(args: PlanArgs, session: &Session) -> Outcome {
    look(&args.reporting, session, |reading| {
        let before = args.baseline.map(|text| reading.earlier(&text, "--baseline", Edge::End));
        let before = before.transpose()?.map(|at| reading.engagement_at(at));
        let engagement = reading.engagement();
        let plan = plan::plan(&engagement, before.as_ref(), args.items);
        let events = args.reporting.writes_calendar().then(|| events(&engagement));
        Ok(Plan { events: events.unwrap_or_default(), ..plan })
    })
}
