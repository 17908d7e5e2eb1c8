//! A wish becomes an entry, or a refusal. Whatever is decided here, the fold accepts.

mod add;
mod checkpoint;
mod dispatch;
mod edit;
mod edits;
mod plan;
mod recording;
mod refusal;
mod scene;
mod tick;
mod undo;
mod wish;

pub use edits::{Edit, EditFault, Edits};
pub(crate) use recording::Recording;
pub use refusal::Refusal;
pub use scene::Scene;
pub use wish::{Aside, Decision, Meeting, NewOwner, Remark, Verb, Wish};
