//! Why a wish is not granted.

use super::edit::EditFault;
use super::wish::Verb;
use crate::domain::engagement::Touch;
use crate::domain::ids::{EntryId, Id};
use crate::domain::select::SelectFault;
use crate::domain::status::Status;
use crate::domain::text::TextFault;
use crate::domain::time::{Day, Instant};

/// Why nothing at all of a wish may happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// A word names no item.
    Select(SelectFault),
    /// A text can't be stored.
    Text {
        /// What it was to be.
        what: &'static str,
        /// What is wrong with it.
        fault: TextFault,
    },
    /// Items have to be named one by one here.
    PhaseNamed {
        /// The phase that was named.
        phase: Id,
    },
    /// A duty is confirmed, never done.
    DutyDone {
        /// The duty.
        id: Id,
    },
    /// Only duties are confirmed.
    NotADuty {
        /// The item.
        id: Id,
    },
    /// The item's status does not allow it.
    WrongStatus {
        /// The item.
        id: Id,
        /// What was wished.
        verb: Verb,
        /// What the item is.
        status: Status,
    },
    /// Blocking and n/a need a reason.
    NoReason {
        /// What was wished.
        verb: Verb,
    },
    /// A tick can't have happened on a day to come.
    NotYet {
        /// That day.
        day: Day,
    },
    /// A name means several owners.
    SeveralOwners {
        /// What was typed.
        name: String,
        /// Whom it could mean.
        owners: Vec<String>,
    },
    /// No item has this role.
    UnknownRole {
        /// What was typed.
        role: String,
        /// The roles that there are.
        roles: Vec<String>,
        /// The one that it resembles most.
        nearest: Option<String>,
    },
    /// What items are to be can't be; each with the reason.
    Edits(Vec<(Id, EditFault)>),
    /// A checkpoint's name is in use.
    NameInUse {
        /// The name.
        name: String,
        /// When that checkpoint was.
        at: Instant,
    },
    /// A checkpoint's name would be read as a date, or as `last`.
    NameReserved {
        /// The name.
        name: String,
    },
    /// A health was given without a checkpoint, or without a reason.
    HealthAlone,
    /// The person has nothing to take back.
    NothingToUndo {
        /// The newest standing entry, and who made it.
        newest: Option<(EntryId, String)>,
    },
    /// The person has no undo to take back.
    NothingToRedo,
    /// No entry has this id.
    UnknownEntry {
        /// What was typed.
        entry: String,
    },
    /// Several entries' ids start like that.
    SeveralEntries {
        /// What was typed.
        entry: String,
        /// The ids.
        candidates: Vec<EntryId>,
    },
    /// A later entry stands on what would be taken back.
    StoodOn {
        /// What was to be taken back.
        entry: EntryId,
        /// The later entry.
        later: EntryId,
        /// Who made that.
        by: String,
        /// When.
        at: Instant,
        /// What both touch.
        touch: Touch,
        /// It was taken back before, and was to be brought back.
        again: bool,
    },
}

impl From<SelectFault> for Refusal {
    fn from(fault: SelectFault) -> Self {
        Refusal::Select(fault)
    }
}
