//! What an entry does, one thing after the other.

use super::acceptance::Acceptance;
use super::addition::Addition;
use super::changes::{Json, Unknown};
use super::checkpoint::Checkpoint;
use super::content::Entry;
use super::field::{Field, Write};
use super::hold::Hold;
use super::raised::Raised;
use super::setting::Setting;
use super::upgrade::Upgrade;
use crate::domain::{EntryId, Id};

/// One of the things that an entry does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation<'e> {
    /// Adds an item.
    Add(&'e Id, &'e Addition),
    /// Raises a matter.
    Raise(&'e Id, &'e Raised),
    /// Sets a field of an item, a matter or a phase.
    Set(&'e Id, Field, &'e Write),
    /// Names an item, a matter or a phase, and sets no field of it that this version knows.
    Name(&'e Id),
    /// Gives a role an owner.
    Role(&'e str, &'e Write),
    /// Sets something for the engagement as a whole.
    Setting(Setting, &'e Write),
    /// Confirms a duty.
    Confirm(&'e Id),
    /// Is about an item, a matter or a phase, as a bare note is.
    Mention(&'e Id),
    /// Says something about one of these.
    Note(&'e Id, &'e str),
    /// Marks a meeting, or sets the date of the next.
    Checkpoint(&'e Checkpoint),
    /// Says that the customer accepts a phase.
    Accept(&'e Id, &'e Acceptance),
    /// Lets the engagement rest.
    Hold(&'e Hold),
    /// Lets it go on.
    Resume,
    /// Takes over a newer checklist.
    Upgrade(&'e Upgrade),
    /// Takes back an entry.
    Undo(&'e EntryId),
    /// Does something that this version does not know: to an item or a phase, where it is said
    /// there.
    Unknown(Option<&'e Id>, &'e str, &'e Json),
}

impl Entry {
    /// What the entry does, in the order in which that is folded and shown.
    pub fn operations(&self) -> impl Iterator<Item = Operation<'_>> {
        let mut all = Vec::new();
        for (id, addition) in &self.add {
            all.push(Operation::Add(id, addition));
            all.extend(unknown(Some(id), &addition.unknown));
        }
        for (id, raised) in &self.raise {
            all.push(Operation::Raise(id, raised));
            all.extend(unknown(Some(id), &raised.unknown));
        }
        for (id, changes) in &self.set {
            all.extend(changes.fields.is_empty().then_some(Operation::Name(id)));
            let fields = changes.fields.iter();
            all.extend(fields.map(|(field, write)| Operation::Set(id, *field, write)));
            all.extend(unknown(Some(id), &changes.unknown));
        }
        if let Some(settings) = &self.engagement {
            let fields = settings.fields.iter();
            all.extend(fields.map(|(setting, write)| Operation::Setting(*setting, write)));
            all.extend(unknown(None, &settings.unknown));
        }
        all.extend(self.role.iter().map(|(role, write)| Operation::Role(role, write)));
        all.extend(self.confirm.iter().map(Operation::Confirm));
        all.extend(self.items.iter().map(Operation::Mention));
        all.extend(self.notes.iter().map(|(id, note)| Operation::Note(id, note)));
        if let Some(checkpoint) = &self.checkpoint {
            all.push(Operation::Checkpoint(checkpoint));
            all.extend(unknown(None, &checkpoint.unknown));
        }
        for (id, acceptance) in &self.accept {
            all.push(Operation::Accept(id, acceptance));
            all.extend(unknown(Some(id), &acceptance.unknown));
        }
        if let Some(hold) = &self.hold {
            all.push(Operation::Hold(hold));
            all.extend(unknown(None, &hold.unknown));
        }
        all.extend(self.resume.then_some(Operation::Resume));
        if let Some(upgrade) = &self.upgrade {
            all.push(Operation::Upgrade(upgrade));
            all.extend(unknown(None, &upgrade.unknown));
            let phases = upgrade.phases.iter();
            all.extend(phases.flat_map(|phase| unknown(Some(&phase.id), &phase.unknown)));
        }
        all.extend(self.undoes.iter().map(Operation::Undo));
        all.extend(unknown(None, &self.unknown));
        all.into_iter()
    }

    /// Is it what a record begins with: settings that nobody had seen to be otherwise, and nothing
    /// else?
    pub fn begins(&self) -> bool {
        let is_bare = |operation: Operation<'_>| match operation {
            Operation::Setting(_, write) => write.seen.is_none(),
            _ => false,
        };
        self.engagement.is_some() && self.operations().all(is_bare)
    }

    /// The keys and fields in it that this version does not know.
    pub fn unknown_parts(&self) -> impl Iterator<Item = &str> {
        self.operations().filter_map(|operation| match operation {
            Operation::Unknown(_, key, _) => Some(key),
            _ => None,
        })
    }
}

fn unknown<'e>(about: Option<&'e Id>, unknown: &'e Unknown) -> impl Iterator<Item = Operation<'e>> {
    unknown.iter().map(move |(key, value)| Operation::Unknown(about, key, value))
}

impl<'e> Operation<'e> {
    /// The item, the matter or the phase that it is about.
    pub fn about(self) -> Option<&'e Id> {
        match self {
            Operation::Add(id, _)
            | Operation::Raise(id, _)
            | Operation::Set(id, ..)
            | Operation::Name(id)
            | Operation::Confirm(id)
            | Operation::Mention(id)
            | Operation::Accept(id, _)
            | Operation::Note(id, _) => Some(id),
            Operation::Unknown(about, ..) => about,
            Operation::Role(..)
            | Operation::Setting(..)
            | Operation::Checkpoint(_)
            | Operation::Hold(_)
            | Operation::Resume
            | Operation::Upgrade(_)
            | Operation::Undo(_) => None,
        }
    }
}
