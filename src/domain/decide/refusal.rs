//! Why a wish is not granted.

use chrono::NaiveDateTime;
use thiserror::Error;

use super::edits::EditFault;
use super::wish::Verb;
use crate::domain::engagement::Touch;
use crate::domain::ids::{EntryId, Id};
use crate::domain::select::SelectFault;
use crate::domain::status::Status;
use crate::domain::text::TextFault;
use crate::domain::time::{Day, Instant, instant_text};

/// Why nothing at all of a wish may happen.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refusal {
    /// A word names no item.
    #[error(transparent)]
    Select(#[from] SelectFault),
    /// A text can't be stored.
    #[error("the {what} {fault}")]
    Text {
        /// What it was to be.
        what: &'static str,
        /// What is wrong with it.
        fault: TextFault,
    },
    /// Items have to be named one by one here.
    #[error("`{phase}` is a phase: name the items")]
    PhaseNamed {
        /// The phase that was named.
        phase: Id,
    },
    /// A duty is confirmed, never done.
    #[error("{id} is a duty: it is never done, but confirmed again and again")]
    DutyDone {
        /// The duty.
        id: Id,
    },
    /// Only duties are confirmed.
    #[error("{id} is no duty: it is done once")]
    NotADuty {
        /// The item.
        id: Id,
    },
    /// The item's status does not allow it.
    #[error("{id} is {status}, so `{}` does not apply", verb.word())]
    WrongStatus {
        /// The item.
        id: Id,
        /// What was wished.
        verb: Verb,
        /// What the item is.
        status: Status,
    },
    /// Blocking and n/a need a reason.
    #[error("`{}` needs a reason", verb.word())]
    NoReason {
        /// What was wished.
        verb: Verb,
    },
    /// A tick can't have happened on a day to come.
    #[error("{} is still to come", day.format("%a %-d %b %Y"))]
    NotYet {
        /// That day.
        day: Day,
    },
    /// A name means several owners.
    #[error("`{name}` could be any of: {}", owners.join(", "))]
    SeveralOwners {
        /// What was typed.
        name: String,
        /// Whom it could mean.
        owners: Vec<String>,
    },
    /// No item has this role.
    #[error("no item has the role `{role}`")]
    UnknownRole {
        /// What was typed.
        role: String,
        /// The roles that there are.
        roles: Vec<String>,
        /// The one that it resembles most.
        nearest: Option<String>,
    },
    /// What items are to be can't be; each with the reason.
    #[error("nothing was recorded, since this can't be")]
    Edits(Vec<(Id, EditFault)>),
    /// A checkpoint's name is in use.
    #[error("there is a checkpoint `{name}` already, of {}", at.format("%a %-d %b %Y %H:%M"))]
    NameInUse {
        /// The name.
        name: String,
        /// When that checkpoint was, by the clock on the wall.
        at: NaiveDateTime,
    },
    /// A checkpoint's name would be read as a date, or as `last`.
    #[error("a checkpoint can't be called `{name}`: `--since {name}` means a date")]
    NameReserved {
        /// The name.
        name: String,
    },
    /// A health was given without a checkpoint, or without a reason.
    #[error("`--health` needs the name of the checkpoint, and a reason")]
    HealthAlone,
    /// The person has nothing to take back.
    #[error("there is nothing of yours to undo")]
    NothingToUndo {
        /// The newest standing entry, and who made it.
        newest: Option<(EntryId, String)>,
    },
    /// The person has no undo to take back.
    #[error("there is no undo of yours to take back")]
    NothingToRedo,
    /// No entry has this id.
    #[error("no entry has the id `{entry}`")]
    UnknownEntry {
        /// What was typed.
        entry: String,
    },
    /// Several entries' ids start like that.
    #[error("several entries' ids start with `{entry}`: {}", first_of(candidates))]
    SeveralEntries {
        /// What was typed.
        entry: String,
        /// The ids.
        candidates: Vec<EntryId>,
    },
    /// A later entry stands on what would be taken back.
    #[error(
        "entry {entry} can't be {} back: entry {later} by {by} ({}) has since touched {touch}",
        if *again { "brought" } else { "taken" },
        instant_text(*at)
    )]
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

/// So many ids are named.
const MOST: usize = 20;

fn first_of(ids: &[EntryId]) -> String {
    let ids: Vec<&str> = ids.iter().take(MOST).map(EntryId::as_str).collect();
    ids.join(", ")
}
