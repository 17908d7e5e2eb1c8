//! Why a wish is not granted.

use chrono::NaiveDateTime;
use thiserror::Error;

use super::wish::Verb;
use crate::domain::dates::{HolidaysFault, Shift};
use crate::domain::select::SelectFault;
use crate::domain::text::TextFault;
use crate::domain::time::instant_text;
use crate::domain::{
    Day, EntryId, Field, Id, Instant, MatterKind, MatterState, Setting, Status, Value,
};

/// Why nothing at all of a wish may happen.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refusal {
    /// A word names no item.
    #[error(transparent)]
    Select(#[from] SelectFault),
    /// A text can't be stored as what it was to be.
    #[error("the {0} {1}")]
    Text(&'static str, TextFault),
    /// No zone is called so.
    #[error("no time zone is called `{name}`")]
    UnknownZone {
        /// What was typed.
        name: String,
        /// Those that are called nearly so.
        near: Vec<String>,
    },
    /// These are no holidays.
    #[error(transparent)]
    Holidays(#[from] HolidaysFault),
    /// There is always one.
    #[error("there is always a {}: `--none` does not apply", .0.word())]
    NeverNothing(Setting),
    /// A duty is confirmed, never done.
    #[error("{0} is a duty: it is never done, but confirmed again and again")]
    DutyDone(Id),
    /// Only duties are confirmed.
    #[error("{0} is no duty: it is done once")]
    NotADuty(Id),
    /// Matters are closed, never done.
    #[error("{id} is {} {}, and no item of the checklist", article(*kind), kind.word())]
    MatterNamed {
        /// The matter.
        id: Id,
        /// What it is.
        kind: MatterKind,
        /// What was wished of its status, if anything was.
        verb: Option<Verb>,
    },
    /// Only matters are closed.
    #[error("{0} is of the checklist: only decisions, risks and actions are closed")]
    NotAMatter(Id),
    /// A matter is closed with what came of it.
    #[error("`close` needs the outcome")]
    NoOutcome,
    /// Only items have links.
    #[error("{0} can't have a link: only items have one")]
    NoLink(Id),
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
    #[error("`{}` needs a reason", .0.word())]
    NoReason(Verb),
    /// What somebody is called reads as if it said until when.
    #[error("`{0}` can't be read as a name and a day")]
    NoParty(String),
    /// A tick can't have happened on this day, which is still to come.
    #[error("{} is still to come", .0.format("%a %-d %b %Y"))]
    NotYet(Day),
    /// A name means several owners or roles: these.
    #[error("`{}` could be any of: {}", .0, .1.join(", "))]
    Several(String, Vec<String>),
    /// Nobody who owns anything is called so.
    #[error("nobody here who owns anything is called `{name}`")]
    UnknownOwner {
        /// What was typed.
        name: String,
        /// Somebody who is called nearly so.
        near: Option<String>,
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
    /// What is recorded needs an id, and the system has no randomness to make one of.
    #[error("this system gives no random numbers, of which ids are made")]
    NoRandomness,
    /// A checkpoint of that moment has this name already.
    #[error("there is a checkpoint `{}` already, of {}", .0, .1.format("%a %-d %b %Y %H:%M"))]
    NameInUse(String, NaiveDateTime),
    /// A checkpoint's name would be read as a date, or as `last`.
    #[error("a checkpoint can't be called `{0}`: `--since {0}` means a date")]
    NameReserved(String),
    /// A health was given without a checkpoint, or without a reason.
    #[error("`--health` needs the name of the checkpoint, and a reason")]
    HealthAlone,
    /// The person has nothing to take back; the newest standing entry is this, by somebody else.
    #[error("there is nothing of yours to undo")]
    NothingToUndo(Option<(EntryId, String)>),
    /// The person has no undo to take back.
    #[error("there is no undo of yours to take back")]
    NothingToRedo,
    /// The person has recorded something since; what was taken back, and can be brought back.
    #[error(
        "there is nothing to redo: you have recorded something else since the undo that still holds"
    )]
    RedoIsOver(Option<EntryId>),
    /// No entry has this id.
    #[error("no entry has the id `{0}`")]
    UnknownEntry(String),
    /// No calendar has the day to which a date would move.
    #[error("there is no such day as {} {shift}", .day.format("%-d %B %Y"))]
    NoSuchDay {
        /// The date.
        day: Day,
        /// By how much it would move.
        shift: Shift,
    },
    /// A phase would be accepted that is not complete.
    #[error("{name} is not ready to be accepted: {} {} open", .open.join(", "), are(.open.len()))]
    GateNotReady {
        /// Its name.
        name: String,
        /// The items that hold it back.
        open: Vec<String>,
    },
    /// A hold would end on a day that is no longer to come.
    #[error("a hold can't end on {}: that is not after today", .0.format("%a %-d %b %Y"))]
    HoldIsOver(Day),
    /// A hold from this day on would be older than the engagement, which began on the other.
    #[error(
        "a hold from {} would be older than the engagement, which began on {}",
        .0.format("%a %-d %b %Y"),
        .1.format("%a %-d %b %Y")
    )]
    HoldBeforeItBegan(Day, Day),
    /// A hold from this day on ended with what was recorded of a later one.
    #[error(
        "a hold from {} would be over already: it was recorded that work went on after that",
        .0.format("%a %-d %b %Y")
    )]
    HoldHasEnded(Day),
    /// Items may be the same as on a newer checklist, as nobody has said yet.
    #[error("{} on the newer checklist in other words: say whether they are", may_be(.0.len()))]
    Doubts(Vec<Doubt>),
    /// A newer checklist has no item with this id.
    #[error("no item of the newer checklist has the id `{word}`")]
    NotOnChecklist {
        /// What was typed.
        word: String,
        /// The id that it resembles most.
        nearest: Option<String>,
    },
    /// It was said of one item that it is two.
    #[error("`{0}` can't be two items of the newer checklist")]
    SaidTwice(String),
    /// Of something else than one item.
    #[error("`{0}` is not one item of this record")]
    NotOneItem(String),
    /// Several entries' ids start like that: these.
    #[error("several entries' ids start with `{}`: {}", .0, first_of(.1))]
    SeveralEntries(String, Vec<EntryId>),
    /// A later entry stands on what would be taken back.
    #[error(
        "entry {entry} can't be {} back: entry {later} by {by} ({}) has since {did}",
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
        /// What that did to what both touch.
        did: String,
        /// It was taken back before, and was to be brought back.
        again: bool,
    },
}

