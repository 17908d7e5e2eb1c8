//! A wish becomes an entry, or a refusal. Whatever is decided here, the fold accepts.

mod add;
mod checkpoint;
mod edit;
mod plan;
mod recording;
mod refusal;
mod scene;
mod tick;
mod undo;
mod wish;

pub(crate) use recording::Recording;
pub use refusal::{EditFault, Refusal};
pub use scene::Scene;
pub use wish::{Aside, Decision, Edit, Edits, Meeting, NewOwner, Remark, Verb, Wish};
