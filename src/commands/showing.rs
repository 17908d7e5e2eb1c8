//! The way in which every report is shown: in the format that was asked for.

use super::Outcome;
use super::options::{Format, Reporting};
use super::reading::Reading;
use crate::render::document::Document;
use crate::render::formats::{html, markdown};
use crate::render::phrasing::Calendar;
use crate::session::{Failure, Session};

impl Reading<'_> {
    /// Shows a report of the record, and says how the command ends.
    pub(super) fn show(
        &self,
        reporting: &Reporting,
        calendar: &Calendar,
        document: impl FnOnce() -> Document,
        json: impl FnOnce() -> String,
    ) -> Outcome {
        reporting.show(calendar, self.session, document, json)?;
        Ok(self.exit())
    }
}

impl Reporting {
    /// Shows a report, as a document or as JSON, whichever is asked for.
    pub(super) fn show(
        &self,
        calendar: &Calendar,
        session: &Session,
        document: impl FnOnce() -> Document,
        json: impl FnOnce() -> String,
    ) -> Result<(), Failure> {
        let render = match self.format() {
            Format::Table => return session.ui.show(&document(), calendar),
            Format::Json => return session.ui.write(&json()),
            Format::Md => markdown::render,
            Format::Html => html::render,
        };
        let mut document = document();
        if self.internal {
            document.mark_internal();
        }
        session.ui.write(&render(&document, calendar))
    }
}
