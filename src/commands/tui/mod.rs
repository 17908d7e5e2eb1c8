//! `ticklist tui`

mod desk;
mod record;

use anyhow::bail;

use super::Outcome;
use super::options::{Acting, Reporting};
use super::reading::Reading;
use crate::screen::end_by;
use crate::session::{Exit, Failure, Session};
use desk::{Desk, End};

/// Tick items off on a screen, in a meeting
///
/// Every key records what its command would have; `?` shows the keys.
///
/// Example: ticklist tui
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    acting: Acting,
}

pub(crate) fn run(args: Args, session: &Session) -> Outcome {
    if !session.ui.has_screen() {
        bail!(
            Failure::usage("`tui` needs a terminal, to show a screen and to read keys")
                .hint(session.command(["list"]))
        );
    }
    let by = session.by(args.acting.by.as_deref())?;
    let reading = Reading::open(&Reporting::default(), session)?;
    let exit = reading.exit();
    let mut desk = Desk::new(reading.loaded, by, session)?;
    match desk.work()? {
        End::Quit { recorded } => Ok(if recorded { Exit::Done } else { exit }),
        End::Signal(signal) => {
            drop(desk);
            end_by(signal);
            Ok(Exit::Failed)
        }
    }
}
