//! Where people who did not see each other wrote different things.

use schemars::JsonSchema;
use serde::Serialize;

use super::serialize::instant;
use crate::domain::engagement::Standing;
use crate::domain::select::short_id;
use crate::domain::{Engagement, EntryId, Field, Id, Instant, ItemState, Register, Value};

/// Different values that stand for one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Conflict {
    /// What the field is of.
    #[serde(flatten)]
    pub about: About,
    /// What people call that: the shortest form of an item's id, a phase's id, or a role.
    #[serde(skip)]
    pub name: String,
    /// What is to be done, where it is about an item.
    #[serde(skip)]
    pub task: Option<String>,
    /// The values, the one that stands for now at the end.
    #[serde(rename = "values")]
    pub sides: Vec<Side>,
}

/// What a conflict is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(into = "AboutKeys")]
pub enum About {
    /// A field of an item.
    Item(Id, Field),
    /// Two items were added with one id.
    Addition(Id),
    /// The due date of a phase.
    Phase(Id),
    /// The owner of a role.
    Role(String),
}

/// One of the values in a conflict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Side {
    /// The value.
    pub value: Value,
    /// Who wrote it.
    pub by: String,
    /// When.
    #[serde(serialize_with = "instant")]
    pub at: Instant,
    /// In which entry.
    pub entry: EntryId,
}

/// What a conflict is about, under the keys of its JSON.
#[derive(Serialize, JsonSchema)]
struct AboutKeys {
    /// The id of the item or phase, or the role.
    about: String,
    field: &'static str,
}

impl From<About> for AboutKeys {
    fn from(about: About) -> Self {
        let (about, field) = match about {
            About::Item(id, field) => (id.to_string(), field.word()),
            About::Addition(id) => (id.to_string(), "add"),
            About::Phase(id) => (id.to_string(), "due"),
            About::Role(role) => (role, "role"),
        };
        Self { about, field }
    }
}

impl About {
    /// The field of an item in which the conflict shows.
    pub fn shows_in(&self) -> Field {
        match self {
            About::Item(_, field) => *field,
            About::Addition(_) => Field::Task,
            About::Phase(_) => Field::Due,
            About::Role(_) => Field::Owner,
        }
    }
}

/// All conflicts, in the order of the checklist.
pub fn conflicts(engagement: &Engagement<'_>) -> Vec<Conflict> {
    let phases = engagement.phases.iter().zip(&engagement.head.checklist.phases);
    let phases = phases.filter_map(|(state, phase)| {
        conflict(About::Phase(phase.id.clone()), &state.due, engagement)
    });
    let items = engagement.items.iter().flat_map(|item| item_conflicts(&item.id, engagement));
    let roles = engagement
        .roles
        .iter()
        .filter_map(|(role, owner)| conflict(About::Role(role.clone()), owner, engagement));
    phases.chain(items).chain(roles).collect()
}

/// The conflicts that show on an item: its own, and those about the date and the owner that it
/// has from its phase and its role.
pub fn shown_conflicts(item: &ItemState, engagement: &Engagement<'_>) -> Vec<Conflict> {
    let mut shown = item_conflicts(&item.id, engagement);
    if item.due().is_none() {
        let phase = &engagement.head.checklist.phases[item.phase];
        let due = &engagement.phases[item.phase].due;
        shown.extend(conflict(About::Phase(phase.id.clone()), due, engagement));
    }
    if item.owner().is_none()
        && let Some((role, owner)) =
            item.role().and_then(|role| engagement.roles.get_key_value(role))
    {
        shown.extend(conflict(About::Role(role.clone()), owner, engagement));
    }
    shown
}

/// The conflicts about one item.
fn item_conflicts(id: &Id, engagement: &Engagement<'_>) -> Vec<Conflict> {
    let Some(item) = engagement.item(id) else {
        return Vec::new();
    };
    let added = item.added.as_ref().filter(|added| added.in_conflict).map(|added| {
        let sides = added.entries.iter().map(|entry| addition(id, *entry, engagement));
        named(About::Addition(id.clone()), sides.collect(), engagement)
    });
    let fields = Field::ALL.iter().copied().filter_map(|field| {
        conflict(About::Item(id.clone(), field), item.field(field), engagement)
    });
    added.into_iter().chain(fields).collect()
}

fn conflict(about: About, register: &Register, engagement: &Engagement<'_>) -> Option<Conflict> {
    let written = |standing: &Standing| side(standing.value.clone(), standing.entry, engagement);
    register
        .in_conflict()
        .then(|| named(about, register.values().into_iter().map(written).collect(), engagement))
}

fn named(about: About, sides: Vec<Side>, engagement: &Engagement<'_>) -> Conflict {
    let item = match &about {
        About::Item(id, _) | About::Addition(id) => engagement.item(id),
        About::Phase(_) | About::Role(_) => None,
    };
    let name = item.map(|item| short_id(item, engagement).to_owned());
    let name = name.unwrap_or_else(|| AboutKeys::from(about.clone()).about);
    Conflict { about, name, task: item.map(|item| item.task().to_owned()), sides }
}

fn addition(id: &Id, entry: usize, engagement: &Engagement<'_>) -> Side {
    let task = engagement.entry(entry).add.get(id).map(|addition| addition.task.as_str());
    side(Value::text(task), entry, engagement)
}

fn side(value: Value, entry: usize, engagement: &Engagement<'_>) -> Side {
    let entry = engagement.entry(entry);
    Side { value, by: entry.by.to_string(), at: entry.at, entry: entry.id.clone() }
}
