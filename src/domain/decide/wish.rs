//! What people want to happen, and what is decided.

use std::collections::BTreeMap;

use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::domain::dates::Shift;
use crate::domain::{
    Checklist, Day, Entry, Field, Fingerprint, Health, Id, Instant, MatterKind, Setting, Status,
    Tracked, Value, Waiting,
};

/// What somebody wants to happen. Items are named as people type them (see
/// [`select`](crate::domain::select::select)).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Tick items off, or the opposite.
    Tick(Verb, Vec<String>, Remark),
    /// Put items into the phase with this id or name.
    Move(Vec<String>, String),
    /// Give items and matters an owner, or none.
    Assign(Vec<String>, Option<String>),
    /// Give a role an owner, or none.
    AssignRole(String, Option<String>),
    /// Give all that somebody owns to another, or to nobody.
    Reassign(String, Option<String>),
    /// Give items, matters and phases a due date, or none.
    Due(Vec<String>, Option<Day>),
    /// Move the due dates of what is open and named, or of all items and phases that are open where
    /// nothing is.
    Shift(Vec<String>, Shift),
    /// Give the phases the due dates that the durations in the checklist make.
    Plan,
    /// Say something about items, matters or phases, or about the engagement where none is named.
    Note(Vec<String>, Remark),
    /// Add items to a phase.
    Add {
        /// The phase, by id or name.
        phase: String,
        /// What is to be done, an item each.
        tasks: Vec<String>,
        /// Who owns them.
        owner: Option<String>,
        /// When they are due.
        due: Option<Day>,
    },
    /// Raise matters.
    Raise(Raising),
    /// Close matters, with their outcome.
    Close(Vec<String>, Remark),
    /// Make items what somebody wrote down that they are to be.
    Edit(Edits),
    /// Begin the record with these settings.
    Begin(Vec<(Setting, String)>),
    /// Set something for the engagement as a whole, to nothing where that is said.
    Set(Setting, Option<String>),
    /// Mark a meeting, or set the date of the next.
    Checkpoint(Meeting),
    /// Record that the customer accepts a phase.
    Accept(Accepting),
    /// Put the engagement on hold, until this day if one is said.
    Hold(Option<Day>, Remark),
    /// End the hold.
    Resume {
        /// Move what is open by the days that were held.
        shifted: bool,
        /// What there is to say.
        remark: Remark,
    },
    /// Take over a newer checklist.
    Upgrade(Upgrading),
    /// Do that, for a reason that is recorded with it.
    Because(Box<Wish>, Remark),
    /// Take back the entry with this id, or one's own newest.
    Undo(Option<String>),
    /// Bring back the entry with this id, or what one's own last undo took back.
    Redo(Option<String>),
}

/// What the customer accepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepting {
    /// The phase, by id or name.
    pub phase: String,
    /// Who accepts it.
    pub from: String,
    /// Why, where the gate is not ready.
    pub despite: Option<String>,
    /// The fingerprint of the record.
    pub fingerprint: Fingerprint,
    /// What there is to say.
    pub remark: Remark,
}

impl Wish {
    /// The same for this reason, if it is one.
    pub fn because(self, why: Remark) -> Self {
        let is_given = why.note.is_some();
        if is_given { Wish::Because(Box::new(self), why) } else { self }
    }

    /// What is wished, whatever the reason.
    pub fn itself(&self) -> &Self {
        match self {
            Wish::Because(wish, _) => wish.itself(),
            wish => wish,
        }
    }

    /// Was it asked for that what is said stays internal?
    pub fn is_internal(&self) -> bool {
        match self {
            Wish::Tick(_, _, remark)
            | Wish::Note(_, remark)
            | Wish::Close(_, remark)
            | Wish::Hold(_, remark)
            | Wish::Resume { remark, .. } => remark.internal,
            Wish::Because(wish, remark) => remark.internal || wish.is_internal(),
            Wish::Raise(raising) => raising.internal,
            Wish::Checkpoint(meeting) => meeting.internal,
            _ => false,
        }
    }
}

/// What can be done to the status of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Verb {
    /// Somebody begins, or goes on.
    Start,
    /// It is finished.
    Done,
    /// It can't go on.
    Block,
    /// It is what it was before it was blocked.
    Unblock,
    /// It does not concern this engagement.
    #[strum(serialize = "na")]
    NotApplicable,
    /// It is what it was before it was done, or does apply after all.
    Reopen,
    /// A duty is still met.
    Confirm,
}

impl Verb {
    /// All of them.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The command.
    pub fn word(self) -> &'static str {
        self.into()
    }

    /// Must a reason be given?
    pub fn needs_reason(self) -> bool {
        matches!(self, Verb::Block | Verb::NotApplicable)
    }
}

/// What is said along with a tick.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remark {
    /// In words.
    pub note: Option<String>,
    /// The words are not for the customer.
    pub internal: bool,
    /// The day it really happened.
    pub on: Option<Day>,
    /// Where the result can be seen.
    pub link: Option<String>,
    /// For whom what is blocked waits, and until when.
    pub waiting: Waiting,
}

