//! What is set for the engagement as a whole.

use schemars::JsonSchema;
use serde::Serialize;

use super::conflicts::{Conflict, conflicts};
use super::header::{Header, header};
use super::serialize::instant_or_none;
use crate::domain::{Engagement, Instant, Setting, Touch, Value};

/// What is set for the engagement as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename = "ticklist/settings/1")]
pub struct SettingsReport {
    /// Of whom, and as of when.
    #[serde(flatten)]
    pub header: Header,
    /// All settings.
    pub settings: Vec<SettingRow>,
}

/// A setting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SettingRow {
    /// Which.
    pub setting: Setting,
    /// What it is; nothing where there is none.
    pub value: Value,
    /// Who set it, where an entry did.
    pub by: Option<String>,
    /// When.
    #[serde(serialize_with = "instant_or_none")]
    pub at: Option<Instant>,
    /// The conflict in which it is.
    pub conflict: Option<Conflict>,
}

/// What is set for the engagement as a whole.
pub fn settings(engagement: &Engagement<'_>) -> SettingsReport {
    let mut conflicts = conflicts(engagement);
    let rows = engagement.settings.iter().map(|(setting, register)| {
        let entry = register.latest().map(|latest| engagement.entry(latest.entry));
        let is_its = |conflict: &Conflict| conflict.touch == Touch::Setting(setting);
        let place = conflicts.iter().position(is_its);
        SettingRow {
            setting,
            value: register.value().clone(),
            by: entry.map(|entry| entry.by.clone()),
            at: entry.map(|entry| entry.at),
            conflict: place.map(|place| conflicts.swap_remove(place)),
        }
    });
    SettingsReport { settings: rows.collect(), header: header(engagement) }
}
