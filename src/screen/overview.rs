//! What the screen shows of an engagement whatever is looked at. It is made once after each change,
//! so that a key only looks things up.

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthStr;

use crate::domain::dates::Holidays;
use crate::domain::owners::{matching, owners, parties, present};
use crate::domain::{Day, Engagement, Id, ItemState, MatterStatus};
use crate::render::formats::text::cell;
use crate::render::views;
use crate::render::{Calendar, Cell, Datum, Row, Text};
use crate::reports::item::{ItemRow, item_row};
use crate::reports::list::searched;
use crate::reports::matter::{MatterRow, matter_rows};
use crate::reports::phase::{PhaseRow, phase_rows};
use crate::reports::progress::Per;
use crate::reports::status::{StatusReport, status};

/// The cells of an item's row.
pub(super) const ID: usize = 0;
pub(super) const STATUS: usize = 1;
pub(super) const TASK: usize = 2;
pub(super) const OWNER: usize = 3;
pub(super) const DUE: usize = 4;

/// The mark of the cursor takes so many columns.
pub(super) const MARK: usize = 2;
/// From so many columns on, the status stands there in words, and days with their weekday.
pub(super) const ROOMY: usize = 84;
/// No id and no owner is given more columns than this.
const WIDEST: usize = 16;
/// No owner is given more, where there are fewer columns.
const NARROW: usize = 10;
/// No task is given fewer columns than this.
const SHORTEST: usize = 10;

/// What the screen shows of an engagement.
#[derive(Debug, Clone)]
pub struct Overview {
    /// Where it is, phase by phase.
    pub(super) status: StatusReport,
    /// What every list says of the phases.
    pub(super) phases: Vec<PhaseRow>,
    /// Phase by phase, and behind them the matters, kind by kind.
    pub(super) items: Vec<OverviewItem>,
    /// Everybody who owns something.
    pub(super) owners: Vec<String>,
    /// The same, and everybody who was present at a meeting.
    pub(super) people: Vec<String>,
    /// The same as the owners, and everybody for whom anything waited.
    pub(super) parties: Vec<String>,
    /// Where and when it is read.
    pub(super) calendar: Calendar,
    /// The days that are no working days, beside weekends.
    pub(super) holidays: Holidays,
    /// How wide the columns of the items are, in full and in brief.
    pub(super) widths: Widths,
    pub(super) brief_widths: Widths,
}

/// How wide the columns of the items are.
pub(super) type Widths = [usize; 5];

/// What every report shows of an item or of a matter.
#[derive(Debug, Clone)]
pub(super) enum Shown {
    /// An item.
    Item(Box<ItemRow>),
    /// A matter.
    Matter(Box<MatterRow>),
}

/// An item or a matter on the screen.
#[derive(Debug, Clone)]
pub(super) struct OverviewItem {
    pub(super) id: Id,
    /// The shortest form of the id that means it alone.
    pub(super) short: String,
    pub(super) task: String,
    pub(super) due: Option<Day>,
    pub(super) overdue: bool,
    /// All that every report shows of it.
    pub(super) shown: Shown,
    /// The place of its phase; of a matter, that of its kind behind them.
    pub(super) phase: usize,
    /// Its cells.
    pub(super) cells: Vec<Text>,
    /// The same with nothing but the signs of the status, and without the day of the week.
    pub(super) brief: Vec<Text>,
    /// The lines below them.
    pub(super) below: Vec<Text>,
    /// There is something to do about it.
    pub(super) open: bool,
    /// It is owned by whoever looks at the screen.
    pub(super) mine: bool,
    /// What a search looks through, in small letters.
    pub(super) searched: String,
}

impl OverviewItem {
    /// Is it an item, and no matter?
    pub(super) fn is_item(&self) -> bool {
        matches!(self.shown, Shown::Item(_))
    }
}

