//! `ticklist/show/1`

use schemars::JsonSchema;
use serde::Serialize;

use super::item::ItemJson;
use super::log::EntryJson;
use super::{Top, text};
use crate::domain::checklist::Phase;
use crate::reports::item::ItemDetail;
use crate::reports::status::Header;

#[derive(Serialize, JsonSchema)]
pub(super) struct ShowJson<'r> {
    #[serde(flatten)]
    top: Top<'r>,
    items: Vec<DetailJson<'r>>,
}

#[derive(Serialize, JsonSchema)]
struct DetailJson<'r> {
    #[serde(flatten)]
    item: ItemJson<'r>,
    detail: Option<&'r str>,
    history: Vec<EntryJson<'r>>,
}

/// All there is to know about items, as JSON.
pub fn show(items: &[ItemDetail], header: &Header, phases: &[Phase], internal: bool) -> String {
    text(&ShowJson {
        top: Top::new("ticklist/show/1", header, internal),
        items: items.iter().map(|item| detail(item, phases)).collect(),
    })
}

fn detail<'r>(item: &'r ItemDetail, phases: &'r [Phase]) -> DetailJson<'r> {
    DetailJson {
        item: ItemJson::new(&item.row, phases),
        detail: item.detail.as_deref(),
        history: item.history.iter().map(EntryJson::new).collect(),
    }
}
