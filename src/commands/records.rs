//! The records that folders and files stand for, one after the other on all cores: one that can't
//! be read costs nobody else his.

use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread::available_parallelism;

use anyhow::{bail, ensure};

use super::dates::{TypedDate, today};
use super::explain::{explain, unfinished, warning};
use super::options::Reporting;
use super::reading::{Reading, find, in_copies, say_of_copies};
use crate::domain::dates::{self, DateFault, Direction};
use crate::domain::{Day, Instant, Zone};
use crate::record::{self, DiskError, Listed, Listing, Loaded};
use crate::render::CommandLine;
use crate::reports::records::{Source, Unreadable};
use crate::reports::warnings::Warning;
use crate::session::{Exit, Failure, Session};

/// So many files are named in a hint.
const MOST: usize = 5;

/// What was made of records.
pub(super) struct Records<T> {
    /// Of each, by path.
    pub(super) made: Vec<(Source, T)>,
    /// The files that can't be read at all, by name.
    pub(super) unreadable: Vec<Unreadable>,
    /// The instant that was asked for, else that of the clock.
    pub(super) as_of: Instant,
    pub(super) today: Day,
    /// How a command ends that shows them.
    pub(super) exit: Exit,
}

/// What was made of a record, and what of it is left out of the state.
type Made<T> = anyhow::Result<(T, Vec<Warning>)>;

/// What `make` makes of the records that these paths stand for; and it is said what of them can't
/// be read. What is said while it is made is not heard.
///
/// # Errors
/// When there are no records, or nothing can be made of any.
pub(super) fn of_each<T: Send>(
    command: &str,
    paths: &[PathBuf],
    reporting: &Reporting,
    session: &Session,
    make: impl Fn(Reading, &Source) -> anyhow::Result<(Reading, T)> + Sync,
) -> anyhow::Result<Records<T>> {
    let asked = reporting.as_of.as_deref().map(|text| moment(text, session)).transpose()?;
    let Listing { files, empty, failed } = record::list(paths);
    let waiting = session.ui.waiting(files.len());
    let threads = available_parallelism().unwrap_or(NonZero::<usize>::MIN);
    let rows = record::load_each(&files, threads, |listed, loaded| {
        let row = of_one(listed, loaded, asked, session, &make);
        waiting.step();
        row
    });
    drop(waiting);
    let failed = failed.into_iter().map(|(folder, error)| Err(unreadable(&folder, error, session)));
    let mut failed: Vec<Result<_, Unreadable>> = failed.collect();
    failed.extend(rows.into_iter().flatten());
    ensure!(!failed.is_empty(), no_records(command, paths));
    for folder in empty {
        session.ui.warn(&format!("there are no records in {}", folder.display()));
    }
    let (mut rows, mut unreadable) = (Vec::new(), Vec::new());
    for row in failed {
        match row {
            Ok(row) => rows.push(row),
            Err(file) => unreadable.push(file),
        }
    }
    unreadable.sort_by(|one: &Unreadable, other| one.file.cmp(&other.file));
    let as_of = asked.map_or(session.clock, |asked| asked.instant(session.zone));
    let today = session.zone.day(as_of);
    let is_whole = unreadable.is_empty() && rows.iter().all(|row| row.0.lines.is_empty());
    let exit = if is_whole { Exit::Done } else { Exit::Damaged };
    let made = told(rows, &unreadable, session)?;
    Ok(Records { made, unreadable, as_of, today, exit })
}

/// The folders and files that were named, by `-f` too; this folder where none was.
pub(super) fn named(
    command: &str,
    paths: Vec<PathBuf>,
    session: &Session,
) -> anyhow::Result<Vec<PathBuf>> {
    let folder = record::folder_meant(&session.wanted, &session.whereabouts);
    match (paths.as_slice(), &session.file, folder) {
        ([], None, None) => Ok(vec![PathBuf::from(".")]),
        ([], _, Some(folder)) => Ok(vec![folder]),
        ([], Some(_), None) => Ok(vec![find(session)?]),
        (_, None, _) => {
            let paths = paths.into_iter();
            Ok(paths.map(|path| record::file_meant(path, &session.whereabouts)).collect())
        }
        (_, Some(_), _) => {
            bail!(Failure::usage(format!("`-f` names one record, and `{command}` others")).hint(
                format!("leave out `-f`, and name all of them:  ticklist {command} FILE FILE")
            ))
        }
    }
}

