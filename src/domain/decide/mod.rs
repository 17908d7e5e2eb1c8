//! A wish becomes an entry, or a refusal. Whatever is decided here, the fold accepts.

mod accept;
mod add;
mod checkpoint;
mod decided;
mod edit;
mod hold;
mod matters;
mod plan;
mod refusal;
mod scene;
mod setting;
mod tick;
mod undo;
mod upgrade;
mod wish;

pub use refusal::{Doubt, EditFault, Refusal};
pub use wish::{
    Accepting, Aside, Decision, Edit, Edits, Left, Meeting, NewItem, NewPerson, Part, Raising,
    Remark, Taken, Upgrading, Verb, Wish,
};
