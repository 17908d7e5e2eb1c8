//! Risks, actions, issues and decisions: what meetings deal with beside the checklist.

use schemars::JsonSchema;
use serde::Serialize;

use super::header::{Header, header};
use super::item::{ItemRow, item_rows};
use super::matter::{MatterRow, matter_rows, open_first};
use crate::domain::owners::{matching, owners};
use crate::domain::{Engagement, MatterKind, MatterState, Status};

/// Which matters are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RaidFilter {
    /// Also what is closed.
    pub all: bool,
    /// Those of this owner.
    pub owner: Option<String>,
    /// Those that are overdue.
    pub overdue: bool,
}

/// What meetings deal with beside the checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename = "ticklist/raid/1")]
pub struct Raid {
    /// Of whom, and as of when.
    #[serde(flatten)]
    pub header: Header,
    /// What was asked for.
    #[serde(skip)]
    pub filter: RaidFilter,
    /// Decisions, those that are needed first, in the order of their dates.
    pub decisions: Vec<MatterRow>,
    /// Risks, likewise.
    pub risks: Vec<MatterRow>,
    /// Actions, likewise.
    pub actions: Vec<MatterRow>,
    /// Blocked items, the oldest first.
    pub issues: Vec<ItemRow>,
    /// So many more are closed.
    pub closed: usize,
    /// There are matters that are not for the reader.
    #[serde(skip)]
    pub withheld: bool,
}

impl Raid {
    /// All matters that are shown.
    pub fn matters(&self) -> impl Iterator<Item = &MatterRow> {
        self.decisions.iter().chain(&self.risks).chain(&self.actions)
    }
}

/// The matters that are wanted.
pub fn raid(engagement: &Engagement<'_>, filter: &RaidFilter) -> Raid {
    let known = owners(engagement);
    let meant = filter.owner.as_ref().map(|name| matching(name, &known));
    let is_owner = |owner: Option<&str>| {
        meant.as_ref().is_none_or(|meant| owner.is_some_and(|owner| meant.contains(&owner)))
    };
    let is_wanted = |matter: &MatterState| {
        is_owner(matter.owner()) && (!filter.overdue || engagement.is_matter_overdue(matter))
    };
    let of = |kind: MatterKind| {
        let shown = |matter: &MatterState| {
            matter.kind == kind && is_wanted(matter) && (filter.all || matter.is_open())
        };
        open_first(matter_rows(engagement, shown))
    };
    let mut issues = item_rows(engagement, |item| {
        item.status() == Status::Blocked
            && !item.is_out()
            && is_owner(engagement.owner_of(item))
            && (!filter.overdue || engagement.is_overdue(item))
    });
    issues.sort_by_key(|item| item.since);
    let is_closed = |matter: &MatterState| is_wanted(matter) && !filter.all && !matter.is_open();
    Raid {
        header: header(engagement),
        decisions: of(MatterKind::Decision),
        risks: of(MatterKind::Risk),
        actions: of(MatterKind::Action),
        issues,
        closed: matter_rows(engagement, is_closed).len(),
        withheld: engagement.matters.iter().any(|matter| engagement.withholds(matter)),
        filter: filter.clone(),
    }
}