/// What is made of a file; nothing of a checklist that only lies in the folder.
fn of_one<T>(
    listed: &Listed,
    loaded: Result<Loaded, DiskError>,
    asked: Option<Asked>,
    session: &Session,
    make: &(impl Fn(Reading, &Source) -> anyhow::Result<(Reading, T)> + Sync),
) -> Option<Result<(Source, Made<T>), Unreadable>> {
    let loaded = match loaded {
        Ok(loaded) => loaded,
        Err(DiskError::IsChecklist(_)) if !listed.named => return None,
        Err(error) => return Some(Err(unreadable(&listed.path, error, session))),
    };
    let source = Source {
        file: listed.path.display().to_string(),
        lines: loaded.faults.iter().map(|fault| fault.place.line).collect(),
        unfinished: loaded.unfinished,
        copies: in_copies(&loaded, &listed.copies),
    };
    let mut reading = Reading::of(loaded, &session.silently_about(&listed.path));
    if let Some(asked) = asked {
        reading.as_of = asked.instant(reading.session.zone);
    }
    let made = make(reading, &source);
    Some(Ok((source, made.map(|(reading, made)| (made, reading.left_out.into_inner())))))
}

/// What somebody asked for: a day ends in each record where that counts its days.
#[derive(Debug, Clone, Copy)]
enum Asked {
    Day(Day),
    At(Instant),
}

impl Asked {
    fn instant(self, zone: Zone) -> Instant {
        match self {
            Asked::Day(day) => zone.end_of(day),
            Asked::At(at) => at,
        }
    }
}

/// Why nothing can be made of a file, in one line.
fn unreadable(path: &Path, error: DiskError, session: &Session) -> Unreadable {
    let failure = explain(&error.into(), session);
    let first = failure.excerpts.first();
    let first = first.map(|fault| format!(", the first at {}: {}", fault.place, fault.problem));
    let file = path.display().to_string();
    Unreadable { file, problem: failure.problem + &first.unwrap_or_default() }
}

/// What was made, when it is said what of the records is not in it, and why.
fn told<T>(
    rows: Vec<(Source, Made<T>)>,
    unreadable: &[Unreadable],
    session: &Session,
) -> anyhow::Result<Vec<(Source, T)>> {
    let ui = &session.ui;
    unreadable.iter().for_each(|row| ui.warn(&row.problem));
    let damaged = rows.iter().map(|row| &row.0).filter(|source| !source.lines.is_empty());
    let there = unreadable.iter().map(|row| &row.file).filter(|file| Path::new(file).is_file());
    let files = there.chain(damaged.map(|source| &source.file));
    let files: Vec<String> = files.take(MOST).cloned().collect();
    let (mut all, mut refused) = (Vec::new(), None);
    for (source, made) in rows {
        let file = &source.file;
        for line in &source.lines {
            ui.warn(&format!("line {line} of {file} can't be read"));
        }
        if let Some(line) = source.unfinished {
            ui.warn(&unfinished(line, file));
        }
        let merge = CommandLine::new(["merge", "-f", file]);
        say_of_copies(&source.copies, &format!("in {file}"), merge, session);
        match made {
            Ok((made, left_out)) => {
                for left_out in &left_out {
                    ui.warn(&format!("{file}: {}", warning(left_out, session)));
                }
                all.push((source, made));
            }
            Err(error) => {
                ui.warn(&format!("{file}: {}", explain(&error, session).problem));
                refused = refused.or(Some(error));
            }
        }
    }
    if !files.is_empty() {
        let line = CommandLine::new(["check"]).and(files);
        ui.note(&format!("hint: what to do about it:  {line}"));
    }
    match refused {
        Some(error) if all.is_empty() => Err(error),
        _ => Ok(all),
    }
}

/// The instant that somebody typed. A checkpoint's name means another one in every record.
fn moment(text: &str, session: &Session) -> Result<Asked, Failure> {
    let (origin, direction) = (today(session), Direction::Back);
    let typed = TypedDate { text, option: "--as-of", origin, direction };
    let refused = |fault| typed.refused(fault, "date or instant", session);
    match dates::day(text, origin, direction) {
        Ok(day) => Ok(Asked::Day(day)),
        Err(DateFault::NoDate) => session.zone.parse(text).map(Asked::At).ok_or_else(|| {
            refused(DateFault::NoDate).hint(
                "checkpoints are each record's own:  ticklist status -f NAME --as-of CHECKPOINT",
            )
        }),
        Err(fault) => Err(refused(fault)),
    }
}

fn no_records(command: &str, paths: &[PathBuf]) -> Failure {
    let folders: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    let (place, them) = match folders.len() {
        1 if folders == ["."] => ("this folder".to_owned(), "it"),
        1 => (folders.join(", "), "it"),
        _ => (folders.join(", "), "them"),
    };
    Failure::new(format!("there are no records in {place}, nor in the folders right below {them}"))
        .hint(format!("name the folder that has them, or the files:  ticklist {command} FOLDER"))
        .hint("or begin one here:  ticklist init CUSTOMER")
}
