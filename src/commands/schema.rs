//! `ticklist schema`

use super::Outcome;
use crate::codec::SCHEMA;
use crate::session::{Exit, Session};

/// Print the JSON Schema of checklists and records
///
/// Example: ticklist schema > ticklist.schema.json
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs the command.
///
/// # Errors
/// When stdout can't be written.
pub fn run(_: Args, session: &Session) -> Outcome {
    session.ui.write(SCHEMA)?;
    Ok(Exit::Done)
}
