//! Ticking items off.

use super::matters;
use super::refusal::Refusal;
use super::scene::{Decided, Scene, change, checked, write};
use super::wish::{Aside, Remark, Verb};
use crate::domain::select::NamedBy;
use crate::domain::{Entry, Field, ItemState, MatterStatus, Status, Value, Waiting, Write};

/// What a verb comes to for one item.
enum Step {
    To(Status),
    Confirm,
    Already,
}

pub(super) fn tick(
    verb: Verb,
    items: &[String],
    remark: &Remark,
    scene: &mut Scene<'_, '_>,
) -> Decided {
    let waits = verb == Verb::Block && remark.waiting != Waiting::default();
    let lacks_reason = verb.needs_reason() && remark.note.is_none();
    if lacks_reason && !waits {
        return Err(Refusal::NoReason(verb));
    }
    let selection = scene.select(items)?;
    let mut entry = scene.entry_with(remark, checked)?;
    let link = remark.link.as_deref().map(|link| checked("link", link)).transpose()?;
    let link = link.map(Value::Text);
    let waiting = if waits { scene.waiting(&remark.waiting)? } else { Waiting::default() };
    if let Some(matter) = selection.matters.first() {
        let matter = &scene.engagement.matters[*matter];
        match (verb, &link) {
            (Verb::Reopen, None) => {}
            (Verb::Reopen, Some(_)) => return Err(Refusal::NoLink(matter.id.clone())),
            _ => return Err(Refusal::matter(matter, Some(verb))),
        }
        let open = Value::MatterStatus(MatterStatus::Open);
        matters::set(&selection.matters, Field::Status, &open, &mut entry, scene);
    }
    for picked in selection.items {
        let item = &scene.engagement.items[picked.item];
        let named = picked.named_by == NamedBy::Id;
        let is_rechecked =
            matches!(verb, Verb::Done | Verb::Confirm) && scene.engagement.is_to_recheck(item);
        match step(verb, item) {
            _ if is_rechecked && (named || item.in_scope()) => entry.confirm.push(item.id.clone()),
            Err(refusal) if named => return Err(refusal),
            Ok(Step::To(status)) if named || stands_for(verb, item) => {
                if lacks_reason {
                    return Err(Refusal::NoReason(verb));
                }
                write(&mut entry, item, Field::Status, Value::Status(status));
                if verb == Verb::Block {
                    wait(item, &waiting, &mut entry);
                }
                if status == Status::Blocked && entry.note.is_none() {
                    block_as_before(item, &mut entry, scene);
                }
            }
            Ok(Step::Already)
                if verb == Verb::Block
                    && (named || stands_for(verb, item))
                    && wait(item, &waiting, &mut entry) => {}
            Ok(Step::Confirm) if named || stands_for(verb, item) => {
                entry.confirm.push(item.id.clone());
            }
            _ => {
                scene.decision.leave(item, aside(verb, item), named);
                if !named {
                    continue;
                }
            }
        }
        if let Some(link) = &link {
            change(&mut entry, (&item.id, Field::Link), item.field(Field::Link), link);
        }
    }
    Ok(entry)
}

/// Makes what is blocked wait for somebody. Is it not so already?
fn wait(item: &ItemState, said: &Waiting, entry: &mut Entry) -> bool {
    let field = item.field(Field::Waiting);
    change(entry, (&item.id, Field::Waiting), field, &waits_for(item, said))
}

/// For whom it waits from now on: who it was where nobody is named, and until the day that it was
/// where that is the same. Of several that stand it is the one that says so, else what is said.
/// What is not blocked yet waits for nobody, whoever it was before.
fn waits_for(item: &ItemState, said: &Waiting) -> Value {
    let blocked = Value::Status(Status::Blocked);
    let statuses = item.field(Field::Status).values();
    let is_blocked = statuses.iter().any(|standing| standing.value == blocked);
    let standing = item.field(Field::Waiting).values().into_iter().filter(|_| is_blocked);
    let standing: Vec<Waiting> =
        standing.map(|it| it.value.as_waiting().cloned().unwrap_or_default()).collect();
    let is_said = *said != Waiting::default();
    Value::waiting(match standing.as_slice() {
        [] => said.clone(),
        [was] => {
            let until = was.until.filter(|_| said.party.is_none() || said.party == was.party);
            let party = said.party.as_ref().or(was.party.as_ref());
            Waiting { party: party.cloned(), until: said.until.or(until) }
        }
        [.., latest] => {
            let says_so = |one: &&Waiting| match is_said {
                true => {
                    said.party.as_ref().is_none_or(|party| one.party.as_ref() == Some(party))
                        && said.until.is_none_or(|until| one.until == Some(until))
                }
                false => **one == Waiting::default(),
            };
            let one = standing.iter().rev().find(says_so);
            one.unwrap_or(if is_said { said } else { latest }).clone()
        }
    })
}

