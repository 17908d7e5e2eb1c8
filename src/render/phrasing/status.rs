//! Statuses, as a sign and a tone.

use crate::domain::status::Status;
use crate::render::document::Tone;

/// The sign of a status, which stands beside its word, and its tone.
pub fn status_sign(status: Status) -> (&'static str, Tone) {
    match status {
        Status::NotStarted => ("○", Tone::Plain),
        Status::InProgress => ("◐", Tone::Notice),
        Status::Blocked => ("■", Tone::Bad),
        Status::Done => ("✓", Tone::Good),
        Status::NotApplicable => ("–", Tone::Quiet),
    }
}
