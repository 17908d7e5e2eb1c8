//! The duties, in one line.

use schemars::JsonSchema;
use serde::Serialize;

use super::item::{ItemRow, item_rows};
use crate::domain::Engagement;

/// How many duties are met, and which are not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Duties {
    /// So many are met.
    pub met: usize,
    /// Of so many.
    pub all: usize,
    /// The checkpoint since which that counts; without one, it counts since the start.
    pub since: Option<String>,
    /// Those that nobody has confirmed since then.
    #[serde(skip)]
    pub unmet: Vec<ItemRow>,
}

/// How many duties are met, and which are not.
pub fn duties(engagement: &Engagement<'_>) -> Duties {
    let all = engagement.items.iter().filter(|item| item.duty && !item.is_out()).count();
    let unmet = item_rows(engagement, |item| engagement.is_unmet(item));
    let last = engagement.last_checkpoint();
    Duties {
        met: all - unmet.len(),
        all,
        since: last.and_then(|mark| mark.checkpoint.name.clone()),
        unmet,
    }
}
