//! The page around a document.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
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
    let style = format!("{STYLE}{}", svg::STYLE);
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

/// The hash by which the page's policy knows its own style and script.
fn hash(text: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text.as_bytes())))
}
