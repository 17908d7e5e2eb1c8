//! The checklists that are built into the program.

use crate::codec::{self, File};
use crate::domain::checklist::Checklist;

/// A checklist that is built in.
#[derive(Debug, Clone, Copy)]
pub struct Builtin {
    /// The name by which `init --checklist` takes it.
    pub name: &'static str,
    /// Its file.
    pub text: &'static str,
}

/// All of them; `init` takes the first where none is named.
pub const BUILTIN: [Builtin; 1] = [Builtin {
    name: "ems-onboarding",
    text: include_str!("../../checklists/ems-onboarding.yaml"),
}];

impl Builtin {
    /// The checklist, read by the same code as anybody's file.
    pub fn checklist(&self) -> Checklist {
        match codec::read(self.text.as_bytes()) {
            Ok(File::Checklist(checklist)) => checklist,
            _ => unreachable!("a test reads every built-in checklist"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_builtin_checklist_can_be_read() {
        for builtin in BUILTIN {
            assert!(builtin.checklist().item_count() > 0, "{}", builtin.name);
        }
    }
}
