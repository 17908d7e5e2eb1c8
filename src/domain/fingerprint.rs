//! The fingerprint by which the numbers of a report can be shown to be those of the record.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::Serialize;

/// How many entries a record has up to an instant, and a hash of what its head and they say:
/// `412-9f3ab2c4-1d7e5b08-6b1f0c9d-e2a47358`. The same content yields the same fingerprint, however
/// it stands in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(into = "String")]
pub struct Fingerprint {
    /// How many.
    pub entries: usize,
    /// The first 64 bits of the hash.
    pub first: u64,
    /// The next 64 bits; none in the short fingerprints of earlier versions.
    pub next: Option<u64>,
}

/// A text is no fingerprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoFingerprint;

impl Fingerprint {
    /// Is it one of the short ones of earlier versions, of which two records can be made to share
    /// one?
    pub fn is_short(self) -> bool {
        self.next.is_none()
    }

    /// Does a record that yields this one yield the other too, which may be short?
    pub fn yields(self, other: Self) -> bool {
        self == Self { next: other.next.or(self.next), ..other }
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(next) = self.next else {
            return write!(f, "{}-{:016x}", self.entries, self.first);
        };
        write!(f, "{}", self.entries)?;
        let half = u64::from(u32::MAX);
        let groups = [self.first >> 32, self.first & half, next >> 32, next & half];
        groups.iter().try_for_each(|group| write!(f, "-{group:08x}"))
    }
}

impl From<Fingerprint> for String {
    fn from(fingerprint: Fingerprint) -> Self {
        fingerprint.to_string()
    }
}

impl FromStr for Fingerprint {
    type Err = NoFingerprint;

    /// The hyphens between the digits of the hash may be missing.
    fn from_str(text: &str) -> Result<Self, NoFingerprint> {
        let (entries, hash) = text.trim().split_once('-').ok_or(NoFingerprint)?;
        let hash = hash.replace('-', "");
        let is_number = |text: &str, radix| text.chars().all(|c| c.is_digit(radix));
        if !is_number(entries, 10) || !is_number(&hash, 16) {
            return Err(NoFingerprint);
        }
        let read = |digits: &str| u64::from_str_radix(digits, 16).map_err(|_| NoFingerprint);
        let (first, next) = match hash.len() {
            16 => (read(&hash)?, None),
            32 => (read(&hash[..16])?, Some(read(&hash[16..])?)),
            _ => return Err(NoFingerprint),
        };
        Ok(Self { entries: entries.parse().map_err(|_| NoFingerprint)?, first, next })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: Fingerprint = Fingerprint {
        entries: 412,
        first: 0x0f3a_b2c4_1d7e_5b08,
        next: Some(0x6b1f_0c9d_00a4_7358),
    };

    #[test]
    fn a_fingerprint_is_read_as_it_is_written() {
        let (whole, short) = ("412-0f3ab2c4-1d7e5b08-6b1f0c9d-00a47358", "412-0f3ab2c41d7e5b08");
        assert_eq!(WHOLE.to_string(), whole);
        let bare = "412-0f3ab2c41d7e5b086b1f0c9d00a47358";
        for text in [whole, &whole.to_uppercase(), bare, &format!(" {whole}\n")] {
            assert_eq!(text.parse(), Ok(WHOLE), "{text}");
        }
        assert_eq!(Fingerprint { next: None, ..WHOLE }.to_string(), short);
        assert_eq!(short.parse(), Ok(Fingerprint { next: None, ..WHOLE }));
        for text in [
            "",
            "412",
            "412-",
            "412-0f3a",
            "-0f3ab2c41d7e5b08",
            "4-+f3ab2c41d7e5b08",
            "x",
            "0f3ab2c41d7e5b08",
            "412-0f3ab2c4-1d7e5b08-6b1f0c9d",
            "412-0f3ab2c4-1d7e5b08-6b1f0c9d-00a47358-00000000",
            "412-0f3ab2c4-1d7e5b08-6b1f0c9d-00a4735ä",
        ] {
            assert_eq!(text.parse::<Fingerprint>(), Err(NoFingerprint), "{text}");
        }
    }

    #[test]
    fn a_short_fingerprint_is_the_beginning_of_a_whole_one() {
        assert!(WHOLE.yields(WHOLE) && WHOLE.yields(Fingerprint { next: None, ..WHOLE }));
        for other in [
            Fingerprint { next: Some(0), ..WHOLE },
            Fingerprint { first: 0, ..WHOLE },
            Fingerprint { entries: 411, next: None, ..WHOLE },
        ] {
            assert!(!WHOLE.yields(other), "{other}");
        }
    }
}
