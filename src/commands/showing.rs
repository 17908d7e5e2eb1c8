//! The way in which every report is shown: in the format that was asked for.

use super::Outcome;
use super::options::{Format, Reporting};
use super::reading::Reading;
use crate::render::document::Document;
use crate::render::formats::markdown;
use crate::render::phrasing::Calendar;

impl Reading<'_> {
    /// Shows a report, as a document or as JSON, whichever is asked for; how the command ends.
    pub(super) fn show(
        &self,
        reporting: &Reporting,
        calendar: &Calendar,
        document: impl FnOnce() -> Document,
        json: impl FnOnce() -> String,
    ) -> Outcome {
        match reporting.format() {
            Format::Table => self.session.ui.show(&document(), calendar)?,
            Format::Json => self.session.ui.write(&json())?,
            Format::Md => {
                let mut document = document();
                if reporting.internal {
                    document.mark_internal();
                }
                self.session.ui.write(&markdown::render(&document, calendar))?;
            }
        }
        Ok(self.exit())
    }
}
