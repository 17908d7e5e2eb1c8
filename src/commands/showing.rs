//! The way in which every report is shown: in the format that was asked for, or in files.

use anyhow::bail;

use super::Outcome;
use super::options::{Format, Reporting};
use super::output::targets;
use super::reading::Reading;
use crate::render::document::Document;
use crate::render::formats::{csv, html, markdown, svg, xlsx};
use crate::render::phrasing::{Calendar, file_name};
use crate::render::workbook::Workbook;
use crate::session::{Failure, Session};

/// A report, in the shapes that formats are made of.
pub(super) struct Report<'r> {
    /// For people.
    pub(super) document: &'r dyn Fn() -> Document,
    /// For programs.
    pub(super) json: &'r dyn Fn() -> String,
    /// For spreadsheets, where that is not the document.
    pub(super) sheets: Option<Sheets<'r>>,
}

/// A report, in the shapes that spreadsheets are made of.
pub(super) struct Sheets<'r> {
    /// The one table of a CSV file.
    pub(super) table: &'r dyn Fn() -> Document,
    /// All that is in a workbook.
    pub(super) workbook: &'r dyn Fn() -> Workbook,
}

impl Reading<'_> {
    /// Shows a report of the record, and says how the command ends.
    pub(super) fn show(
        &self,
        reporting: &Reporting,
        calendar: &Calendar,
        report: &Report<'_>,
    ) -> Outcome {
        let name = file_name(&self.loaded.record.head.customer);
        reporting.show(&name, calendar, self.session, report)?;
        Ok(self.exit())
    }
}

impl Reporting {
    /// Shows a report, or writes it to the files that were named; to a folder, by this name and
    /// the day.
    pub(super) fn show(
        &self,
        name: &str,
        calendar: &Calendar,
        session: &Session,
        report: &Report<'_>,
    ) -> anyhow::Result<()> {
        if !self.output.is_empty() {
            let written = targets(self, name, calendar.today)?
                .into_iter()
                .map(|target| Ok((self.bytes(target.format, calendar, session, report)?, target)));
            let written = written.collect::<Result<Vec<_>, Failure>>()?;
            written.iter().try_for_each(|(bytes, target)| target.write(bytes, session))?;
            return Ok(());
        }
        match self.format() {
            Format::Table => session.ui.show(&(report.document)(), calendar)?,
            Format::Xlsx if session.ui.is_terminal() => bail!(
                Failure::usage("a workbook can't be shown on a terminal")
                    .hint(format!("write it to a file:  -o {name}.xlsx"))
            ),
            format => session.ui.write(&self.bytes(format, calendar, session, report)?)?,
        }
        Ok(())
    }

    fn bytes(
        &self,
        format: Format,
        calendar: &Calendar,
        session: &Session,
        report: &Report<'_>,
    ) -> Result<Vec<u8>, Failure> {
        let document = || {
            let mut document = (report.document)();
            if self.internal {
                document.mark_internal();
            }
            document
        };
        Ok(match format {
            Format::Table => session.ui.plain(&document(), calendar).into_bytes(),
            Format::Json => (report.json)().into_bytes(),
            Format::Md => markdown::render(&document(), calendar).into_bytes(),
            Format::Html => html::render(&document(), calendar).into_bytes(),
            Format::Csv => {
                let table = report.sheets.as_ref().map_or(report.document, |sheets| sheets.table);
                csv::render(&table(), self.internal).into_bytes()
            }
            Format::Xlsx => {
                let workbook = match &report.sheets {
                    Some(sheets) => (sheets.workbook)(),
                    None => Workbook::of((report.document)()),
                };
                xlsx::render(&workbook, self.internal, calendar).map_err(|why| {
                    Failure::new(format!("this does not fit a workbook: {}", why.0))
                        .hint("write it as CSV, which has no limits:  -o FILE.csv")
                })?
            }
            Format::Svg => {
                svg::render(&document(), calendar).map(String::into_bytes).ok_or_else(|| {
                    Failure::new("there is nothing to draw in this report").hint(format!(
                        "draw the burn-up:  {}",
                        session.command(["chart", "-o", "chart.svg"])
                    ))
                })?
            }
        })
    }
}
