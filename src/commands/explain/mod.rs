//! What went wrong, why, and what to do now, in words.

mod file;
mod merging;
mod refusal;
mod selection;
mod table;
mod warning;
mod words;

pub(super) use file::{excerpt, store_failure};
pub(super) use merging::{merge_failure, union_failure};
pub(super) use refusal::refusal_failure;
pub(super) use selection::select_failure;
pub(super) use table::table_failure;
pub(super) use warning::warning;
pub(super) use words::{edit_fault, text_failure};

/// So many faults of a file are shown, and so many candidates.
const MOST: usize = 20;
