//! One phase, as every report shows it.

use schemars::JsonSchema;
use serde::Serialize;

use super::progress::{Counts, phase_counts};
use crate::domain::{Day, Engagement, Field, Id, Value};

/// A phase as lists and the agenda show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PhaseRow {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its due date, which every phase in a JSON report has.
    #[schemars(with = "Day")]
    pub due: Option<Day>,
    /// For how many days that has been over, held ones aside.
    pub late_days: i64,
    /// Different due dates stand.
    #[serde(skip)]
    pub due_contested: bool,
    /// How far it is.
    #[serde(flatten)]
    pub counts: Counts,
}

/// The row of the phase at this place.
pub fn phase_row(place: usize, engagement: &Engagement<'_>) -> PhaseRow {
    let (phase, due) = (&engagement.checklist.phases[place], &engagement.phases[place].due);
    PhaseRow {
        id: phase.id.clone(),
        name: phase.name.clone(),
        due: due.value().as_day(),
        late_days: engagement.days_late(due),
        due_contested: due.in_conflict(),
        counts: phase_counts(engagement, place),
    }
}

/// What a field holds, as it is told: a phase by its name.
pub(super) fn told(field: Field, value: &Value, engagement: &Engagement<'_>) -> Value {
    let place = value.as_text().and_then(|id| engagement.phase_place(&Id::new(id)));
    match place.filter(|_| field == Field::Phase) {
        Some(place) => Value::text(Some(&engagement.checklist.phases[place].name)),
        None => value.clone(),
    }
}

/// The rows of all phases, in the order of the checklist.
pub fn phase_rows(engagement: &Engagement<'_>) -> impl Iterator<Item = PhaseRow> {
    (0..engagement.phases.len()).map(|place| phase_row(place, engagement))
}
