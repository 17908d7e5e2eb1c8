//! Reports as JSON: a contract of its own, which does not change within a version.

mod schema;
mod write;

pub use schema::{schema, schemas};
pub use write::Json;
