//! The formats in which every report can be written.

use super::text::{self, Look};
use super::{csv, html, ics, markdown, svg, xlsx};
use crate::render::{Audience, Calendar, Document, Report};

/// A format of reports.
#[derive(Debug)]
pub struct Format {
    /// What people call it, and how the names of its files end.
    pub name: &'static str,
    /// What it is good for.
    pub about: &'static str,
    /// Where it is at home.
    pub medium: Medium,
    /// It shows who hands it out.
    pub has_brand: bool,
    /// The bytes of a report.
    pub write: fn(&dyn Report, &Audience) -> Result<Vec<u8>, Unwritable>,
}

/// Where a format is at home.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// On a terminal.
    Terminal,
    /// In a file, which a terminal can show too.
    Text,
    /// In a file that a terminal can't show.
    Binary,
}

/// Why a report can't be written in a format.
#[derive(Debug)]
pub struct Unwritable {
    /// Why not.
    pub problem: String,
    /// What to do instead.
    pub remedy: String,
}

/// How a table looks where there is no terminal.
const PLAIN: Look = Look { width: 100, color: false, ascii: false };

/// All formats, the one for the terminal first.
pub static FORMATS: [Format; 8] = [
    Format {
        name: "table",
        about: "For the terminal",
        medium: Medium::Terminal,
        has_brand: false,
        write: |report, audience| {
            said(report, audience, |document, calendar| text::render(document, PLAIN, calendar))
        },
    },
    Format {
        name: "md",
        about: "GitHub-flavoured Markdown",
        medium: Medium::Text,
        has_brand: false,
        write: |report, audience| said(report, audience, markdown::render),
    },
    Format {
        name: "html",
        about: "One self-contained page",
        medium: Medium::Text,
        has_brand: true,
        write: |report, audience| {
            let render = if report.is_mail() { html::mail } else { html::render };
            said(report, audience, |document, calendar| render(document, &audience.brand, calendar))
        },
    },
    Format {
        name: "csv",
        about: "Comma-separated values",
        medium: Medium::Text,
        has_brand: false,
        write: |report, audience| {
            Ok(csv::render(&report.table(audience), audience.internal).into_bytes())
        },
    },
    Format {
        name: "json",
        about: "For programs",
        medium: Medium::Text,
        has_brand: false,
        write: |report, _| Ok(report.json().into_bytes()),
    },
    Format {
        name: "xlsx",
        about: "A workbook",
        medium: Medium::Binary,
        has_brand: true,
        write: |report, audience| {
            let sheets = report.sheets(audience);
            let file =
                xlsx::render(&sheets, audience.internal, &audience.brand, &audience.calendar);
            file.map_err(|why| Unwritable {
                problem: format!("this does not fit a workbook: {why}"),
                remedy: "write it as CSV, which has no limits:  -o FILE.csv".to_owned(),
            })
        },
    },
    Format {
        name: "svg",
        about: "The drawing of a report that has one",
        medium: Medium::Text,
        has_brand: false,
        write: |report, audience| {
            let drawing = svg::render(&report.document(audience), &audience.calendar);
            drawing.map(String::into_bytes).ok_or_else(|| Unwritable {
                problem: "there is nothing to draw in this report".to_owned(),
                remedy: format!("draw the burn-up:  {}", audience.command(&["chart"])),
            })
        },
    },
    Format {
        name: "ics",
        about: "A calendar, of a report that has days for one",
        medium: Medium::Text,
        has_brand: false,
        write: |report, audience| match report.events() {
            events if events.is_empty() => Err(Unwritable {
                problem: "there is no day in this report for a calendar; the dates of phases, \
                          items and checkpoints are in `plan`, the next checkpoints in `portfolio`"
                    .to_owned(),
                remedy: format!("see the plan:  {}", audience.command(&["plan"])),
            }),
            events => Ok(ics::render(&events).into_bytes()),
        },
    },
];

impl Format {
    /// The format that people call so.
    pub fn named(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.name == name)
    }

    /// The formats of files.
    pub fn of_files() -> impl Iterator<Item = &'static Self> {
        FORMATS.iter().filter(|format| format.medium != Medium::Terminal)
    }
}

/// What a report says to people; with internal notes, it says that too.
fn said(
    report: &dyn Report,
    audience: &Audience,
    render: impl Fn(&Document, &Calendar) -> String,
) -> Result<Vec<u8>, Unwritable> {
    let mut document = report.document(audience);
    if audience.internal {
        document.mark_internal();
    }
    Ok(render(&document, &audience.calendar).into_bytes())
}
