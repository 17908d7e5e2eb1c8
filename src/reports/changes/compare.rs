//! Change by change: an item, a matter, a phase or a role, before and after.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::cause::{Cause, cause, cause_of};
use super::kind::Kind;
use crate::domain::select::short_id;
use crate::domain::{
    Day, Engagement, Field, Id, ItemState, Phase, Register, Setting, Touch, Tracked, Value, Waiting,
};
use crate::reports::acceptance::AcceptanceRow;
use crate::reports::phase::told;

/// Something that is other than before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Change {
    /// In what way.
    pub kind: Kind,
    /// The field, where it is edited.
    pub field: Option<Field>,
    /// Of what.
    #[serde(flatten)]
    pub subject: Subject,
    /// The value before; of an owner or a date, the one that showed through.
    pub was: Value,
    /// The value now, likewise.
    pub now: Value,
    /// How many days later it is due; negative where it is earlier.
    pub days: Option<i64>,
    /// Of what is new: who is responsible at the end.
    pub owner: Option<String>,
    /// Of what is new, or in another phase: when it is due at the end.
    pub due: Option<Day>,
    /// Of what is newly blocked: for whom it waits at the end, and until when.
    #[schemars(with = "Option<String>")]
    pub waiting: Option<Waiting>,
    /// Of a phase that was accepted: by whom, and what opened since.
    pub acceptance: Option<AcceptanceRow>,
    /// Who made the change, when and why.
    #[serde(flatten)]
    pub cause: Cause,
}

/// What a change is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(into = "SubjectKeys")]
pub enum Subject {
    /// An item.
    Item {
        /// Its id.
        id: Id,
        /// The shortest form of it.
        short: String,
        /// What is to be done.
        task: String,
    },
    /// A decision, a risk or an action.
    Matter {
        /// Its id.
        id: Id,
        /// The shortest form of it.
        short: String,
        /// What is to be decided, watched or done.
        task: String,
        /// It is not for the customer.
        internal: bool,
    },
    /// A phase, and all its items that have its date.
    Phase {
        /// Its id.
        id: Id,
        /// Its name.
        name: String,
    },
    /// A role, and all its items that have no owner of their own.
    Role(String),
    /// What is set for the engagement as a whole.
    Setting(Setting),
    /// The engagement as a whole.
    Whole {
        /// The meeting that was marked.
        checkpoint: Option<String>,
    },
}

/// What a change is about, under the keys of its JSON.
#[derive(Serialize, JsonSchema)]
struct SubjectKeys {
    item: Option<Id>,
    matter: Option<Id>,
    phase: Option<Id>,
    role: Option<String>,
    setting: Option<Setting>,
    task: Option<String>,
    checkpoint: Option<String>,
}

impl Subject {
    /// The word by which commands take it.
    pub fn word(&self) -> &str {
        match self {
            Subject::Item { short, .. } | Subject::Matter { short, .. } => short,
            Subject::Phase { id, .. } => id.as_str(),
            Subject::Role(role) => role,
            Subject::Setting(setting) => setting.word(),
            Subject::Whole { checkpoint } => checkpoint.as_deref().unwrap_or_default(),
        }
    }

    pub(in crate::reports) fn phase(phase: &Phase) -> Self {
        Subject::Phase { id: phase.id.clone(), name: phase.name.clone() }
    }

    /// An item or a matter.
    pub(in crate::reports) fn tracked(one: &Tracked, engagement: &Engagement<'_>) -> Self {
        let (id, task) = (one.id.clone(), one.task().to_owned());
        let short = short_id(one, engagement).to_owned();
        match engagement.matter(&id) {
            Some(matter) => Subject::Matter { id, short, task, internal: matter.internal },
            None => Subject::Item { id, short, task },
        }
    }
}

impl From<Subject> for SubjectKeys {
    fn from(subject: Subject) -> Self {
        let none = Self {
            item: None,
            matter: None,
            phase: None,
            role: None,
            setting: None,
            task: None,
            checkpoint: None,
        };
        match subject {
            Subject::Item { id, task, .. } => Self { item: Some(id), task: Some(task), ..none },
            Subject::Matter { id, task, .. } => Self { matter: Some(id), task: Some(task), ..none },
            Subject::Phase { id, .. } => Self { phase: Some(id), ..none },
            Subject::Role(role) => Self { role: Some(role), ..none },
            Subject::Setting(setting) => Self { setting: Some(setting), ..none },
            Subject::Whole { checkpoint } => Self { checkpoint, ..none },
        }
    }
}

