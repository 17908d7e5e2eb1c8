//! `ticklist import`

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::Outcome;
use super::explain::{Hint, fault_lines, guessed};
use super::options::{Acting, Reporting};
use super::reading::Reading;
use super::recording::{record_wish, rehearse};
use crate::domain::decide::{Edits, Refusal, Wish};
use crate::domain::{Engagement, Id};
use crate::record::read_foreign;
use crate::render::CommandLine;
use crate::render::phrasing::plural;
use crate::session::{Exit, Failure, Session, random};
use crate::sheets::returned::{Compared, Returned, Side, changed};
use crate::sheets::table::{Marks, Spreadsheet};
use crate::sheets::{TableFault, Why};

/// Read back a sheet of items that somebody has filled in
///
/// Only the cells that were changed since the sheet went out count: status, owner, due date, note,
/// and for whom it waits until when. A cell that was changed in the record as well is shown, and
/// nothing is recorded until it is said whose value counts. Rows that can't be taken are all named,
/// and nothing is recorded until they are mended, or left out with `--good-rows`. Rows without an id
/// are new items with `--add`.
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
    /// Record the rows that can be taken, and name the others
    #[arg(long)]
    good_rows: bool,
    /// Add an item for each row that has a task and no id
    #[arg(long)]
    add: bool,
    #[command(flatten)]
    acting: Acting,
}

/// So many columns and cells are named.
const MOST: usize = 20;

pub(crate) fn run(args: Args, session: &Session) -> Outcome {
    let of_file = |fault| Why::from(fault).of(&args.sheet);
    let bytes = read_foreign(&args.sheet)?;
    let book = Spreadsheet::read(&bytes).map_err(|why| why.of(&args.sheet))?;
    let reading = Reading::open(&Reporting::default().with_default_format("csv"), session)?;
    let engagement = reading.engagement();
    let marks = |sheet: Option<&str>| Ok(Marks::read(&bytes, &[sheet])?.pop().unwrap_or_default());
    let sheet = Returned::read(&book.tables, marks, &engagement, args.add).map_err(of_file)?;
    if book.is_guessed {
        session.ui.warn(&guessed(args.sheet.display()));
    }
    let calendar = session.calendar(&engagement);
    let compared = changed(&sheet.rows, &engagement, side(&args), &calendar);
    let compared = compared.map_err(|_| of_another(&args, &engagement))?;
    say_what_is_left_out(&sheet, &compared, &args, session);
    let edits = good(compared, &sheet, &engagement, &args, session)?;
    if edits.items.is_empty() && edits.added.is_empty() {
        let what = if sheet.rows.is_empty() { "There is no item" } else { "Nothing was changed" };
        session.ui.write(format!("{what} in this sheet, and nothing is recorded.\n"))?;
        return Ok(Exit::Done);
    }
    say_what_is_hidden(&edits, &sheet, session);
    let name = args.sheet.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let wish = Wish::Edit(Edits { via: Some(name), ..edits });
    match args.dry_run {
        true => rehearse(&wish, &args.acting, session),
        false => record_wish(&wish, &args.acting, session),
    }
}

/// Says what of the sheet is left out: what has no place, what may be older than the record, and
/// what only shows what the record holds.
fn say_what_is_left_out(sheet: &Returned, compared: &Compared, args: &Args, session: &Session) {
    leave_out(&sheet.left_out, "", session);
    if sheet.rows.iter().any(|row| row.stamp.is_none()) {
        session.ui.note(
            "some rows do not say what they held when the sheet went out (its last column does): \
             they are compared with the record as it is now",
        );
    }
    leave_out(&compared.earlier, ", and it has said the same before", session);
    if !compared.earlier.is_empty() {
        let line = again(args, "--theirs", session);
        session.ui.note(&format!("hint: if the sheet counts:  {line}"));
    }
    if let Some((first, _)) = compared.not_taken.first() {
        let names = some(compared.not_taken.iter().map(|(id, word)| format!("{id} {word}")));
        session.ui.note(&format!("left out: what a sheet can't change: {names}"));
        let line = session.command(["edit", first.as_str()]);
        session.ui.note(&format!("hint: to change it in the record:  {line}"));
    }
}

/// Says what is left out and, behind it, why.
fn leave_out(what: &[String], why: &str, session: &Session) {
    for what in what.iter().take(MOST) {
        session.ui.note(&format!("left out: {what}{why}"));
    }
    if what.len() > MOST {
        session.ui.note(&format!("left out: {} things more{why}", what.len() - MOST));
    }
}

