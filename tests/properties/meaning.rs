//! What a state says, so that two states can be compared.

use std::collections::{BTreeMap, BTreeSet};

use ticklist::domain::checklist::Checklist;
use ticklist::domain::engagement::{
    Accepted, Checkpointed, Engagement, ItemState, MatterState, PhaseState, Register, Rest, Stray,
    Tracked, Upgraded,
};
use ticklist::domain::entry::{Checkpoint, Field, Value};
use ticklist::domain::ids::EntryId;
use ticklist::domain::matter::MatterKind;
use ticklist::domain::record::Record;
use ticklist::domain::status::Status;
use ticklist::domain::time::{Day, Instant, Zone};

/// All that the fold makes, down to the places of entries and to how each id is spelled.
pub(crate) type State<'e> = (
    &'e [PhaseState],
    &'e [ItemState],
    &'e [MatterState],
    &'e BTreeMap<String, Register>,
    &'e [Checkpointed<'e>],
    &'e [Accepted<'e>],
    &'e [Rest],
    &'e [Upgraded<'e>],
    &'e Checklist,
    &'e BTreeSet<Stray>,
    Vec<&'e str>,
);

/// The whole state, to be compared with that of a record of the same entries.
pub(crate) fn state<'e>(engagement: &'e Engagement<'_>) -> State<'e> {
    let Engagement { phases, items, matters, roles, checkpoints, rests, strays, .. } = engagement;
    let (acceptances, upgrades) = (&engagement.acceptances, &engagement.upgrades);
    (
        phases,
        items,
        matters,
        roles,
        checkpoints,
        acceptances,
        rests,
        upgrades,
        &engagement.checklist,
        strays,
        engagement.tracked().map(|one| one.id.as_str()).collect(),
    )
}

/// The state of a record at an instant, which is also what the clock shows.
pub(crate) fn at(record: &Record, clock: Instant) -> Engagement<'_> {
    Engagement::fold(record, record.now(clock), clock, Zone::Utc)
}

/// What the state says of an item, a matter, a phase or a role, with the ids of entries for their places.
#[derive(Debug, PartialEq)]
pub(crate) struct Meaning<'e> {
    phases: Vec<FieldMeaning<'e>>,
    items: Vec<ItemMeaning<'e>>,
    matters: Vec<(MatterKind, bool, TrackedMeaning<'e>)>,
    roles: BTreeMap<&'e str, FieldMeaning<'e>>,
    checkpoints: Vec<(&'e EntryId, &'e Checkpoint)>,
    rests: Vec<(&'e EntryId, Day, Option<Day>)>,
    strays: Vec<(&'e EntryId, &'e str)>,
}

#[derive(Debug, PartialEq)]
struct ItemMeaning<'e> {
    tracked: TrackedMeaning<'e>,
    phase: usize,
    kind: [bool; 2],
    confirmed: Vec<&'e EntryId>,
    before: Status,
}

#[derive(Debug, PartialEq)]
struct TrackedMeaning<'e> {
    id: &'e str,
    added: Option<(Vec<&'e EntryId>, bool)>,
    entries: Vec<&'e EntryId>,
    fields: Vec<FieldMeaning<'e>>,
}

#[derive(Debug, PartialEq)]
struct FieldMeaning<'e> {
    value: &'e Value,
    in_conflict: bool,
    standing: Vec<(&'e Value, &'e EntryId, &'e EntryId)>,
}

/// What the state means, wherever its entries stand in the fold.
pub(crate) fn meaning<'e>(engagement: &'e Engagement<'_>) -> Meaning<'e> {
    let id = |entry: usize| &engagement.entries()[entry].id;
    let ids = |entries: &[usize]| entries.iter().map(|entry| id(*entry)).collect::<Vec<_>>();
    let field = |register: &'e Register| {
        let standing = register.values().into_iter();
        FieldMeaning {
            value: register.value(),
            in_conflict: register.in_conflict(),
            standing: standing.map(|one| (&one.value, id(one.entry), id(one.since))).collect(),
        }
    };
    let tracked = |one: &'e Tracked| TrackedMeaning {
        id: one.id.as_str(),
        added: one.added.as_ref().map(|added| (ids(&added.entries), added.in_conflict)),
        entries: ids(&one.entries),
        fields: Field::ALL.iter().map(|which| field(one.field(*which))).collect(),
    };
    let item = |item: &'e ItemState| ItemMeaning {
        tracked: tracked(item),
        phase: item.phase,
        kind: [item.optional, item.duty],
        confirmed: ids(&item.confirmed),
        before: item.before(),
    };
    let matter = |it: &'e MatterState| (it.kind, it.internal, tracked(it));
    let marks = engagement.checkpoints.iter();
    Meaning {
        phases: engagement.phases.iter().map(|phase| field(&phase.due)).collect(),
        items: engagement.items.iter().map(item).collect(),
        matters: engagement.matters.iter().map(matter).collect(),
        roles: engagement.roles.iter().map(|(role, owner)| (role.as_str(), field(owner))).collect(),
        checkpoints: marks.map(|mark| (id(mark.entry), mark.checkpoint)).collect(),
        rests: engagement
            .rests
            .iter()
            .map(|rest| (id(rest.entry), rest.since, rest.end()))
            .collect(),
        strays: engagement
            .strays
            .iter()
            .map(|stray| (id(stray.entry), stray.id.as_str()))
            .collect(),
    }
}
