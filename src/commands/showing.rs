//! The way in which every report is shown: in the format that was asked for, or in files.

use anyhow::bail;

use super::Outcome;
use super::options::Reporting;
use super::output::targets;
use super::reading::Reading;
use crate::domain::time::Day;
use crate::render::formats::{Format, Medium};
use crate::render::phrasing::{Calendar, file_name};
use crate::render::{Reader, Report};
use crate::session::{Failure, Session};

impl Reading<'_> {
    /// Shows a report of the record, and says how the command ends.
    pub(super) fn show(&self, reporting: &Reporting, report: &dyn Report) -> Outcome {
        let name = file_name(&self.loaded.record.head.customer);
        let today = self.session.zone.day(self.as_of);
        reporting.show(&name, today, self.session, report)?;
        Ok(self.exit())
    }
}

impl Reporting {
    /// Shows a report, or writes it to the files that were named; to a folder, by this name and
    /// the day.
    pub(super) fn show(
        &self,
        name: &str,
        today: Day,
        session: &Session,
        report: &dyn Report,
    ) -> anyhow::Result<()> {
        let calendar = Calendar { zone: session.zone, today };
        let same_record = session.same_record();
        let reader = Reader { calendar, same_record, internal: self.internal };
        if !self.output.is_empty() {
            let written = targets(self, name, today)?
                .into_iter()
                .map(|target| Ok((bytes(target.format, report, &reader)?, target)));
            let written = written.collect::<Result<Vec<_>, Failure>>()?;
            written.iter().try_for_each(|(bytes, target)| target.write(bytes, session))?;
            return Ok(());
        }
        let format = self.format();
        match format.medium {
            Medium::Terminal => session.ui.show(&report.document(&reader), &calendar)?,
            Medium::Binary if session.ui.is_terminal() => bail!(
                Failure::usage("a workbook can't be shown on a terminal")
                    .hint(format!("write it to a file:  -o {name}.{}", format.name))
            ),
            _ => session.ui.write(&bytes(format, report, &reader)?)?,
        }
        Ok(())
    }
}

fn bytes(format: &Format, report: &dyn Report, reader: &Reader) -> Result<Vec<u8>, Failure> {
    (format.write)(report, reader).map_err(|why| Failure::new(why.problem).hint(why.remedy))
}
