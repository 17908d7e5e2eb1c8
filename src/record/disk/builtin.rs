//! The checklists that are built into the program.

use std::sync::LazyLock;

use crate::domain::select::nearest;
use crate::domain::{Checklist, Engagement};
use crate::record::format::{self, File};

/// A checklist that is built in.
#[derive(Debug, Clone, Copy)]
pub struct Builtin {
    /// The name by which `init --checklist` takes it.
    pub name: &'static str,
    /// Its file.
    pub text: &'static str,
}

/// All of them; `init` takes the first where none is named.
pub const BUILTIN: [Builtin; 2] = [
    Builtin {
        name: "ems-onboarding",
        text: include_str!("../../../checklists/ems-onboarding.yaml"),
    },
    Builtin {
        name: "ems-onboarding-2018",
        text: include_str!("../../../checklists/ems-onboarding-2018.yaml"),
    },
];

/// The name of a built-in checklist that `name` begins, or else comes near.
pub fn near(name: &str) -> Option<&'static str> {
    let names = || BUILTIN.iter().map(|builtin| builtin.name);
    names().find(|own| own.starts_with(name)).or_else(|| nearest(name, names()))
}

static CHECKLISTS: LazyLock<[Checklist; 2]> = LazyLock::new(|| BUILTIN.map(|it| it.checklist()));

/// The built-in checklist that is a newer edition of that which this engagement follows: made of
/// the same document, as it was at a later date.
pub fn newer(engagement: &Engagement<'_>) -> Option<Builtin> {
    let document = engagement.head.checklist.source.as_ref()?.title.as_ref()?;
    let date = |checklist: &Checklist| checklist.source.as_ref()?.date.clone();
    let is_edition = |checklist: &Checklist| {
        checklist.source.as_ref().is_some_and(|source| source.title.as_ref() == Some(document))
    };
    let all = CHECKLISTS.iter().zip(BUILTIN);
    let editions = all.filter(|(checklist, _)| is_edition(checklist));
    let (title, followed) = engagement.newest_checklist();
    let follows = engagement.upgrades.is_empty()
        || editions.clone().any(|(checklist, _)| checklist.title == title);
    let newest = editions.max_by_key(|(checklist, _)| date(checklist)).filter(|_| follows);
    newest.filter(|(it, _)| date(it).as_deref() > followed).map(|(_, builtin)| builtin)
}

impl Builtin {
    /// The checklist, read by the same code as anybody's file.
    pub fn checklist(&self) -> Checklist {
        match format::read(self.text.as_bytes()) {
            Ok(File::Checklist(checklist)) => checklist,
            _ => unreachable!("a test reads every built-in checklist"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::checklist::Item;

    #[test]
    fn the_tasks_of_every_builtin_checklist_fit_into_a_column() {
        for builtin in BUILTIN {
            let phases = builtin.checklist().phases;
            let mut items = phases.iter().flat_map(|phase| &phase.items);
            let fits = |item: &Item| item.task.chars().count() <= 80 && item.detail.is_some();
            assert!(items.all(fits), "{}", builtin.name);
        }
    }

    #[test]
    fn the_ems_checklist_of_2018_keeps_the_ids_of_what_was_on_the_list_before() {
        let [before, after] = BUILTIN.map(|builtin| builtin.checklist());
        let ids = |checklist: Checklist| -> Vec<String> {
            let items = checklist.phases.into_iter().flat_map(|phase| phase.items);
            items.map(|item| item.id.to_string()).collect()
        };
        let (before, after) = (ids(before), ids(after));
        let without = |ids: &[String], others: &[String]| -> Vec<String> {
            ids.iter().filter(|id| !others.contains(id)).cloned().collect()
        };
        assert_eq!(after.len(), 43);
        assert_eq!(without(&before, &after), ["E1"]);
        let added = ["G20", "G21", "G22", "G23", "G24", "G25", "E9"];
        assert_eq!(without(&after, &before), added);
    }

    #[test]
    fn the_ems_checklist_has_the_items_of_its_document_in_their_order() {
        let checklist = BUILTIN[0].checklist();
        let items: Vec<Item> =
            checklist.phases.iter().flat_map(|phase| phase.items.clone()).collect();
        let expected = [("G", 19), ("I", 2), ("A", 6), ("R", 2), ("E", 8)];
        let numbered = |(letter, last)| (1..=last).map(move |number| format!("{letter}{number}"));
        let expected: Vec<String> = expected.into_iter().flat_map(numbered).collect();
        let ids = |wanted: fn(&Item) -> bool| -> Vec<String> {
            items.iter().filter(|item| wanted(item)).map(|item| item.id.to_string()).collect()
        };
        assert_eq!(ids(|_| true), expected);
        assert_eq!(ids(|item| item.optional), ["A2", "E1"]);
        let duties = ["G2", "G3", "G5", "G9", "G11", "G12", "G16", "G17", "R2", "E2"];
        assert_eq!(ids(|item| item.ongoing), duties);
    }
}
