//! What an entry touches, and so what a later one may stand on.

use std::collections::BTreeSet;
use std::fmt;

use super::fold::Engagement;
use super::register::Register;
use crate::domain::{Entry, Field, Id, Operation, Setting};

/// Something that an entry writes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Touch {
    /// A field of an item, a matter or a phase.
    Field(Id, Field),
    /// The owner of a role.
    Role(String),
    /// What is set for the engagement as a whole.
    Setting(Setting),
    /// Whether the engagement rests.
    Hold,
    /// An item or a phase that was added or a matter, by adding it or by anything that came after.
    Added(Id),
}

impl fmt::Display for Touch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Touch::Field(id, field) => write!(f, "the {} of {id}", field.word()),
            Touch::Role(role) => write!(f, "the owner of the role {role}"),
            Touch::Setting(setting) => write!(f, "the {}", setting.word()),
            Touch::Hold => f.write_str("the hold"),
            Touch::Added(id) => write!(f, "{id}"),
        }
    }
}

impl Engagement<'_> {
    /// Of which fields and roles values had to make room, with the entries that wrote those.
    pub fn crowds(&self) -> impl Iterator<Item = (Touch, &[usize])> {
        let crowded = |register: &Register| !register.crowded_out().is_empty();
        let phases = self.checklist.phases.iter().zip(&self.phases);
        let phases = phases.filter(move |(_, state)| crowded(&state.due)).map(|(phase, state)| {
            (Touch::Field(phase.id.clone(), Field::Due), state.due.crowded_out())
        });
        let fields = self.tracked().flat_map(move |item| {
            let fields = Field::ALL.iter().map(|field| (*field, item.field(*field)));
            fields.filter(move |(_, register)| crowded(register)).map(|(field, register)| {
                (Touch::Field(item.id.clone(), field), register.crowded_out())
            })
        });
        let roles = self.roles.iter().filter(move |(_, owner)| crowded(owner));
        let roles = roles.map(|(role, owner)| (Touch::Role(role.clone()), owner.crowded_out()));
        let settings = self.settings.iter().filter(move |(_, register)| crowded(register));
        let settings = settings.map(|(it, register)| (Touch::Setting(it), register.crowded_out()));
        phases.chain(fields).chain(roles).chain(settings)
    }
}

impl Entry {
    /// What this entry writes. `added` tells whether an id is of an added item, an added phase or a
    /// matter: of such a one everything that happens to it counts, since it would be left hanging
    /// without it.
    pub fn touches(&self, added: impl Fn(&Id) -> bool) -> BTreeSet<Touch> {
        let mut touches = BTreeSet::new();
        for operation in self.operations() {
            match operation {
                Operation::Set(id, field, _) => {
                    touches.insert(Touch::Field(id.clone(), field));
                }
                Operation::Role(role, _) => {
                    touches.insert(Touch::Role(role.to_owned()));
                }
                Operation::Setting(setting, _) => {
                    touches.insert(Touch::Setting(setting));
                }
                Operation::Hold(_) | Operation::Resume => {
                    touches.insert(Touch::Hold);
                }
                Operation::Upgrade(upgrade) => {
                    let phases = upgrade.phases.iter().map(|phase| phase.id.clone());
                    touches.extend(phases.map(Touch::Added));
                }
                _ => {}
            }
            let joins = match operation {
                Operation::Add(_, addition) => Some(addition.phase.clone()),
                Operation::Set(_, Field::Phase, write) => write.new.as_text().map(Id::new),
                _ => None,
            };
            touches.extend(joins.filter(|phase| added(phase)).map(Touch::Added));
            let adds = matches!(operation, Operation::Add(..) | Operation::Raise(..));
            let hanging = operation.about().filter(|id| adds || added(id));
            touches.extend(hanging.cloned().map(Touch::Added));
        }
        touches
    }
}
