//! The items that somebody wants to see, phase by phase or in another order.

use std::cmp::Ordering;

use schemars::JsonSchema;
use serde::Serialize;

use super::header::{Header, header};
use super::item::{ItemRow, item_row};
use super::matter::MatterRow;
use super::phase::{PhaseRow, phase_row};
use super::raid::{Raid, RaidFilter, raid};
use super::serialize::flat;
use super::sheet::{Sheet, sheet};
use crate::domain::owners::{matching, owners, parties};
use crate::domain::select::{NamedBy, Selection};
use crate::domain::{Day, Engagement, Field, ItemState, Status};

/// Which items are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListFilter {
    /// Those of these phases and these items; all where none is named. Items named by their id
    /// are shown whatever has become of them.
    pub selection: Selection,
    /// Also what is done, not applicable, not taken up, or a duty that is met.
    pub all: bool,
    /// Those of one of these statuses.
    pub statuses: Vec<Status>,
    /// Those of this owner.
    pub owner: Option<String>,
    /// Those without an owner.
    pub unowned: bool,
    /// Those that wait for this party.
    pub waiting_for: Option<String>,
    /// Those that are overdue.
    pub overdue: bool,
    /// Those due on this day or before.
    pub due: Option<Day>,
    /// Those with this text in the id, task, detail, role, owner or link, or in what was said.
    pub search: Option<String>,
    /// In which order.
    pub sort: Sort,
}

/// An order of items.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// That of the checklist.
    #[default]
    Id,
    /// By due date, those without at the end.
    Due,
    /// By owner, those without at the end.
    Owner,
    /// What needs attention first.
    Status,
    /// What changed last first.
    Changed,
}

/// The items that were wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename = "ticklist/list/1")]
pub struct List {
    /// Of whom, and as of when.
    #[serde(flatten)]
    pub header: Header,
    /// What was asked for, in the words of whoever asked.
    #[serde(skip)]
    pub asked: String,
    /// Phase by phase in the order of the checklist; in another order all in one.
    #[serde(rename = "items", serialize_with = "flat")]
    #[schemars(with = "Vec<ItemRow>")]
    pub groups: Vec<Group>,
    /// Items that only their status kept out.
    pub hidden: Hidden,
    /// Decisions, risks and actions, unless what was asked for can be said of items alone.
    pub matters: Vec<MatterRow>,
    /// There are some that are not for the reader.
    #[serde(skip)]
    pub withholds_matters: bool,
    /// The items for people who have only a spreadsheet.
    #[serde(skip)]
    pub sheet: Sheet,
}

/// Items that are shown together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The phase, where it is one.
    pub phase: Option<PhaseRow>,
    /// The items that are shown.
    pub items: Vec<ItemRow>,
    /// Those that are not, though nothing but their status speaks against it.
    pub hidden: Hidden,
}

/// Items that are not shown, by the reason.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Hidden {
    /// They are done.
    pub done: usize,
    /// They don't apply.
    pub not_applicable: usize,
    /// They are optional and not taken up.
    pub optional: usize,
    /// They are duties, confirmed since the last checkpoint.
    pub duties_met: usize,
}

impl Hidden {
    /// How many there are.
    pub fn all(&self) -> usize {
        self.done + self.not_applicable + self.optional + self.duties_met
    }

    fn count(&mut self, item: &ItemState) {
        match item.status() {
            _ if item.duty && !item.is_out() => self.duties_met += 1,
            Status::Done => self.done += 1,
            Status::NotApplicable => self.not_applicable += 1,
            _ => self.optional += 1,
        }
    }
}

