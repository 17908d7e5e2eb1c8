//! The page around a document.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

use super::blocks;
use crate::domain::brand::{Brand, Colour, Logo, LogoKind};
use crate::render::formats::svg;
use crate::render::formats::text::visible;
use crate::render::{Calendar, Document, Text};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");
/// The paper of dark screens.
const NIGHT: Colour = Colour([0x14, 0x18, 0x1f]);

/// The document as a page.
pub fn render(document: &Document, brand: &Brand, calendar: &Calendar) -> String {
    let title = document.parts().0.map(Text::plain).unwrap_or_default();
    let accent = brand.accent.map(own_accent).unwrap_or_default();
    let style = format!("{STYLE}{}{accent}{}", svg::STYLE, on_each_page(&title));
    let pictures = if brand.logo.is_some() { "img-src data:; " } else { "" };
    let policy = format!(
        "default-src 'none'; {pictures}style-src '{}'; script-src '{}'; base-uri 'none'; form-action 'none'",
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
                main {
                    (company(brand))
                    (blocks::all(document, calendar))
                    @if let Some(footer) = &brand.footer { footer { (visible(footer)) } }
                }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    page.into_string() + "\n"
}

/// Who hands out the page: the logo, which stands for the name where there is one.
fn company(brand: &Brand) -> Markup {
    let name = brand.company.as_deref().map(visible);
    html! {
        @match &brand.logo {
            Some(logo) => {
                img.logo src=(data(logo)) alt=(name.unwrap_or("Logo".into()));
            }
            None => { @if let Some(name) = name { p.company { (name) } } }
        }
    }
}

/// The picture as the address of itself.
fn data(logo: &Logo) -> String {
    let kind = match logo.kind {
        LogoKind::Png => "png",
        LogoKind::Svg => "svg+xml",
    };
    format!("data:image/{kind};base64,{}", base64(&logo.bytes))
}

/// The colour in the place of the page's own, light enough for dark screens.
fn own_accent(colour: Colour) -> String {
    let light = colour.readable_on(NIGHT).text();
    format!(
        ":root {{ --accent: {}; }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ \
         --accent: {light}; }} }}\n",
        colour.text()
    )
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

    /// The colours of the page in light or in dark, each with its name.
    fn colours(scheme: &str) -> Vec<(&str, Colour)> {
        let pairs =
            scheme.split(';').filter_map(|pair| pair.trim().strip_prefix("--")?.split_once(": "));
        let long = |text: &str| match text.strip_prefix('#').map(str::as_bytes) {
            Some([red, green, blue]) => {
                let twice = [red, red, green, green, blue, blue].map(|digit| char::from(*digit));
                Colour::read(&format!("#{}", String::from_iter(twice)))
            }
            _ => Colour::read(text),
        };
        pairs.filter_map(|(name, text)| Some((name, long(text)?))).collect()
    }

    /// Catches: words that can't be told from their paper.
    #[test]
    fn every_colour_of_words_can_be_read_on_every_paper() {
        let (light, rest) = STYLE.split_once("@media").expect("a dark scheme follows");
        let (dark, _) = rest.split_once("\n}\n").expect("it ends");
        for scheme in [light, dark] {
            let colours = colours(scheme.split_once(":root {").expect("colours").1);
            let is_paper = |name: &str| ["paper", "band"].contains(&name);
            let (papers, words): (Vec<_>, Vec<_>) = colours
                .into_iter()
                .filter(|(name, _)| *name != "line")
                .partition(|(name, _)| is_paper(name));
            assert_eq!((papers.len(), words.len()), (2, 6));
            for ((word, ink), (paper, white)) in
                words.iter().flat_map(|word| papers.iter().map(move |paper| (word, paper)))
            {
                let contrast = ink.contrast(*white);
                assert!(contrast >= Colour::READABLE, "{word} on {paper}: {contrast}");
            }
            assert!(papers[0].1 == Colour::WHITE || papers[0].1 == NIGHT);
        }
    }

    #[test]
    fn bytes_are_written_in_letters() {
        let written =
            ["", "f", "fo", "foo", "foob", "\u{3ff}?>"].map(|text| base64(text.as_bytes()));
        assert_eq!(written, ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "z78/Pg=="]);
    }
}
