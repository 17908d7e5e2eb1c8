//! `ticklist check`

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::Outcome;
use super::explain::excerpt;
use super::reading::find;
use crate::domain::{Checklist, Entry, Head, Record, Zone};
use crate::record::fault::{Fault, Place};
use crate::record::{self, DiskError, File, Journal, file_meant, read_file};
use crate::render::phrasing::{self, plural};
use crate::render::views::{self, Excerpt};
use crate::render::{Calendar, Document};
use crate::reports::findings::findings;
use crate::reports::warnings::unknown_keys;
use crate::session::{Exit, Session};

/// Check records and checklists, and say what to mend
///
/// Example: ticklist check contoso.ticklist.yaml
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The files; the record here where none is named
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

pub(crate) fn run(args: Args, session: &Session) -> Outcome {
    let files = match args.files.is_empty() {
        true => vec![find(session)?],
        false => {
            let files = args.files.into_iter();
            files.map(|file| file_meant(file, &session.whereabouts)).collect()
        }
    };
    let mut document = Document::default();
    let mut all_well = true;
    for file in &files {
        let (excerpts, summary) = check(file, session)?;
        all_well &= excerpts.is_empty();
        document.blocks.extend(views::faults(&excerpts).blocks);
        document.line(format!("{}: {summary}", file.display()));
    }
    let calendar = Calendar::new(Zone::Utc, session.today());
    session.ui.show(&document, &calendar)?;
    Ok(if all_well { Exit::Done } else { Exit::No })
}

/// The faults of a file, and what there is to say about it in one line.
fn check(path: &Path, session: &Session) -> Result<(Vec<Excerpt>, String), DiskError> {
    let bytes = read_file(path)?;
    let (faults, contents) = match record::read(&bytes) {
        Ok(File::Checklist(checklist)) => (Vec::new(), items(&checklist)),
        Ok(File::Record(head, journal)) => check_record(&head, &journal, &bytes, session),
        Err(faults) => (faults, "not readable until that is mended".to_owned()),
    };
    let number = match faults.len() {
        0 => "no faults".to_owned(),
        number => plural(number, "fault", "faults"),
    };
    let excerpts = faults.iter().map(|fault| excerpt(path, fault)).collect();
    Ok((excerpts, format!("{number}, {contents}")))
}

fn items(checklist: &Checklist) -> String {
    plural(checklist.item_count(), "item", "items")
}

fn check_record(
    head: &Head,
    journal: &Journal,
    bytes: &[u8],
    session: &Session,
) -> (Vec<Fault>, String) {
    let entries = journal.entries.iter().map(|located| located.entry.clone()).collect();
    let record = Record::new(head.clone(), entries);
    let engagement = session.state(&record);
    let text = String::from_utf8_lossy(bytes);
    let lines: Vec<&str> = text.lines().collect();
    let mut faults = journal.faults.clone();
    faults.extend(journal.unfinished.map(|line| unfinished(line, &lines)));
    let mut places: BTreeMap<&Entry, Vec<usize>> = BTreeMap::new();
    for located in &journal.entries {
        places.entry(&located.entry).or_default().push(located.line);
    }
    for finding in findings(&record, &engagement, session.clock) {
        let (problem, remedy) = phrasing::finding(&finding);
        let fault = |line| Fault::new(Place::line(line), &lines, &problem).remedy(&remedy);
        faults.extend(places.get(finding.entry).into_iter().flatten().copied().map(fault));
    }
    faults.sort_by_key(|fault| fault.place);
    let number = plural(record.entries().len(), "entry", "entries");
    let remark = match unknown_keys(&record).as_slice() {
        [] => String::new(),
        keys => format!("; kept, but not known to this version: {}", keys.join(", ")),
    };
    (faults, format!("{}, {number}{remark}", items(&head.checklist)))
}

fn unfinished(line: usize, lines: &[&str]) -> Fault {
    Fault::new(
        Place::line(line),
        lines,
        "this entry was never finished: a crash, or a file still on its way",
    )
    .remedy("nothing is lost that was reported as recorded; the next command makes a comment of it")
}
