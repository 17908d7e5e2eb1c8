//! What of a record is left out.

use std::fmt::Display;

use super::excerpt::MOST;
use crate::domain::entry::RIVALS;
use crate::domain::{Id, Touch};
use crate::render::phrasing::plural;
use crate::reports::warnings::Warning;
use crate::session::Session;

/// That the last line of a file was never finished.
pub(in crate::commands) fn unfinished(line: usize, file: impl Display) -> String {
    format!("line {line} of {file}, the last one, was never finished and is left out")
}

/// That nobody knows for sure how the text of a file is encoded.
pub(in crate::commands) fn guessed(file: impl Display) -> String {
    format!("{file} is not UTF-8 and was read as Windows-1252")
}

/// What of a record is left out of the state.
pub(in crate::commands) fn warning(warning: &Warning, session: &Session) -> String {
    match warning {
        Warning::Ahead { entries, zone } => {
            let named = entries.iter().take(MOST).map(|ahead| {
                let at = zone.wall(ahead.at).format("%-d %b %Y %H:%M");
                format!("{} by {} ({at})", ahead.id, ahead.by)
            });
            format!(
                "{} more than 24 hours ahead of the clock, and left out until then: {}",
                plural(entries.len(), "entry", "entries"),
                named.collect::<Vec<String>>().join(", ")
            )
        }
        Warning::Unknown { entries, keys } => format!(
            "{} with keys that are not known here, and do nothing: {} (see `ticklist check`)",
            plural(*entries, "entry", "entries"),
            keys.join(", ")
        ),
        Warning::Strays { entries, ids } => {
            let ids: Vec<&str> = ids.iter().map(Id::as_str).collect();
            format!(
                "{} about what is not in this checklist, and left out: {}",
                plural(*entries, "entry", "entries"),
                ids.join(", ")
            )
        }
        Warning::UnknownZone(zone) => format!(
            "no time zone is called `{zone}`: days are counted as on this machine ({})",
            session.command(["set", "zone", "Europe/Berlin"])
        ),
        Warning::NoHolidays(fault) => format!(
            "the holidays can't be read, and none is left out of working days: {fault} ({})",
            session.command(["set", "holidays", "2026-12-24..2026-12-26, 2027-01-01"])
        ),
        Warning::CrowdedOut { values, touches } => {
            let touches = touches.iter().take(MOST).map(Touch::to_string);
            format!(
                "{} left out, since more than {RIVALS} were written by people who did not see each \
                 other: {} (see `ticklist check`)",
                plural(*values, "value", "values"),
                touches.collect::<Vec<String>>().join(", ")
            )
        }
    }
}
