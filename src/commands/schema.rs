//! `ticklist schema`

use super::Outcome;
use super::options::one_of;
use crate::record::SCHEMA;
use crate::render::views::REPORTS;
use crate::session::{Exit, Session};

/// Print the JSON Schema of checklists and records, or that of a report
///
/// Example: ticklist schema > ticklist.schema.json
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The report whose JSON is described
    #[arg(value_parser = one_of(&REPORTS))]
    report: Option<fn() -> String>,
}

pub(crate) fn run(args: Args, session: &Session) -> Outcome {
    let report = args.report.map(|schema| schema());
    session.ui.write(report.as_deref().unwrap_or(SCHEMA))?;
    Ok(Exit::Done)
}
