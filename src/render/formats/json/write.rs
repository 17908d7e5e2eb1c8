//! A report as JSON.

use std::borrow::Cow;
use std::fmt::Write;

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::text::is_unseen;

/// What can be written as JSON that says by which schema it is made.
pub trait Json {
    /// As JSON.
    fn json(&self) -> String;
}

impl<R: Serialize + JsonSchema> Json for R {
    fn json(&self) -> String {
        text(&Versioned { schema: R::schema_name(), report: self })
    }
}

/// A report with the name of its schema, which it begins with.
#[derive(Serialize, JsonSchema)]
pub(super) struct Versioned<R> {
    schema: Cow<'static, str>,
    #[serde(flatten)]
    report: R,
}

/// Indented JSON, with a line end, and without characters that a terminal obeys.
pub(super) fn text(report: &impl Serialize) -> String {
    let json = serde_json::to_string_pretty(report).expect("a report has text keys only");
    let mut text = String::with_capacity(json.len() + 1);
    let mut units = [0; 2];
    for c in json.chars() {
        match c != '\n' && is_unseen(c) {
            true => c.encode_utf16(&mut units).iter().for_each(|unit| {
                write!(text, "\\u{unit:04x}").expect("writing into a string can't fail");
            }),
            false => text.push(c),
        }
    }
    text + "\n"
}
