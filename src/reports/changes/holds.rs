//! Spans in which the engagement rests, among the changes.

use super::cause::cause;
use super::compare::{Change, Compared, Subject};
use super::kind::Kind;
use crate::domain::Value;

impl Compared<'_, '_> {
    /// The spans that are other than before: from their first day to the day on which work goes
    /// on, where that is known, and why.
    pub(super) fn holds(&self) -> impl Iterator<Item = Change> {
        let new = self.after.rests.iter().filter(|rest| !self.before.rests.contains(rest));
        new.map(|rest| {
            let end = rest.end().map_or(Value::Nothing, Value::Day);
            let whole = Subject::Whole { checkpoint: None };
            let why = cause(rest.entry, None, self.after);
            Change::new(Kind::Held, whole, Value::Day(rest.since), end, why)
        })
    }
}
