//! Acceptances: the customer's word that a phase is complete.

use serde::{Deserialize, Serialize};

use super::changes::Unknown;
use super::deserialize::{self, unset};
use crate::domain::Id;
use crate::domain::text;

/// That a phase was accepted, with what its gate said at that instant. The phase is the key under
/// which it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(expecting = "an acceptance: {from: …}")]
pub struct Acceptance {
    /// Who accepted it.
    #[serde(deserialize_with = "text::required")]
    pub from: String,
    /// The items that held the gate back; none where it was ready.
    #[serde(default, deserialize_with = "deserialize::ids", skip_serializing_if = "unset")]
    pub open: Vec<Id>,
    /// Why it was accepted despite them.
    #[serde(default, deserialize_with = "text::optional", skip_serializing_if = "unset")]
    pub despite: Option<String>,
    /// Where that can be read, like a mail.
    #[serde(default, deserialize_with = "text::optional", skip_serializing_if = "unset")]
    pub link: Option<String>,
    /// The fingerprint of the record that was accepted.
    #[serde(default, deserialize_with = "text::optional", skip_serializing_if = "unset")]
    pub fingerprint: Option<String>,
    /// Keys of a later version.
    #[serde(flatten)]
    pub unknown: Unknown,
}
