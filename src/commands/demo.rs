//! `ticklist demo`

use std::path::{Path, PathBuf};

use super::Outcome;
use super::options::Reporting;
use super::reading::{Reading, command_about};
use crate::demo::play;
use crate::domain::brand::Brand;
use crate::record::{DiskError, Wanted, create, find};
use crate::render::{Audience, CommandLine, Document, Report, views};
use crate::reports::progress::Per;
use crate::reports::status::status;
use crate::session::{Session, random};

/// The file of the demo, in the current folder.
const FILE: &str = "demo.ticklist.yaml";

pub(crate) fn run(session: &Session) -> Outcome {
    let text = play(session.clock, session.zone, session.system_zone(), &random)?;
    match create(&PathBuf::from(FILE), &text) {
        Ok(_uninterrupted) => session.ui.note(&format!("wrote {FILE}")),
        Err(DiskError::Exists(_)) => {
            session.ui.note(&format!("{FILE} is there already, and is left alone"))
        }
        Err(error) => return Err(error.into()),
    }
    show(session)
}

fn show(session: &Session) -> Outcome {
    let demo = session.about(Wanted::Path(PathBuf::from(FILE)));
    let reading = Reading::open(&Reporting::default(), &demo)?;
    let engagement = reading.engagement();
    let calendar = session.calendar(&engagement);
    let is_found = find(&session.wanted, &session.whereabouts)
        .is_ok_and(|found| found.path == Path::new(FILE));
    let file = (!is_found).then(|| FILE.to_owned());
    let audience = Audience { calendar, file, internal: false, brand: Brand::default() };
    let report = status(&engagement, Per::Phase).document(&audience);
    let parts = [report, what_to_try(session)];
    session.ui.show(&Document::joined(parts.into_iter()), &audience.calendar)?;
    Ok(reading.exit())
}

fn what_to_try(session: &Session) -> Document {
    let about = |words: &[&str]| command_about(words, Path::new(FILE), session);
    views::suggestions(
        "Try next:",
        &[
            (about(&["list", "assess"]), "what is open in a phase"),
            (about(&["show", "A5"]), "everything about an item, with its history"),
            (about(&["done", "A4", "-m", "Agreed"]), "tick an item off; `undo` takes it back"),
            (about(&["log", "--since", "last"]), "what happened since the last checkpoint"),
            (CommandLine::new(["init", "CUSTOMER"]), "begin a record of your own"),
        ],
    )
}
