//! Who hands out reports, and by what they are known: a name, a logo, a colour, and a line below.

/// Who hands out reports.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Brand {
    /// What they are called.
    pub company: Option<String>,
    /// Their logo.
    pub logo: Option<Logo>,
    /// Their colour.
    pub accent: Option<Colour>,
    /// What stands below their reports.
    pub footer: Option<String>,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// What it is made of.
    pub kind: LogoKind,
    /// Its file.
    pub bytes: Vec<u8>,
}

/// What a picture is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogoKind {
    /// Points.
    Png,
    /// Shapes.
    Svg,
}

/// The first bytes of each PNG.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// How many points a side has at most.
const SIDE: u32 = 4096;

/// What makes a program of a drawing, or brings in something from elsewhere. A page shows a logo as
/// a picture, in which nothing of this works; but the file may be opened alone.
const ACTIVE: [&str; 8] = [
    "<script",
    ":script",
    "<foreignobject",
    ":foreignobject",
    "<!doctype",
    "<!entity",
    "javascript:",
    "<iframe",
];

impl Logo {
    /// The picture that these bytes are.
    ///
    /// # Errors
    /// With what is wrong with them.
    pub fn of(bytes: Vec<u8>) -> Result<Self, String> {
        if let Some(chunks) = bytes.strip_prefix(PNG) {
            return match is_whole(chunks) {
                true => Ok(Self { kind: LogoKind::Png, bytes }),
                false => Err(format!("the logo is no whole PNG of at most {SIDE} × {SIDE} points")),
            };
        }
        let text = std::str::from_utf8(&bytes).unwrap_or_default().to_lowercase();
        if !text.contains("<svg") {
            return Err("the logo is neither PNG nor SVG".to_owned());
        }
        match ACTIVE.into_iter().find(|active| text.contains(active)).or(handler(&text)) {
            Some(active) => Err(format!("the logo holds `{active}`, which is more than a picture")),
            None => Ok(Self { kind: LogoKind::Svg, bytes }),
        }
    }
}

/// Do the chunks of a PNG begin with a size that a picture can have, and end where they say?
fn is_whole(chunks: &[u8]) -> bool {
    let Some((head, rest)) = chunks.split_first_chunk::<16>() else { return false };
    let side =
        |at: usize| head[at..at + 4].iter().fold(0, |side, byte| side << 8 | u32::from(*byte));
    let has_size = [8, 12].iter().all(|at| (1..=SIDE).contains(&side(*at)));
    head.starts_with(b"\0\0\0\x0dIHDR") && has_size && rest.ends_with(b"IEND\xae\x42\x60\x82")
}

/// An attribute that runs a program when something happens, like `onload`.
fn handler(text: &str) -> Option<&str> {
    let places = text.match_indices(|c: char| c.is_whitespace() || "\"'/".contains(c));
    places.map(|(at, sign)| &text[at + sign.len()..]).find_map(|rest| {
        let name = rest.strip_prefix("on")?;
        let end = name.find(|c: char| !c.is_ascii_alphabetic())?;
        let is_set = end > 0 && name[end..].trim_start().starts_with('=');
        is_set.then(|| &rest[..end + 2])
    })
}

/// A colour: how much there is of red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    /// The paper of reports.
    pub const WHITE: Self = Self([255; 3]);
    /// By so much the light of text and paper have to differ, as WCAG 2 says for level AA.
    pub const READABLE: f64 = 4.5;

    /// The colour that is written like `#1f5fbf`.
    pub fn read(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let is_number = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let number = u32::from_str_radix(digits, 16).ok().filter(|_| is_number)?;
        let [_, red, green, blue] = number.to_be_bytes();
        Some(Self([red, green, blue]))
    }

    /// How it is written.
    pub fn text(self) -> String {
        let [red, green, blue] = self.0;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// How much the light of two colours differs, from 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// How much light it has, from 0 to 1.
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The same, with as much white in it as makes it readable on this paper.
    pub fn readable_on(self, paper: Self) -> Self {
        let mixed = |white: u16| {
            Self(self.0.map(|part| {
                let part = u16::from(part);
                u8::try_from(part + (255 - part) * white / 20).unwrap_or(u8::MAX)
            }))
        };
        let mut mixed = (0..=20).map(mixed);
        mixed.find(|colour| colour.contrast(paper) >= Self::READABLE).unwrap_or(Self::WHITE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_what_wcag_says() {
        let contrast = |one: &str, other: &str| {
            let [one, other] = [one, other].map(|text| Colour::read(text).expect("a colour"));
            (one.contrast(other) * 100.0).round() / 100.0
        };
        assert_eq!(contrast("#000000", "#ffffff"), 21.0);
        assert_eq!(contrast("#ffffff", "#777777"), 4.48);
        assert_eq!(contrast("#767676", "#FFFFFF"), 4.54);
        for wrong in ["1f5fbf", "#1f5fb", "#1f5fbff", "#+f5fbf", "#é5fb", "red"] {
            assert_eq!(Colour::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_dark_colour_is_lightened_until_it_can_be_read_on_black() {
        let night = Colour([20, 24, 31]);
        for dark in [Colour([0, 0, 0]), Colour([128, 0, 32]), Colour([0, 51, 102])] {
            let light = dark.readable_on(night);
            assert!(dark.contrast(night) < Colour::READABLE, "{dark:?}");
            assert!(light.contrast(night) >= Colour::READABLE, "{light:?}");
        }
    }

    #[test]
    fn a_logo_is_a_picture_and_nothing_more() {
        let kind = |text: &str| Logo::of(text.as_bytes().to_vec()).map(|logo| logo.kind);
        assert_eq!(kind("<?xml version=\"1.0\"?><svg><path d=\"M0 0\"/></svg>"), Ok(LogoKind::Svg));
        assert_eq!(kind("<svg><text>once upon = a time</text></svg>"), Ok(LogoKind::Svg));
        for active in [
            "<svg><SCRIPT>alert(1)</SCRIPT></svg>",
            "<svg><s:script/></svg>",
            "<svg onload = \"alert(1)\"/>",
            "<svg><path d=\"\"onclick=alert(1) /></svg>",
            "<svg><a href=\"javascript:alert(1)\"/></svg>",
            "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg/>",
            "<svg><foreignObject/></svg>",
            "GIF89a",
        ] {
            assert!(kind(active).is_err(), "{active}");
        }
    }
}
