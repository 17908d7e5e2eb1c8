//! The command line: what was typed becomes a command, and its outcome an exit code.

mod complete;
mod parse;
mod run;

pub use run::run;
