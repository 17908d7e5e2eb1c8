//! The JSON Schemas of the reports, made from the very structs that are written.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};

use super::agenda::AgendaJson;
use super::burn_up::BurnUpJson;
use super::changes::ChangesJson;
use super::checkpoints::CheckpointsJson;
use super::gate::GateJson;
use super::list::ListJson;
use super::log::LogJson;
use super::portfolio::PortfolioJson;
use super::show::ShowJson;
use super::snapshot::SnapshotJson;
use super::status::StatusJson;
use super::text;
use super::verification::VerificationJson;

/// A report's name, and what makes its schema.
type Named = (&'static str, fn() -> Schema);

/// The reports by the names that their versions have: `status` of `ticklist/status/1`.
const REPORTS: [Named; 12] = [
    ("status", of::<StatusJson<'static>>),
    ("list", of::<ListJson<'static>>),
    ("show", of::<ShowJson<'static>>),
    ("log", of::<LogJson<'static>>),
    ("checkpoints", of::<CheckpointsJson<'static>>),
    ("changes", of::<ChangesJson<'static>>),
    ("agenda", of::<AgendaJson<'static>>),
    ("gate", of::<GateJson<'static>>),
    ("snapshot", of::<SnapshotJson<'static>>),
    ("verification", of::<VerificationJson<'static>>),
    ("chart", of::<BurnUpJson<'static>>),
    ("portfolio", of::<PortfolioJson<'static>>),
];

/// The names of the reports that have a JSON Schema.
pub fn schemas() -> impl Iterator<Item = &'static str> {
    REPORTS.into_iter().map(|(name, _)| name)
}

/// The JSON Schema of the report with this name.
pub fn schema(name: &str) -> Option<String> {
    let (name, schema) = REPORTS.into_iter().find(|(own, _)| *own == name)?;
    let mut schema = schema();
    let version = format!("ticklist/{name}/1");
    schema.insert("title".to_owned(), version.clone().into());
    schema.remove("description");
    if let Some(properties) = schema.get_mut("properties") {
        properties["schema"] = serde_json::json!({ "const": version });
    }
    Some(text(&schema))
}

/// The schema of a report, to which nothing may come within a version.
fn of<T: JsonSchema>() -> Schema {
    let closed = RecursiveTransform(|schema: &mut Schema| {
        if schema.get("properties").is_some() {
            schema.insert("additionalProperties".to_owned(), false.into());
        }
    });
    let settings = SchemaSettings::draft2020_12().for_serialize().with_transform(closed);
    settings.into_generator().into_root_schema_for::<T>()
}
