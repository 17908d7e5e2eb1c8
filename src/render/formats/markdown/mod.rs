//! GitHub-flavoured Markdown, to be pasted into a chat or a wiki.

mod escape;
mod write;

pub use write::render;
