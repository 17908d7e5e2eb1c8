//! The page around a document.

use maud::{DOCTYPE, PreEscaped, html};
use sha2::{Digest, Sha256};

use super::blocks;
use crate::render::formats::svg;
use crate::render::formats::text::visible;
use crate::render::{Calendar, Document, Text};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The document as a page.
pub fn render(document: &Document, calendar: &Calendar) -> String {
    let title = document.parts().0.map(Text::plain).unwrap_or_default();
    let style = format!("{STYLE}{}{}", svg::STYLE, on_each_page(&title));
    let policy = format!(
        "default-src 'none'; style-src '{}'; script-src '{}'; base-uri 'none'; form-action 'none'",
        hash(&style),
        hash(SCRIPT)
    );
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="generator" content="ticklist";
                title { (visible(&title)) }
                style { (PreEscaped(&style)) }
            }
            body {
                main { (blocks::all(document, calendar)) }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    page.into_string() + "\n"
}

/// What stands below each page on paper: the title, and which page it is.
fn on_each_page(title: &str) -> String {
    format!("@page {{ @bottom-left {{ content: {}; }} }}\n", quoted(&visible(title)))
}

/// Text as a string in a style sheet: of what is ASCII, all but letters, digits and blanks is said by
/// its number, so that nothing ends the string or the style sheet.
fn quoted(text: &str) -> String {
    let safe = |c: char| !c.is_ascii() || c.is_ascii_alphanumeric() || c == ' ';
    let quoted = text.chars().map(|c| match safe(c) {
        true => c.to_string(),
        false => format!("\\{:x} ", u32::from(c)),
    });
    format!("\"{}\"", quoted.collect::<String>())
}

/// The hash by which the page's policy knows its own style and script.
fn hash(text: &str) -> String {
    format!("sha256-{}", base64(&Sha256::digest(text.as_bytes())))
}

/// Bytes in letters, four for every three of them, as RFC 4648 says.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let bits = (0..3).fold(0, |bits, at| bits << 8 | usize::from(*three.get(at).unwrap_or(&0)));
        let letters = [18, 12, 6, 0].map(|shift| char::from(LETTERS[bits >> shift & 63]));
        text.extend(&letters[..=three.len()]);
    }
    text + &"=".repeat((3 - bytes.len() % 3) % 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_written_in_letters() {
        let written =
            ["", "f", "fo", "foo", "foob", "\u{3ff}?>"].map(|text| base64(text.as_bytes()));
        assert_eq!(written, ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "z78/Pg=="]);
    }
}
