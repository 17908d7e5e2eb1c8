//! `ticklist import`

use std::path::{Path, PathBuf};

use anyhow::bail;

use super::Outcome;
use super::options::{Acting, Reporting};
use super::reading::Reading;
use super::recording::{record_wish, rehearse};
use crate::domain::decide::{EditFault, Edits, Refusal, Wish};
use crate::domain::{Engagement, Id};
use crate::record::read_foreign;
use crate::render::phrasing::plural;
use crate::session::{Exit, Failure, Session, random};
use crate::sheets::Why;
use crate::sheets::returned::{CompareError, Returned, Side, changed, not_taken};
use crate::sheets::table::Spreadsheet;

/// Read back a sheet of items that somebody has filled in
///
/// Only the cells that were changed since the sheet went out count: status, owner, due date, note,
/// and for whom it waits until when. A cell that was changed in the record as well is shown, and
/// nothing is recorded until it is said whose value counts.
///
/// Example: ticklist import items.xlsx --by "Priya Rao" --dry-run
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The sheet that came back: a workbook or CSV
    sheet: PathBuf,
    /// Show what would be recorded, and record nothing
    #[arg(long)]
    dry_run: bool,
    /// Where both were changed, the sheet counts
    #[arg(long, conflicts_with = "ours")]
    theirs: bool,
    /// Where both were changed, the record counts
    #[arg(long)]
    ours: bool,
    #[command(flatten)]
    acting: Acting,
}

/// So many columns and cells are named.
const MOST: usize = 20;

pub(crate) fn run(args: Args, session: &Session) -> Outcome {
    let sheet = read(&args.sheet, session)?;
    let reading = Reading::open(&Reporting::default().with_default_format("csv"), session)?;
    let engagement = reading.engagement();
    let edits = changed(&sheet.rows, &engagement, side(&args));
    if !sheet.is_faultless() {
        let faults = edits.map(|edits| refused(edits, &args, &engagement, session));
        bail!(sheet.refused(&faults.unwrap_or_default()).of(&args.sheet));
    }
    let edits = edits.map_err(|error| not_compared(error, &args, &engagement, session))?;
    say_what_is_not_taken(&sheet, &engagement, session);
    if edits.items.is_empty() {
        let what = if sheet.rows.is_empty() { "There is no item" } else { "Nothing was changed" };
        session.ui.write(format!("{what} in this sheet, and nothing is recorded.\n"))?;
        return Ok(Exit::Done);
    }
    let name = args.sheet.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let wish = Wish::Edit(Edits { via: Some(name), ..edits });
    let recorded = match args.dry_run {
        true => rehearse(&wish, &args.acting, session),
        false => record_wish(&wish, &args.acting, session),
    };
    recorded.map_err(|error| match error.downcast_ref() {
        Some(Refusal::Edits(faults)) => sheet.refused(faults).of(&args.sheet).into(),
        _ => error,
    })
}

/// Reads the sheet, and says what of it is left out.
fn read(path: &Path, session: &Session) -> anyhow::Result<Returned> {
    let of_file = |fault| Why::from(fault).of(path);
    let book = Spreadsheet::read(&read_foreign(path)?).map_err(of_file)?;
    if book.is_guessed {
        let path = path.display();
        session.ui.warn(&format!("{path} is not UTF-8 and was read as Windows-1252"));
    }
    let sheet = Returned::read(&book.tables).map_err(of_file)?;
    if !sheet.ignored.is_empty() {
        let names = sheet.ignored[..sheet.ignored.len().min(MOST)].join(", ");
        session.ui.note(&format!("left out: columns that are not ours: {names}"));
    }
    if sheet.has_matters {
        session.ui.note("left out: the sheet of matters, which is only to be read");
    }
    if sheet.rows.iter().any(|row| row.stamp.is_none()) {
        session.ui.note(
            "some rows do not say what they held when the sheet went out (its last column does): \
             they are compared with the record as it is now",
        );
    }
    Ok(sheet)
}

/// The edits that would be refused.
fn refused(
    edits: Edits,
    args: &Args,
    engagement: &Engagement<'_>,
    session: &Session,
) -> Vec<(Id, EditFault)> {
    let Ok(by) = session.by(args.acting.by.as_deref()) else { return Vec::new() };
    match Wish::Edit(edits).decide(engagement, &by, random) {
        Err(Refusal::Edits(faults)) => faults,
        _ => Vec::new(),
    }
}

/// Says which cells were changed that only show what the record holds.
fn say_what_is_not_taken(returned: &Returned, engagement: &Engagement<'_>, session: &Session) {
    let cells = not_taken(&returned.rows, engagement);
    let Some((first, _)) = cells.first() else {
        return;
    };
    let names = cells.iter().take(MOST).map(|(id, word)| format!("{id} {word}"));
    let names: Vec<String> = names.collect();
    let more = if cells.len() > MOST { ", …" } else { "" };
    let names = names.join(", ");
    session.ui.note(&format!("left out: what a sheet can't change: {names}{more}"));
    let line = session.command(["edit", first.as_str()]);
    session.ui.note(&format!("hint: to change it in the record:  {line}"));
}

fn side(args: &Args) -> Side {
    match (args.theirs, args.ours) {
        (true, _) => Side::Theirs,
        (_, true) => Side::Ours,
        _ => Side::Asked,
    }
}

/// Why it is not known what was changed in the sheet.
fn not_compared(
    error: CompareError,
    args: &Args,
    engagement: &Engagement<'_>,
    session: &Session,
) -> Failure {
    let sheet = args.sheet.display().to_string();
    let cells = match error {
        CompareError::BothChanged(cells) => cells,
        CompareError::OtherEngagement => {
            let customer = engagement.settings.customer();
            let problem =
                format!("{sheet} went out of another engagement than that with {customer}");
            return Failure::new(problem).hint("say with `-f` which record it belongs to");
        }
    };
    let count = plural(cells.len(), "cell was", "cells were");
    let problem = format!("{count} changed in the sheet and in the record; nothing is recorded");
    let with = |side| args.acting.command(["import", &sheet, side], session);
    Failure::new(problem)
        .choices(cells.into_iter().take(MOST).collect())
        .hint(format!("the sheet counts:  {}", with("--theirs")))
        .hint(format!("the record counts:  {}", with("--ours")))
}