impl Overview {
    /// What the screen shows of an engagement to the person called `by`.
    pub fn of(engagement: &Engagement<'_>, by: &str) -> Self {
        let calendar = Calendar::new(engagement.zone, engagement.today());
        let owners = owners(engagement);
        let mine = matching(by, &owners);
        let item = |state: &ItemState| {
            let row = item_row(state, engagement);
            let Row { cells, below, .. } = views::item(&row, &calendar);
            OverviewItem {
                brief: cells.iter().enumerate().map(|(at, it)| brief(at, it, &calendar)).collect(),
                cells: cells.iter().map(|it| cell(it, &calendar)).collect(),
                below,
                open: engagement.is_to_do(state),
                mine: row.owner.as_deref().is_some_and(|owner| mine.contains(&owner)),
                searched: searched(state, engagement),
                phase: state.phase,
                id: row.id.clone(),
                short: row.short.clone(),
                task: row.task.clone(),
                due: row.due,
                overdue: row.overdue,
                shown: Shown::Item(Box::new(row)),
            }
        };
        let matter = |row: MatterRow| {
            let Row { cells, below, .. } = views::matter(&row, &calendar);
            let cells = &cells[..=DUE];
            let said = [Some(&row.task), row.owner.as_ref(), row.outcome.as_ref()];
            let said: Vec<&str> = said.into_iter().flatten().map(String::as_str).collect();
            OverviewItem {
                brief: cells.iter().enumerate().map(|(at, it)| brief(at, it, &calendar)).collect(),
                cells: cells.iter().map(|it| cell(it, &calendar)).collect(),
                below,
                open: row.status == MatterStatus::Open,
                mine: row.owner.as_deref().is_some_and(|owner| mine.contains(&owner)),
                searched: format!("{} {}", row.short, said.join(" ")).to_lowercase(),
                phase: engagement.phases.len() + row.kind as usize,
                id: row.id.clone(),
                short: row.short.clone(),
                task: row.task.clone(),
                due: row.due,
                overdue: row.overdue,
                shown: Shown::Matter(Box::new(row)),
            }
        };
        let mut matters = matter_rows(engagement, |_| true);
        matters.sort_by_key(|row| (row.kind, row.status, row.due.is_none(), row.due));
        let items = engagement.items.iter().map(item).chain(matters.into_iter().map(matter));
        let items: Vec<OverviewItem> = items.collect();
        let names = |known: BTreeSet<&str>| known.into_iter().map(str::to_owned).collect();
        Self {
            status: status(engagement, Per::Phase),
            phases: phase_rows(engagement).collect(),
            widths: widths(items.iter().map(|item| &item.cells)),
            brief_widths: widths(items.iter().map(|item| &item.brief)),
            items,
            people: names(&owners | &present(engagement)),
            parties: names(&owners | &parties(engagement)),
            owners: names(owners),
            calendar,
            holidays: engagement.settings.holidays.clone(),
        }
    }

    /// The item or matter with this id.
    pub(super) fn item(&self, id: &Id) -> Option<&OverviewItem> {
        self.items.get(self.place(id)?)
    }

    /// Its place.
    pub(super) fn place(&self, id: &Id) -> Option<usize> {
        self.items.iter().position(|item| &item.id == id)
    }

    /// How wide the columns are in a list of this width; those with 0 are not there.
    pub(super) fn columns(&self, width: usize) -> Widths {
        let is_roomy = width >= ROOMY;
        let mut widths = if is_roomy { self.widths } else { self.brief_widths };
        widths[ID] = widths[ID].min(WIDEST);
        widths[OWNER] = widths[OWNER].min(if is_roomy { WIDEST } else { NARROW });
        // Where nothing is due, there is but a dash in each row.
        widths[DUE] = if is_roomy || widths[DUE] > 1 { widths[DUE] } else { 0 };
        widths[TASK] = 0;
        let taken: usize = widths.iter().filter(|width| **width > 0).map(|width| width + 1).sum();
        widths[TASK] = width.saturating_sub(MARK + taken).max(SHORTEST);
        widths
    }
}

/// The text of a cell in brief: of a status its signs, as in `≠ ◐`, and of a day the date alone.
fn brief(column: usize, shown: &Cell, calendar: &Calendar) -> Text {
    let mut shown = shown.clone();
    if let Datum::Day { brief, .. } = &mut shown.datum {
        *brief = true;
    }
    let mut text = cell(&shown, calendar);
    if column == STATUS {
        text.0.iter_mut().for_each(|span| span.content = signs(&span.content));
    }
    text
}

fn signs(status: &str) -> String {
    let signs = status.split(' ').take_while(|part| part.chars().count() == 1);
    signs.collect::<Vec<&str>>().join(" ")
}

/// The widest cell of each column.
fn widths<'i>(items: impl Iterator<Item = &'i Vec<Text>>) -> Widths {
    let mut widths = Widths::default();
    for cells in items {
        for (width, text) in widths.iter_mut().zip(cells) {
            *width = text.plain().width().max(*width);
        }
    }
    widths
}
