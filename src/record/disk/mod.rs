//! The disk: where records are, how they are read, created and appended to.

mod append;
pub mod builtin;
mod copies;
mod create;
mod error;
mod find;
mod identity;
mod load;
mod many;
mod name;
mod replace;
mod report;
mod scratch;
mod stamp;
mod uninterrupted;

pub use append::{Appended, Lock, PATIENCE};
pub use copies::copies;
pub use create::create;
pub use error::StoreError;
pub use find::{Found, Place, Wanted, find, holds_several, names};
pub use identity::is_same_file;
pub use load::{Loaded, lines, load, load_checklist, read_file, read_foreign};
pub use many::{Listing, Source, list, load_each};
pub use name::{is_named_like_a_record, short_name, short_names};
pub use report::write_report;
pub use scratch::Scratch;
pub use stamp::{Stamp, stamp};
pub use uninterrupted::Uninterrupted;
