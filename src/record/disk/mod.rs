//! The disk: where records are, how they are read, created and appended to.

mod brand;
pub mod builtin;
mod copies;
mod error;
mod find;
mod identity;
mod load;
mod lock;
mod many;
mod name;
mod platform;
mod scratch;
mod write;

pub use brand::{brand_in, load_brand};
pub use copies::copies;
pub use error::DiskError;
pub use find::{Found, Wanted, Whereabouts, file_meant, find, folder_meant, holds_several, names};
pub use identity::{Stamp, is_same_file, stamp};
pub use load::{Loaded, lines, load, load_checklist, read_file, read_foreign};
pub use lock::{Appended, Lock, PATIENCE};
pub use many::{Listed, Listing, list, load_each};
pub use name::{is_named_like_a_record, short_name, short_names};
pub use platform::Uninterrupted;
pub(crate) use platform::leave_interrupts_to_others;
pub use scratch::Scratch;
pub use write::{create, write_report};
