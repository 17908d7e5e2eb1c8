//! What an entry touches, and so what a later one may stand on.

use std::collections::BTreeSet;
use std::fmt;

use crate::domain::entry::{Entry, Field};
use crate::domain::ids::Id;

/// Something that an entry writes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Touch {
    /// A field of an item or a phase.
    Field(Id, Field),
    /// The owner of a role.
    Role(String),
    /// An item that was added, by adding it or by anything that came after.
    Added(Id),
}

impl fmt::Display for Touch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Touch::Field(id, field) => write!(f, "the {} of {id}", field.word()),
            Touch::Role(role) => write!(f, "the owner of the role {role}"),
            Touch::Added(id) => write!(f, "{id}, which it added"),
        }
    }
}

impl Entry {
    /// What this entry writes. `added` tells whether an id is of an added item: of such an item
    /// everything that happens to it counts, since it would be left hanging without it.
    pub fn touches(&self, added: impl Fn(&Id) -> bool) -> BTreeSet<Touch> {
        let fields = self.set.iter().flat_map(|(id, changes)| {
            changes.fields.keys().map(|field| Touch::Field(id.clone(), *field))
        });
        let about =
            self.set.keys().chain(&self.items).chain(self.notes.keys()).chain(&self.confirm);
        let hanging = about.filter(|id| added(id)).chain(self.add.keys());
        fields
            .chain(self.role.keys().cloned().map(Touch::Role))
            .chain(hanging.cloned().map(Touch::Added))
            .collect()
    }
}
