//! Settings, and the values that they can have.

use schemars::JsonSchema;
use serde::Serialize;
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::field::{Slot, Value};

/// Something that is set for the engagement as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Setting {
    /// Who is onboarded.
    Customer,
    /// What the checklist is called.
    Title,
    /// The time zone in which days are counted.
    Zone,
    /// The days that are no working days, beside weekends.
    Holidays,
}

impl Setting {
    /// All of them.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The word in files and on the command line.
    pub fn word(self) -> &'static str {
        self.into()
    }

    /// Can there be none?
    pub fn may_be_nothing(self) -> bool {
        matches!(self, Setting::Zone | Setting::Holidays)
    }
}

impl Slot for Setting {
    fn word(self) -> &'static str {
        Setting::word(self)
    }

    /// A title may have been nothing before somebody set one.
    fn may_be_nothing(self) -> bool {
        self != Setting::Customer
    }

    fn value(self, text: &str) -> Result<Value, String> {
        let value = Some(text).filter(|text| !text.trim().is_empty());
        value
            .map(|text| Value::Text(text.into()))
            .ok_or_else(|| format!("{} is empty", self.word()))
    }
}
