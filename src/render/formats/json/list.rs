//! `ticklist/list/1`

use schemars::JsonSchema;
use serde::Serialize;

use super::{Top, text};
use crate::reports::item::ItemRow;
use crate::reports::list::{Hidden, List};
use crate::reports::status::Header;

#[derive(Serialize, JsonSchema)]
pub(super) struct ListJson<'r> {
    #[serde(flatten)]
    top: Top<'r>,
    items: Vec<&'r ItemRow>,
    /// Items that only their status kept out.
    hidden: HiddenJson,
}

#[derive(Serialize, JsonSchema)]
struct HiddenJson {
    done: usize,
    not_applicable: usize,
    optional: usize,
    duties_met: usize,
}

/// The items as JSON.
pub fn list(list: &List, header: &Header, internal: bool) -> String {
    let items = list.groups.iter().flat_map(|group| &group.items);
    let sum =
        |count: fn(&Hidden) -> usize| list.groups.iter().map(|group| count(&group.hidden)).sum();
    text(&ListJson {
        top: Top::new("ticklist/list/1", header, internal),
        items: items.collect(),
        hidden: HiddenJson {
            done: sum(|hidden| hidden.done),
            not_applicable: sum(|hidden| hidden.not_applicable),
            optional: sum(|hidden| hidden.optional),
            duties_met: sum(|hidden| hidden.met),
        },
    })
}
