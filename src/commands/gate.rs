//! `ticklist gate`

use super::Outcome;
use super::options::Reporting;
use super::reading::Reading;
use crate::domain::select::phase_named;
use crate::reports::gate::gate;
use crate::reports::progress::current_phase;
use crate::session::{Exit, Session};

/// Say whether a phase can be left, and what holds it back
///
/// Ends with exit code 3 where it can't.
///
/// Example: ticklist gate remediate
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The phase; the current one where none is named
    phase: Option<String>,
    #[command(flatten)]
    reporting: Reporting,
}

pub(crate) fn run(args: Args, session: &Session) -> Outcome {
    let reading = Reading::open(&args.reporting, session)?;
    let engagement = reading.engagement();
    let place = match &args.phase {
        Some(word) => Some(phase_named(word, &engagement)?),
        None => current_phase(&engagement),
    };
    let gate = gate(&engagement, place);
    let shown = reading.show(&args.reporting, &gate)?;
    Ok(if gate.ready { shown } else { Exit::No })
}
