//! What the screen shows of an engagement. It is made once after each change, so that a key only
//! looks things up.

use unicode_width::UnicodeWidthStr;

use crate::domain::engagement::{Engagement, ItemState};
use crate::domain::entry::Field;
use crate::domain::ids::Id;
use crate::domain::owners::{matching, owners};
use crate::domain::time::Day;
use crate::render::document::{Cell, Row, Text};
use crate::render::formats::text::cell;
use crate::render::phrasing::Calendar;
use crate::render::views;
use crate::reports::checkpoints::checkpoints;
use crate::reports::header::{Header, header};
use crate::reports::health::{HealthReport, health};
use crate::reports::item::{ItemRow, item_row};
use crate::reports::progress::{Counts, Per, progress};

/// The cells of an item's row.
pub(super) const ID: usize = 0;
pub(super) const STATUS: usize = 1;
pub(super) const TASK: usize = 2;
pub(super) const OWNER: usize = 3;
pub(super) const DUE: usize = 4;

/// What the screen shows of an engagement.
#[derive(Debug, Clone)]
pub struct Overview {
    /// Of whom, and as of when.
    pub(super) header: Header,
    /// Is it on track?
    pub(super) health: HealthReport,
    /// The day of the next checkpoint.
    pub(super) next_checkpoint: Option<Day>,
    /// How far all of it is.
    pub(super) all: Counts,
    /// In the order of the checklist.
    pub(super) phases: Vec<OverviewPhase>,
    /// Phase by phase.
    pub(super) items: Vec<OverviewItem>,
    /// Everybody who owns something.
    pub(super) owners: Vec<String>,
    /// Where and when it is read.
    pub(super) calendar: Calendar,
    /// The widest cell of each column of the items.
    pub(super) widths: Vec<usize>,
}

/// A phase on the screen.
#[derive(Debug, Clone)]
pub(super) struct OverviewPhase {
    /// Its id.
    pub(super) id: Id,
    /// Its name.
    pub(super) name: String,
    /// How far it is.
    pub(super) counts: Counts,
    /// Its due date.
    pub(super) due: Option<Day>,
    /// Different due dates stand.
    pub(super) due_contested: bool,
    /// Something in it is overdue.
    pub(super) overdue: bool,
}

/// An item on the screen.
#[derive(Debug, Clone)]
pub(super) struct OverviewItem {
    /// What every report shows of it.
    pub(super) row: ItemRow,
    /// The place of its phase.
    pub(super) phase: usize,
    /// The cells of that, and the lines below them.
    pub(super) shown: Row,
    /// The signs with which its status begins: `≠ ◐`.
    pub(super) signs: String,
    /// It is to be done, or to be confirmed.
    pub(super) open: bool,
    /// It is owned by whoever looks at the screen.
    pub(super) mine: bool,
    /// What a search looks through, in small letters.
    pub(super) searched: String,
}

impl OverviewPhase {
    /// ` · due Fri 4 Dec`, if it is.
    pub(super) fn due(&self, calendar: &Calendar) -> String {
        let contested = if self.due_contested { "≠ " } else { "" };
        let due = self.due.map(|day| format!(" · {contested}due {}", calendar.day(day)));
        due.unwrap_or_default()
    }
}

impl Overview {
    /// What the screen shows of an engagement to the person called `by`.
    pub fn of(engagement: &Engagement<'_>, by: &str) -> Self {
        let calendar = Calendar { zone: engagement.zone, today: engagement.today() };
        let owners = owners(engagement);
        let mine = matching(by, &owners);
        let item = |state: &ItemState| {
            let row = item_row(state, engagement);
            let shown = views::item(&row, &calendar);
            OverviewItem {
                signs: signs(&shown.cells[STATUS], &calendar),
                shown,
                open: is_open(state, &row),
                mine: row.owner.as_deref().is_some_and(|owner| mine.contains(&owner)),
                searched: searched(state, &row),
                phase: state.phase,
                row,
            }
        };
        let items: Vec<OverviewItem> = engagement.items.iter().map(item).collect();
        let progress = progress(engagement, Per::Phase);
        let phases = engagement.head.checklist.phases.iter().zip(&engagement.phases);
        let phases = phases.zip(progress.rows).map(|((phase, state), row)| OverviewPhase {
            id: phase.id.clone(),
            name: phase.name.clone(),
            counts: row.counts,
            due: state.due.value().as_day(),
            due_contested: state.due.in_conflict(),
            overdue: row.overdue,
        });
        Self {
            header: header(engagement),
            health: health(engagement),
            next_checkpoint: checkpoints(engagement).next,
            all: progress.all,
            phases: phases.collect(),
            widths: widths(&items, &calendar),
            items,
            owners: owners.into_iter().map(str::to_owned).collect(),
            calendar,
        }
    }

    /// The item with this id.
    pub(super) fn item(&self, id: &Id) -> Option<&OverviewItem> {
        self.items.iter().find(|item| &item.row.id == id)
    }
}

fn is_open(state: &ItemState, row: &ItemRow) -> bool {
    if row.duty { !state.is_out() && !row.met } else { state.is_open() }
}

fn searched(state: &ItemState, row: &ItemRow) -> String {
    let detail = state.field(Field::Detail).value().as_text();
    let fields = [Some(row.id.as_str()), Some(&row.task), detail];
    let others = [row.role.as_deref(), row.owner.as_deref(), row.link.as_deref()];
    let texts = fields.into_iter().chain(others).flatten();
    texts.collect::<Vec<&str>>().join("\n").to_lowercase()
}

/// The signs with which the cell of a status begins.
fn signs(status: &Cell, calendar: &Calendar) -> String {
    let content: String = cell(status, calendar).0.into_iter().map(|span| span.content).collect();
    let signs = content.split(' ').take_while(|part| part.chars().count() == 1);
    signs.collect::<Vec<&str>>().join(" ")
}

fn widths(items: &[OverviewItem], calendar: &Calendar) -> Vec<usize> {
    let mut widths: Vec<usize> = Vec::new();
    for item in items {
        widths.resize(item.shown.cells.len().max(widths.len()), 0);
        for (width, shown) in widths.iter_mut().zip(&item.shown.cells) {
            *width = (*width).max(cell_width(shown, calendar));
        }
    }
    widths
}

fn cell_width(shown: &Cell, calendar: &Calendar) -> usize {
    let Text(spans) = cell(shown, calendar);
    spans.iter().map(|span| span.content.width()).sum()
}
