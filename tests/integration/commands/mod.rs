//! What people see, command by command, and what each command promises.

mod add;
mod agenda;
mod assign;
mod changes;
mod chart;
mod check;
mod checklists;
mod checkpoint;
mod completions;
mod demo;
mod due;
mod edit;
mod gate;
mod init;
mod list;
mod log;
mod man;
mod merge;
mod note;
mod portfolio;
mod schema;
mod show;
mod snapshot;
mod status;
mod ticking;
mod undo;
