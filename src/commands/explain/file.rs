//! Files that could not be found, read or written.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::MOST;
use crate::codec::fault::Fault;
use crate::render::phrasing::{command_line, plural};
use crate::render::views::Excerpt;
use crate::session::{Exit, Failure, Session};
use crate::store::StoreError;

/// Why a file could not be found, read or written.
pub(in crate::commands) fn store_failure(error: StoreError, session: &Session) -> Failure {
    let failed = |problem: String| Failure::new(Exit::Failed, problem);
    match error {
        StoreError::Io { tried, path, why } => {
            failed(format!("can't {tried} {}: {why}", path.display())).hint(match why.kind() {
                _ if tried == "read back" || tried == "restore" => {
                    "the entry may be in the record: look before you try again:  ticklist log"
                }
                ErrorKind::PermissionDenied if tried == "read" => "check who may read that file",
                ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                    "nothing was recorded; check who may write there"
                }
                ErrorKind::StorageFull => "nothing was recorded; make room on the disk",
                _ => "nothing was recorded; check the disk, and try again",
            })
        }
        StoreError::Missing(path) => missing(&path),
        StoreError::NotAFile(path) => failed(format!("{} is no file", path.display()))
            .hint("name the file itself: -f NAME.ticklist.yaml"),
        StoreError::TooLarge(path) => {
            failed(format!("{} is larger than any record: more than 256 MiB", path.display()))
                .hint("name a record: -f NAME.ticklist.yaml")
        }
        StoreError::LargerThan(path, mebibytes) => {
            failed(format!("{} is larger than {mebibytes} MiB", path.display()))
                .hint("keep only the rows that matter, without pictures")
        }
        StoreError::Faulty { path, faults } => faulty(&path, &faults),
        StoreError::IsChecklist(path) => {
            failed(format!("{} is a checklist, not the record of a customer", path.display())).hint(
                format!(
                    "begin a record with it:  ticklist init CUSTOMER --checklist {}",
                    path.display()
                ),
            )
        }
        StoreError::Exists(path) => {
            failed(format!("{} is there already, and is never written over", path.display()))
                .hint(format!("look at it:  ticklist -f {} status", path.display()))
                .hint("or begin another record in a file of its own: -f OTHER.ticklist.yaml")
        }
        StoreError::IsRecord(path) => failed(format!(
            "{} is a record, and a report is never written over one",
            path.display()
        ))
        .hint("name another file for the report: -o REPORT"),
        StoreError::Busy(path) => Failure::new(
            Exit::Busy,
            format!("another process has held {} for ten seconds", path.display()),
        )
        .hint("close the other ticklist, or try again; nothing was recorded"),
        StoreError::TooMuch => failed(
            "this is too much for one entry: more than 64 KiB".to_owned(),
        )
        .hint("nothing was recorded; do it in two or more parts, like A1..A500 and A501..A999"),
        StoreError::NoRecord(folder) => {
            failed(format!("no record in {} or the folders above it", folder.display()))
                .hint("begin one:  ticklist init CUSTOMER")
                .hint("or see what it is about:  ticklist demo")
        }
        StoreError::SeveralRecords { folder, records } => several(&folder, &records, session),
        StoreError::NoRecordNamed { name, records } => {
            let failure = failed(format!("no record is called `{name}`"));
            match records.is_empty() {
                true => failure.hint("begin one:  ticklist init CUSTOMER"),
                false => failure.hint(format!("the records here: {}", names(&records))),
            }
        }
        StoreError::OtherEngagement(path) => failed(format!(
            "another engagement's record was put in the place of {} meanwhile",
            path.display()
        ))
        .hint("nothing was recorded; see which one it is:  ticklist status"),
        StoreError::Changed(path) => {
            failed(format!("another program wrote to {} meanwhile", path.display()))
                .hint("nothing was changed; try again")
        }
        StoreError::Linked(path) => failed(format!(
            "{} has other names (hard links), which would keep the old head",
            path.display()
        ))
        .hint("nothing was changed; delete the other names, or make them copies, and try again"),
        StoreError::NotKept(path) => failed(format!(
            "another program keeps replacing {}: the entry is not in it",
            path.display()
        ))
        .hint("close that program (a sync client, an editor), and try again"),
    }
}

fn missing(path: &Path) -> Failure {
    let failure = Failure::new(Exit::Failed, format!("there is no file {}", path.display()));
    match path.to_string_lossy().ends_with(".ticklist.yaml") {
        true => failure
            .hint(format!("begin a record there:  ticklist init CUSTOMER -f {}", path.display())),
        false => failure.hint("check how it is spelled, and in which folder it is"),
    }
}

fn several(folder: &Path, records: &[PathBuf], session: &Session) -> Failure {
    let first = records.first().map(|record| own_name(record)).unwrap_or_default();
    let mut line = session.args.clone();
    if line.is_empty() {
        line.push("status".to_owned());
    }
    line.extend(["-f".to_owned(), first]);
    Failure::new(
        Exit::Failed,
        format!("several records in {}: {}", folder.display(), names(records)),
    )
    .hint(format!("say which:  {}", command_line(line)))
}

fn names(records: &[PathBuf]) -> String {
    let mut names: Vec<String> = records.iter().take(MOST).map(|record| own_name(record)).collect();
    if records.len() > MOST {
        names.push(format!("and {} more", records.len() - MOST));
    }
    names.join(", ")
}

fn own_name(record: &Path) -> String {
    let name = record.file_name().unwrap_or_default().to_string_lossy();
    name.strip_suffix(".ticklist.yaml").unwrap_or(&name).to_owned()
}

pub(super) fn faulty(path: &Path, faults: &[Fault]) -> Failure {
    let count = plural(faults.len(), "fault", "faults");
    let failure = Failure::new(Exit::Failed, format!("{} can't be read: {count}", path.display()))
        .faults(faults.iter().take(MOST).map(|fault| excerpt(path, fault)).collect());
    match faults.len() > MOST {
        true => failure.hint(format!("all of them:  ticklist check {}", path.display())),
        false => failure.hint(format!("when they are mended:  ticklist check {}", path.display())),
    }
}

/// A fault with the place where it stands.
pub(in crate::commands) fn excerpt(path: &Path, fault: &Fault) -> Excerpt {
    let place = fault.place;
    Excerpt {
        place: format!("{}:{}:{}", path.display(), place.line, place.column),
        problem: fault.problem.clone(),
        line: Some((place.line, fault.excerpt.clone())),
        column: place.column,
        width: place.width,
        remedy: fault.remedy.clone(),
    }
}
