//! Questions about an engagement, answered as values: no format, no wording, no clock.

pub mod agenda;
pub mod attention;
pub mod burn_up;
pub mod changes;
pub mod checkpoints;
pub mod conflicts;
pub mod effect;
pub mod findings;
pub mod forecast;
pub mod gate;
pub mod header;
pub mod health;
pub mod item;
pub mod list;
pub mod log;
pub mod phase;
pub mod plan;
pub mod portfolio;
pub mod progress;
mod serialize;
pub mod sheet;
pub mod snapshot;
pub mod status;
pub mod verification;
pub mod warnings;
