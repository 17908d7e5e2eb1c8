//! An item.

use schemars::JsonSchema;
use serde::Serialize;

use super::parts::ConflictJson;
use crate::domain::checklist::Phase;
use crate::domain::entry::Field;
use crate::domain::time::instant_text;
use crate::reports::item::ItemRow;

#[derive(Serialize, JsonSchema)]
pub(super) struct ItemJson<'r> {
    id: &'r str,
    phase: &'r str,
    task: &'r str,
    status: &'static str,
    since: Option<String>,
    /// Why it is blocked or does not apply.
    reason: Option<&'r str>,
    reason_by: Option<&'r str>,
    blocked_days: Option<i64>,
    optional: bool,
    taken_up: bool,
    duty: bool,
    confirmed: Option<String>,
    met: bool,
    owner: Option<&'r str>,
    owner_by_role: bool,
    role: Option<&'r str>,
    due: Option<String>,
    due_by_phase: bool,
    overdue: bool,
    link: Option<&'r str>,
    changed: Option<String>,
    conflicts: Vec<&'static str>,
    in_conflict: Vec<ConflictJson<'r>>,
}

/// Items, one after the other.
pub(super) fn items<'r>(
    items: impl IntoIterator<Item = &'r ItemRow>,
    phases: &'r [Phase],
) -> Vec<ItemJson<'r>> {
    items.into_iter().map(|item| ItemJson::new(item, phases)).collect()
}

impl<'r> ItemJson<'r> {
    pub(super) fn new(item: &'r ItemRow, phases: &'r [Phase]) -> Self {
        let reason = item.reason.as_ref();
        let blocked = reason.filter(|_| item.status == crate::domain::status::Status::Blocked);
        Self {
            id: item.id.as_str(),
            phase: phases[item.phase].id.as_str(),
            task: &item.task,
            status: item.status.word(),
            since: item.since.map(|day| day.to_string()),
            reason: reason.and_then(|reason| reason.text.as_deref()),
            reason_by: reason.map(|reason| reason.by.as_str()),
            blocked_days: blocked.map(|reason| reason.days),
            optional: item.optional,
            taken_up: !item.not_taken_up,
            duty: item.duty.is_some(),
            confirmed: item.duty.and_then(|duty| duty.confirmed).map(|day| day.to_string()),
            met: item.duty.is_some_and(|duty| duty.met),
            owner: item.owner.as_deref(),
            owner_by_role: item.owner_by_role,
            role: item.role.as_deref(),
            due: item.due.map(|day| day.to_string()),
            due_by_phase: item.due_by_phase,
            overdue: item.overdue,
            link: item.link.as_deref(),
            changed: item.changed.map(instant_text),
            conflicts: Field::ALL
                .into_iter()
                .filter(|field| item.is_contested(*field))
                .map(Field::word)
                .collect(),
            in_conflict: item.conflicts.iter().map(ConflictJson::from).collect(),
        }
    }
}
