//! Which entries a report was made from.

use crate::domain::engagement::Engagement;

/// Which entries a report was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint {
    /// How many.
    pub entries: usize,
}

/// The fingerprint of an engagement at its instant.
pub fn fingerprint(engagement: &Engagement<'_>) -> Fingerprint {
    Fingerprint { entries: engagement.entries().len() }
}
