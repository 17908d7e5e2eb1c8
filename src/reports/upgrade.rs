//! The newer checklists that were taken over, and what each made of the scope.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::engagement::Upgraded;
use crate::domain::{Day, Engagement};

/// A newer checklist that was taken over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct UpgradeRow {
    /// What it is called.
    pub title: String,
    /// When its document was written.
    pub date: Option<String>,
    /// The day on which it was taken over.
    pub day: Day,
    /// Who did that.
    pub by: String,
    /// So many items came into scope by it.
    pub scope_in: usize,
    /// So many went out of scope.
    pub scope_out: usize,
}

/// Those that were taken over by entries like this, by their places in the fold.
pub(super) fn upgrade_rows(
    engagement: &Engagement<'_>,
    wanted: impl Fn(usize) -> bool,
) -> Vec<UpgradeRow> {
    let upgrades = engagement.upgrades.iter().filter(|upgraded| wanted(upgraded.entry));
    let row = |upgraded: &Upgraded<'_>| {
        let (scope_in, scope_out) = engagement.scope_by(upgraded.entry);
        UpgradeRow {
            title: upgraded.upgrade.title.clone(),
            date: upgraded.upgrade.date.clone(),
            day: engagement.day_of(upgraded.entry),
            by: engagement.entry(upgraded.entry).by.clone(),
            scope_in,
            scope_out,
        }
    };
    upgrades.map(row).collect()
}
