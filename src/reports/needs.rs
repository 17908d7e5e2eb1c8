//! What somebody has to do so that it goes on, each thing once.

use std::collections::HashSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::attention::Attention;
use super::conflicts::Conflict;
use super::item::ItemRow;
use super::matter::{MatterRow, matter_rows, open_first};
use crate::domain::{Day, Engagement, Id, MatterKind, MatterState, Touch};

/// What somebody has to do so that it goes on. What is blocked stands apart, and is not overdue
/// here too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Needs {
    /// Decisions that are needed, in the order of their dates.
    pub decisions: Vec<MatterRow>,
    /// Different values that stand for one field, of nothing that is named elsewhere.
    pub conflicts: Vec<Conflict>,
    /// What is overdue, owner by owner: first that of nobody, then that of whoever is latest.
    pub overdue: Vec<Owed>,
}

/// What somebody should have done.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Owed {
    /// Who, or nobody.
    pub owner: Option<String>,
    /// Items, the latest first.
    pub items: Vec<ItemRow>,
    /// Actions, the latest first.
    pub actions: Vec<MatterRow>,
}

impl Owed {
    fn first_due(&self) -> Option<Day> {
        let items = self.items.iter().map(|item| item.due);
        items.chain(self.actions.iter().map(|action| action.due)).flatten().min()
    }
}

/// What somebody has to do so that it goes on.
pub fn needs(attention: &Attention, engagement: &Engagement<'_>) -> Needs {
    let told = attention.blocked.iter().chain(&attention.overdue);
    let named: HashSet<&Id> = told.map(|item| &item.id).collect();
    let is_named = |conflict: &&Conflict| matches!(&conflict.touch, Touch::Field(id, _) | Touch::Added(id) if named.contains(id));
    let conflicts = attention.conflicts.iter().filter(|one| !is_named(one)).cloned().collect();
    let actions = matter_rows(engagement, |matter| {
        matter.kind == MatterKind::Action && engagement.is_matter_overdue(matter)
    });
    let decisions = matter_rows(engagement, MatterState::is_needed_decision);
    let overdue = owed(attention.overdue.clone(), open_first(actions));
    Needs { decisions: open_first(decisions), conflicts, overdue }
}

fn owed(items: Vec<ItemRow>, actions: Vec<MatterRow>) -> Vec<Owed> {
    let mut all: Vec<Owed> = Vec::new();
    for item in items {
        of(&mut all, item.owner.as_ref()).items.push(item);
    }
    for action in actions {
        of(&mut all, action.owner.as_ref()).actions.push(action);
    }
    all.sort_by_key(|owed| (owed.owner.is_some(), owed.first_due()));
    all
}

/// What an owner should have done, which is begun where there is nothing yet.
fn of<'a>(all: &'a mut Vec<Owed>, owner: Option<&String>) -> &'a mut Owed {
    let place = all.iter().position(|owed| owed.owner.as_ref() == owner).unwrap_or_else(|| {
        all.push(Owed { owner: owner.cloned(), ..Owed::default() });
        all.len() - 1
    });
    &mut all[place]
}