/// An item of the record and one of a newer checklist that may be the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// That of the record, in the shortest form.
    pub old: String,
    /// What it says.
    pub was: String,
    /// That of the checklist.
    pub new: Id,
    /// What that says.
    pub task: String,
}

impl Refusal {
    /// That this is a matter.
    pub(super) fn matter(matter: &MatterState, verb: Option<Verb>) -> Self {
        Refusal::MatterNamed { id: matter.id.clone(), kind: matter.kind, verb }
    }

    /// That the name means several: these.
    pub(super) fn several(name: &str, meant: &[&str]) -> Self {
        let meant = meant.iter().map(|one| (*one).to_owned()).collect();
        Refusal::Several(name.to_owned(), meant)
    }
}

/// Why what somebody wants one item to be can't be.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum EditFault {
    /// Nothing has this id.
    #[error("nothing in this record has this id")]
    Unknown,
    /// Blocking and n/a need a reason.
    #[error("{0} needs a reason")]
    NoReason(Status),
    /// A duty is confirmed, never done.
    #[error(
        "a duty is never done, but confirmed again and again: leave its status, and use `confirm`"
    )]
    DutyDone,
    /// Only duties are confirmed.
    #[error("this is no duty: it is done once, not confirmed")]
    NotADuty,
    /// Only what is blocked waits for somebody.
    #[error("only what is blocked waits for somebody: set the status to blocked too, and say why")]
    NotBlocked,
    /// A matter is closed with what came of it.
    #[error("what is closed needs its outcome, as `why`")]
    NoOutcome,
    /// The status is one that only matters have.
    #[error("a status of an item is not-started, in-progress, blocked, done or n/a")]
    NoStatusOfAnItem,
    /// The status is one that only items have.
    #[error("a status of a decision, a risk or an action is open or closed")]
    NoStatusOfAMatter,
    /// A matter has no such field.
    #[error("a decision, a risk or an action has no {}", .0.word())]
    NoFieldOfAMatter(Field),
    /// The field can't be left empty.
    #[error("the {} can't be left empty", .0.word())]
    Empty(Field),
    /// It would be refused of a single item too.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Somebody else has made the field something else meanwhile: this.
    #[error("somebody has meanwhile set the {} to {}", .0.word(), said(.1))]
    Clash(Field, Value),
}

fn may_be(number: usize) -> String {
    if number == 1 { "1 item may be".to_owned() } else { format!("{number} items may be") }
}

fn are(number: usize) -> &'static str {
    if number == 1 { "is" } else { "are" }
}

fn article(kind: MatterKind) -> &'static str {
    if kind == MatterKind::Action { "an" } else { "a" }
}

/// So many ids are named.
const MOST: usize = 20;

fn first_of(ids: &[EntryId]) -> String {
    let ids: Vec<&str> = ids.iter().take(MOST).map(EntryId::as_str).collect();
    ids.join(", ")
}

fn said(value: &Value) -> String {
    if *value == Value::Nothing { "nothing".to_owned() } else { value.to_string() }
}