impl Change {
    pub(super) fn new(kind: Kind, subject: Subject, was: Value, now: Value, cause: Cause) -> Self {
        let days = was.as_day().zip(now.as_day()).map(|(was, now)| (now - was).num_days());
        let (field, owner, due, waiting, acceptance) = (None, None, None, None, None);
        Self { kind, field, subject, was, now, days, owner, due, waiting, acceptance, cause }
    }
}

/// Two states of one record, the earlier first.
pub(super) struct Compared<'e, 'r> {
    pub(super) before: &'e Engagement<'r>,
    pub(super) after: &'e Engagement<'r>,
}

impl Compared<'_, '_> {
    /// All that is other than before, in the order of the checklist.
    pub(super) fn changes(&self) -> Vec<Change> {
        let value = |register: &Register| register.value().clone();
        let phases = phases(self.before, self.after);
        let phases = phases.filter_map(|(phase, was, now)| {
            self.moved(|| phase, Field::Due, value(&was), value(now), (Field::Due, now))
        });
        let roles = roles(self.before, self.after).into_iter();
        let roles = roles.filter_map(|(role, was, now)| {
            let (was, written) = (value(&was), (Field::Owner, &now));
            self.moved(|| Subject::Role(role), Field::Owner, was, value(&now), written)
        });
        let items = self.after.items.iter().flat_map(|item| self.of_item(item));
        let matters = self.after.matters.iter();
        let matters = matters.filter(|matter| !self.after.withholds(matter));
        let matters = matters.flat_map(|matter| self.of_matter(matter));
        let gone = self.before.items.iter().filter(|item| self.after.item(&item.id).is_none());
        let gone = gone.map(|item| self.removed(item));
        let dropped = self.before.matters.iter().filter(|matter| {
            self.after.matter(&matter.id).is_none() && !self.before.withholds(matter)
        });
        let dropped = dropped.map(|matter| self.removed(matter));
        let whole = phases.chain(roles).chain(self.settings()).chain(self.holds());
        let whole = whole.chain(self.acceptances());
        whole.chain(items).chain(matters).chain(gone).chain(dropped).collect()
    }

    /// The settings that are other than before, but for those with which the record begins.
    fn settings(&self) -> impl Iterator<Item = Change> {
        self.after.settings.iter().filter_map(|(setting, now)| {
            let was = self.before.settings.register(setting);
            let begun = self.after.standing().find(|(_, entry)| entry.begins());
            let begun = begun.and_then(|(_, entry)| entry.setting(setting));
            let was = match (was.latest(), begun) {
                (None, Some(begun)) => &begun.new,
                _ => was.value(),
            };
            let touch = Touch::Setting(setting);
            let cause = || cause_of(now, &touch, self.before.as_of, self.after);
            let change = |was: &Value, now: &Value| {
                Change::new(Kind::Set, Subject::Setting(setting), was.clone(), now.clone(), cause())
            };
            (was != now.value()).then(|| change(was, now.value()))
        })
    }

    /// The change of a field, if it has another value, because of what was written to a field.
    pub(super) fn moved(
        &self,
        subject: impl FnOnce() -> Subject,
        field: Field,
        was: Value,
        now: Value,
        (written, register): (Field, &Register),
    ) -> Option<Change> {
        if was == now {
            return None;
        }
        let subject = subject();
        let touch = match &subject {
            Subject::Item { id, .. } | Subject::Matter { id, .. } | Subject::Phase { id, .. } => {
                Touch::Field(id.clone(), written)
            }
            Subject::Role(role) => Touch::Role(role.clone()),
            Subject::Setting(_) | Subject::Whole { .. } => return None,
        };
        let kind = Kind::of(field, &was, &now);
        let cause = cause_of(register, &touch, self.before.as_of, self.after);
        let edited = (kind == Kind::Edited).then_some(field);
        Some(Change { field: edited, ..Change::new(kind, subject, was, now, cause) })
    }

