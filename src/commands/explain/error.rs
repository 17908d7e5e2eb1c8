//! Errors of any kind.

use std::fmt::Display;

use super::{disk, refusal, sheet};
use crate::session::{Failure, Session};

/// What went wrong, why, and what to do now.
pub(crate) fn explain(error: &anyhow::Error, session: &Session) -> Failure {
    if let Some(Hinted { error, hint }) = error.downcast_ref() {
        explain(error, session).hint(hint)
    } else if let Some(failure) = error.downcast_ref::<Failure>() {
        failure.clone()
    } else if let Some(error) = error.downcast_ref() {
        disk::explain(error, session)
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
