//! `ticklist merge`

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::ValueEnum;

use super::Outcome;
use super::explain::{Hint, not_merged, not_settled};
use super::reading::{command_about, find, say_what_can_t_be_read, say_what_is_left_out};
use super::recording::lock;
use crate::domain::decide::Refusal;
use crate::domain::merge::{MergeRefusal, missing, same_engagement};
use crate::domain::two_heads::{Mapped, carry, settled};
use crate::domain::{Entry, EntryId, Head, Record};
use crate::record::{self, DiskError, Loaded, UnionRefusal, Wanted, read_file, union, with_head};
use crate::render::CommandLine;
use crate::render::views::{self, Merged};
use crate::reports::conflicts::conflicts;
use crate::reports::effect::effect;
use crate::session::{Exit, Failure, Session, random};

/// Bring in the entries of other copies of the record
///
/// Example: ticklist merge "contoso.ticklist (1).yaml"
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The other copies; they are only read
    #[arg(required = true, value_name = "OTHER")]
    others: Vec<PathBuf>,
    /// Whose head to keep, where two copies have different ones
    #[arg(long, value_name = "WHOSE", conflicts_with = "driver")]
    head: Option<Whose>,
    /// Where an id means another task in the head that is kept: the id of its task there, the same
    /// where it is only reworded, or `none` to leave out what is recorded about it
    #[arg(long, value_name = "OLD=NEW", requires = "head")]
    map: Vec<Mapped>,
    /// Merge as a driver of git: base, ours and theirs; the result goes to ours
    #[arg(long)]
    driver: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Whose {
    Ours,
    Theirs,
}

/// How to keep one of two heads where git merges.
const TO_KEEP_A_HEAD: [&str; 2] = [
    "get theirs, since git leaves ours:  git show MERGE_HEAD:./RECORD > theirs.yaml",
    "then bring it in, with the head to keep:  ticklist merge --head ours theirs.yaml",
];

pub(crate) fn run(args: Args, session: &Session) -> Outcome {
    let others = args.others.into_iter();
    let others: Vec<PathBuf> = match args.driver {
        true => others.collect(),
        false => others.map(|other| record::file_meant(other, &session.whereabouts)).collect(),
    };
    match (args.driver, others.as_slice()) {
        (false, others) => merge(others, args.head, &args.map, session),
        (true, [base, ours, theirs]) => drive(base, ours, theirs, session),
        (true, _) => bail!(
            Failure::usage("a merge driver takes three files: base, ours and theirs")
                .hint("git config merge.ticklist.driver \"ticklist merge --driver %O %A %B\"")
        ),
    }
}

fn merge(others: &[PathBuf], whose: Option<Whose>, maps: &[Mapped], session: &Session) -> Outcome {
    let path = ours(others, session)?;
    if let Some(same) = others.iter().find(|other| record::is_same_file(other, &path)) {
        bail!(is_ours(same));
    }
    let copies: Vec<Loaded> =
        others.iter().map(|other| record::load(other)).collect::<Result<_, _>>()?;
    let (lock, loaded) = lock(&path, session)?;
    let mut ours = loaded.record.clone();
    for copy in &copies {
        agree(&ours.head, copy, whose, session)?;
        ours = joined(&ours, copy, whose, maps, session)?;
    }
    let new = missing(&loaded.record, &ours);
    let _uninterrupted = if ours.head != loaded.record.head {
        let theirs = read_file(&others[others.len() - 1])?;
        let bytes = with_head(&theirs, lock.bytes(), &new)
            .map_err(|refusal| not_merged(refusal, &path, TO_KEEP_A_HEAD))?;
        Some(lock.replace(&bytes)?)
    } else if !new.is_empty() {
        Some(lock.append(&new)?.uninterrupted)
    } else {
        None
    };
    show(&loaded, &copies, &ours, &new, session)
}

/// Our record with the entries of a copy under the head that is kept, and with one entry more where
/// ids mean other tasks there.
fn joined(
    ours: &Record,
    copy: &Loaded,
    whose: Option<Whose>,
    maps: &[Mapped],
    session: &Session,
) -> anyhow::Result<Record> {
    let theirs = &copy.record;
    let new = missing(ours, theirs);
    let (stays, goes, moved) = match whose {
        Some(Whose::Theirs) => (theirs, ours, ours.entries().iter().collect()),
        _ => (ours, theirs, new.clone()),
    };
    let maps = settled(&stays.head, &goes.head, &moved, maps)
        .map_err(|why| not_settled(why, &copy.path, session))?;
    let mut merged = ours.clone().with_all(new.into_iter().cloned().collect());
    merged.head = stays.head.clone();
    if maps.is_empty() {
        return Ok(merged);
    }
    let [now, stays, goes] = [&merged, stays, goes].map(|record| session.before(record));
    let id = random(EntryId::LENGTH).ok_or(Refusal::NoRandomness)?;
    let mut entry = Entry::new(EntryId::new(id), now.as_of, session.by(None)?);
    entry.via = Some(copy.path.display().to_string());
    carry(&mut entry, &maps, [&now, &stays, &goes]);
    Ok(if entry.set.is_empty() { merged } else { merged.clone().with(entry) })
}

