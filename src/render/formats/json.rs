//! Reports as JSON: a contract of its own, which does not change within a version.

use std::borrow::Cow;
use std::fmt::Write;

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
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
struct Versioned<R> {
    schema: Cow<'static, str>,
    #[serde(flatten)]
    report: R,
}

/// The JSON Schema of a report, made from the very struct that is written. Nothing may come to it
/// within a version.
pub fn schema<R: JsonSchema>() -> String {
    let closed = RecursiveTransform(|schema: &mut Schema| {
        if schema.get("properties").is_some() {
            schema.insert("additionalProperties".to_owned(), false.into());
        }
    });
    let settings = SchemaSettings::draft2020_12().for_serialize().with_transform(closed);
    let mut schema = settings.into_generator().into_root_schema_for::<Versioned<R>>();
    let version = R::schema_name();
    schema.remove("description");
    schema.insert("title".to_owned(), version.as_ref().into());
    if let Some(properties) = schema.get_mut("properties") {
        properties["schema"] = serde_json::json!({ "const": version });
    }
    text(&schema)
}

/// Indented JSON, with a line end, and without characters that a terminal obeys.
fn text(report: &impl Serialize) -> String {
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
