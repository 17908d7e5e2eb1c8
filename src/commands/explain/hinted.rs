//! What to do now, said of an error on its way.

use std::fmt::Display;

/// An error, and what to do now.
#[derive(Debug, thiserror::Error)]
#[error("{error}")]
pub(super) struct Hinted {
    pub(super) error: anyhow::Error,
    pub(super) hint: String,
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
