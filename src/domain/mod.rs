//! The onboarding itself: checklists, entries, the state that entries add up to, and what may be
//! done to it. Knows no file, no clock and no output format.

pub mod checklist;
pub mod dates;
pub mod decide;
pub mod engagement;
pub mod entry;
pub mod fingerprint;
pub mod ids;
pub mod merge;
pub mod moment;
pub mod owners;
pub mod record;
pub mod select;
pub mod status;
pub mod text;
pub mod time;
