//! What is listed: the phases and kinds of matters, or the agenda.

use super::overview::{MARK, Overview, TASK};
use crate::domain::MatterKind;
use crate::render::formats::text::{self, cell};
use crate::render::phrasing::progress;
use crate::render::views::phase_due;
use crate::render::{Block, Document, Row, Text, Tone};

/// A part of the list.
#[derive(Debug, Clone, Default)]
pub(super) struct Section {
    pub(super) heading: Text,
    pub(super) rows: Vec<SectionRow>,
}

/// A row of the list.
#[derive(Debug, Clone)]
pub(super) struct SectionRow {
    pub(super) about: About,
    /// What there is to say below it.
    pub(super) below: Vec<Text>,
}

/// What a row is about.
#[derive(Debug, Clone)]
pub(super) enum About {
    /// The item or matter at this place of the overview.
    Item(usize),
    /// What is said here.
    Text(Text),
}

impl SectionRow {
    /// What of an item's task or of a text stands on the row's own line in a list of this width,
    /// and what stands below that.
    pub(super) fn laid_out(&self, overview: &Overview, width: usize) -> (Text, Vec<Text>) {
        let (text, room) = match &self.about {
            About::Item(at) => (&overview.items[*at].cells[TASK], overview.columns(width)[TASK]),
            About::Text(text) => (text, width.saturating_sub(MARK)),
        };
        let mut document = Document::default();
        document.line(text.clone());
        let mut lines = text::lines(&document, room, &overview.calendar);
        let mut below = lines.split_off(lines.len().min(1));
        below.extend(self.below.iter().cloned());
        (lines.pop().unwrap_or_default(), below)
    }
}

/// The phases, and behind them the matters, kind by kind.
pub(super) fn by_phase(overview: &Overview) -> Vec<Section> {
    let mut items = overview.items.iter().enumerate().peekable();
    let sections = 0..overview.phases.len() + MatterKind::ALL.len();
    let section = |at| {
        let mut rows = Vec::new();
        let mut open = 0;
        while let Some((place, item)) = items.next_if(|(_, item)| item.phase == at) {
            open += usize::from(item.open);
            rows.push(SectionRow { about: About::Item(place), below: item.below.clone() });
        }
        let (name, more) = match overview.phases.get(at) {
            Some(phase) => {
                let due = phase_due(phase, &overview.calendar);
                (phase.name.as_str(), format!("{}{due}", progress(&phase.counts)))
            }
            None => {
                let name = ["Decisions", "Risks", "Actions"][at - overview.phases.len()];
                (name, format!("{open} open"))
            }
        };
        let heading = Text::toned(name, Tone::Strong).and(format!(" · {more}"), Tone::Quiet);
        Section { heading, rows }
    };
    sections.map(section).collect()
}

/// The agenda, as its report has it.
pub(super) fn of_agenda(agenda: &Document, overview: &Overview) -> Vec<Section> {
    let mut sections = Vec::new();
    let said = |text: &Text| SectionRow { about: About::Text(text.clone()), below: Vec::new() };
    for block in &agenda.blocks {
        let rows: Vec<SectionRow> = match block {
            Block::Ends(heading, _) => {
                sections.push(Section { heading: heading.clone(), rows: Vec::new() });
                continue;
            }
            Block::Heading(heading) => {
                let heading = Text::toned(heading.as_str(), Tone::Strong);
                sections.push(Section { heading, rows: Vec::new() });
                continue;
            }
            Block::Line(text) | Block::Indented(text) | Block::Verbatim(text) => vec![said(text)],
            Block::Table(table) => {
                let rows = table.groups.iter().flat_map(|group| &group.rows);
                rows.map(|it| row(it, overview)).collect()
            }
            _ => continue,
        };
        if let Some(section) = sections.last_mut() {
            section.rows.extend(rows);
        }
    }
    sections
}

fn row(row: &Row, overview: &Overview) -> SectionRow {
    let about = row.about.as_ref().and_then(|id| overview.place(id));
    let about = about.map_or_else(
        || {
            let cells = row.cells.iter().map(|it| cell(it, &overview.calendar).plain());
            let cells: Vec<String> = cells.filter(|said| !said.is_empty()).collect();
            About::Text(Text::from(cells.join("  ")))
        },
        About::Item,
    );
    SectionRow { about, below: row.below.clone() }
}
