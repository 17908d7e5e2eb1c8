//! Items as they are shown to somebody who edits them.

use std::collections::BTreeMap;

use crate::domain::engagement::{Engagement, ItemState};
use crate::domain::entry::{Field, Value};
use crate::domain::ids::Id;
use crate::domain::time::Day;
use crate::reports::item::item_row;

/// An item as the editor shows it.
#[derive(Clone)]
pub(super) struct ShownItem {
    pub(super) id: Id,
    /// The name of its phase.
    pub(super) phase: String,
    pub(super) task: String,
    pub(super) is_duty: bool,
    /// Its own values, field by field.
    pub(super) values: BTreeMap<Field, Value>,
    /// Why it is blocked or does not apply.
    pub(super) why: Option<String>,
    /// The owner of its role, where it has none of its own.
    pub(super) owner_by_role: Option<String>,
    /// The date of its phase, where it has none of its own.
    pub(super) due_by_phase: Option<Day>,
}

/// All items, with the values of these fields.
pub(super) fn shown(engagement: &Engagement<'_>, fields: &[Field]) -> Vec<ShownItem> {
    engagement.items.iter().map(|item| one(item, engagement, fields)).collect()
}

fn one(item: &ItemState, engagement: &Engagement<'_>, fields: &[Field]) -> ShownItem {
    let row = item_row(item, engagement);
    let value = |field: &Field| (*field, item.field(*field).value().clone());
    ShownItem {
        id: item.id.clone(),
        phase: engagement.head.checklist.phases[item.phase].name.clone(),
        task: row.task,
        is_duty: item.duty,
        values: fields.iter().map(value).collect(),
        why: row.reason,
        owner_by_role: row.owner.filter(|_| row.owner_by_role),
        due_by_phase: row.due.filter(|_| row.due_by_phase),
    }
}
