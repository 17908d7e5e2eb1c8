//! `ticklist import`

use std::path::{Path, PathBuf};

use anyhow::bail;

use super::Outcome;
use super::explain::table_failure;
use super::options::{Acting, Format, Reporting};
use super::reading::Reading;
use super::recording::{Recording, record, rehearse};
use crate::domain::decide::{EditFault, Edits, Refusal, Wish};
use crate::domain::engagement::Engagement;
use crate::domain::ids::Id;
use crate::render::phrasing::plural;
use crate::session::{Exit, Failure, Session};
use crate::sheets::returned::{BothChanged, Returned, Side, changed, not_taken, returned};
use crate::sheets::table::{LARGEST, TableFault, spreadsheet};
use crate::store::read_foreign;

/// Read back a sheet of items that somebody has filled in
///
/// Only the cells that were changed since the sheet went out count: status, owner, due date and
/// note. A cell that was changed in the record as well is shown, and nothing is recorded until it
/// is said whose value counts.
///
/// Example: ticklist import items.xlsx --by "Priya Rao" --dry-run
#[derive(Debug, clap::Args)]
pub struct Args {
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

/// Runs the command.
///
/// # Errors
/// When the sheet can't be read, has rows that can't be taken, or was changed where the record was.
pub fn run(args: Args, session: &Session) -> Outcome {
    let path = &args.sheet;
    let sheet = read(path, session)?;
    let reading = Reading::open(&Reporting::default().or(Format::Csv), session)?;
    if !sheet.faults.is_empty() {
        bail!(at_fault(&sheet, &args, &reading));
    }
    let engagement = reading.engagement();
    let edits = understood(&sheet, &args, &engagement, session)?;
    say_what_is_not_taken(&sheet, &engagement, session);
    if edits.items.is_empty() {
        let what = if sheet.rows.is_empty() { "There is no item" } else { "Nothing was changed" };
        session.ui.write(format!("{what} in this sheet, and nothing is recorded.\n"))?;
        return Ok(Exit::Done);
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let wish = Wish::Edit(Edits { via: Some(name), ..edits });
    let recorded = match args.dry_run {
        true => rehearse(&wish, &args.acting, session),
        false => record(&wish, &args.acting, session),
    };
    recorded.map_err(|error| match error.downcast_ref() {
        Some(Refusal::Edits(faults)) => table_failure(path, &in_rows(faults, &sheet)).into(),
        _ => error,
    })
}

/// The sheet as it came home.
fn read(path: &Path, session: &Session) -> anyhow::Result<Returned> {
    let bytes = read_foreign(path, LARGEST)?;
    let book = spreadsheet(&bytes).map_err(|fault| table_failure(path, &[fault]))?;
    if book.is_guessed {
        let path = path.display();
        session.ui.warn(&format!("{path} is not UTF-8 and was read as Windows-1252"));
    }
    let sheet = returned(&book.tables).map_err(|fault| table_failure(path, &[fault]))?;
    let is_own = |name: &&str| ["confirmed", "overdue", "changed"].contains(name);
    let names = sheet.ignored.iter().map(String::as_str).filter(|name| !is_own(name));
    let names: Vec<&str> = names.take(MOST).collect();
    if !names.is_empty() {
        session.ui.note(&format!("left out: columns that are not ours: {}", names.join(", ")));
    }
    if sheet.rows.iter().any(|row| row.stamp.is_none()) {
        session.ui.note(
            "some rows do not say what they held when the sheet went out (its last column does): \
             they are compared with the record as it is now",
        );
    }
    Ok(sheet)
}

/// What somebody changed in it.
fn understood(
    returned: &Returned,
    args: &Args,
    engagement: &Engagement<'_>,
    session: &Session,
) -> Result<Edits, Failure> {
    let stamps = returned.rows.iter().filter_map(|row| row.stamp.as_ref());
    if stamps.into_iter().any(|stamp| stamp.engagement != engagement.head.engagement) {
        return Err(of_another(args, &engagement.head.customer));
    }
    changed(&returned.rows, engagement, side(args))
        .map_err(|cells| both_changed(&cells, args, session))
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

fn of_another(args: &Args, customer: &str) -> Failure {
    let path = args.sheet.display();
    let problem = format!("{path} went out of another engagement than that with {customer}");
    Failure::new(problem).hint("say with `-f` which record it belongs to")
}

/// The cells that were changed on both sides, with both values.
fn both_changed(conflicts: &[BothChanged], args: &Args, session: &Session) -> Failure {
    let said = |text: &str| if text.is_empty() { "nothing".to_owned() } else { text.to_owned() };
    let line = |both: &BothChanged| {
        let (theirs, ours) = (said(&both.theirs), said(&both.ours));
        let BothChanged { row, id, cell, .. } = both;
        let cell = cell.word();
        format!("row {row}, {id} {cell}: the sheet says {theirs}, the record {ours}")
    };
    let cells = plural(conflicts.len(), "cell was", "cells were");
    let problem = format!("{cells} changed in the sheet and in the record; nothing is recorded");
    let sheet = args.sheet.display().to_string();
    let with = |side| args.acting.command(["import", &sheet, side], session);
    Failure::new(problem)
        .choices(conflicts.iter().take(MOST).map(line).collect())
        .hint(format!("the sheet counts:  {}", with("--theirs")))
        .hint(format!("the record counts:  {}", with("--ours")))
}

/// The rows that can't be taken as they stand, and those that the rules refuse.
fn at_fault(sheet: &Returned, args: &Args, reading: &Reading<'_>) -> Failure {
    let engagement = reading.engagement();
    let refused = || {
        let wish = Wish::Edit(understood(sheet, args, &engagement, reading.session).ok()?);
        let by = reading.session.by(args.acting.by.as_deref()).ok()?;
        let recording = Recording::new(&reading.loaded.record, &by, reading.session);
        match recording.decide(&wish, &engagement) {
            Err(Refusal::Edits(faults)) => Some(in_rows(&faults, sheet)),
            _ => None,
        }
    };
    table_failure(&args.sheet, &[sheet.faults.clone(), refused().unwrap_or_default()].concat())
}

fn in_rows(faults: &[(Id, EditFault)], returned: &Returned) -> Vec<TableFault> {
    let fault = |(id, fault): &(Id, EditFault)| {
        let remedy = match fault {
            EditFault::NoReason(_) => "write it into the note",
            EditFault::Clash(..) => "try again",
            _ => "put that right in the sheet",
        };
        let fault = TableFault::new(format!("{id}: {fault}"), remedy);
        row_of(id, returned).map_or_else(|| fault.clone(), |row| fault.clone().at(row))
    };
    faults.iter().map(fault).collect()
}

fn row_of(id: &Id, returned: &Returned) -> Option<usize> {
    returned.rows.iter().find(|row| row.id == *id).map(|row| row.number)
}
