//! `ticklist chart`

use super::Outcome;
use super::options::{Output, Reporting};
use super::output::Target;
use super::reading::Reading;
use crate::render::formats::{json, svg};
use crate::render::views;
use crate::reports::burn_up::burn_up;
use crate::reports::status::header;
use crate::session::{Exit, Failure, Session};

/// Draw how scope and what is done grew, day by day, and where that leads
///
/// Example: ticklist chart -o chart.svg
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    output: Output,
    #[command(flatten)]
    reporting: Reporting,
}

/// A format in which a chart is written to a file.
#[derive(Debug, Clone, Copy)]
enum Format {
    Svg,
}

/// The endings of files that a chart can be written to.
const ENDINGS: [(&str, Format); 1] = [("svg", Format::Svg)];

/// Runs the command.
///
/// # Errors
/// When the record can't be read, or the file not written.
pub fn run(args: Args, session: &Session) -> Outcome {
    let reading = Reading::open(&args.reporting, session)?;
    let engagement = reading.engagement();
    let (report, header) = (burn_up(&engagement), header(&engagement));
    let calendar = session.calendar(&engagement);
    let document = || views::burn_up(&report, &header, &calendar);
    if let Some(path) = &args.output.output {
        let target = Target::new(path, &ENDINGS, &header)?;
        let Format::Svg = target.format;
        let drawing = svg::render(&document(), &calendar).ok_or_else(|| {
            let begins = calendar.full_day(header.started);
            Failure::new(Exit::Failed, format!("there is nothing to draw: it begins on {begins}"))
                .hint("see what is planned:  ticklist status")
        })?;
        target.write(drawing.as_bytes(), session)?;
        return Ok(reading.exit());
    }
    reading.show(&args.reporting, &calendar, document, || {
        json::burn_up(&report, &header, args.reporting.internal)
    })
}
