//! The program in a shell: completion, man pages, and what people type by instinct.

mod candidates;
mod did_you_mean;
mod manual;
mod script;

pub(crate) use candidates::{Candidate, Subject, candidates};
pub(crate) use did_you_mean::{date_in_quotes, meant, names_in_quotes, problem, where_to_look};
pub(crate) use manual::{page, show_page};
pub(crate) use script::{Shell, script};
