//! The checklist that somebody names.

use std::path::Path;

use anyhow::bail;

use crate::domain::Checklist;
use crate::record::builtin::{BUILTIN, near};
use crate::record::{Wanted, load_checklist};
use crate::session::{Failure, Session};

/// The checklist that is built in, or that is in a file; the first of those where none is named.
pub(super) fn checklist(name: Option<&str>, session: &Session) -> anyhow::Result<Checklist> {
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
            None => failure
                .hint("see them all:  ticklist checklists")
                .hint("or name a file: ./mine.yaml"),
        });
    }
    Ok(load_checklist(Path::new(name))?)
}