/// Matters of one kind that come up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Raising {
    /// What they are.
    pub kind: MatterKind,
    /// What is to be decided, watched or done, a matter each.
    pub tasks: Vec<String>,
    /// Who owns them.
    pub owner: Option<String>,
    /// When they are due.
    pub due: Option<Day>,
    /// What came of them, where they are closed at once.
    pub outcome: Option<String>,
    /// They are not for the customer.
    pub internal: bool,
}

/// What somebody wants one item or matter to be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edit {
    /// The fields that are to be another, and what they are to be.
    pub set: BTreeMap<Field, Value>,
    /// What he saw in these fields, where he saw anything. A field that is something else by now
    /// is left to him: he did not know.
    pub seen: BTreeMap<Field, Value>,
    /// What there is to say: the reason, where the status needs one.
    pub note: Option<String>,
    /// The duty is still met.
    pub confirm: bool,
}

/// What somebody wants items to be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edits {
    /// Item by item.
    pub items: BTreeMap<Id, Edit>,
    /// The file that it comes from.
    pub via: Option<String>,
    /// The day on which it really happened.
    pub on: Option<Day>,
    /// What there is to do beside these.
    pub added: Vec<NewItem>,
}

/// An item that somebody wrote down beside those that there are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewItem {
    /// The phase, by id or name.
    pub phase: String,
    /// What is to be done.
    pub task: String,
    /// What it is from the beginning, and what there is to say.
    pub edit: Edit,
}

/// A checkpoint meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meeting {
    /// What it is called; none to set only the date of the next.
    pub name: Option<String>,
    /// When the next one is.
    pub next: Option<Day>,
    /// Who took part, as people type names.
    pub present: Vec<String>,
    /// A health in the place of the rule's.
    pub health: Option<Health>,
    /// What there is to say; with a health, its reason.
    pub note: Option<String>,
    /// The note is not for the customer.
    pub internal: bool,
}

/// A newer checklist, and what somebody says of the items that it may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upgrading {
    /// The newer checklist.
    pub checklist: Checklist,
    /// Of items of the record, which item of the checklist each is, by its id; or that it is none.
    pub said: Vec<(String, Option<String>)>,
}

/// What a newer checklist makes of the items, beside what is written of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taken {
    /// So many are as they were.
    pub same: usize,
    /// Those that are done, and are worded anew.
    pub to_recheck: Vec<Id>,
    /// Those that leave.
    pub left: Vec<Left>,
    /// Those that have another id here than on the checklist, which is the second.
    pub renamed: Vec<(Id, Id)>,
    /// Those that are of another kind there, which is named, and stay what they were.
    pub other_kinds: Vec<(Id, &'static str)>,
}

/// An item that is not on the newer checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// Its id.
    pub id: Id,
    /// What was to be done.
    pub task: String,
    /// What had become of it.
    pub was: Status,
    /// The item that it became part of.
    pub into: Option<Id>,
}

/// What was decided.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decision {
    /// What is to be recorded; nothing where everything is already as it was wished.
    pub entry: Option<Entry>,
    /// The items named by their id that are already so.
    pub already: Vec<(Id, Aside)>,
    /// The items of a phase or a range that the wish left alone.
    pub left_alone: Vec<(Id, Aside)>,
    /// Optional items that were given an owner or a date, and that nobody has taken up.
    pub to_take_up: Vec<Id>,
    /// What a newer checklist makes of the items.
    pub taken: Option<Taken>,
    /// People whom nobody had heard of before.
    pub new_people: Vec<NewPerson>,
    /// Whose entry is taken back or brought again, and of when it is, where that is not of the
    /// person who acts, or not of today.
    pub older: Option<(String, Instant)>,
}

impl Decision {
    /// Notes why an item or a matter is left as it is, which was `named` by its id or not.
    pub(super) fn leave(&mut self, one: &Tracked, aside: Aside, named: bool) {
        let left = if named { &mut self.already } else { &mut self.left_alone };
        left.push((one.id.clone(), aside));
    }
}

/// Somebody whom nobody had heard of before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPerson {
    /// The name.
    pub name: String,
    /// As whom the name was given.
    pub part: Part,
    /// Somebody who is called nearly so.
    pub near: Option<String>,
}

/// As whom a person is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Somebody who owns something.
    Owner,
    /// Somebody who takes part in a meeting.
    Present,
    /// Somebody for whom something waits.
    WaitedFor,
}

/// What an item is, where a wish does not change it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aside {
    /// A duty, where the others are ticked off.
    Duty,
    /// Not a duty, where duties are confirmed.
    NotADuty,
    /// Optional and not taken up.
    Optional,
    /// Of this status.
    Status(Status),
    /// A matter that is closed.
    Closed,
    /// As it was wished.
    AsWished,
    /// Without a date that could be moved.
    Undated,
    /// With several dates, between which nobody has decided.
    InConflict,
}
