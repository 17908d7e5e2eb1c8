//! `ticklist schema`

use clap::builder::PossibleValuesParser;

use super::Outcome;
use crate::record::SCHEMA;
use crate::render::formats::json;
use crate::session::{Exit, Session};

/// Print the JSON Schema of checklists and records, or that of a report
///
/// Example: ticklist schema > ticklist.schema.json
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The report whose JSON is described
    #[arg(value_parser = PossibleValuesParser::new(json::schemas()))]
    report: Option<String>,
}

pub(crate) fn run(args: Args, session: &Session) -> Outcome {
    let report = args.report.and_then(|report| json::schema(&report));
    session.ui.write(report.as_deref().unwrap_or(SCHEMA))?;
    Ok(Exit::Done)
}
