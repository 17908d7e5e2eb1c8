//! What is set for the engagement as a whole.

use super::titled;
use crate::render::phrasing::{setting_value, sides};
use crate::render::{Audience, Cell, Column, Document, Report, Row, Text, Tone};
use crate::reports::settings::{SettingRow, SettingsReport};

impl Report for SettingsReport {
    fn document(&self, audience: &Audience) -> Document {
        let calendar = &audience.calendar;
        let mut document = titled(&self.header, "settings", calendar);
        let columns = vec![
            Column::words("SETTING"),
            Column::words("VALUE").wraps(),
            Column::words("BY").wraps(),
            Column::words("SET"),
        ];
        let row = |row: &SettingRow| {
            let conflict = row.conflict.as_ref();
            let conflict = conflict.map(|it| format!("≠ in conflict: {}", sides(it, calendar)));
            Row::from(vec![
                Cell::from(row.setting.word()).toned(Tone::Strong),
                Cell::from(setting_value(&row.value)),
                Cell::text(row.by.as_deref().map(|by| calendar.person(by))),
                Cell::text(row.at.map(|at| calendar.stamp(at))),
            ])
            .with(conflict.map(|text| Text::toned(text, Tone::Bad)))
        };
        document.table(columns, self.settings.iter().map(row));
        let set = ["set", "zone", "Europe/Berlin"];
        document.line(audience.with_hint(Text::default(), "To set one:  ", &set));
        document
    }
}
