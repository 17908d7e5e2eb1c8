//! The sections in their order.

use super::cover::{figures, head};
use super::legend::legend;
use super::needs::needs;
use super::period::{accepted, changed, done, duties, matters, next, noted, told};
use super::rules::rules;
use super::section::headed;
use super::sign::sign;
use crate::render::views::matters_sheet::{MATTERS, matters_sheet};
use crate::render::views::{burn_up, list, log, plan, sheet, status};
use crate::render::{Audience, Block, Document, Report, Sheet};
use crate::reports::progress::Per;
use crate::reports::snapshot::Snapshot;

impl Report for Snapshot {
    fn document(&self, audience: &Audience) -> Document {
        let calendar = &audience.calendar;
        let first = [head(self, calendar), figures(self, calendar), needs(self, calendar)];
        if self.extent.brief {
            return Document { blocks: first.concat() };
        }
        let others = [
            headed("Timeline", plan::drawn(&self.plan, audience)),
            done(self, calendar),
            next(self, calendar),
            matters(self, calendar),
            changed(self, calendar),
            headed("Notes", noted(self, calendar)),
            duties(self, calendar),
            accepted(self, calendar),
            headed("Burn-up", burn_up::drawn(&self.burn_up, &self.header, calendar)),
            headed("All items", list::groups(&self.items, calendar).collect()),
            rules(self),
            sign(self, calendar),
        ];
        Document { blocks: [first.concat(), others.concat()].concat() }
    }

    fn table(&self, audience: &Audience) -> Document {
        match self.extent.brief {
            true => self.document(audience),
            false => sheet(&self.sheet, &audience.calendar),
        }
    }

    /// What is read first, and a sheet for each thing that people filter and sort.
    fn sheets(&self, audience: &Audience) -> Vec<Sheet> {
        let calendar = &audience.calendar;
        let of = |name, blocks: Vec<Block>| Sheet::new(name, Document { blocks });
        let progress = Block::Table(status::progress(Per::Phase, &self.progress, calendar));
        let first = [head(self, calendar), figures(self, calendar), needs(self, calendar)].concat();
        if self.extent.brief {
            return vec![of("Summary", first)];
        }
        let progress = headed("Progress by phase", vec![progress]);
        let counted = [headed("Statuses", vec![legend()]), rules(self)].concat();
        let sign = Some(sign(self, calendar)).filter(|blocks| !blocks.is_empty());
        let sheets = [
            of("Summary", [first, progress].concat()),
            Sheet::new("Items", sheet(&self.sheet, calendar)),
            of("Plan", plan::drawn(&self.plan, audience)),
            of(MATTERS, vec![Block::Table(matters_sheet(self.matters.iter(), &self.blocked))]),
            of("Changes", told(self, |_| true, calendar)),
            of("Notes", noted(self, calendar)),
            of("Log", vec![log::entries(&self.log, Some(&self.names), calendar)]),
            of("Burn-up", burn_up::drawn(&self.burn_up, &self.header, calendar)),
            of("How it is counted", counted),
        ];
        sheets.into_iter().chain(sign.map(|blocks| of("Acceptance", blocks))).collect()
    }

    fn has_internal_notes(&self) -> bool {
        self.log.iter().any(|entry| entry.internal)
    }

    fn is_mail(&self) -> bool {
        self.extent.brief
    }
}
