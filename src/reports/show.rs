//! All there is to know about some items and matters.

use schemars::JsonSchema;
use serde::Serialize;

use super::acceptance::{AcceptanceRow, acceptance_row};
use super::header::{Header, header};
use super::item::{ItemDetail, item_detail};
use super::matter::{MatterDetail, matter_detail};
use crate::domain::Engagement;
use crate::domain::select::Selection;

/// All there is to know about some items and matters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename = "ticklist/show/1")]
pub struct Show {
    /// Of whom, and as of when.
    #[serde(flatten)]
    pub header: Header,
    /// That the customer accepted the phases that were named.
    pub accepted: Vec<AcceptanceRow>,
    /// Item by item.
    pub items: Vec<ItemDetail>,
    /// Matter by matter.
    pub matters: Vec<MatterDetail>,
}

/// All there is to know about what was named.
pub fn show(named: &Selection, engagement: &Engagement<'_>) -> Show {
    let items = named.items.iter().map(|picked| &engagement.items[picked.item]);
    let matters = named.matters.iter().map(|matter| &engagement.matters[*matter]);
    let accepted = named.phases.iter().filter_map(|phase| engagement.accepted_of(*phase));
    Show {
        header: header(engagement),
        accepted: accepted.map(|accepted| acceptance_row(accepted, engagement)).collect(),
        items: items.map(|item| item_detail(item, engagement)).collect(),
        matters: matters.map(|matter| matter_detail(matter, engagement)).collect(),
    }
}
