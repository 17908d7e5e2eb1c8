//! The way in which every report is shown: in the format that was asked for.

use super::Outcome;
use super::options::{Format, Reporting};
use super::reading::Reading;
use crate::render::document::Document;
use crate::render::formats::{html, markdown};
use crate::render::phrasing::Calendar;
use crate::session::Failure;

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
            Format::Md => self.write(markdown::render, document(), reporting, calendar)?,
            Format::Html => self.write(html::render, document(), reporting, calendar)?,
        }
        Ok(self.exit())
    }

    /// Writes a document that may be handed on.
    fn write(
        &self,
        render: fn(&Document, &Calendar) -> String,
        mut document: Document,
        reporting: &Reporting,
        calendar: &Calendar,
    ) -> Result<(), Failure> {
        if reporting.internal {
            document.mark_internal();
        }
        self.session.ui.write(&render(&document, calendar))
    }
}
