//! Does the record still yield a fingerprint, and what came in since?

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::header::{Header, header};
use super::serialize::instant;
use crate::domain::{Engagement, Entry, EntryId, Fingerprint, Instant};

/// A fingerprint, held against the one that the record yields now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename = "ticklist/verification/1")]
pub struct Verification {
    /// Of whom, and as of when.
    #[serde(flatten)]
    pub header: Header,
    /// The record still yields the fingerprint.
    pub same: bool,
    /// The one that was taken.
    pub then: Fingerprint,
    /// The one that the record yields.
    pub now: Fingerprint,
    /// By whom entries came in since, where that explains the difference.
    #[serde(rename = "came_in")]
    pub arrivals: Vec<Arrivals>,
}

/// The entries of one person that came in later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Arrivals {
    /// Who wrote them.
    pub by: String,
    /// Their ids, the oldest first.
    pub entries: Vec<EntryId>,
    /// When the oldest was recorded.
    #[serde(serialize_with = "instant")]
    pub first: Instant,
    /// When the newest was.
    #[serde(serialize_with = "instant")]
    pub last: Instant,
}

/// The fingerprint `then`, held against `now`. `came_in` are the entries without which the
/// record yields it, oldest first.
pub fn verification(
    then: Fingerprint,
    now: Fingerprint,
    came_in: &[&Entry],
    engagement: &Engagement<'_>,
) -> Verification {
    let mut people: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    came_in.iter().for_each(|entry| people.entry(&entry.by).or_default().push(entry));
    let arrivals = people.into_iter().filter_map(|(by, entries)| {
        Some(Arrivals {
            by: by.to_owned(),
            entries: entries.iter().map(|entry| entry.id.clone()).collect(),
            first: entries.first()?.at,
            last: entries.last()?.at,
        })
    });
    let header = Header { internal: false, ..header(engagement) };
    Verification { header, same: now.yields(then), then, now, arrivals: arrivals.collect() }
}