impl<'g> IntoIterator for &'g Group {
    type Item = &'g ItemRow;
    type IntoIter = std::slice::Iter<'g, ItemRow>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

/// The items that are wanted; `asked` says which, in the words of whoever asked.
pub fn list(engagement: &Engagement<'_>, filter: &ListFilter, asked: String) -> List {
    let groups = groups(engagement, filter);
    let mut hidden = Hidden::default();
    for group in &groups {
        hidden.done += group.hidden.done;
        hidden.not_applicable += group.hidden.not_applicable;
        hidden.optional += group.hidden.optional;
        hidden.duties_met += group.hidden.duties_met;
    }
    let raid = filter.of_matters().map(|filter| raid(engagement, &filter));
    List {
        header: header(engagement),
        asked,
        sheet: sheet(groups.iter().flatten(), engagement),
        groups,
        hidden,
        withholds_matters: raid.as_ref().is_some_and(|raid| raid.withheld),
        matters: raid.iter().flat_map(Raid::matters).cloned().collect(),
    }
}

/// The items that are wanted: phase by phase in the order of the checklist, else all in one.
pub fn groups(engagement: &Engagement<'_>, filter: &ListFilter) -> Vec<Group> {
    if filter.sort != Sort::Id {
        return vec![group(None, engagement, filter)];
    }
    let groups = (0..engagement.phases.len()).filter_map(|place| {
        let group = group(Some(place), engagement, filter);
        let is_empty = group.items.is_empty() && group.hidden.all() == 0;
        (!is_empty || filter.selection.phases.contains(&place)).then_some(group)
    });
    groups.collect()
}

fn group(phase: Option<usize>, engagement: &Engagement<'_>, filter: &ListFilter) -> Group {
    let items = engagement.items.iter().enumerate();
    let wanted = items.filter(|(place, item)| {
        phase.is_none_or(|phase| phase == item.phase) && filter.wants(*place, item, engagement)
    });
    let mut hidden = Hidden::default();
    let mut items: Vec<ItemRow> = Vec::new();
    for (place, item) in wanted {
        match filter.shows(place, item, engagement) {
            true => items.push(item_row(item, engagement)),
            false => hidden.count(item),
        }
    }
    items.sort_by(|one, other| filter.sort.compare(one, other));
    Group { phase: phase.map(|place| phase_row(place, engagement)), items, hidden }
}

impl ListFilter {
    /// The matters that go with the items; none where what is asked can be said of items alone.
    fn of_matters(&self) -> Option<RaidFilter> {
        let Self { all, overdue, sort, .. } = *self;
        let of_both = Self { all, overdue, sort, owner: self.owner.clone(), ..Self::default() };
        (*self == of_both).then_some(RaidFilter { all, owner: of_both.owner, overdue })
    }

    /// Does nothing but perhaps its status speak against showing the item at this place?
    fn wants(&self, place: usize, item: &ItemState, engagement: &Engagement<'_>) -> bool {
        let Selection { items, matters, phases } = &self.selection;
        let is_all = items.is_empty() && matters.is_empty() && phases.is_empty();
        let owner = engagement.owner_of(item);
        let is_owner = |name: &String| {
            owner.is_some_and(|owner| matching(name, &owners(engagement)).contains(&owner))
        };
        let party = item.waiting().and_then(|waiting| waiting.party.as_deref());
        let is_party = |name: &String| {
            party.is_some_and(|party| matching(name, &parties(engagement)).contains(&party))
        };
        let is_found = |text: &String| searched(item, engagement).contains(&text.to_lowercase());
        let is_due = |day: Day| engagement.due_of(item).is_some_and(|due| due <= day);
        (is_all || items.iter().any(|picked| picked.item == place))
            && (self.statuses.is_empty() || self.statuses.contains(&item.status()))
            && self.owner.as_ref().is_none_or(is_owner)
            && !(self.unowned && owner.is_some())
            && self.waiting_for.as_ref().is_none_or(is_party)
            && (!self.overdue || engagement.is_overdue(item))
            && self.due.is_none_or(is_due)
            && self.search.as_ref().is_none_or(is_found)
    }

    /// Does its status not speak against it either?
    fn shows(&self, place: usize, item: &ItemState, engagement: &Engagement<'_>) -> bool {
        let mut named = self.selection.items.iter().filter(|one| one.named_by == NamedBy::Id);
        self.all
            || self.statuses.contains(&item.status())
            || named.any(|picked| picked.item == place)
            || engagement.is_to_do(item)
    }
}

/// What a search looks through, in small letters: one text after the other, with nothing that
/// anybody types between them.
pub fn searched(item: &ItemState, engagement: &Engagement<'_>) -> String {
    let fields = [Field::Task, Field::Detail, Field::Role, Field::Link];
    let texts = fields.into_iter().filter_map(|field| item.field(field).value().as_text());
    let texts = texts.chain(engagement.owner_of(item)).chain([item.id.as_str()]);
    let entries = item.entries.iter().map(|entry| engagement.entry(*entry));
    let texts = texts.chain(entries.filter_map(|entry| entry.note_on(&item.id)));
    texts.collect::<Vec<&str>>().join("\0").to_lowercase()
}

/// What needs attention first.
const BY_URGENCY: [Status; 5] =
    [Status::Blocked, Status::InProgress, Status::NotStarted, Status::Done, Status::NotApplicable];

impl Sort {
    /// Which of two rows stands first, where not the checklist decides.
    fn compare(self, one: &ItemRow, other: &ItemRow) -> Ordering {
        let due = |item: &ItemRow| (item.due.is_none(), item.due);
        let owner = |item: &ItemRow| {
            (item.owner.is_none(), item.owner.as_ref().map(|owner| owner.to_lowercase()))
        };
        let urgency = |item: &ItemRow| BY_URGENCY.iter().position(|one| *one == item.status);
        match self {
            Sort::Id => Ordering::Equal,
            Sort::Due => due(one).cmp(&due(other)),
            Sort::Owner => owner(one).cmp(&owner(other)),
            Sort::Status => urgency(one).cmp(&urgency(other)),
            Sort::Changed => other.changed.cmp(&one.changed),
        }
    }
}
