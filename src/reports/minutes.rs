//! What the days of a meeting recorded.

use std::collections::HashSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::changes::{Change, Changes, Kind, Subject, changes};
use super::checkpoints::{Held, held};
use super::header::{Header, header};
use crate::domain::engagement::Checkpointed;
use crate::domain::{Day, Engagement, Field, MatterKind, Value};

/// What the days of a meeting recorded, each thing once: of a matter that was raised and closed,
/// only what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename = "ticklist/minutes/1")]
pub struct Minutes {
    /// Of whom, and as of when.
    #[serde(flatten)]
    pub header: Header,
    /// The meeting, where one was marked.
    pub meeting: Option<Held>,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// Decisions that were taken, with their outcome as the note and who was asked as the owner.
    pub decided: Vec<Change>,
    /// Decisions that are needed, risks and actions that came up, or came up again.
    pub raised: Vec<Change>,
    /// Actions that are over, with what came of them.
    pub actions_closed: Vec<Change>,
    /// Risks that are over, likewise.
    pub risks_closed: Vec<Change>,
    /// Phases that the customer accepted.
    pub accepted: Vec<Change>,
    /// Who is responsible now.
    pub assigned: Vec<Change>,
    /// What became of items.
    pub ticked: Vec<Change>,
    /// What has other dates or is in another phase, with why.
    pub moved: Vec<Change>,
    /// What else is other in the checklist.
    pub edited: Vec<Change>,
    /// What was said beside all that.
    pub noted: Vec<Change>,
    /// The day of the next meeting.
    pub next: Option<Day>,
    /// Internal notes are among that, told or not.
    #[serde(skip)]
    pub has_internal_notes: bool,
}

impl Minutes {
    /// The parts, each with its title.
    pub fn parts(&self) -> [(&'static str, &[Change]); 10] {
        [
            ("Decided", &self.decided),
            ("Raised", &self.raised),
            ("Actions closed", &self.actions_closed),
            ("Risks closed", &self.risks_closed),
            ("Accepted by the customer", &self.accepted),
            ("Assigned", &self.assigned),
            ("Ticked", &self.ticked),
            ("Moved", &self.moved),
            ("Changed in the checklist", &self.edited),
            ("Noted", &self.noted),
        ]
    }
}

/// The minutes of a meeting whose days begin after the one state and end with the other.
pub fn minutes(
    before: &Engagement<'_>,
    after: &Engagement<'_>,
    mark: Option<Checkpointed<'_>>,
    [from, to]: [Day; 2],
) -> Minutes {
    let Changes { changes: mut all, has_internal_notes, .. } = changes(before, after);
    let meeting = mark.and_then(|mark| held(mark, after));
    let itself = Subject::Whole { checkpoint: meeting.as_ref().map(|held| held.name.clone()) };
    all.retain(|change| meeting.is_none() || change.subject != itself);
    told_as_closed(&mut all, after);
    told_as_moved(&mut all);
    let mut part = |wanted: &dyn Fn(&Change) -> bool| -> Vec<Change> {
        all.extract_if(.., |change| wanted(change)).collect()
    };
    let closed = |kind: MatterKind| {
        move |change: &Change| change.kind == Kind::Closed && kind_of(change, after) == Some(kind)
    };
    let is_raised = |change: &Change| {
        let is_matter = matches!(change.subject, Subject::Matter { .. });
        change.kind == Kind::Raised || change.kind == Kind::Reopened && is_matter
    };
    let is_moved = |change: &Change| {
        matches!(change.kind, Kind::Slipped | Kind::BroughtForward | Kind::Dated)
            || change.field == Some(Field::Phase)
            || change.kind == Kind::Held
    };
    let next = mark.and_then(|mark| mark.checkpoint.next).or(after.next_checkpoint());
    Minutes {
        header: header(after),
        from,
        to,
        decided: part(&closed(MatterKind::Decision)),
        raised: part(&is_raised),
        actions_closed: part(&closed(MatterKind::Action)),
        risks_closed: part(&closed(MatterKind::Risk)),
        accepted: part(&|change| change.kind == Kind::Accepted),
        assigned: part(&|change| change.kind == Kind::Owner),
        moved: part(&is_moved),
        edited: part(&|change| matches!(change.kind, Kind::Added | Kind::Removed | Kind::Edited)),
        noted: part(&|change| change.kind == Kind::Noted),
        ticked: all,
        next: next.filter(|day| *day > to),
        meeting,
        has_internal_notes,
    }
}

fn kind_of(change: &Change, engagement: &Engagement<'_>) -> Option<MatterKind> {
    match &change.subject {
        Subject::Matter { id, .. } => engagement.matter(id).map(|matter| matter.kind),
        _ => None,
    }
}

/// Tells of what was raised and closed only that it was closed, and what was said when it was
/// raised.
fn told_as_closed(all: &mut Vec<Change>, after: &Engagement<'_>) {
    let closed = all.iter().filter(|change| change.kind == Kind::Closed);
    let closed: HashSet<Subject> = closed.map(|change| change.subject.clone()).collect();
    for change in all.iter_mut().filter(|change| closed.contains(&change.subject)) {
        match (change.kind, &change.subject) {
            (Kind::Raised, _) => (change.kind, change.now) = (Kind::Noted, Value::Nothing),
            (Kind::Closed, Subject::Matter { id, .. }) => {
                change.owner = after.matter(id).and_then(|it| it.owner()).map(str::to_owned);
            }
            _ => {}
        }
    }
    let says = |change: &Change| change.cause.note.is_some() || change.now != Value::Nothing;
    all.retain(|change| change.kind != Kind::Noted || says(change));
}

/// Tells of an item that is in another phase also the date that it has thereby.
fn told_as_moved(all: &mut Vec<Change>) {
    let is_moved = |change: &Change| change.field == Some(Field::Phase);
    let moved: Vec<Change> = all.iter().filter(|change| is_moved(change)).cloned().collect();
    for moved in moved {
        let is_of =
            |change: &Change| (&change.subject, &change.cause) == (&moved.subject, &moved.cause);
        let is_date = |change: &Change| change.kind == Kind::Dated || change.days.is_some();
        let dates = all.extract_if(.., |change| is_of(change) && is_date(change));
        let due = dates.last().and_then(|date| date.now.as_day());
        all.iter_mut()
            .filter(|change| is_moved(change) && is_of(change))
            .for_each(|it| it.due = due);
    }
}
