//! Phases that the customer accepted, among the changes.

use super::cause::cause;
use super::compare::{Change, Compared, Subject};
use super::kind::Kind;
use crate::domain::engagement::Accepted;
use crate::domain::{Engagement, Value};
use crate::reports::acceptance::acceptance_row;

impl Compared<'_, '_> {
    /// The acceptances that are there and were not, and those that were taken back.
    pub(super) fn acceptances(&self) -> impl Iterator<Item = Change> {
        let new = only_in(self.after, self.before).map(|accepted| {
            let from = Value::text(Some(&accepted.acceptance.from));
            let told = Change::new(
                Kind::Accepted,
                phase(accepted, self.after),
                Value::Nothing,
                from,
                cause(accepted.entry, None, self.after),
            );
            Change { acceptance: Some(acceptance_row(accepted, self.after)), ..told }
        });
        let gone = only_in(self.before, self.after).map(|accepted| {
            let was = Value::text(Some(&accepted.acceptance.from));
            let entry = &self.after.entry(accepted.entry).id;
            let undo =
                self.after.standing().rev().find(|(_, it)| it.undoes.as_ref() == Some(entry));
            let cause = undo.map(|(undo, _)| cause(undo, None, self.after));
            let subject = phase(accepted, self.before);
            Change::new(Kind::Removed, subject, was, Value::Nothing, cause.unwrap_or_default())
        });
        new.chain(gone)
    }
}

fn only_in<'a, 'r>(
    one: &'a Engagement<'r>,
    other: &'a Engagement<'r>,
) -> impl Iterator<Item = Accepted<'r>> + 'a {
    let is_there = |it: &Accepted<'_>| {
        other.acceptances.iter().any(|other| (other.entry, other.phase) == (it.entry, it.phase))
    };
    one.acceptances.iter().filter(move |accepted| !is_there(accepted)).copied()
}

fn phase(accepted: Accepted<'_>, engagement: &Engagement<'_>) -> Subject {
    Subject::phase(&engagement.checklist.phases[accepted.phase])
}
