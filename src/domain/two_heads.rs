//! Ids that mean one task in the head of one copy and another task in that of another.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use super::checklist::Head;
use super::engagement::{Engagement, Register};
use super::entry::{Entry, Field};
use super::ids::Id;
use super::merge::Difference;

/// What becomes of what is recorded about an id of the head that goes: it is about this id of the
/// head that stays, or it is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapped {
    /// The id in the head that goes.
    pub old: Id,
    /// The id in the head that stays.
    pub new: Option<Id>,
}

impl fmt::Display for Mapped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={}", self.old, self.new.as_ref().map_or(NONE, Id::as_str))
    }
}

impl FromStr for Mapped {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (old, new) = text.split_once('=').ok_or("write it like A3=A4, A3=A3 or A3=none")?;
        let new = (!new.eq_ignore_ascii_case(NONE)).then(|| Id::new(new));
        Ok(Self { old: Id::new(old), new })
    }
}

/// The word for no id.
const NONE: &str = "none";

/// Why it is not known what becomes of what is recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsettled {
    /// Ids about which something is recorded mean another task in the head that stays.
    OtherTasks {
        /// What they mean in the head that goes (ours), and in the one that stays (theirs).
        differences: Vec<Difference>,
        /// What was mapped, and what the others could be mapped to.
        maps: Vec<Mapped>,
    },
    /// An id that is mapped is not in the head that goes, or not in the one that stays.
    InVain(Mapped),
}

/// What an entry can set of an item whatever its checklist says.
const SET_BY_ENTRIES: [Field; 6] =
    [Field::Status, Field::Owner, Field::Due, Field::Link, Field::Phase, Field::Waiting];

/// Those of the maps that concern what these entries, written under the head that goes, are about.
///
/// # Errors
/// With the ids that mean another task in the head that stays, where the maps leave any open; or
/// when one maps what is not there.
pub fn settled<'m>(
    stays: &Head,
    goes: &Head,
    entries: &[&Entry],
    maps: &'m [Mapped],
) -> Result<Vec<&'m Mapped>, Unsettled> {
    let in_vain = |map: &&Mapped| {
        let is_there = map.new.as_ref().is_none_or(|new| meaning(stays, new).is_some());
        meaning(goes, &map.old).is_none() || !is_there
    };
    if let Some(map) = maps.iter().find(in_vain) {
        return Err(Unsettled::InVain(map.clone()));
    }
    let about = entries.iter().flat_map(|entry| entry.operations()).filter_map(|it| it.about());
    let about: BTreeSet<&Id> = about.collect();
    let other = about.iter().filter_map(|id| {
        let (was, is) = (meaning(goes, id)?, meaning(stays, id)?);
        let (what, ours, theirs) = (id.to_string(), was.to_owned(), is.to_owned());
        (!is_reworded(was, is)).then(|| ((*id).clone(), Difference { what, ours, theirs }))
    });
    let open: Vec<(Id, Difference)> =
        other.filter(|(id, _)| !maps.iter().any(|map| map.old == *id)).collect();
    if open.is_empty() {
        return Ok(maps.iter().filter(|map| about.contains(&map.old)).collect());
    }
    let guessed = open.iter().map(|(id, difference)| guess(id, difference, stays));
    let maps = maps.iter().cloned().chain(guessed).collect();
    let differences = open.into_iter().map(|(_, difference)| difference).collect();
    Err(Unsettled::OtherTasks { differences, maps })
}

/// Are all the words of one in the other?
fn is_reworded(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(|task| {
        let words = task.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
        words.filter(|word| !word.is_empty()).collect::<BTreeSet<String>>()
    });
    one.is_subset(&other) || other.is_subset(&one)
}

/// The id under which the head that stays has the very task; else the same, where the tasks are
/// alike.
fn guess(old: &Id, difference: &Difference, stays: &Head) -> Mapped {
    let Difference { ours: was, theirs: is, .. } = difference;
    let phases = stays.checklist.phases.iter();
    let ids = phases.clone().map(|phase| &phase.id);
    let mut ids = ids.chain(phases.flat_map(|phase| &phase.items).map(|item| &item.id));
    let very = ids.find(|id| meaning(stays, id) == Some(was)).cloned();
    let is_alike = strsim::normalized_damerau_levenshtein(was, is) > 0.6;
    Mapped { old: old.clone(), new: very.or_else(|| is_alike.then(|| old.clone())) }
}

/// The task of an item, or the name of a phase.
fn meaning<'h>(head: &'h Head, id: &Id) -> Option<&'h str> {
    let phases = &head.checklist.phases;
    let phase = phases.iter().find(|phase| phase.id == *id).map(|phase| phase.name.as_str());
    let item = phases.iter().flat_map(|phase| &phase.items).find(|item| item.id == *id);
    phase.or_else(|| item.map(|item| item.task.as_str()))
}

/// Has the entry make of the `merged` copies, under the head that stays, what both copies said
/// under their own: `goes` under the head that goes, where it was written at all, else `stays`.
pub fn carry(entry: &mut Entry, maps: &[&Mapped], [merged, stays, goes]: [&Engagement<'_>; 3]) {
    let moved = maps.iter().filter(|map| map.new.as_ref() != Some(&map.old));
    let ids: BTreeSet<&Id> =
        moved.flat_map(|map| [Some(&map.old), map.new.as_ref()]).flatten().collect();
    for id in ids {
        let old = maps.iter().find(|map| map.new.as_ref() == Some(id)).map(|map| &map.old);
        for field in SET_BY_ENTRIES {
            let was = old.and_then(|old| register(goes, old, field));
            let was = was.filter(|register| register.latest().is_some());
            let wanted = was.or_else(|| register(stays, id, field)).map(Register::value);
            if let (Some(now), Some(wanted)) = (register(merged, id, field), wanted)
                && now.is_changed_by(wanted)
            {
                entry.set(id, field, now.write(wanted.clone()));
            }
        }
    }
}

fn register<'e>(engagement: &'e Engagement<'_>, id: &Id, field: Field) -> Option<&'e Register> {
    let phase = || engagement.phase_place(id).map(|place| &engagement.phases[place].due);
    let item = engagement.item(id).map(|item| item.field(field));
    item.or_else(|| phase().filter(|_| field == Field::Due))
}
