//! For whom a blocked item waits.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::domain::Day;
use crate::domain::time::parse_day;

/// For whom a blocked item waits, and until when: at least one of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Waiting {
    /// Whoever has to do something first.
    pub party: Option<String>,
    /// The day by which that is expected.
    pub until: Option<Day>,
}

/// What stands before the day.
const UNTIL: &str = " until ";

impl Waiting {
    /// What a text says, which ends with a day where it says until when:
    ///
    /// | text | for whom | until |
    /// | --- | --- | --- |
    /// | `Microsoft` | Microsoft | |
    /// | `Microsoft until 2026-12-05` | Microsoft | 2026-12-05 |
    /// | `until 2026-12-05` | | 2026-12-05 |
    /// | `Microsoft until friday` | none of it can be told | |
    pub fn read(text: &str) -> Option<Self> {
        let padded = format!(" {}", text.trim());
        let (party, until) = match padded.rsplit_once(UNTIL) {
            Some((party, day)) => (party, Some(parse_day(day)?)),
            None => (padded.as_str(), None),
        };
        let party = Some(party.trim().to_owned()).filter(|party| !party.is_empty());
        (party.is_some() || until.is_some()).then_some(Self { party, until })
    }
}

impl fmt::Display for Waiting {
    /// As it stands in the journal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let party = self.party.as_deref().unwrap_or_default();
        let until = self.until.map(|day| format!("{UNTIL}{day}")).unwrap_or_default();
        f.write_str(format!("{party}{until}").trim_start())
    }
}

impl Serialize for Waiting {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_is_written_so_that_it_is_read_again() {
        let table = [
            ("Microsoft", "Microsoft"),
            (" Microsoft  until 2026-12-05 ", "Microsoft until 2026-12-05"),
            ("until 2026-12-05", "until 2026-12-05"),
            ("until", "until"),
            ("until until 2026-12-05", "until until 2026-12-05"),
            ("a until 2026-12-05 until 2026-12-06", "a until 2026-12-05 until 2026-12-06"),
        ];
        for (text, written) in table {
            let waiting = Waiting::read(text).expect(text);
            assert_eq!(waiting.to_string(), written, "{text}");
            assert_eq!(Waiting::read(written), Some(waiting), "{text}");
        }
        for text in ["", " ", "Microsoft until friday", "until 2026-02-30"] {
            assert_eq!(Waiting::read(text), None, "{text}");
        }
    }
}
