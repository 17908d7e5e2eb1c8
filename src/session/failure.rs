//! Why a command did not do what was asked, and what to do now.

use crate::render::views::Excerpt;

/// How a command ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// It is done.
    Done = 0,
    /// It was refused, or failed.
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

/// Why a command did not do what was asked, and what to do now.
#[derive(Debug, Clone)]
pub struct Failure {
    /// How the command ends.
    pub exit: Exit,
    /// What was tried, and why it failed.
    pub problem: String,
    /// What there is to choose from, line by line.
    pub choices: Vec<String>,
    /// The places in files that are at fault.
    pub faults: Vec<Excerpt>,
    /// What to do now.
    pub hints: Vec<String>,
}

impl Failure {
    /// A failure without a hint yet.
    pub fn new(exit: Exit, problem: impl Into<String>) -> Self {
        Self {
            exit,
            problem: problem.into(),
            choices: Vec::new(),
            faults: Vec::new(),
            hints: Vec::new(),
        }
    }

    /// The command line can't be understood.
    pub fn usage(problem: impl Into<String>) -> Self {
        Self::new(Exit::Usage, problem)
    }

    /// The same, with what to do now.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// The same, with what there is to choose from.
    pub fn choices(self, choices: Vec<String>) -> Self {
        Self { choices, ..self }
    }

    /// The same, with places in files.
    pub fn faults(self, faults: Vec<Excerpt>) -> Self {
        Self { faults, ..self }
    }
}
