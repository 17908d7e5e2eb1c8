//! The JSON Schemas of the reports, made from the very structs that are written.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};

use super::write::{Versioned, text};
use crate::reports::agenda::Agenda;
use crate::reports::burn_up::BurnUpReport;
use crate::reports::changes::ChangesReport;
use crate::reports::checkpoints::Checkpoints;
use crate::reports::gate::Gate;
use crate::reports::history::Log;
use crate::reports::item::Show;
use crate::reports::list::List;
use crate::reports::portfolio::Portfolio;
use crate::reports::snapshot::Snapshot;
use crate::reports::status::StatusReport;
use crate::reports::verification::Verification;

/// A report's name, and what makes its schema.
type Described = (&'static str, fn() -> Schema);

/// The reports by the names that their versions have: `status` of `ticklist/status/1`.
const REPORTS: [Described; 12] = [
    ("status", of::<StatusReport>),
    ("list", of::<List>),
    ("show", of::<Show>),
    ("log", of::<Log>),
    ("checkpoints", of::<Checkpoints>),
    ("changes", of::<ChangesReport>),
    ("agenda", of::<Agenda>),
    ("gate", of::<Gate>),
    ("snapshot", of::<Snapshot>),
    ("verification", of::<Verification>),
    ("chart", of::<BurnUpReport>),
    ("portfolio", of::<Portfolio>),
];

/// The names of the reports that have a JSON Schema.
pub fn schemas() -> impl Iterator<Item = &'static str> {
    REPORTS.into_iter().map(|(name, _)| name)
}

/// The JSON Schema of the report with this name.
pub fn schema(name: &str) -> Option<String> {
    let (_, schema) = REPORTS.into_iter().find(|(own, _)| *own == name)?;
    Some(text(&schema()))
}

/// The schema of a report, to which nothing may come within a version.
fn of<R: JsonSchema>() -> Schema {
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
    schema
}
