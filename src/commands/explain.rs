//! What went wrong, why, and what to do now, in words.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::codec::UnionRefusal;
use crate::codec::fault::Fault;
use crate::domain::decide::{Refusal, Verb};
use crate::domain::engagement::{Engagement, Touch};
use crate::domain::ids::Id;
use crate::domain::merge::MergeRefusal;
use crate::domain::select::SelectFault;
use crate::domain::status::Status;
use crate::domain::text::{LONGEST, TextFault};
use crate::domain::time::instant_text;
use crate::render::phrasing::{command_line, plural};
use crate::render::views::Excerpt;
use crate::reports::warnings::Warning;
use crate::session::{Exit, Failure, Session};
use crate::store::StoreError;

/// So many faults of a file are shown, and so many candidates.
const MOST: usize = 20;

/// Why a file could not be found, read or written.
pub(super) fn store_failure(error: StoreError, session: &Session) -> Failure {
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

fn faulty(path: &Path, faults: &[Fault]) -> Failure {
    let count = plural(faults.len(), "fault", "faults");
    let failure = Failure::new(Exit::Failed, format!("{} can't be read: {count}", path.display()))
        .faults(faults.iter().take(MOST).map(|fault| excerpt(path, fault)).collect());
    match faults.len() > MOST {
        true => failure.hint(format!("all of them:  ticklist check {}", path.display())),
        false => failure.hint(format!("when they are mended:  ticklist check {}", path.display())),
    }
}

/// A fault with the place where it stands.
pub(super) fn excerpt(path: &Path, fault: &Fault) -> Excerpt {
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

/// What of a record is left out of the state.
pub(super) fn warning(warning: &Warning, session: &Session) -> String {
    match warning {
        Warning::Ahead(entries) => {
            let named = entries.iter().take(MOST).map(|ahead| {
                let at = session.zone.wall(ahead.at).format("%-d %b %Y %H:%M");
                format!("{} by {} ({at})", ahead.entry, ahead.by)
            });
            format!(
                "{} more than 24 hours ahead of the clock, and left out until then: {}",
                plural(entries.len(), "entry", "entries"),
                named.collect::<Vec<String>>().join(", ")
            )
        }
        Warning::Unknown { entries, keys } => format!(
            "{} with keys that are not known here, and do nothing: {} (see `ticklist check`)",
            plural(*entries, "entry", "entries"),
            keys.join(", ")
        ),
        Warning::Strays { entries, ids } => {
            let ids: Vec<&str> = ids.iter().map(Id::as_str).collect();
            format!(
                "{} about what is not in this checklist, and left out: {}",
                plural(*entries, "entry", "entries"),
                ids.join(", ")
            )
        }
    }
}

/// Why nothing of a wish may happen.
pub(super) fn refusal_failure(
    refusal: Refusal,
    engagement: &Engagement<'_>,
    session: &Session,
) -> Failure {
    let refused = |problem: String| Failure::new(Exit::Failed, problem);
    match refusal {
        Refusal::Select(fault) => select_failure(fault, engagement, session),
        Refusal::Text { what, fault } => text_failure(what, fault),
        Refusal::PhaseNamed { phase } => refused(format!("`{phase}` is a phase: name the items"))
            .hint(format!("see them:  ticklist list {phase}")),
        Refusal::DutyDone { id } => {
            refused(format!("{id} is a duty: it is never done, but confirmed again and again"))
                .hint(format!("ticklist confirm {id}"))
        }
        Refusal::NotADuty { id } => {
            refused(format!("{id} is no duty: it is done once")).hint(format!("ticklist done {id}"))
        }
        Refusal::WrongStatus { id, verb, status } => wrong_status(&id, verb, status),
        Refusal::NoReason { verb } => refused(format!("`{}` needs a reason", verb.word()))
            .hint(format!("ticklist {} ITEM -m \"WHY\"", verb.word())),
        Refusal::NotYet { day } => {
            refused(format!("{} is still to come", day.format("%a %-d %b %Y")))
                .hint("`--on` is the day on which it happened; leave it out for today")
        }
        Refusal::SeveralOwners { name, owners } => {
            let first = owners.first().cloned().unwrap_or_default();
            refused(format!("`{name}` could be any of: {}", owners.join(", ")))
                .hint(session.corrected(&name, &first))
        }
        Refusal::UnknownRole { role, roles, nearest } => {
            let failure = refused(format!("no item has the role `{role}`"));
            match nearest {
                Some(near) => failure.hint(session.corrected(&role, &near)),
                None => failure.hint(format!("the roles are: {}", roles.join(", "))),
            }
        }
        Refusal::NameInUse { name, at } => refused(format!(
            "there is a checkpoint `{name}` already, of {}",
            session.zone.wall(at).format("%a %-d %b %Y %H:%M")
        ))
        .hint("give this one another name; see them all:  ticklist checkpoint"),
        Refusal::NameReserved { name } => {
            refused(format!("a checkpoint can't be called `{name}`: `--since {name}` means a date"))
                .hint("call it something like \"Week 1\"")
        }
        Refusal::HealthAlone => {
            Failure::usage("`--health` needs the name of the checkpoint, and a reason")
                .hint("ticklist checkpoint \"Week 1\" --health amber -m \"WHY\"")
        }
        Refusal::NothingToUndo { newest } => {
            let failure = refused("there is nothing of yours to undo".to_owned());
            match newest {
                Some((id, by)) => {
                    failure.hint(format!("the newest entry is by {by}:  ticklist undo {id}"))
                }
                None => failure,
            }
        }
        Refusal::NothingToRedo => refused("there is no undo of yours to take back".to_owned())
            .hint("see what happened:  ticklist log"),
        Refusal::UnknownEntry { entry } => refused(format!("no entry has the id `{entry}`"))
            .hint("the ids stand at the right of:  ticklist log"),
        Refusal::SeveralEntries { entry, candidates } => {
            let ids: Vec<&str> = candidates.iter().take(MOST).map(|id| id.as_str()).collect();
            refused(format!("several entries' ids start with `{entry}`: {}", ids.join(", ")))
                .hint("write more of the id")
        }
        Refusal::StoodOn { entry, later, by, at, touch } => {
            let what = match touch {
                Touch::Field(id, field) => format!("the {} of {id}", field.word()),
                Touch::Role(role) => format!("the owner of the role {role}"),
                Touch::Added(id) => format!("{id}, which it added"),
            };
            refused(format!(
                "entry {entry} can't be taken back: entry {later} by {by} ({}) has since touched {what}",
                instant_text(at)
            ))
            .hint(format!("take that back first:  ticklist undo {later}"))
        }
    }
}

/// Why a word names no item.
pub(super) fn select_failure(
    fault: SelectFault,
    engagement: &Engagement<'_>,
    session: &Session,
) -> Failure {
    match fault {
        SelectFault::Unknown { word, .. } if word.is_empty() => {
            Failure::new(Exit::Failed, "a range has two ends").hint("write it like A1..A3")
        }
        SelectFault::Unknown { word, .. } if is_behind_note(&word, &session.args) => {
            Failure::new(Exit::Failed, format!("`{word}` is taken for an item"))
                .hint("put the note in quotes:  -m \"…\"")
        }
        SelectFault::Unknown { word, nearest } => {
            let failure =
                Failure::new(Exit::Failed, format!("no item or phase has the id `{word}`"));
            match nearest {
                Some(near) => failure.hint(session.corrected(&word, &near)),
                None => failure.hint("see the ids:  ticklist list --all"),
            }
        }
        SelectFault::UnknownPhase { word, phases, nearest } => {
            let failure = Failure::new(Exit::Failed, format!("there is no phase `{word}`"));
            let phases: Vec<&str> = phases.iter().map(Id::as_str).collect();
            match nearest {
                Some(near) => failure.hint(session.corrected(&word, near.as_str())),
                None => failure.hint(format!("the phases are: {}", phases.join(", "))),
            }
        }
        SelectFault::Ambiguous { word, candidates } => {
            let line = |id: &Id| {
                let task = engagement.item(id).map_or("", |item| item.task());
                format!("{id}  {task}")
            };
            let first = candidates.first().map(Id::to_string).unwrap_or_default();
            Failure::new(Exit::Failed, format!("`{word}` is the start of {} ids", candidates.len()))
                .choices(candidates.iter().take(MOST).map(line).collect())
                .hint(format!("write more of it, like {}", session.corrected(&word, &first)))
        }
    }
}

/// Does the word stand behind a note that was not put in quotes?
fn is_behind_note(word: &str, args: &[String]) -> bool {
    let note = args.iter().position(|arg| arg == "-m" || arg == "--note");
    note.is_some_and(|note| args.iter().skip(note + 2).any(|arg| arg == word))
}

pub(super) fn text_failure(what: &str, fault: TextFault) -> Failure {
    let failed = |problem: String| Failure::new(Exit::Failed, problem);
    match fault {
        TextFault::Empty => failed(format!("the {what} is empty")).hint("write at least one word"),
        TextFault::Control(c) => {
            failed(format!("the {what} holds the control character U+{:04X}", c as u32))
                .hint("write it on one line, without characters that drive a terminal")
        }
        TextFault::Long => failed(format!("the {what} is longer than {LONGEST} bytes"))
            .hint("put it in a document, and give the link:  --link URL"),
    }
}

fn wrong_status(id: &Id, verb: Verb, status: Status) -> Failure {
    let word = verb.word();
    Failure::new(Exit::Failed, format!("{id} is {status}, so `{word}` does not apply"))
        .hint(format!("reopen it first:  ticklist reopen {id}"))
}

/// Why another copy of the record is not merged.
pub(super) fn merge_failure(refusal: MergeRefusal, other: &Path) -> Failure {
    let other = other.display();
    match refusal {
        MergeRefusal::OtherEngagement { customer } => Failure::new(
            Exit::Failed,
            format!("{other} is of another engagement, with {customer}: they never merge"),
        )
        .hint("name a copy of this record"),
        MergeRefusal::HeadsDiffer(differences) => {
            let keep = |whose| {
                let words = ["merge", "--head", whose].map(str::to_owned);
                command_line(words.into_iter().chain([other.to_string()]))
            };
            let lines = differences.iter().take(MOST).map(|difference| {
                format!(
                    "{}: ours “{}”, theirs “{}”",
                    difference.what, difference.ours, difference.theirs
                )
            });
            Failure::new(Exit::Failed, format!("the head of {other} says other things than ours"))
                .choices(lines.collect())
                .hint(format!("keep ours:    {}", keep("ours")))
                .hint(format!("take theirs:  {}", keep("theirs")))
        }
    }
}

/// Why a merge driver leaves two copies to people.
pub(super) fn union_failure(refusal: UnionRefusal, other: &Path) -> Failure {
    match refusal {
        UnionRefusal::Faulty(faults) => faulty(other, &faults),
        UnionRefusal::NoRecord => {
            Failure::new(Exit::Failed, format!("{} is no record", other.display()))
                .hint("use this merge driver for *.ticklist.yaml only")
        }
        UnionRefusal::Merge(refusal @ MergeRefusal::HeadsDiffer(_)) => Failure {
            hints: Vec::new(),
            ..merge_failure(refusal, other)
        }
        .hint("git leaves ours; get theirs:  git show MERGE_HEAD:./RECORD > theirs.yaml")
        .hint("then bring it in, with the head to keep:  ticklist merge --head ours theirs.yaml"),
        UnionRefusal::Merge(refusal) => merge_failure(refusal, other),
    }
}
