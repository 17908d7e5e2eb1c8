//! `ticklist init`

use std::path::{Path, PathBuf};

use anyhow::bail;

use super::Outcome;
use super::dates::{TypedDate, today};
use super::explain::Hint;
use super::options::Acting;
use super::reading::command_about;
use crate::domain::dates::Direction;
use crate::domain::decide::{Refusal, Wish};
use crate::domain::text;
use crate::domain::{Checklist, Day, Entry, Head, Record};
use crate::record::builtin::{BUILTIN, near};
use crate::record::{Wanted, create, encode, load_checklist, write_head};
use crate::render::Calendar;
use crate::render::phrasing::file_name;
use crate::render::views;
use crate::session::{Exit, Failure, Session, random};

/// Begin the record of a customer
///
/// Example: ticklist init Contoso --started 2026-11-23
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Who is onboarded
    customer: String,
    /// A built-in checklist, or the file of one
    #[arg(long, value_name = "NAME or FILE")]
    checklist: Option<String>,
    /// The first day, if not today
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    started: Option<String>,
    #[command(flatten)]
    acting: Acting,
}

/// How many random characters the identity of an engagement has.
const ENGAGEMENT: usize = 10;

/// How git can merge journals.
const GIT: [&str; 2] = [
    "hint: so that git merges the journals of two branches:  \
    echo '*.ticklist.yaml merge=union' >> .gitattributes",
    "hint: or, once on each machine, so that each entry is there once, in order:  \
    git config merge.ticklist.driver 'ticklist merge --driver %O %A %B' && \
    echo '*.ticklist.yaml merge=ticklist' >> .gitattributes",
];

pub(crate) fn run(args: Args, session: &Session) -> Outcome {
    let customer = text::typed(&args.customer).map_err(|fault| Refusal::Text("customer", fault))?;
    let today = session.today();
    let started = args.started.map_or(Ok(today), |text| first_day(&text, session))?;
    let checklist = checklist(args.checklist.as_deref(), session)?;
    let path = path(&customer, session);
    let head = Head { engagement: random(ENGAGEMENT), customer, started, checklist };
    let plan = plan(&head, &args.acting, session)?;
    let entry = plan.as_ref().map(|entry| encode(entry) + "\n").unwrap_or_default();
    let _uninterrupted = create(&path, &(write_head(&head) + &entry))?;
    let calendar = Calendar { zone: session.zone, today };
    let undo = plan.map(|_| args.acting.command(["undo"], session));
    let about = |words: &[&str]| command_about(words, &path, session);
    let begun = views::begun(&head, &path, undo, &about, &calendar);
    session
        .ui
        .show(&begun, &calendar)
        .hint(format!("{} is there: don't begin it again", path.display()))?;
    if session.whereabouts.folder.ancestors().any(|folder| folder.join(".git").exists()) {
        GIT.iter().for_each(|hint| session.ui.note(hint));
    }
    Ok(Exit::Done)
}

fn first_day(text: &str, session: &Session) -> Result<Day, Failure> {
    let (origin, direction) = (today(session), Direction::Nearest);
    TypedDate { text, option: "--started", origin, direction }.day(session)
}

/// The entry that gives the phases the due dates of the checklist's plan, if it has one.
fn plan(head: &Head, acting: &Acting, session: &Session) -> anyhow::Result<Option<Entry>> {
    if head.checklist.plan(head.started).is_empty() {
        return Ok(None);
    }
    let by = session.by(acting.by.as_deref())?;
    let record = Record::new(head.clone(), Vec::new());
    Ok(Wish::Plan.decide(&session.before(&record), &by, random)?.entry)
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

fn checklist(name: Option<&str>, session: &Session) -> anyhow::Result<Checklist> {
    let Some(name) = name else {
        return Ok(BUILTIN[0].checklist());
    };
    if let Some(builtin) = BUILTIN.iter().find(|builtin| builtin.name == name) {
        return Ok(builtin.checklist());
    }
    if let (Wanted::Name(_), false) = (Wanted::of(name), Path::new(name).exists()) {
        let failure = Failure::new(format!("no checklist is called `{name}`"));
        bail!(match near(name) {
            Some(near) => failure.hint(session.corrected(name, near)),
            None => failure.hint("see them:  ticklist checklists, or name a file: ./mine.yaml"),
        });
    }
    Ok(load_checklist(Path::new(name))?)
}