impl Verb {
    /// Would it change this item, and is it meant for items like it?
    pub fn is_for(self, item: &ItemState) -> bool {
        let changes = matches!(step(self, item), Ok(Step::To(_) | Step::Confirm));
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

fn step(verb: Verb, item: &ItemState) -> Result<Step, Refusal> {
    let (id, status) = (item.id.clone(), item.status());
    let (from, target) = way(verb, item);
    let field = item.field(Field::Status);
    let settles = |value: &Value| matches!(value, Value::Status(status) if from.contains(status) || *status == target);
    let leads_on = match field.in_conflict() {
        true => field.values().iter().any(|standing| settles(&standing.value)),
        false => from.contains(&status),
    };
    let is_so = status == target || matches!(verb, Verb::Unblock | Verb::Reopen);
    let is_out = status == Status::NotApplicable && !field.in_conflict();
    match verb {
        // The other verb would be refused too.
        Verb::Confirm | Verb::Done if is_out => Err(Refusal::WrongStatus { id, verb, status }),
        Verb::Confirm if !item.duty => Err(Refusal::NotADuty(id)),
        Verb::Confirm if from.contains(&status) => Ok(Step::Confirm),
        Verb::Done if item.duty => Err(Refusal::DutyDone(id)),
        Verb::Confirm => Err(Refusal::WrongStatus { id, verb, status }),
        _ if leads_on => Ok(Step::To(target)),
        _ if is_so && field.in_conflict() => Ok(Step::To(status)),
        _ if is_so => Ok(Step::Already),
        _ => Err(Refusal::WrongStatus { id, verb, status }),
    }
}

/// From which statuses the verb leads on, and to which.
fn way(verb: Verb, item: &ItemState) -> (&'static [Status], Status) {
    use Status::{Blocked, Done, InProgress, NotApplicable, NotStarted};
    match verb {
        Verb::Start => (&[NotStarted, Blocked], InProgress),
        Verb::Block => (&[NotStarted, InProgress], Blocked),
        Verb::Unblock if item.status() == Blocked => (&[Blocked], item.before()),
        Verb::Unblock => (&[Blocked], item.status()),
        Verb::Done => (&[NotStarted, InProgress, Blocked], Done),
        Verb::NotApplicable => (&[NotStarted, InProgress, Blocked], NotApplicable),
        Verb::Reopen if item.status() == NotApplicable => (&[Done, NotApplicable], NotStarted),
        Verb::Reopen if item.status() == Done => (&[Done, NotApplicable], item.before()),
        Verb::Reopen => (&[Done, NotApplicable], item.status()),
        Verb::Confirm => (&[NotStarted, InProgress, Blocked, Done], Done),
    }
}

/// Blocks an item for the reason for which it was blocked before.
fn block_as_before(item: &ItemState, entry: &mut Entry, scene: &Scene<'_, '_>) {
    let is_block = |write: &Write| write.new == Value::Status(Status::Blocked);
    let blocks = |entry: &Entry| {
        let status = entry.set.get(&item.id).and_then(|set| set.fields.get(&Field::Status));
        status.is_some_and(is_block)
    };
    let mut entries = item.entries.iter().rev().map(|place| scene.engagement.entry(*place));
    let said =
        entries.find_map(|other| Some((other, other.note_on(&item.id)?)).filter(|_| blocks(other)));
    if let Some((other, why)) = said {
        entry.notes.insert(item.id.clone(), why.to_owned());
        entry.internal |= other.internal;
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
