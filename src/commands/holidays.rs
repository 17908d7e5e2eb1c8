//! Holidays, named or in a calendar file.

use std::path::Path;

use crate::record::read_foreign;
use crate::session::{Failure, Session};
use crate::sheets::{CalendarRead, read_holidays};

/// So many are named.
const MOST: usize = 5;

/// The holidays that somebody typed, or that are in the file that he named.
pub(super) fn holidays(text: &str, session: &Session) -> anyhow::Result<String> {
    if !text.to_lowercase().ends_with(".ics") {
        return Ok(text.to_owned());
    }
    let bytes = read_foreign(Path::new(text))?;
    let read = read_holidays(&bytes, session.today());
    let CalendarRead { holidays, recurring } = read.map_err(|fault| {
        Failure::new(format!("no holidays can be read in {text}: {fault}"))
            .hint("name them instead: 2026-12-24..2026-12-26, 2027-01-01")
    })?;
    if !recurring.is_empty() {
        let named: Vec<String> = recurring.into_iter().take(MOST).collect();
        let named = named.join(", ");
        session.ui.warn(&format!(
            "what recurs by a rule other than yearly on that day is read once: {named}"
        ));
    }
    Ok(holidays.to_string())
}
