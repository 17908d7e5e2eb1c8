//! A command that was run, and what came of it.

use std::fmt;

use serde_json::Value;

use crate::ids::Ids;

/// A command that was run. Shown, it is what a person saw, with random ids made regular.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) line: String,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) code: i32,
    /// Where the world is, which is shown as `/world`.
    pub(crate) root: String,
    pub(crate) ids: Ids,
}

impl Ran {
    /// The same, if it ended with this exit code.
    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self}");
        self
    }

    /// The same, if it answered: done, or with an honest no.
    #[track_caller]
    pub(crate) fn answers(self) -> Self {
        assert!([0, 3].contains(&self.code), "{self}");
        self
    }

    /// What the `hint:` lines say.
    pub(crate) fn hints(&self) -> Vec<String> {
        let hints = self.stderr.lines().filter_map(|line| line.strip_prefix("hint: "));
        hints.map(str::to_owned).collect()
    }

    /// stdout as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error} in:\n{self}"))
    }

    /// The random ids that are known by now.
    pub(crate) fn random_ids(&self) -> Vec<String> {
        self.ids.all()
    }

    /// Everything that was said, talk first, with random ids as they are.
    pub(crate) fn raw(&self) -> String {
        format!("{}{}", self.stderr, self.stdout)
    }
}

impl fmt::Display for Ran {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = format!("$ ticklist {}\n{}", self.line, self.stdout);
        if !self.stderr.is_empty() {
            text += &format!("[stderr]\n{}", self.stderr);
        }
        text += &format!("[exit {}]\n", self.code);
        f.write_str(&self.ids.hide(&text).replace(&self.root, "/world"))
    }
}
