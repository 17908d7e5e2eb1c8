//! What became of decisions, risks and actions.

use super::cause::{Cause, cause};
use super::compare::{Change, Compared, Subject};
use super::kind::Kind;
use crate::domain::{Field, MatterState, Value};

impl Compared<'_, '_> {
    /// How a matter is other than before: of what is new, what it is at the end.
    pub(super) fn of_matter(&self, matter: &MatterState) -> Vec<Change> {
        let subject = || Subject::tracked(matter, self.after);
        let before = self.before.matter(&matter.id);
        let raised = before.is_none().then(|| {
            let entry = matter.added.as_ref().and_then(|added| added.entries.last());
            let cause = entry.map(|entry| self.of_raising(*entry, matter));
            let kind = Value::text(Some(matter.kind.word()));
            let (owner, due) = (matter.owner().map(str::to_owned), matter.due());
            let cause = cause.unwrap_or_default();
            Change {
                owner,
                due,
                ..Change::new(Kind::Raised, subject(), Value::Nothing, kind, cause)
            }
        });
        let began = matter.as_it_began();
        let was = before.unwrap_or(&began);
        let is_told = |field: &&Field| before.is_some() || **field == Field::Status;
        let fields = MatterState::FIELDS.iter().filter(is_told).filter_map(|field| {
            let (old, new) = (was.field(*field), matter.field(*field));
            self.moved(subject, *field, old.value().clone(), new.value().clone(), (*field, new))
        });
        raised.into_iter().chain(fields).collect()
    }

    /// The cause of raising a matter. What came of it, where the same entry closes it, is told of
    /// that.
    fn of_raising(&self, place: usize, matter: &MatterState) -> Cause {
        let (entry, cause) = (self.after.entry(place), cause(place, None, self.after));
        let closes = entry.set.get(&matter.id).is_some_and(|set| {
            set.fields.get(&Field::Status).is_some() && !entry.notes.contains_key(&matter.id)
        });
        Cause { note: cause.note.filter(|_| !closes), ..cause }
    }
}
