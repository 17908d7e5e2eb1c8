//! Where people who did not see each other wrote different things.

use schemars::JsonSchema;
use serde::Serialize;

use super::phase::told;
use super::serialize::instant;
use crate::domain::engagement::Standing;
use crate::domain::select::short_id;
use crate::domain::{
    Engagement, EntryId, Field, Id, Instant, ItemState, MatterState, Register, Touch, Tracked,
    Value,
};

/// Different values that stand for one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Conflict {
    /// The id of the item, matter or phase, the role, or `engagement` where a setting of that is
    /// meant.
    about: String,
    field: &'static str,
    /// What was written in several ways.
    #[serde(skip)]
    pub touch: Touch,
    /// What people call that: the shortest form of an item's or a matter's id, a phase's id, or a
    /// role.
    #[serde(skip)]
    pub name: String,
    /// What is to be done, where it is about an item or a matter.
    #[serde(skip)]
    pub task: Option<String>,
    /// The values, the one that stands for now at the end.
    #[serde(rename = "values")]
    pub sides: Vec<Side>,
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

impl Conflict {
    /// What it is about, and the word of what is said of that in several ways.
    pub fn words(&self) -> [&str; 2] {
        [&self.name, self.field]
    }

    /// The field of an item in which it shows, if it does in one.
    pub fn shows_in(&self) -> Option<Field> {
        match self.touch {
            Touch::Field(_, field) => Some(field),
            Touch::Added(_) => Some(Field::Task),
            Touch::Role(_) => Some(Field::Owner),
            Touch::Setting(_) | Touch::Hold => None,
        }
    }
}

/// All conflicts, in the order of the checklist; those of matters behind those of items.
pub fn conflicts(engagement: &Engagement<'_>) -> Vec<Conflict> {
    let phases = engagement.phases.iter().zip(&engagement.checklist.phases);
    let phases = phases.filter_map(|(state, phase)| {
        conflict(Touch::Field(phase.id.clone(), Field::Due), &state.due, engagement)
    });
    let tracked = engagement.tracked().flat_map(|one| own_conflicts(one, engagement));
    let roles = engagement
        .roles
        .iter()
        .filter_map(|(role, owner)| conflict(Touch::Role(role.clone()), owner, engagement));
    let settings = engagement.settings.iter();
    let settings =
        settings.filter_map(|(it, register)| conflict(Touch::Setting(it), register, engagement));
    phases.chain(tracked).chain(roles).chain(settings).collect()
}

/// The conflicts that show on an item: its own, and those about the date and the owner that it
/// has from its phase and its role.
pub fn shown_conflicts(item: &ItemState, engagement: &Engagement<'_>) -> Vec<Conflict> {
    let mut shown = own_conflicts(item, engagement);
    if item.due().is_none() {
        let phase = &engagement.checklist.phases[item.phase];
        let due = &engagement.phases[item.phase].due;
        shown.extend(conflict(Touch::Field(phase.id.clone(), Field::Due), due, engagement));
    }
    if item.owner().is_none()
        && let Some((role, owner)) =
            item.role().and_then(|role| engagement.roles.get_key_value(role))
    {
        shown.extend(conflict(Touch::Role(role.clone()), owner, engagement));
    }
    shown
}

/// The conflicts about one item or matter.
pub(super) fn own_conflicts(one: &Tracked, engagement: &Engagement<'_>) -> Vec<Conflict> {
    let id = &one.id;
    let added = one.added.as_ref().filter(|added| added.in_conflict).map(|added| {
        let sides = added.entries.iter().map(|entry| addition(id, *entry, engagement));
        named(Touch::Added(id.clone()), sides.collect(), engagement)
    });
    let fields = Field::ALL.iter().copied().filter(|field| one.tells(*field));
    let fields = fields.filter_map(|field| {
        conflict(Touch::Field(id.clone(), field), one.field(field), engagement)
    });
    let outcomes = engagement.matter(id).and_then(|matter| rival_outcomes(matter, engagement));
    added.into_iter().chain(fields).chain(outcomes).collect()
}

/// What came of a matter that several closed, each with other words; where nobody has reopened it
/// meanwhile, which is a conflict of its own.
fn rival_outcomes(matter: &MatterState, engagement: &Engagement<'_>) -> Option<Conflict> {
    let outcomes = engagement.outcomes(matter);
    let is_contested = matter.field(Field::Status).in_conflict();
    let sides = (outcomes.len() > 1 && !is_contested).then(|| {
        outcomes.iter().map(|(said, entry)| side(Value::text(Some(said)), *entry, engagement))
    })?;
    Some(named(Touch::Field(matter.id.clone(), Field::Status), sides.collect(), engagement))
}

fn conflict(touch: Touch, register: &Register, engagement: &Engagement<'_>) -> Option<Conflict> {
    let written = |standing: &Standing| {
        let value = match touch {
            Touch::Field(_, field) => told(field, &standing.value, engagement),
            _ => standing.value.clone(),
        };
        side(value, standing.entry, engagement)
    };
    let sides =
        register.in_conflict().then(|| register.values().into_iter().map(written).collect());
    sides.map(|sides| named(touch, sides, engagement))
}

fn named(touch: Touch, sides: Vec<Side>, engagement: &Engagement<'_>) -> Conflict {
    let (about, field, one) = match &touch {
        Touch::Field(id, field) => (id.to_string(), field.word(), engagement.find(id)),
        Touch::Added(id) => (id.to_string(), "add", engagement.find(id)),
        Touch::Role(role) => (role.clone(), "role", None),
        Touch::Setting(setting) => ("engagement".to_owned(), setting.word(), None),
        Touch::Hold => (String::new(), "hold", None),
    };
    let name = one.map_or(about.as_str(), |one| short_id(one, engagement)).to_owned();
    let task = one.map(|one| one.task().to_owned());
    Conflict { about, field, touch, name, task, sides }
}

fn addition(id: &Id, entry: usize, engagement: &Engagement<'_>) -> Side {
    let by = engagement.entry(entry);
    let added = by.add.get(id).map(|addition| addition.task.as_str());
    let raised = || by.raise.get(id).map(|raised| raised.task.as_str());
    side(Value::text(added.or_else(raised)), entry, engagement)
}

fn side(value: Value, entry: usize, engagement: &Engagement<'_>) -> Side {
    let entry = engagement.entry(entry);
    Side { value, by: entry.by.to_string(), at: entry.at, entry: entry.id.clone() }
}