/// The edits that can be recorded, where all can, or where others are to be left out.
fn good(
    compared: Compared,
    sheet: &Returned,
    engagement: &Engagement<'_>,
    args: &Args,
    session: &Session,
) -> anyhow::Result<Edits> {
    let Compared { mut edits, asked, .. } = compared;
    edits.added.clone_from(&sheet.added);
    let by = session.by(args.acting.by.as_deref());
    let wish = Wish::Edit(edits.clone());
    let refused = match by.map(|by| wish.decide(engagement, &by, random)) {
        Ok(Err(Refusal::Edits(faults))) => faults,
        _ => Vec::new(),
    };
    let faults = sheet.faults.iter().cloned();
    let faults = faults.chain(refused.iter().map(|(id, fault)| sheet.fault(id, fault)));
    let faults: Vec<TableFault> = faults.collect();
    let others: BTreeSet<&Id> =
        refused.iter().map(|(id, _)| id).chain(asked.iter().map(|(id, _)| id)).collect();
    let more = |id| if edits.items.contains_key(id) { ", and what else its row says" } else { "" };
    let cells: Vec<String> = asked.iter().map(|(id, cell)| format!("{cell}{}", more(id))).collect();
    edits.items.retain(|id, _| !others.contains(id));
    let has_good = !edits.items.is_empty() || !edits.added.is_empty();
    if args.good_rows && has_good {
        for fault in fault_lines(&args.sheet, &faults) {
            session.ui.warn(&format!("left out: {fault}"));
        }
        cells.iter().for_each(|cell| session.ui.warn(&format!("left out: {cell}")));
        return Ok(edits);
    }
    if !faults.is_empty() {
        let refused: anyhow::Result<Edits> = Err(Why::Rows(faults).of(&args.sheet).into());
        let others = format!("record the others:  {}", again(args, "--good-rows", session));
        return if has_good { refused.hint(others) } else { refused };
    }
    match asked.is_empty() {
        true => Ok(edits),
        false => Err(both_changed(asked, args, session).into()),
    }
}

/// Says which rows were changed that nobody sees in the sheet.
fn say_what_is_hidden(edits: &Edits, sheet: &Returned, session: &Session) {
    let changed = sheet.rows.iter().filter(|row| edits.items.contains_key(&row.id));
    let hidden = changed.filter(|row| row.is_hidden);
    let rows = some(hidden.map(|row| format!("{} (row {})", row.id, row.number)));
    if !rows.is_empty() {
        session.ui.warn(&format!("changed in rows that are hidden in the sheet: {rows}"));
    }
}

/// The first of these, and whether there are more.
fn some(names: impl Iterator<Item = String>) -> String {
    let mut names: Vec<String> = names.take(MOST + 1).collect();
    names.iter_mut().skip(MOST).for_each(|name| *name = "…".to_owned());
    names.join(", ")
}

fn side(args: &Args) -> Side {
    match (args.theirs, args.ours) {
        (true, _) => Side::Theirs,
        (_, true) => Side::Ours,
        _ => Side::Asked,
    }
}

/// The same command with one more option.
fn again(args: &Args, option: &str, session: &Session) -> CommandLine {
    let sheet = args.sheet.display().to_string();
    let flags = [args.add, args.good_rows, args.theirs, args.ours];
    let said = flags.into_iter().zip(["--add", "--good-rows", "--theirs", "--ours"]);
    let said = said.into_iter().filter(|(is_said, _)| *is_said).map(|(_, option)| option);
    let words = ["import", &sheet].into_iter().chain(said).chain([option]);
    args.acting.command(words, session)
}

fn of_another(args: &Args, engagement: &Engagement<'_>) -> Failure {
    let (sheet, customer) = (args.sheet.display(), engagement.settings.customer());
    Failure::new(format!("{sheet} went out of another engagement than that with {customer}"))
        .hint("say with `-f` which record it belongs to")
}

/// That it is not known which of two changes counts.
fn both_changed(cells: Vec<(Id, String)>, args: &Args, session: &Session) -> Failure {
    let count = plural(cells.len(), "cell was", "cells were");
    let problem = format!("{count} changed in the sheet and in the record; nothing is recorded");
    Failure::new(problem)
        .choices(cells.into_iter().map(|(_, cell)| cell).take(MOST).collect())
        .hint(format!("the sheet counts:  {}", again(args, "--theirs", session)))
        .hint(format!("the record counts:  {}", again(args, "--ours", session)))
}
