//! Owners, due dates and notes.

use super::matters;
use super::refusal::Refusal;
use super::scene::{Decided, Scene, change, prose};
use super::wish::{Aside, Remark};
use crate::domain::dates::{Holidays, Shift};
use crate::domain::owners::{matching, near, owners, roles};
use crate::domain::select::{NamedBy, Picked, Selection, nearest, phase_named};
use crate::domain::{Day, Entry, Field, Id, Register, Status, Value, Write};

pub(super) fn assign(items: &[String], owner: Option<&str>, scene: &mut Scene<'_, '_>) -> Decided {
    let selection = scene.select(items)?;
    let owner = scene.owner(owner)?;
    let mut entry = scene.entry()?;
    for picked in selection.items {
        set(Field::Owner, &owner, picked, &mut entry, scene);
    }
    matters::set(&selection.matters, Field::Owner, &owner, &mut entry, scene);
    Ok(entry)
}

pub(super) fn move_to(items: &[String], phase: &str, scene: &mut Scene<'_, '_>) -> Decided {
    let selection = scene.select(items)?;
    if let Some(matter) = selection.matters.first() {
        return Err(Refusal::matter(&scene.engagement.matters[*matter], None));
    }
    let phase = phase_id(phase, scene)?;
    let mut entry = scene.entry()?;
    for picked in selection.items {
        let item = &scene.engagement.items[picked.item];
        if !change(&mut entry, (&item.id, Field::Phase), item.field(Field::Phase), &phase) {
            scene.decision.leave(item, Aside::AsWished, picked.named_by == NamedBy::Id);
        }
    }
    Ok(entry)
}

/// The id of the phase that a typed word means, as it is stored.
pub(super) fn phase_id(phase: &str, scene: &Scene<'_, '_>) -> Result<Value, Refusal> {
    let place = phase_named(phase, scene.engagement)?;
    Ok(Value::text(Some(scene.checklist().phases[place].id.as_str())))
}

pub(super) fn assign_role(role: &str, owner: Option<&str>, scene: &mut Scene<'_, '_>) -> Decided {
    let role = known_role(role, scene)?;
    let owner = scene.owner(owner)?;
    let mut entry = scene.entry()?;
    let nobody = Register::new(Value::Nothing);
    let register = scene.engagement.roles.get(&role).unwrap_or(&nobody);
    if register.is_changed_by(&owner) {
        entry.role.insert(role, register.write(owner));
    }
    Ok(entry)
}

/// Gives another, or nobody, all that somebody owns. Where his ownership is one side of a conflict,
/// only that side is another's: the entry has seen nothing but him.
pub(super) fn reassign(from: &str, to: Option<&str>, scene: &mut Scene<'_, '_>) -> Decided {
    let mut known = owners(scene.engagement);
    let old = match matching(from, &known).as_slice() {
        [only] => *only,
        [] => {
            let near = near(from, &known).map(str::to_owned);
            return Err(Refusal::UnknownOwner { name: from.to_owned(), near });
        }
        several => return Err(Refusal::several(from, several)),
    };
    known.retain(|name| *name != old || to == Some(old));
    let (old, new) = (Value::text(Some(old)), scene.owner_among(&known, to)?);
    let mut entry = scene.entry()?;
    let write = Write { seen: Some(vec![old.clone()]), new };
    let is_old = |register: &Register| {
        old != write.new && register.values().iter().any(|standing| standing.value == old)
    };
    for one in scene.engagement.tracked().filter(|one| is_old(one.field(Field::Owner))) {
        entry.set(&one.id, Field::Owner, write.clone());
    }
    for (role, _) in scene.engagement.roles.iter().filter(|(_, owner)| is_old(owner)) {
        entry.role.insert(role.clone(), write.clone());
    }
    Ok(entry)
}

pub(super) fn due(words: &[String], day: Option<Day>, scene: &mut Scene<'_, '_>) -> Decided {
    let selection = scene.select(words)?;
    let due = day.map_or(Value::Nothing, Value::Day);
    let mut entry = scene.entry()?;
    for phase in selection.phases {
        let id = &scene.checklist().phases[phase].id;
        let seen = &scene.engagement.phases[phase].due;
        if !change(&mut entry, (id, Field::Due), seen, &due) {
            scene.decision.already.push((id.clone(), Aside::AsWished));
        }
    }
    for picked in selection.items.into_iter().filter(|picked| picked.named_by != NamedBy::Phase) {
        set(Field::Due, &due, picked, &mut entry, scene);
    }
    matters::set(&selection.matters, Field::Due, &due, &mut entry, scene);
    Ok(entry)
}

