//! The onboarding itself: checklists, entries, the state that entries add up to, and what may be
//! done to it. Knows no file, no clock and no output format.

pub mod brand;
pub mod checklist;
pub mod dates;
pub mod decide;
pub mod engagement;
pub mod entry;
pub mod fingerprint;
pub mod ids;
pub mod matter;
pub mod merge;
pub mod moment;
pub mod owners;
pub mod record;
pub mod select;
pub mod status;
pub mod text;
pub mod time;
pub mod two_heads;
pub mod upgrade;

pub use checklist::{Checklist, Head, Item, Phase, Source};
pub use engagement::{Engagement, ItemState, MatterState, Register, Touch, Tracked};
pub use entry::{Checkpoint, Entry, Field, Health, Operation, Setting, Value, Waiting, Write};
pub use fingerprint::Fingerprint;
pub use ids::{EntryId, Id};
pub use matter::{MatterKind, MatterStatus};
pub use record::Record;
pub use status::Status;
pub use time::{Day, Instant, Zone};
