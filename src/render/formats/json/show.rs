//! `ticklist/show/1`

use schemars::JsonSchema;
use serde::Serialize;

use super::{Top, text};
use crate::reports::item::ItemDetail;
use crate::reports::status::Header;

#[derive(Serialize, JsonSchema)]
pub(super) struct ShowJson<'r> {
    #[serde(flatten)]
    top: Top<'r>,
    items: &'r [ItemDetail],
}

/// All there is to know about items, as JSON.
pub fn show(items: &[ItemDetail], header: &Header, internal: bool) -> String {
    text(&ShowJson { top: Top::new("ticklist/show/1", header, internal), items })
}
