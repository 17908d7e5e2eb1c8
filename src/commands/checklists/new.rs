//! `ticklist checklists new`

use std::path::{Path, PathBuf};

use anyhow::bail;

use crate::codec::fault::Fault;
use crate::codec::write_checklist;
use crate::commands::explain::{excerpts, table_failure};
use crate::domain::checklist::Checklist;
use crate::render::phrasing::{CommandLine, plural};
use crate::session::{Failure, Session};
use crate::sheets::adopted::{AdoptError, Adopted, LeftOut, List};
use crate::sheets::table::LARGEST;
use crate::store::{StoreError, create, is_named_like_a_record, read_foreign};

/// Make a checklist of a list that you have: Markdown, a spreadsheet, or plain lines
///
/// Example: ticklist checklists new onboarding.md -o onboarding.yaml
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The list: .md, .xlsx, .csv or .txt
    #[arg(value_name = "LIST")]
    list: PathBuf,
    /// Write the checklist to this file, never over another
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Runs the command.
///
/// # Errors
/// When the list can't be read, or the checklist can't be written.
pub(super) fn run(args: &Args, session: &Session) -> anyhow::Result<()> {
    if let Some(path) = args.output.as_deref().filter(|path| is_named_like_a_record(path)) {
        let problem =
            format!("{} is the name of a record, and this is a checklist", path.display());
        bail!(Failure::new(problem).hint("name another file: -o MINE.yaml"));
    }
    let adopted = adopted(&args.list, session)?;
    let text = write_checklist(&adopted.checklist);
    match &args.output {
        None => session.ui.write(&text)?,
        Some(path) => {
            create(path, &text).map(drop).map_err(not_created)?;
            session.ui.note(&format!("wrote {}", path.display()));
        }
    }
    say(&adopted, args, session);
    Ok(())
}

/// The list as a checklist.
fn adopted(path: &Path, session: &Session) -> anyhow::Result<Adopted> {
    let bytes = read_foreign(path, LARGEST)?;
    let list = List::read(&bytes, path).map_err(|error| adopt_failure(path, &error))?;
    if list.is_guessed {
        let path = path.display();
        session.ui.warn(&format!(
            "{path} is not UTF-8 and was read as Windows-1252: look at its umlauts"
        ));
    }
    Ok(list.adopt(path).map_err(|error| adopt_failure(path, &error))?)
}

fn adopt_failure(path: &Path, error: &AdoptError) -> Failure {
    match error {
        AdoptError::UnknownKind => {
            let path = path.display();
            Failure::usage(format!("{path}: its ending does not say what kind of list it is"))
                .hint("end its name in .md, .xlsx, .csv or .txt")
        }
        AdoptError::NotText => {
            Failure::new(format!("{} is no text", path.display())).hint("save it as UTF-8 text")
        }
        AdoptError::Rows(faults) => table_failure(path, faults),
        AdoptError::Lines(faults) => list_failure(path, faults),
    }
}

fn list_failure(path: &Path, faults: &[Fault]) -> Failure {
    let count = plural(faults.len(), "fault", "faults");
    let problem = format!("{} can't be made a checklist: {count}", path.display());
    Failure::new(problem).excerpts(excerpts(path, faults)).hint("mend the list, and try again")
}

fn not_created(error: StoreError) -> anyhow::Error {
    match error {
        StoreError::Exists(path) => {
            let problem = format!("{} is there already, and is never written over", path.display());
            Failure::new(problem).hint("name another file: -o OTHER.yaml").into()
        }
        error => error.into(),
    }
}

/// Says what was found, what was left out, and what to do next.
fn say(adopted: &Adopted, args: &Args, session: &Session) {
    let Adopted { checklist, left_out } = adopted;
    session.ui.note(&format!("{} from {}", found(checklist), args.list.display()));
    lines(left_out).iter().for_each(|line| session.ui.note(line));
    if let Some(path) = &args.output {
        let path = path.display().to_string();
        let line = CommandLine::new(["init", "CUSTOMER", "--checklist", &path]);
        session.ui.note(&format!("begin a record with it:  {line}"));
    }
}

fn found(checklist: &Checklist) -> String {
    let phases = plural(checklist.phases.len(), "phase", "phases");
    format!("{phases} with {}", plural(checklist.item_count(), "item", "items"))
}

fn lines(left_out: &LeftOut) -> Vec<String> {
    let some = |count: usize, line: String| (count > 0).then_some(line);
    let names = |names: &[String]| names.join(", ");
    let (ticked, beside) = (left_out.ticked, left_out.beside);
    let boxes = plural(ticked, "ticked box", "ticked boxes");
    let parts = plural(beside, "paragraph or table", "paragraphs or tables");
    let (phases, columns) = (&left_out.empty_phases, &left_out.columns);
    let found = [
        some(ticked, format!("left out: {boxes}; a checklist says what to do, not what is done")),
        some(beside, format!("left out: {parts} beside the lists")),
        some(phases.len(), format!("left out: headings without items: {}", names(phases))),
        some(columns.len(), format!("left out: columns: {}", names(columns))),
    ];
    found.into_iter().flatten().collect()
}