/// The record that takes in the others, which it is not one of.
fn ours(others: &[PathBuf], session: &Session) -> anyhow::Result<PathBuf> {
    let wanted = match &session.wanted {
        Wanted::Only => Wanted::OnlyBeside(others.to_vec()),
        named => named.clone(),
    };
    let is_named = |record: &PathBuf| others.iter().any(|it| record::is_same_file(it, record));
    match find(&session.about(wanted)) {
        Err(DiskError::SeveralRecords { records, .. }) if records.iter().all(is_named) => {
            Err(into_which(others, session)?.into())
        }
        found => Ok(found?),
    }
}

/// Asks into which of the copies the others are to be brought, where all were named.
fn into_which(others: &[PathBuf], session: &Session) -> anyhow::Result<Failure> {
    let (ours, theirs) = others.split_first().expect("at least one other was named");
    let head = record::load(ours)?.record.head;
    for other in theirs {
        agree(&head, &record::load(other)?, None, session)?;
    }
    let names = |paths: &[PathBuf]| paths.iter().map(|it| it.display().to_string()).collect();
    let [ours, theirs]: [Vec<String>; 2] = [names(std::slice::from_ref(ours)), names(theirs)];
    let line = CommandLine::new(["merge"]).and(theirs).and(["-f"]).and(ours);
    Ok(Failure::new("all the records here are to be brought in, and none takes them in").hint(line))
}

fn is_ours(path: &Path) -> Failure {
    let path = path.display().to_string();
    let [into_it, into_another] =
        [["merge", "OTHER", "-f", &path], ["merge", &path, "-f", "OTHER"]].map(CommandLine::new);
    Failure::new(format!("{path} is the record itself, not another copy of it"))
        .hint(format!("to bring another copy into it:  {into_it}"))
        .hint(format!("to bring it into another:  {into_another}"))
}

/// Refuses copies that don't belong together.
fn agree(
    ours: &Head,
    theirs: &Loaded,
    whose: Option<Whose>,
    session: &Session,
) -> anyhow::Result<()> {
    let name = theirs.path.display().to_string();
    let keep = |whose| session.command(["merge", "--head", whose, &name]);
    match same_engagement(ours, &theirs.record.head) {
        Err(MergeRefusal::HeadsDiffer(_)) if whose.is_some() => Ok(()),
        agreed => agreed.map_err(|refusal| {
            let ours = format!("keep ours:    {}", keep("ours"));
            let theirs_instead = format!("take theirs:  {}", keep("theirs"));
            not_merged(UnionRefusal::Merge(refusal), &theirs.path, [&ours, &theirs_instead])
        }),
    }
}

/// Shows what came in, and what is to be decided.
fn show(
    loaded: &Loaded,
    copies: &[Loaded],
    merged: &Record,
    new: &[&Entry],
    session: &Session,
) -> Outcome {
    let now = merged.now(session.clock);
    let state = |record| session.state_at(record, now);
    for copy in copies.iter().chain([loaded]) {
        say_what_can_t_be_read(copy, session);
        say_what_is_left_out(copy, &state(&copy.record), session);
    }
    let after = state(merged);
    let mut effect = effect(&state(&loaded.record), &after, new);
    if !session.ui.is_terminal() && effect.leave_out_internal_notes() {
        session.ui.note("internal notes are left out");
    }
    let merged = Merged {
        customer: after.settings.customer(),
        entries: new,
        new_head: loaded.record.head != merged.head,
        effect: &effect,
        conflicts: &conflicts(&after),
        decide: &command_about(&["agenda"], &loaded.path, session).to_string(),
    };
    let calendar = session.calendar(&after);
    session
        .ui
        .show(&views::merged(&merged, &calendar), &calendar)
        .hint("the copies are merged; merging again changes nothing")?;
    Ok(Exit::Done)
}

fn drive(base: &Path, ours: &Path, theirs: &Path, session: &Session) -> Outcome {
    let (base, their) = (read_file(base)?, read_file(theirs)?);
    let (lock, _) = lock(ours, session)?;
    let merged = union(&base, lock.bytes(), &their)
        .map_err(|refusal| not_merged(refusal, theirs, TO_KEEP_A_HEAD))?;
    let _uninterrupted = lock.replace(&merged)?;
    Ok(Exit::Done)
}
