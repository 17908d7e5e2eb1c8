//! What somebody wrote down that items are to be.

use std::collections::BTreeMap;

use crate::domain::entry::{Field, Value};
use crate::domain::ids::Id;
use crate::domain::status::Status;
use crate::domain::text::TextFault;

/// What somebody wants one item to be.
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
}

/// Why what somebody wants one item to be can't be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
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
    /// The field can't be left empty.
    #[error("the {} can't be left empty", .0.word())]
    Empty(Field),
    /// A text can't be stored.
    #[error("the {0} {1}")]
    Text(&'static str, TextFault),
    /// A name means several owners.
    #[error("`{}` could be any of: {}", .0, .1.join(", "))]
    SeveralOwners(String, Vec<String>),
    /// Somebody else has made the field something else meanwhile: this.
    #[error("somebody has meanwhile set the {} to {}", .0.word(), said(.1))]
    Clash(Field, Value),
}

fn said(value: &Value) -> String {
    if *value == Value::Nothing { "nothing".to_owned() } else { value.to_string() }
}
