//! `ticklist init`

use std::path::{Path, PathBuf};

use super::Outcome;
use super::checklist::checklist;
use super::dates::{TypedDate, today};
use super::explain::Hint;
use super::holidays::holidays;
use super::options::Acting;
use super::reading::command_about;
use super::running::{self, From};
use crate::domain::dates::Direction;
use crate::domain::decide::{Refusal, Wish};
use crate::domain::engagement::Settings;
use crate::domain::text;
use crate::domain::{Day, Entry, Head, Record, Setting};
use crate::record::{DiskError, Wanted, create, encode, read_file, write_head, write_report};
use crate::render::phrasing::file_name;
use crate::render::views;
use crate::render::{Calendar, CommandLine};
use crate::session::{Exit, Failure, Session, random};
use crate::sheets::adopted::Running;

/// Begin the record of a customer
///
/// With `--from`, it begins with a list that is already running: its statuses, owners, dates and
/// notes are the first entries of the journal.
///
/// Example: ticklist init Contoso --started 2026-11-23
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Who is onboarded
    #[arg(required_unless_present = "git")]
    customer: Option<String>,
    /// A built-in checklist, or the file of one
    #[arg(long, value_name = "NAME or FILE", requires = "customer")]
    checklist: Option<String>,
    #[command(flatten)]
    running: From,
    /// The first day, if not today
    #[arg(long, value_name = "DATE", allow_hyphen_values = true, requires = "customer")]
    started: Option<String>,
    /// The days that are no working days: a calendar file, or dates
    #[arg(
        long,
        value_name = "FILE.ics or DATES",
        requires = "customer",
        value_hint = clap::ValueHint::AnyPath
    )]
    holidays: Option<String>,
    /// Have git merge the journals of two branches, by a line in `.gitattributes`; without a
    /// customer, for the records that are there
    #[arg(long)]
    git: bool,
    #[command(flatten)]
    acting: Acting,
}

/// How many random characters the identity of an engagement has.
const ENGAGEMENT: usize = 10;

/// In which file git is told.
const ATTRIBUTES: &str = ".gitattributes";
/// The line by which git merges journals: it keeps the lines of both branches.
const UNION: &str = "*.ticklist.yaml merge=union";

pub(crate) fn run(args: Args, session: &Session) -> Outcome {
    let Some(customer) = &args.customer else {
        let file = session.file.as_deref().unwrap_or(ATTRIBUTES);
        session.ui.write(tell_git(&attributes(Path::new(file), session), session)?)?;
        return Ok(Exit::Done);
    };
    let customer = text::typed(customer).map_err(|fault| Refusal::Text("customer", fault))?;
    let today = session.today();
    let started = args.started.as_deref().map_or(Ok(today), |text| first_day(text, session))?;
    let running = args.running.read(session)?;
    if let Some(running) = running.as_ref().filter(|_| args.running.dry_run) {
        return args.running.rehearse(running, session);
    }
    let checklist = match &running {
        Some(running) => running.checklist.clone(),
        None => checklist(args.checklist.as_deref(), session)?,
    };
    let path = path(&customer, session);
    let engagement = random(ENGAGEMENT).ok_or(Refusal::NoRandomness)?;
    let head = Head { engagement, customer, started, checklist };
    let zone = session.system_zone().map(|zone| (Setting::Zone, zone.to_owned()));
    let holidays = args.holidays.as_deref().map(|text| holidays(text, session)).transpose()?;
    let holidays = holidays.map(|holidays| (Setting::Holidays, holidays));
    let settings = zone.into_iter().chain(holidays).collect();
    let record = begin(&head, settings, &args.acting, session)?;
    let plan = plan(&record, &args.acting, session)?;
    let adopted = match &running {
        Some(running) => {
            let planned = record.clone().with_all(plan.iter().cloned().collect());
            running::entries(running, planned, &args.acting, session)?
        }
        None => Vec::new(),
    };
    let entries =
        record.entries().iter().chain(&plan).chain(&adopted).map(|entry| encode(entry) + "\n");
    let _uninterrupted = create(&path, &(write_head(&head) + &entries.collect::<String>()))?;
    let is_there = format!("{} is there: don't begin it again", path.display());
    let attributes = attributes(&path, session);
    let told = args.git.then(|| tell_git(&attributes, session)).transpose().hint(&is_there)?;
    let settings = Settings::of(&record, record.now(session.clock), session.clock);
    let calendar = Calendar::new(session.zone, today);
    let undo = plan.map(|_| args.acting.command(["undo"], session));
    let about = |words: &[&str]| command_about(words, &path, session);
    let begun = views::begun(&head, &settings, &path, undo, &about, &calendar);
    session.ui.show(&begun, &calendar).hint(is_there)?;
    let lines = running.iter().flat_map(Running::lines);
    lines.for_each(|line| session.ui.note(&line));
    if running.is_some() {
        let line = about(&["checkpoint", "Taken over"]);
        session.ui.note(&format!("hint: so that reports tell what changes from now on:  {line}"));
    }
    if let Some(told) = told {
        session.ui.write(told)?;
    } else if attributes.with_file_name(".git").exists()
        && read_text(&attributes).is_ok_and(|text| with_union(&text).is_some())
    {
        let git = CommandLine::new(["init", "--git"]).in_record(session.file.as_deref());
        session.ui.note(&format!("hint: so that git merges the journals of two branches:  {git}"));
    }
    Ok(Exit::Done)
}

