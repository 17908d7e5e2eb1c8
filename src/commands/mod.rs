//! The commands: those that only look in one file, those that record one wish in another, the
//! others in one each; and the rooms that they share.

mod checklist;
mod dates;
mod explain;
mod filtering;
mod holidays;
mod options;
mod reading;
mod recording;
mod records;
mod running;
mod showing;
mod tasks;

pub(crate) mod accept;
pub(crate) mod change;
pub(crate) mod check;
pub(crate) mod checklists;
pub(crate) mod checkpoint;
pub(crate) mod demo;
pub(crate) mod hold;
pub(crate) mod import;
pub(crate) mod init;
mod lacking;
pub(crate) mod look;
pub(crate) mod matters;
pub(crate) mod merge;
pub(crate) mod minutes;
pub(crate) mod portfolio;
pub(crate) mod print;
pub(crate) mod set;
pub(crate) mod snapshot;
pub(crate) mod tui;
pub(crate) mod upgrade;
pub(crate) mod week;

pub(crate) use explain::explain;
pub(crate) use options::{Acting, Reporting};

use crate::session::Exit;

/// How a command ends.
pub(crate) type Outcome = anyhow::Result<Exit>;
