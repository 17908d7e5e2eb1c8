//! The fingerprint by which the numbers of a report can be shown to be those of the record.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::Serialize;

/// How many entries a record has up to an instant, and a hash of what its head and they say:
/// `412-9f3ab2c41d7e5b08`. The same content yields the same fingerprint, however it stands in the
/// file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(into = "String")]
pub struct Fingerprint {
    /// How many.
    pub entries: usize,
    /// The first 64 bits of the hash.
    pub hash: u64,
}

/// A text is no fingerprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoFingerprint;

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:016x}", self.entries, self.hash)
    }
}

impl From<Fingerprint> for String {
    fn from(fingerprint: Fingerprint) -> Self {
        fingerprint.to_string()
    }
}

impl FromStr for Fingerprint {
    type Err = NoFingerprint;

    fn from_str(text: &str) -> Result<Self, NoFingerprint> {
        let (entries, hash) = text.trim().split_once('-').ok_or(NoFingerprint)?;
        let is_number = |text: &str, radix| text.chars().all(|c| c.is_digit(radix));
        if !is_number(entries, 10) || !is_number(hash, 16) || hash.len() != 16 {
            return Err(NoFingerprint);
        }
        Ok(Self {
            entries: entries.parse().map_err(|_| NoFingerprint)?,
            hash: u64::from_str_radix(hash, 16).map_err(|_| NoFingerprint)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_read_as_it_is_written() {
        let fingerprint = Fingerprint { entries: 412, hash: 0x0f3a_b2c4_1d7e_5b08 };
        assert_eq!(fingerprint.to_string(), "412-0f3ab2c41d7e5b08");
        assert_eq!(fingerprint.to_string().parse(), Ok(fingerprint));
        for text in ["", "412", "412-", "412-0f3a", "-0f3ab2c41d7e5b08", "4-+f3ab2c41d7e5b08", "x"]
        {
            assert_eq!(text.parse::<Fingerprint>(), Err(NoFingerprint), "{text}");
        }
    }
}
