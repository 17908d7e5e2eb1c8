//! Why a command did not do what was asked, and what to do now.

use std::fmt::Display;

use crate::render::views::Excerpt;

/// How a command ends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Exit {
    /// It is done.
    Done = 0,
    /// It was refused, or failed.
    #[default]
    Failed = 1,
    /// The command line can't be understood.
    Usage = 2,
    /// The honest answer is no.
    No = 3,
    /// The data is damaged; the readable part was shown.
    Damaged = 4,
    /// Another process holds the record.
    Busy = 5,
}

/// Why a command did not do what was asked, and what to do now: all that is said about it.
#[derive(Debug, Clone, Default, thiserror::Error)]
#[error("{problem}")]
pub struct Failure {
    /// How the command ends.
    pub exit: Exit,
    /// What was tried, and why it failed.
    pub problem: String,
    /// What there is to choose from, line by line.
    pub choices: Vec<String>,
    /// The places in files that are at fault.
    pub excerpts: Vec<Excerpt>,
    /// What to do now.
    pub hints: Vec<String>,
}

impl Failure {
    /// The command failed, or refuses.
    pub fn new(problem: impl Display) -> Self {
        Self { problem: problem.to_string(), ..Self::default() }
    }

    /// The command line can't be understood.
    pub fn usage(problem: impl Display) -> Self {
        Self::new(problem).exit(Exit::Usage)
    }

    /// The same, where the command ends so.
    pub fn exit(self, exit: Exit) -> Self {
        Self { exit, ..self }
    }

    /// The same, with what to do now.
    pub fn hint(mut self, hint: impl Display) -> Self {
        self.hints.push(hint.to_string());
        self
    }

    /// The same, with what there is to choose from.
    pub fn choices(self, choices: Vec<String>) -> Self {
        Self { choices, ..self }
    }

    /// The same, with places in files.
    pub fn excerpts(self, excerpts: Vec<Excerpt>) -> Self {
        Self { excerpts, ..self }
    }
}
