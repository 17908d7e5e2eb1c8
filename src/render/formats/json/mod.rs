//! Reports as JSON: a contract of its own, which does not change within a version.

mod agenda;
mod burn_up;
mod changes;
mod checkpoints;
mod gate;
mod list;
mod log;
mod portfolio;
mod schema;
mod show;
mod snapshot;
mod status;
mod verification;

pub use agenda::agenda;
pub use burn_up::burn_up;
pub use changes::changes;
pub use checkpoints::checkpoints;
pub use gate::gate;
pub use list::list;
pub use log::log;
pub use portfolio::portfolio;
pub use schema::{schema, schemas};
pub use show::show;
pub use snapshot::snapshot;
pub use status::status;
pub use verification::verification;

use std::fmt::Write;

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::text::is_unseen;
use crate::domain::time::instant_text;
use crate::reports::status::Header;

/// What every report begins with.
#[derive(Serialize, JsonSchema)]
struct Top<'r> {
    schema: &'static str,
    customer: &'r str,
    title: &'r str,
    started: String,
    as_of: String,
    today: String,
    /// Internal notes are in it.
    internal: bool,
}

impl<'r> Top<'r> {
    fn new(schema: &'static str, header: &'r Header, internal: bool) -> Self {
        Self {
            schema,
            customer: &header.customer,
            title: &header.title,
            started: header.started.to_string(),
            as_of: instant_text(header.as_of),
            today: header.today.to_string(),
            internal,
        }
    }
}

/// A report as indented JSON, with a line end, and without characters that a terminal obeys.
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
