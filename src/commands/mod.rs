//! The commands: one file a subcommand, and the rooms that they share.

mod dates;
mod explain;
mod filtering;
mod options;
mod output;
mod reading;
mod recording;
mod showing;

pub mod add;
pub mod agenda;
pub mod assign;
pub mod changes;
pub mod chart;
pub mod check;
pub mod checklists;
pub mod checkpoint;
pub mod completions;
pub mod demo;
pub mod due;
pub mod edit;
pub mod gate;
pub mod import;
pub mod init;
pub mod list;
pub mod log;
pub mod man;
pub mod merge;
pub mod note;
pub mod portfolio;
pub mod schema;
pub mod show;
pub mod snapshot;
pub mod status;
pub mod tick;
pub mod tui;
pub mod undo;

pub use explain::explain;

use crate::session::Exit;

/// How a command ends.
pub type Outcome = anyhow::Result<Exit>;
