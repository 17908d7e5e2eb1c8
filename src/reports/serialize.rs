//! How reports write what has more than one form.

use serde::Serialize;
use serde::ser::Serializer;

use crate::domain::Instant;
use crate::domain::time::instant_text;

/// An instant as it stands in the journal.
pub(super) fn instant<S: Serializer>(at: &Instant, serializer: S) -> Result<S::Ok, S::Error> {
    instant_text(*at).serialize(serializer)
}

/// The same of an instant that may be missing.
pub(super) fn instant_or_none<S: Serializer>(
    at: &Option<Instant>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    at.map(instant_text).serialize(serializer)
}

/// Lists of lists as one list.
pub(super) fn flat<'l, L, S>(lists: &'l [L], serializer: S) -> Result<S::Ok, S::Error>
where
    &'l L: IntoIterator<Item: Serialize>,
    S: Serializer,
{
    serializer.collect_seq(lists.iter().flatten())
}
