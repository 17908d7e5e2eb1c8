//! Where a wish is decided: the record as it is, who acts, and when.

use std::collections::BTreeSet;

use super::refusal::Refusal;
use super::wish::{Decision, NewPerson, Part, Remark};
use crate::domain::owners::{matching, near, owners, parties, present};
use crate::domain::select::{Selection, select};
use crate::domain::text;
use crate::domain::{
    Checklist, Engagement, Entry, EntryId, Field, Id, Register, Tracked, Value, Waiting,
};

/// The record as it is, who acts, and when.
pub(super) struct Scene<'s, 'r> {
    /// The state at the instant of the entry.
    pub(super) engagement: &'s Engagement<'r>,
    /// Who acts.
    pub(super) by: &'s str,
    /// So many random characters; none where the system has no randomness.
    pub(super) random: &'s mut dyn FnMut(usize) -> Option<String>,
    /// What is decided so far, beside the entry.
    pub(super) decision: Decision,
}

/// The entry that a wish comes to, or why nothing at all may happen.
pub(super) type Decided = Result<Entry, Refusal>;

/// How many random characters the id of an added item or of a matter has, behind its prefix.
const RANDOM: usize = 5;

impl<'s> Scene<'s, '_> {
    /// An empty entry, by the person who acts.
    pub(super) fn entry(&mut self) -> Result<Entry, Refusal> {
        let by = checked("name", self.by)?;
        let id = (self.random)(EntryId::LENGTH).ok_or(Refusal::NoRandomness)?;
        Ok(Entry::new(EntryId::new(id), self.engagement.as_of, by))
    }

    /// An entry with the note, and the day where that is another than today.
    pub(super) fn entry_with(
        &mut self,
        remark: &Remark,
        checked: Checked,
    ) -> Result<Entry, Refusal> {
        let mut entry = self.entry()?;
        let today = self.engagement.today();
        if let Some(day) = remark.on.filter(|day| *day > today) {
            return Err(Refusal::NotYet(day));
        }
        entry.on = remark.on.filter(|day| *day != today);
        entry.note = remark.note.as_deref().map(|note| checked("note", note)).transpose()?;
        entry.internal = remark.internal && entry.note.is_some();
        Ok(entry)
    }

    pub(super) fn select(&self, words: &[String]) -> Result<Selection, Refusal> {
        Ok(select(words, self.engagement)?)
    }

    /// The checklist, with the phases that came with newer ones.
    pub(super) fn checklist(&self) -> &'s Checklist {
        &self.engagement.checklist
    }

    /// So many new ids with this prefix, which nothing in the record has: in their order, which is
    /// then also that of what has them.
    pub(super) fn fresh_ids(
        &mut self,
        number: usize,
        prefix: &str,
    ) -> Result<BTreeSet<Id>, Refusal> {
        let mut ids = BTreeSet::new();
        while ids.len() < number {
            let random = (self.random)(RANDOM).ok_or(Refusal::NoRandomness)?;
            let id = Id::new(format!("{prefix}-{random}"));
            if self.engagement.is_free(&id) {
                ids.insert(id);
            }
        }
        Ok(ids)
    }

    /// The owner that a typed name means; one that nobody had heard of before is noted as such.
    pub(super) fn owner(&mut self, name: Option<&str>) -> Result<Value, Refusal> {
        self.owner_among(&owners(self.engagement), name)
    }

    /// The same, where these are known.
    pub(super) fn owner_among(
        &mut self,
        known: &BTreeSet<&str>,
        name: Option<&str>,
    ) -> Result<Value, Refusal> {
        let name = name.map(|name| self.person(known, checked("owner", name)?, Part::Owner));
        Ok(name.transpose()?.map_or(Value::Nothing, Value::Text))
    }

    /// Who takes part, by the typed name: whoever owns something or took part before is known.
    pub(super) fn participant(&mut self, name: &str) -> Result<String, Refusal> {
        self.person(&self.participants(), checked("name", name)?, Part::Present)
    }

    /// Who took part in a meeting, by the typed names.
    pub(super) fn present(&mut self, names: &[String]) -> Result<Vec<String>, Refusal> {
        let known = self.participants();
        let mut present: Vec<String> = Vec::new();
        for name in names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()) {
            let person = self.person(&known, checked("name", name)?, Part::Present)?;
            if !present.contains(&person) {
                present.push(person);
            }
        }
        Ok(present)
    }

    fn participants(&self) -> BTreeSet<&'s str> {
        let mut known = owners(self.engagement);
        known.extend(present(self.engagement));
        known
    }

    /// For whom something waits, and until when. Whoever owns anything is known too.
    pub(super) fn waiting(&mut self, waiting: &Waiting) -> Result<Waiting, Refusal> {
        let mut known = owners(self.engagement);
        known.extend(parties(self.engagement));
        let party = waiting.party.as_deref();
        let party = party.map(|name| self.person(&known, checked("name", name)?, Part::WaitedFor));
        let waiting = Waiting { party: party.transpose()?, ..waiting.clone() };
        match Waiting::read(&waiting.to_string()) {
            None if waiting != Waiting::default() => Err(Refusal::NoParty(waiting.to_string())),
            read => Ok(read.unwrap_or_default()),
        }
    }

    /// Whom a typed name means among these, or somebody new.
    fn person(
        &mut self,
        known: &BTreeSet<&str>,
        name: String,
        part: Part,
    ) -> Result<String, Refusal> {
        match matching(&name, known).as_slice() {
            [] => {
                let near = near(&name, known).map(str::to_owned);
                let person = NewPerson { name: name.clone(), part, near };
                if !self.decision.new_people.contains(&person) {
                    self.decision.new_people.push(person);
                }
                Ok(name)
            }
            [only] => Ok((*only).to_owned()),
            several => Err(Refusal::several(&name, several)),
        }
    }
}

/// How a text is made one that may be stored as the `what` of an entry.
type Checked = fn(what: &'static str, text: &str) -> Result<String, Refusal>;

/// A text on one line that may be stored as the `what` of an entry.
pub(super) fn checked(what: &'static str, text: &str) -> Result<String, Refusal> {
    text::typed(text).map_err(|fault| Refusal::Text(what, fault))
}

/// The same on as many lines as somebody wrote.
pub(super) fn prose(what: &'static str, text: &str) -> Result<String, Refusal> {
    text::prose(text).map_err(|fault| Refusal::Text(what, fault))
}

/// Writes a field of an item or a matter in an entry, by somebody who sees that as it is.
pub(super) fn write(entry: &mut Entry, one: &Tracked, field: Field, value: Value) {
    entry.set(&one.id, field, one.field(field).write(value));
}

/// Writes a field of an item, a matter or a phase, which is now as in `seen`. Is it not so already?
pub(super) fn change(
    entry: &mut Entry,
    (id, field): (&Id, Field),
    seen: &Register,
    value: &Value,
) -> bool {
    let changes = seen.is_changed_by(value);
    if changes {
        entry.set(id, field, seen.write(value.clone()));
    }
    changes
}