/// Moves the dates of what is open. What shows its phase's date moves along with the phase, and
/// gets a date of its own where the phase stays.
pub(super) fn shift(words: &[String], shift: Shift, scene: &mut Scene<'_, '_>) -> Decided {
    let engagement = scene.engagement;
    let shift = (shift, &engagement.settings.holidays);
    let selection = match words {
        [] => Selection::everything(engagement),
        words => scene.select(words)?,
    };
    let mut entry = scene.entry()?;
    for phase in &selection.phases {
        let (id, due) = (&scene.checklist().phases[*phase].id, &engagement.phases[*phase].due);
        let over = engagement.is_over(*phase).then_some(Aside::Status(Status::Done));
        let aside = move_on(&mut entry, (id, due), due.value().as_day(), shift, over)?;
        let told = aside.filter(|aside| is_worth_a_word(*aside, words));
        scene.decision.left_alone.extend(told.map(|aside| (id.clone(), aside)));
    }
    for Picked { item, named_by } in selection.items {
        let item = &engagement.items[item];
        let moves_along = selection.phases.contains(&item.phase);
        let day = if moves_along { item.due() } else { engagement.due_of(item) };
        let settled = item.is_settled().then_some(Aside::Status(item.status()));
        let aside = move_on(&mut entry, (&item.id, item.field(Field::Due)), day, shift, settled)?;
        let is_told = |aside: &Aside| named_by == NamedBy::Id || is_worth_a_word(*aside, words);
        let told = aside.filter(is_told);
        scene.decision.left_alone.extend(told.map(|aside| (item.id.clone(), aside)));
    }
    for matter in selection.matters {
        let matter = &engagement.matters[matter];
        let closed = (!matter.is_open()).then_some(Aside::Closed);
        let due = (&matter.id, matter.field(Field::Due));
        let aside = move_on(&mut entry, due, matter.due(), shift, closed)?;
        let told = aside.filter(|aside| !words.is_empty() || is_worth_a_word(*aside, words));
        scene.decision.left_alone.extend(told.map(|aside| (matter.id.clone(), aside)));
    }
    Ok(entry)
}

/// Moves a date in an entry, or says why it stays.
fn move_on(
    entry: &mut Entry,
    (id, seen): (&Id, &Register),
    day: Option<Day>,
    (shift, holidays): (Shift, &Holidays),
    settled: Option<Aside>,
) -> Result<Option<Aside>, Refusal> {
    let Some(day) = day else { return Ok(Some(Aside::Undated)) };
    if settled.is_some() || seen.in_conflict() {
        return Ok(settled.or(Some(Aside::InConflict)));
    }
    let there = shift.after(day, holidays).ok_or(Refusal::NoSuchDay { day, shift })?;
    let moved = change(entry, (id, Field::Due), seen, &Value::Day(there));
    Ok((!moved).then_some(Aside::AsWished))
}

/// Is it told why a date stays that was not named by itself? Where nothing was named, that what
/// is over stays goes without saying.
fn is_worth_a_word(aside: Aside, words: &[String]) -> bool {
    match aside {
        Aside::Undated => false,
        Aside::Status(_) | Aside::Closed => !words.is_empty(),
        _ => true,
    }
}

pub(super) fn plan(scene: &mut Scene<'_, '_>) -> Decided {
    let mut entry = scene.entry()?;
    let (started, settings) = (scene.engagement.head.started, &scene.engagement.settings);
    for (phase, day) in scene.checklist().plan(started, &settings.holidays) {
        let id = &scene.checklist().phases[phase].id;
        let seen = &scene.engagement.phases[phase].due;
        change(&mut entry, (id, Field::Due), seen, &Value::Day(day));
    }
    Ok(entry)
}

/// Says something about what is named; of a phase about the phase, not about each of its items.
pub(super) fn note(words: &[String], remark: &Remark, scene: &mut Scene<'_, '_>) -> Decided {
    let selection = scene.select(words)?;
    prose("note", remark.note.as_deref().unwrap_or_default())?;
    let mut entry = scene.entry_with(remark, prose)?;
    let phases = selection.phases.iter().map(|phase| &scene.checklist().phases[*phase].id);
    let items = selection.items.iter().filter(|picked| picked.named_by != NamedBy::Phase);
    let items = items.map(|picked| &scene.engagement.items[picked.item].id);
    let matters = selection.matters.iter().map(|matter| &scene.engagement.matters[*matter].id);
    entry.items = phases.chain(items).chain(matters).cloned().collect();
    Ok(entry)
}

/// Sets a field of an item where it is not already so. A phase or a range leaves alone what is
/// out of scope.
fn set(field: Field, value: &Value, picked: Picked, entry: &mut Entry, scene: &mut Scene<'_, '_>) {
    let item = &scene.engagement.items[picked.item];
    let named = picked.named_by == NamedBy::Id;
    if !named && item.is_out() {
        let aside = if item.optional { Aside::Optional } else { Aside::Status(item.status()) };
        scene.decision.leave(item, aside, named);
    } else if !change(entry, (&item.id, field), item.field(field), value) {
        scene.decision.leave(item, Aside::AsWished, named);
    } else if item.is_untaken() && *value != Value::Nothing {
        scene.decision.to_take_up.push(item.id.clone());
    }
}

fn known_role(role: &str, scene: &Scene<'_, '_>) -> Result<String, Refusal> {
    let roles = roles(scene.engagement);
    match matching(role, &roles).as_slice() {
        [only] => Ok((*only).to_owned()),
        [] => Err(Refusal::UnknownRole {
            role: role.to_owned(),
            nearest: nearest(role, roles.iter().copied()).map(str::to_owned),
            roles: roles.iter().map(|known| (*known).to_owned()).collect(),
        }),
        several => Err(Refusal::several(role, several)),
    }
}
