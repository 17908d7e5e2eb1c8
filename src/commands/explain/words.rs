//! Texts and values that can't be stored.

use crate::domain::decide::EditFault;
use crate::domain::entry::Value;
use crate::domain::text::{LONGEST, TextFault};
use crate::session::{Exit, Failure};

pub(in crate::commands) fn text_failure(what: &str, fault: TextFault) -> Failure {
    let failed = |problem: String| Failure::new(Exit::Failed, problem);
    match fault {
        TextFault::Empty => failed(format!("the {what} is empty")).hint("write at least one word"),
        TextFault::Control(c) => {
            failed(format!("the {what} holds the control character U+{:04X}", c as u32))
                .hint("write it on one line, without characters that drive a terminal")
        }
        TextFault::Long => failed(format!("the {what} is longer than {LONGEST} bytes"))
            .hint("put it in a document, and give the link:  --link URL"),
    }
}

/// Why what somebody wants an item to be can't be, and what to do.
pub(in crate::commands) fn edit_fault(fault: &EditFault) -> String {
    match fault {
        EditFault::Unknown => "nothing in this record has this id".to_owned(),
        EditFault::NoReason(status) => format!("{status} needs a reason"),
        EditFault::DutyDone => {
            "a duty is never done, but confirmed again and again: leave its status, and use `confirm`"
                .to_owned()
        }
        EditFault::NotADuty => "this is no duty: it is done once, not confirmed".to_owned(),
        EditFault::Empty(field) => format!("the {} can't be left empty", field.word()),
        EditFault::Text(what, fault) => text_failure(what, *fault).problem,
        EditFault::Clash(field, now) => {
            let now = if *now == Value::Nothing { "nothing".to_owned() } else { now.to_string() };
            format!("somebody has meanwhile set the {} to {now}", field.word())
        }
        EditFault::SeveralOwners(name, owners) => {
            format!("`{name}` could be any of: {}", owners.join(", "))
        }
    }
}
