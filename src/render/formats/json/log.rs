//! `ticklist/log/1`

use schemars::JsonSchema;
use serde::Serialize;

use super::{Top, text};
use crate::reports::history::LogEntry;
use crate::reports::status::Header;

#[derive(Serialize, JsonSchema)]
pub(super) struct LogJson<'r> {
    #[serde(flatten)]
    top: Top<'r>,
    entries: &'r [LogEntry],
}

/// The entries as JSON.
pub fn log(log: &[LogEntry], header: &Header, internal: bool) -> String {
    text(&LogJson { top: Top::new("ticklist/log/1", header, internal), entries: log })
}
