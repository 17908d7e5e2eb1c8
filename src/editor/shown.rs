//! Items as they are shown to somebody who edits them.

use super::edits::Shown;
use crate::domain::engagement::{Engagement, ItemState};
use crate::domain::entry::{Field, Value};
use crate::reports::item::item_row;

/// All items, with the values of these fields.
pub(crate) fn shown(engagement: &Engagement<'_>, fields: &[Field]) -> Vec<Shown> {
    engagement.items.iter().map(|item| one(item, engagement, fields)).collect()
}

fn one(item: &ItemState, engagement: &Engagement<'_>, fields: &[Field]) -> Shown {
    let row = item_row(item, engagement);
    let value = |field: &Field| (*field, item.field(*field).value().clone());
    let is_own = |field| *item.field(field).value() != Value::Nothing;
    Shown {
        id: item.id.clone(),
        phase: engagement.head.checklist.phases[item.phase].name.clone(),
        task: row.task,
        duty: item.duty,
        values: fields.iter().map(value).collect(),
        why: row.reason,
        shows_through: (
            row.owner.filter(|_| !is_own(Field::Owner)),
            row.due.filter(|_| !is_own(Field::Due)),
        ),
    }
}
