//! The disk: where records are, how they are read, created and appended to.

mod append;
pub mod builtin;
mod copies;
mod create;
mod error;
mod find;
mod load;
mod replace;
mod uninterrupted;
mod report;

pub use append::{Appended, Lock};
pub use copies::copies;
pub use create::create;
pub use error::StoreError;
pub use find::{Found, Place, Wanted, find};
pub use load::{Loaded, load, load_checklist, read_file};
pub use uninterrupted::Uninterrupted;
pub use report::{is_named_like_a_record, write_report};
