//! Who hands out reports, as a file says it.

use super::fault::{Fault, Place};
use super::fields::Reader;
use super::yaml::{self, Node};
use crate::domain::brand::{Brand, Colour, Logo};

/// What a brand has.
const KEYS: [&str; 4] = ["company", "logo", "accent", "footer"];

/// Reads a brand; `open` reads the file with the logo, or says why it can't be read.
///
/// # Errors
/// With everything that is wrong with it.
pub fn read_brand(
    bytes: &[u8],
    open: impl Fn(&str) -> Result<Vec<u8>, String>,
) -> Result<Brand, Vec<Fault>> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        let fault = Fault::new(Place::line(1), &[], "this is no text in UTF-8");
        return Err(vec![fault.remedy("save it as a text file in UTF-8")]);
    };
    let mut reader = Reader::new(text);
    let node = yaml::parse(text).map_err(|fault| vec![fault])?;
    let brand = node.as_ref().and_then(|node| reader.brand(node, open));
    if node.is_none() {
        reader.fault(Place::line(1), "the file is empty", "write `company: …`");
    }
    reader.faults.sort_by_key(|fault| fault.place);
    brand.filter(|_| reader.faults.is_empty()).ok_or(reader.faults)
}

impl Reader<'_> {
    fn brand(
        &mut self,
        node: &Node<'_>,
        open: impl Fn(&str) -> Result<Vec<u8>, String>,
    ) -> Option<Brand> {
        let fields = self.fields(node, "a brand", &KEYS)?;
        let [company, logo, accent, footer] = self.texts(&fields, KEYS);
        let logo = logo.zip(fields.value("logo")).and_then(|(file, node)| {
            let read = open(&file).and_then(Logo::of);
            let remedy = "name a picture, PNG or SVG, of at most 200 kB: logo: acme.png";
            read.map_err(|problem| self.fault(node.place, &problem, remedy)).ok()
        });
        let accent = accent.zip(fields.value("accent"));
        let accent = accent.and_then(|(text, node)| self.colour(&text, node));
        Some(Brand { company, logo, accent, footer })
    }

    fn colour(&mut self, text: &str, node: &Node<'_>) -> Option<Colour> {
        let Some(colour) = Colour::read(text) else {
            let remedy = "write it in quotes, in six digits: accent: \"#1f5fbf\"";
            return self.refuse(node, "this is no colour", remedy);
        };
        let contrast = colour.contrast(Colour::WHITE);
        if contrast >= Colour::READABLE {
            return Some(colour);
        }
        // Rounded down, so that what falls short is never said to be enough.
        let contrast = (contrast * 100.0).floor() / 100.0;
        let problem = format!(
            "white text on this colour, or this colour on white, has a contrast of {contrast}:1, and \
             people need {}:1 (WCAG AA)",
            Colour::READABLE
        );
        self.refuse(node, &problem, "take a darker shade of it")
    }
}
