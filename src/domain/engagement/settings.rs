//! What is set for the engagement as a whole.

use std::collections::BTreeMap;

use super::register::Register;
use super::taken_back::standing;
use crate::domain::dates::Holidays;
use crate::domain::record::horizon;
use crate::domain::{Instant, Record, Setting, Value, Zone};

/// A register each: a customer and a title are what the head says until somebody sets another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    registers: BTreeMap<Setting, Register>,
    /// Where days are counted, if the record says so and this version knows the zone: as it said
    /// at the instant or, where it said nothing yet, as it says now. So a report of such a record
    /// has the same days on every machine.
    pub zone: Option<Zone>,
    /// The days that are no working days, beside weekends; none where what is set names none.
    pub holidays: Holidays,
}

impl Settings {
    /// What is set at `as_of`, where the clock shows `clock`.
    pub fn of(record: &Record, as_of: Instant, clock: Instant) -> Self {
        let [known, now] = [as_of.min(horizon(clock)), horizon(clock)].map(|at| record.until(at));
        let mut settings = Self::after(record, known);
        if settings.zone.is_none() && known < now {
            settings.zone = Self::after(record, now).zone;
        }
        settings
    }

    /// What is set after the first entries of a record.
    fn after(record: &Record, known: usize) -> Self {
        let (head, entries) = (&record.head, &record.entries()[..known]);
        let filled = |text: &str| Value::text(Some(text).filter(|text| !text.is_empty()));
        let initial = |setting: Setting| match setting {
            Setting::Customer => filled(&head.customer),
            Setting::Title => filled(&head.checklist.title),
            Setting::Zone | Setting::Holidays => Value::Nothing,
        };
        let registers = Setting::ALL.iter().map(|it| (*it, Register::new(initial(*it))));
        let mut settings =
            Self { registers: registers.collect(), zone: None, holidays: Holidays::default() };
        if entries.iter().any(|entry| entry.engagement.is_some()) {
            let standing = entries.iter().zip(standing(entries)).enumerate();
            for (at, (entry, _)) in standing.filter(|(_, (_, stands))| *stands) {
                for (setting, write) in entry.engagement.iter().flat_map(|it| &it.fields) {
                    let register = settings.registers.entry(*setting);
                    register.and_modify(|register| register.fold(write, at));
                }
            }
        }
        let holidays = settings.text(Setting::Holidays).map(Holidays::read);
        settings.holidays = holidays.and_then(Result::ok).unwrap_or_default();
        settings.zone = settings.text(Setting::Zone).and_then(Zone::named);
        settings
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = (Setting, &Register)> {
        self.registers.iter().map(|(setting, register)| (*setting, register))
    }

    /// One of them.
    pub fn register(&self, setting: Setting) -> &Register {
        &self.registers[&setting]
    }

    /// What one of them is, if it is anything.
    pub fn text(&self, setting: Setting) -> Option<&str> {
        self.register(setting).value().as_text()
    }

    /// Who is onboarded.
    pub fn customer(&self) -> &str {
        self.text(Setting::Customer).unwrap_or_default()
    }

    /// What the checklist is called.
    pub fn title(&self) -> &str {
        self.text(Setting::Title).unwrap_or_default()
    }
}
