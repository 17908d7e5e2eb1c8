//! The program in a shell: completion, man pages, and what people type by instinct.

mod candidates;
mod instinct;
mod manual;
mod script;

pub(crate) use candidates::{Candidate, Subject, candidates};
pub(crate) use instinct::{date_in_quotes, explained};
pub(crate) use manual::{page, show_page};
pub(crate) use script::{Shell, script};