/// Where git is told about a record: in the root of its work tree, else in its own folder.
fn attributes(record: &Path, session: &Session) -> PathBuf {
    let record = session.whereabouts.folder.join(record);
    let mut folders = record.ancestors().skip(1);
    let root = folders.find(|folder| folder.join(".git").exists());
    root.map_or(record.with_file_name(ATTRIBUTES), |root| root.join(ATTRIBUTES))
}

/// Has git merge journals, where it is not told already what to do with them; what came of it.
fn tell_git(attributes: &Path, session: &Session) -> anyhow::Result<String> {
    let shown =
        attributes.strip_prefix(&session.whereabouts.folder).unwrap_or(attributes).display();
    let Some(text) = with_union(&read_text(attributes)?) else {
        return Ok(format!("{shown} says already how git merges records.\n"));
    };
    write_report(attributes, text.as_bytes())?;
    Ok(format!("{shown} has git merge the journals of two branches:  {UNION}\n"))
}

/// What git is told; nothing where there is no such file.
fn read_text(attributes: &Path) -> anyhow::Result<String> {
    let bytes = match read_file(attributes) {
        Err(DiskError::Missing(_)) => Vec::new(),
        read => read?,
    };
    // A line that was added by PowerShell's `>>` is UTF-16: every second byte is zero.
    let text = String::from_utf8(bytes).ok().filter(|text| !text.contains('\0'));
    text.ok_or_else(|| {
        Failure::new(format!("{} is not UTF-8, so git can't read it", attributes.display()))
            .hint("save it as UTF-8 in an editor, or delete it, and try again")
            .into()
    })
}

/// The text with [`UNION`], in line breaks like its own; none where it says of records already how
/// they are merged.
fn with_union(text: &str) -> Option<String> {
    let is_told = |line: &str| {
        let mut words = line.split_whitespace();
        words.next() == UNION.split_whitespace().next() && words.any(|it| it.starts_with("merge="))
    };
    if text.lines().any(is_told) {
        return None;
    }
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let gap = if text.is_empty() || text.ends_with('\n') { "" } else { end };
    Some(format!("{text}{gap}{UNION}{end}"))
}

fn first_day(text: &str, session: &Session) -> Result<Day, Failure> {
    let (origin, direction) = (today(session), Direction::Nearest);
    TypedDate { text, option: "--started", origin, direction }.day(session)
}

/// The record as it begins, with these settings.
fn begin(
    head: &Head,
    settings: Vec<(Setting, String)>,
    acting: &Acting,
    session: &Session,
) -> anyhow::Result<Record> {
    let record = Record::new(head.clone(), Vec::new());
    if settings.is_empty() {
        return Ok(record);
    }
    let by = session.by(acting.by.as_deref())?;
    let entry = Wish::Begin(settings).decide(&session.before(&record), &by, random)?.entry;
    Ok(record.with_all(entry.into_iter().collect()))
}

/// The entry that gives the phases the due dates of the checklist's plan, if it has one. It can be
/// taken back, and what the record begins with stays.
fn plan(record: &Record, acting: &Acting, session: &Session) -> anyhow::Result<Option<Entry>> {
    if record.head.checklist.phases.iter().all(|phase| phase.days.is_none()) {
        return Ok(None);
    }
    let by = session.by(acting.by.as_deref())?;
    Ok(Wish::Plan.decide(&session.before(record), &by, random)?.entry)
}

/// The file that `-f` names, else one named after the customer.
fn path(customer: &str, session: &Session) -> PathBuf {
    let name = match session.file.as_deref().map(Wanted::of) {
        Some(Wanted::Path(path)) => return path,
        Some(Wanted::Name(name)) => name,
        _ => file_name(customer),
    };
    PathBuf::from(format!("{name}.ticklist.yaml"))
}
