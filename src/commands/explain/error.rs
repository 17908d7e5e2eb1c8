//! Errors of any kind.

use std::fmt::Display;
use std::path::Path;

use super::{refusal, sheet, store};
use crate::record::fault::Fault;
use crate::render::views::Excerpt;
use crate::session::{Failure, Session};

/// So many faults of a file are shown, and so many candidates.
pub(super) const MOST: usize = 20;

/// What went wrong, why, and what to do now.
pub(crate) fn explain(error: &anyhow::Error, session: &Session) -> Failure {
    if let Some(Hinted { error, hint }) = error.downcast_ref() {
        explain(error, session).hint(hint)
    } else if let Some(failure) = error.downcast_ref::<Failure>() {
        failure.clone()
    } else if let Some(error) = error.downcast_ref() {
        store::explain(error, session)
    } else if let Some(refusal) = error.downcast_ref() {
        refusal::explain(refusal, session)
    } else if let Some(fault) = error.downcast_ref() {
        refusal::explain_selection(fault, session)
    } else if let Some(error) = error.downcast_ref() {
        sheet::explain(error)
    } else {
        Failure::new(error)
    }
}

/// An error, and what to do now.
#[derive(Debug, thiserror::Error)]
#[error("{error}")]
struct Hinted {
    error: anyhow::Error,
    hint: String,
}

/// Says of an error what to do now.
pub(in crate::commands) trait Hint<T> {
    /// The same, with what to do now where it failed.
    fn hint(self, hint: impl Display) -> anyhow::Result<T>;
}

impl<T, E: Into<anyhow::Error>> Hint<T> for Result<T, E> {
    fn hint(self, hint: impl Display) -> anyhow::Result<T> {
        self.map_err(|error| Hinted { error: error.into(), hint: hint.to_string() }.into())
    }
}

/// The first of a file's faults, with the places where they stand.
pub(in crate::commands) fn excerpts(path: &Path, faults: &[Fault]) -> Vec<Excerpt> {
    faults.iter().take(MOST).map(|fault| excerpt(path, fault)).collect()
}

/// A fault with the place where it stands.
pub(in crate::commands) fn excerpt(path: &Path, fault: &Fault) -> Excerpt {
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
