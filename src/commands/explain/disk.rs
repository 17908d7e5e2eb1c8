//! Files that could not be found, read, written or merged.

use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use super::excerpt::{MOST, excerpts};
use crate::domain::merge::{Difference, MergeRefusal};
use crate::domain::two_heads::{Mapped, Unsettled};
use crate::record::fault::Fault;
use crate::record::{
    DiskError, UnionRefusal, is_named_like_a_record, load, short_name, short_names,
};
use crate::render::CommandLine;
use crate::session::{Exit, Failure, Session};
use crate::sheets::adopted::is_list;

/// Why a file could not be found, read or written.
pub(super) fn explain(error: &DiskError, session: &Session) -> Failure {
    let failure = Failure::new(error);
    match error {
        DiskError::Io { tried, why, .. } => failure.hint(refused(tried, why, session)),
        DiskError::InUse { tried, .. } => {
            let or = if *tried == "read" { "" } else { " or check who may write there," };
            let close = "nothing was changed; close it there (Excel, a preview, OneDrive),";
            failure.hint(format!("{close}{or} and try again"))
        }
        DiskError::Impossible(_) => failure.hint(
            "choose another: no `con`, `nul` or `com1`, none of < > : \" | ? *, and no dot or \
            blank at the end",
        ),
        DiskError::Missing(path) if is_named_like_a_record(path) => failure.hint(format!(
            "begin a record there:  {}",
            CommandLine::new(["init", "CUSTOMER", "-f", &text(path)])
        )),
        DiskError::Missing(_) => failure.hint("check how it is spelled, and in which folder it is"),
        DiskError::NotAFile(_) => failure.hint("name a file itself, no folder and no pipe"),
        DiskError::TooLarge(_) => failure.hint("name a record: -f NAME.ticklist.yaml"),
        DiskError::LargerThanLists(_) => {
            failure.hint("keep only the rows that matter, without pictures")
        }
        DiskError::Faulty { path, faults } => faulty(failure, path, faults),
        DiskError::FaultyBrand { path, faults } => failure.excerpts(excerpts(path, faults)).hint(
            "a brand has `company`, `logo`, `accent` and `footer`, each of which may be left out",
        ),
        DiskError::IsChecklist(path) => failure.hint(format!(
            "begin a record with it:  {}",
            CommandLine::new(["init", "CUSTOMER", "--checklist", &text(path)])
        )),
        DiskError::Exists(path) => if_record(failure, path)
            .hint("or begin another record in a file of its own: -f OTHER.ticklist.yaml"),
        DiskError::IsRecord(_) => failure.hint("name another file for the report: -o REPORT"),
        DiskError::Busy(_) => failure.exit(Exit::Busy).hint(
            "close what has it open, as another ticklist, or try again; nothing was recorded",
        ),
        DiskError::TooMuch => failure
            .hint("nothing was recorded; do it in two or more parts, like A1..A500 and A501..A999"),
        DiskError::NoRecord(_) => failure
            .hint("begin one:  ticklist init CUSTOMER")
            .hint("or see what it is about:  ticklist demo"),
        DiskError::SeveralRecords { records, .. } => {
            failure.hint(format!("say which:  {}", with_first(records, session)))
        }
        DiskError::NoRecordNamed { records, .. } if records.is_empty() => {
            failure.hint("begin one:  ticklist init CUSTOMER")
        }
        DiskError::NoRecordNamed { records, .. } => {
            failure.hint(format!("the records here: {}", short_names(records)))
        }
        DiskError::OtherEngagement(_) => failure.hint(format!(
            "nothing was recorded; see which one it is:  {}",
            session.command(["status"])
        )),
        DiskError::Changed(_) => failure.hint("nothing was changed; try again"),
        DiskError::Linked(_) => failure.hint(
            "nothing was changed; delete the other names, or make them copies, and try again",
        ),
        DiskError::NotKept(_) => {
            failure.hint("close that program (a sync client, an editor), and try again")
        }
    }
}

/// That a file which is there may be looked at, if it is a record.
fn if_record(failure: Failure, path: &Path) -> Failure {
    match load(path) {
        Ok(_) => failure
            .hint(format!("look at it:  {}", CommandLine::new(["-f", &text(path), "status"]))),
        Err(_) => failure,
    }
}

fn text(path: &Path) -> String {
    path.display().to_string()
}

