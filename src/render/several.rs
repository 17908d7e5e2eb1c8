//! Reports on several records, one after the other.

use super::document::{Block, Cell, Column, Document};
use super::formats::json::Json;
use super::report::{Audience, Report, Sheet};
use crate::reports::events::Event;

/// Reports on several records.
pub struct Several<'r>(pub Vec<One<'r>>);

/// The report on one of several records.
pub struct One<'r> {
    /// Who is onboarded.
    pub customer: &'r str,
    /// The file of the record.
    pub record: &'r str,
    /// Whoever keeps it, as the reader of the report.
    pub keeper: &'r Audience,
    /// Others who read it.
    pub others: &'r Audience,
    /// The report.
    pub report: &'r dyn Report,
}

impl One<'_> {
    /// Who reads this one, where that is who reads all of them.
    fn audience(&self, of_all: &Audience) -> &Audience {
        if of_all.calendar.is_of_keeper() { self.keeper } else { self.others }
    }
}

impl Json for Several<'_> {
    /// A list of the reports.
    fn json(&self) -> String {
        let each = self.0.iter().map(|one| one.report.json().trim_end().to_owned());
        format!("[\n{}\n]\n", each.collect::<Vec<String>>().join(",\n"))
    }
}

impl Report for Several<'_> {
    fn document(&self, audience: &Audience) -> Document {
        Document::joined(self.0.iter().map(|one| one.report.document(one.audience(audience))))
    }

    fn has_internal_notes(&self) -> bool {
        self.0.iter().any(|one| one.report.has_internal_notes())
    }

    fn events(&self) -> Vec<&Event> {
        self.0.iter().flat_map(|one| one.report.events()).collect()
    }

    /// The tables of all, with whose they are in front.
    fn table(&self, audience: &Audience) -> Document {
        Document::joined(self.0.iter().map(|one| {
            let mut document = one.report.table(one.audience(audience));
            for block in &mut document.blocks {
                let Block::Table(table) = block else { continue };
                let columns = ["CUSTOMER", "RECORD"].map(Column::words);
                table.columns.splice(0..0, columns);
                for row in table.groups.iter_mut().flat_map(|group| &mut group.rows) {
                    row.cells.splice(0..0, [one.customer, one.record].map(Cell::from));
                }
            }
            document
        }))
    }

    fn sheets(&self, audience: &Audience) -> Vec<Sheet> {
        vec![Sheet::new("Report", self.table(audience))]
    }
}