    fn of_item(&self, item: &ItemState) -> Vec<Change> {
        let subject = || Subject::tracked(item, self.after);
        let caused = |entry: &usize| cause(*entry, Some(&item.id), self.after);
        let before = self.before.item(&item.id);
        let added = before.is_none().then(|| {
            let entry = item.added.as_ref().and_then(|added| added.entries.last());
            let phase = Value::text(Some(&self.after.checklist.phases[item.phase].name));
            let cause = entry.map(caused).unwrap_or_default();
            let added = Change::new(Kind::Added, subject(), Value::Nothing, phase, cause);
            let owner = self.after.owner_of(item).map(str::to_owned);
            Change { owner, due: self.after.due_of(item), ..added }
        });
        let began = item.as_it_began();
        let was = before.unwrap_or(&began);
        let is_told = |field: &&Field| match before {
            Some(was) => {
                let is_told = was.tells(**field) && item.tells(**field);
                is_told && !shows_through(was, item, **field)
            }
            // What is new is told with all that it is at the end.
            None => **field == Field::Status,
        };
        let fields = Field::ALL.iter().filter(is_told);
        let fields = fields.filter_map(|field| {
            let (old, new) = (shown(was, *field, self.before), shown(item, *field, self.after));
            let written = shown_by(was, item, *field);
            let change = self.moved(subject, *field, old, new, (written, item.field(written)))?;
            let waiting = item.waiting().filter(|_| change.kind == Kind::Blocked).cloned();
            Some(Change { waiting, ..change })
        });
        let is_new = |entry: &&usize| self.after.at(**entry) > self.before.as_of;
        let confirmed = item.confirmed.iter().rfind(is_new).map(|entry| {
            Change::new(Kind::Confirmed, subject(), Value::Nothing, Value::Nothing, caused(entry))
        });
        added.into_iter().chain(fields).chain(confirmed).collect()
    }

    fn removed(&self, one: &Tracked) -> Change {
        let (gone, touch) = (Register::new(Value::Nothing), Touch::Added(one.id.clone()));
        let cause = cause_of(&gone, &touch, self.before.as_of, self.after);
        let subject = Subject::tracked(one, self.before);
        Change::new(Kind::Removed, subject, Value::Nothing, Value::Nothing, cause)
    }
}

/// The due date of each phase, before and after.
pub(in crate::reports) fn phases<'s>(
    before: &'s Engagement<'_>,
    after: &'s Engagement<'_>,
) -> impl Iterator<Item = (Subject, Register, &'s Register)> {
    after.phases.iter().zip(&after.checklist.phases).map(|(now, phase)| {
        let was = before.phase_place(&phase.id).map(|place| before.phases[place].due.clone());
        let was = was.unwrap_or_else(|| Register::new(Value::Nothing));
        (Subject::phase(phase), was, &now.due)
    })
}

/// The owner of each role, before and after.
pub(in crate::reports) fn roles(
    before: &Engagement<'_>,
    after: &Engagement<'_>,
) -> Vec<(String, Register, Register)> {
    let roles: BTreeSet<&String> = before.roles.keys().chain(after.roles.keys()).collect();
    let owner = |state: &Engagement<'_>, role: &str| {
        state.roles.get(role).cloned().unwrap_or_else(|| Register::new(Value::Nothing))
    };
    let owners = roles.into_iter();
    owners.map(|role| (role.clone(), owner(before, role), owner(after, role))).collect()
}

/// Does only the same phase or role, before and after, say what the field shows? Its change is
/// then told of that.
fn shows_through(was: &ItemState, now: &ItemState, field: Field) -> bool {
    match (field, shown_by(was, now, field)) {
        (Field::Owner, Field::Role) => was.role() == now.role(),
        (Field::Due, Field::Phase) => was.value(Field::Phase) == now.value(Field::Phase),
        _ => false,
    }
}

/// The field by which a field shows what it does: of what shows through, the role or the phase.
fn shown_by(was: &ItemState, now: &ItemState, field: Field) -> Field {
    match field {
        Field::Owner if was.owner().or(now.owner()).is_none() => Field::Role,
        Field::Due if was.due().or(now.due()).is_none() => Field::Phase,
        field => field,
    }
}

/// What a field shows: of an owner or a date, what shows through too.
fn shown(item: &ItemState, field: Field, engagement: &Engagement<'_>) -> Value {
    match field {
        Field::Owner => Value::text(engagement.owner_of(item)),
        Field::Due => engagement.due_of(item).map_or(Value::Nothing, Value::Day),
        Field::Waiting => item.waiting().cloned().map_or(Value::Nothing, Value::Waiting),
        _ => told(field, item.field(field).value(), engagement),
    }
}