/// What to do where the operating system refused.
fn refused(tried: &str, why: &Error, session: &Session) -> String {
    let words = match why.kind() {
        _ if ["read back", "restore"].contains(&tried) => {
            let log = session.command(["log"]);
            return format!("the entry may be in the record: look before you try again:  {log}");
        }
        ErrorKind::PermissionDenied if tried == "read" => "check who may read that file",
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "nothing was recorded; check who may write there"
        }
        ErrorKind::StorageFull => "nothing was recorded; make room on the disk",
        ErrorKind::InvalidFilename => "nothing was recorded; choose a shorter name",
        _ => "nothing was recorded; check the disk, and try again",
    };
    words.to_owned()
}

/// The command line that was typed, about the first of these records.
fn with_first(records: &[PathBuf], session: &Session) -> CommandLine {
    let alone = session.args.is_empty().then_some("status");
    let first = records.first().map(|record| short_name(record)).unwrap_or_default();
    CommandLine::new(session.args.clone()).and(alone).and(["-f", &first])
}

fn faulty(failure: Failure, path: &Path, faults: &[Fault]) -> Failure {
    let mut failure = failure.excerpts(excerpts(path, faults));
    if is_list(path) {
        let new = CommandLine::new(["checklists", "new", &text(path)]);
        failure = failure.hint(format!("if it is a list, make a checklist of it:  {new}"));
    }
    let when = if faults.len() > MOST { "all of them" } else { "when they are mended" };
    failure.hint(format!("{when}:  {}", CommandLine::new(["check", &text(path)])))
}

/// Why another copy of the record is not merged; `to_keep` says how to keep one of two heads.
pub(in crate::commands) fn not_merged(
    refusal: UnionRefusal,
    other: &Path,
    to_keep: [&str; 2],
) -> anyhow::Error {
    let name = other.display().to_string();
    let refused = match refusal {
        UnionRefusal::Faulty(faults) => {
            return DiskError::Faulty { path: other.to_owned(), faults }.into();
        }
        UnionRefusal::NoRecord => Failure::new(format!("{name} is no record"))
            .hint("use this merge driver for *.ticklist.yaml only"),
        UnionRefusal::Merge(MergeRefusal::OtherEngagement { customer }) => Failure::new(format!(
            "{name} is of another engagement, with {customer}: they never merge"
        ))
        .hint("name a copy of this record"),
        UnionRefusal::Merge(MergeRefusal::HeadsDiffer(differences)) => {
            let problem = format!("the head of {name} says other things than ours");
            let lines = differences.iter().take(MOST).map(said).collect();
            to_keep.iter().fold(Failure::new(problem).choices(lines), Failure::hint)
        }
    };
    refused.into()
}

/// Why it is not known what becomes of what is recorded about ids that mean other tasks in the head
/// of another copy.
pub(in crate::commands) fn not_settled(
    why: Unsettled,
    other: &Path,
    session: &Session,
) -> anyhow::Error {
    let name = other.display();
    let (differences, maps) = match why {
        Unsettled::OtherTasks { differences, maps } => (differences, maps),
        Unsettled::InVain(map) => {
            let problem =
                format!("`--map {map}` names what is not in the heads of ours and {name}");
            let hint =
                "write it like A3=A4: the id in the head that goes, and that in the one kept";
            return Failure::new(problem).hint(hint).into();
        }
    };
    let ids: Vec<&str> = differences.iter().map(|one| one.what.as_str()).collect();
    let about = format!("what is recorded about {}", ids.join(", "));
    let lines = differences.iter().take(MOST).map(|Difference { what, ours, theirs }| {
        format!("{what}: recorded about “{ours}”, there “{theirs}”")
    });
    // The maps of before stay where they are typed.
    let typed = |map: &&Mapped| session.args.iter().any(|arg| arg.ends_with(&map.to_string()));
    let maps = maps.iter().filter(|map| !typed(map));
    let maps = maps.flat_map(|map| ["--map".to_owned(), map.to_string()]);
    let line = CommandLine::new(session.args.clone()).and(maps);
    Failure::new(format!("{about} would be about other tasks in the head that is kept"))
        .choices(lines.collect())
        .hint(format!("say which they are there:  {line}"))
        .hint("`A3=A3` is the same task in other words, `A3=none` leaves out what is recorded")
        .into()
}

fn said(difference: &Difference) -> String {
    let Difference { what, ours, theirs } = difference;
    format!("{what}: ours “{ours}”, theirs “{theirs}”")
}
