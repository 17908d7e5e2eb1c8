//! Ticking items off.

use super::refusal::Refusal;
use super::scene::{Scene, checked};
use super::wish::{Aside, Decision, Remark, Verb};
use crate::domain::engagement::ItemState;
use crate::domain::entry::{Entry, Field, Value};
use crate::domain::select::NamedBy;
use crate::domain::status::Status;

/// What a verb comes to for one item.
enum Step {
    To(Status),
    Confirm,
    Already,
    Refused(Refusal),
}

pub(super) fn tick(
    verb: Verb,
    items: &[String],
    remark: &Remark,
    scene: &mut Scene<'_, '_>,
) -> Result<Decision, Refusal> {
    if verb.needs_reason() && remark.note.is_none() {
        return Err(Refusal::NoReason { verb });
    }
    let selection = scene.select(items)?;
    let mut entry = scene.entry_with(remark)?;
    let link = remark.link.as_deref().map(|link| checked("link", link)).transpose()?;
    let mut decision = Decision::default();
    for picked in selection.items {
        let item = &scene.engagement.items[picked.item];
        let named = picked.named_by == NamedBy::Id;
        let step = if named || stands_for(verb, item) { step(verb, item) } else { Step::Already };
        let meant = match step {
            Step::To(status) => {
                write(&mut entry, item, Field::Status, Value::Status(status));
                true
            }
            Step::Confirm => {
                entry.confirm.push(item.id.clone());
                true
            }
            Step::Refused(refusal) if named => return Err(refusal),
            Step::Already if named => {
                decision.already.push((item.id.clone(), aside(verb, item)));
                true
            }
            Step::Already | Step::Refused(_) => {
                decision.left_alone.push((item.id.clone(), aside(verb, item)));
                false
            }
        };
        let new_link = link.as_deref().map(|link| Value::text(Some(link))).filter(|_| meant);
        if let Some(link) = new_link.filter(|link| item.field(Field::Link).is_changed_by(link)) {
            write(&mut entry, item, Field::Link, link);
        }
    }
    decision.entry =
        Some(entry).filter(|entry| !(entry.set.is_empty() && entry.confirm.is_empty()));
    Ok(decision)
}

impl Verb {
    /// Would it change this item, and is it meant for items like it?
    pub fn is_for(self, item: &ItemState) -> bool {
        let changes = matches!(step(self, item), Step::To(_) | Step::Confirm);
        changes && (self == Verb::Confirm) == item.duty
    }
}

/// Does a phase or a range that holds this item mean it too?
fn stands_for(verb: Verb, item: &ItemState) -> bool {
    match verb {
        Verb::Confirm => item.duty && !item.is_out(),
        _ => item.in_scope(),
    }
}

/// Writes a field of an item in an entry, by somebody who sees the item as it is.
pub(super) fn write(entry: &mut Entry, item: &ItemState, field: Field, value: Value) {
    entry.set(&item.id, field, item.field(field).write(value));
}

fn step(verb: Verb, item: &ItemState) -> Step {
    if verb == Verb::Confirm {
        return confirm(item);
    }
    if verb == Verb::Done && item.duty {
        return Step::Refused(Refusal::DutyDone { id: item.id.clone() });
    }
    let (status, target) = (item.status(), target(verb, item));
    let settles = |value: &Value| matches!(value, Value::Status(status) if starts_from(verb, *status) || *status == target);
    let field = item.field(Field::Status);
    let leads_on = match field.in_conflict() {
        true => field.values().iter().any(|standing| settles(&standing.value)),
        false => starts_from(verb, status),
    };
    let is_so = status == target || matches!(verb, Verb::Unblock | Verb::Reopen);
    match (leads_on, is_so, field.in_conflict()) {
        (true, ..) => Step::To(target),
        (false, true, true) => Step::To(status),
        (false, true, false) => Step::Already,
        (false, false, _) => {
            Step::Refused(Refusal::WrongStatus { id: item.id.clone(), verb, status })
        }
    }
}

/// Does the verb lead on from this status?
fn starts_from(verb: Verb, status: Status) -> bool {
    use Status::{Blocked, Done, InProgress, NotApplicable, NotStarted};
    match verb {
        Verb::Start => matches!(status, NotStarted | Blocked),
        Verb::Block => matches!(status, NotStarted | InProgress),
        Verb::Done | Verb::NotApplicable => matches!(status, NotStarted | InProgress | Blocked),
        Verb::Unblock => status == Blocked,
        Verb::Reopen => matches!(status, Done | NotApplicable),
        Verb::Confirm => status != NotApplicable,
    }
}

fn confirm(item: &ItemState) -> Step {
    if !item.duty {
        Step::Refused(Refusal::NotADuty { id: item.id.clone() })
    } else if !starts_from(Verb::Confirm, item.status()) {
        Step::Refused(Refusal::WrongStatus {
            id: item.id.clone(),
            verb: Verb::Confirm,
            status: item.status(),
        })
    } else {
        Step::Confirm
    }
}

fn target(verb: Verb, item: &ItemState) -> Status {
    match verb {
        Verb::Start => Status::InProgress,
        Verb::Done | Verb::Confirm => Status::Done,
        Verb::Block => Status::Blocked,
        Verb::Unblock => item.before_block(),
        Verb::NotApplicable => Status::NotApplicable,
        Verb::Reopen if item.status() == Status::NotApplicable => Status::NotStarted,
        Verb::Reopen => Status::InProgress,
    }
}

/// What to say of an item that the verb did not change.
fn aside(verb: Verb, item: &ItemState) -> Aside {
    match (verb, item.status()) {
        (Verb::Confirm, _) if !item.duty => Aside::NotADuty,
        (verb, _) if verb != Verb::Confirm && item.duty => Aside::Duty,
        (_, Status::NotStarted) if item.optional && item.is_out() => Aside::Optional,
        (_, status) => Aside::Status(status),
    }
}
