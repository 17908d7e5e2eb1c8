//! Which texts a checklist or an entry may hold.

use std::convert::Infallible;
use std::fmt::{self, Display};

use serde::de::{Deserializer, Error, Visitor};

/// The longest text of one field, in bytes.
pub const LONGEST: usize = 8 * 1024;

/// Why a text that somebody typed is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextFault {
    /// Nothing but blanks.
    #[error("is empty")]
    Empty,
    /// Stands on several lines, where it is no prose.
    #[error("holds a line break")]
    SeveralLines,
    /// Holds a control character, which could drive a terminal.
    #[error("holds the control character U+{:04X}", u32::from(*.0))]
    Control(char),
    /// More than [`LONGEST`] bytes.
    #[error("is longer than {LONGEST} bytes")]
    Long,
}

/// `text` on one line, exactly as it was typed, or why it can't be stored.
///
/// # Errors
/// When nothing is left, when it holds a line break or another control character, or when it is
/// too long.
pub fn typed(text: &str) -> Result<String, TextFault> {
    match text.contains(['\n', '\r']) {
        true if !text.trim().is_empty() => Err(TextFault::SeveralLines),
        _ => prose(text),
    }
}

/// What somebody wrote for people, on as many lines as he did, or why it can't be stored.
///
/// # Errors
/// When nothing is left, when it holds a control character other than line ends, or when it is
/// too long.
pub fn prose(text: &str) -> Result<String, TextFault> {
    let text = text.replace("\r\n", "\n");
    let text = text.trim_end_matches('\n');
    if text.trim().is_empty() {
        Err(TextFault::Empty)
    } else if let Some(control) = text.chars().find(|c| c.is_control() && *c != '\n') {
        Err(TextFault::Control(control))
    } else if text.len() > LONGEST {
        Err(TextFault::Long)
    } else {
        Ok(text.to_owned())
    }
}

/// A text on one line, with one blank between its words.
pub fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// What `read` makes of a text that is no longer than [`LONGEST`], or nothing where `null` stands.
pub(super) fn read<'de, D: Deserializer<'de>, T, E: Display>(
    from: D,
    read: impl FnOnce(&str) -> Result<T, E>,
) -> Result<Option<T>, D::Error> {
    from.deserialize_option(Reading(read))
}

/// A text.
pub(super) fn required<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let text = |text: &str| Ok::<_, Infallible>(text.to_owned());
    from.deserialize_str(Reading(text)).map(Option::unwrap_or_default)
}

/// A text that may be left out.
pub(super) fn optional<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    read(from, |text| Ok::<_, Infallible>(text.to_owned()))
}

struct Reading<F>(F);

impl<'de, T, E: Display, F: FnOnce(&str) -> Result<T, E>> Visitor<'de> for Reading<F> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_none<R>(self) -> Result<Option<T>, R> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Option<T>, D::Error> {
        from.deserialize_str(self)
    }

    fn visit_str<R: Error>(self, text: &str) -> Result<Option<T>, R> {
        match text.len() <= LONGEST {
            true => (self.0)(text).map(Some).map_err(R::custom),
            false => Err(R::custom(format_args!("a text is longer than {LONGEST} bytes"))),
        }
    }
}

/// Is this all visible ASCII and blanks? All bytes are looked at, so that the compiler can look at
/// many at once.
pub fn is_plain(text: &str) -> bool {
    text.bytes().fold(true, |all, byte| all & (b' '..=b'~').contains(&byte))
}

/// Is there a character in it that [is unseen](is_unseen)?
pub fn holds_unseen(text: &str) -> bool {
    !is_plain(text) && text.contains(is_unseen)
}

/// Would this character drive a terminal, reorder the line it stands in, or stay unseen?
///
/// Joiners (U+200C, U+200D) and variation selectors are not among them: Persian, Hindi and emoji
/// need them.
pub fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e007f}')
}

/// Is this the name of a device in every folder of Windows, whatever ending follows it?
pub fn is_device(name: &str) -> bool {
    let name = name.to_lowercase();
    let port = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
    ["con", "prn", "aux", "nul", "conin$", "conout$"].contains(&name.as_str())
        || port.is_some_and(|at| at.chars().count() == 1 && "0123456789¹²³".contains(at))
}
