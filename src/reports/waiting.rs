//! For whom what is blocked waits, and for how long.

use std::cmp::Reverse;

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::{Day, Engagement, Field, ItemState};

/// For whom a blocked item waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Waits {
    /// Whoever has to do something first, where that was said.
    #[serde(rename = "for")]
    pub party: Option<String>,
    /// The day by which that is expected.
    pub until: Option<Day>,
    /// For so many days it has waited for them, held ones aside.
    pub days: i64,
    /// For how many days the day has been over, held ones aside.
    pub late_days: i64,
}

/// Somebody for whom something waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WaitedFor {
    /// Who.
    #[serde(rename = "for")]
    pub party: String,
    /// For so many days the oldest has waited for them, held ones aside.
    pub days: i64,
    /// So many items do.
    pub items: usize,
}

/// For whom an item waits, if it does.
pub fn waits(item: &ItemState, engagement: &Engagement<'_>) -> Option<Waits> {
    let waiting = item.waiting()?;
    let set = item.field(Field::Waiting).latest()?.since;
    let set = engagement.zone.day(engagement.at(set));
    let late = waiting.until.map(|until| engagement.days_over(until, Some(set)));
    Some(Waits {
        party: waiting.party.clone(),
        until: waiting.until,
        days: since(item, engagement).map_or(0, |since| engagement.age(since)),
        late_days: late.unwrap_or(0),
    })
}

/// The day on which it began to wait for them: another day until which it does is no new beginning,
/// and to be blocked again is one.
fn since(item: &ItemState, engagement: &Engagement<'_>) -> Option<Day> {
    let party = item.waiting()?.party.as_deref();
    let written = item.entries.iter().rev().filter_map(|entry| {
        let set = engagement.entry(*entry).set.get(&item.id)?;
        let waiting = set.fields.get(&Field::Waiting)?.new.as_waiting();
        Some((*entry, waiting.is_some_and(|waiting| waiting.party.as_deref() == party)))
    });
    let same = written.skip_while(|(_, same)| !same).take_while(|(_, same)| *same);
    let named = same.last().map(|(entry, _)| engagement.day_of(entry))?;
    let blocked = item.field(Field::Status).latest()?.since;
    Some(named.max(engagement.day_of(blocked)))
}

/// For whom anything waits, the longest first.
pub fn waiting(engagement: &Engagement<'_>) -> Vec<WaitedFor> {
    let items = engagement.items.iter().filter(|item| !item.is_out());
    let waits = items.filter_map(|item| waits(item, engagement));
    together(
        waits.filter_map(|Waits { party, days, .. }| {
            Some(WaitedFor { party: party?, days, items: 1 })
        }),
    )
}

/// The same party together, the longest first.
pub(super) fn together(all: impl Iterator<Item = WaitedFor>) -> Vec<WaitedFor> {
    let mut parties: Vec<WaitedFor> = Vec::new();
    for one in all {
        match parties.iter_mut().find(|known| known.party == one.party) {
            Some(known) => {
                known.days = known.days.max(one.days);
                known.items += one.items;
            }
            None => parties.push(one),
        }
    }
    parties.sort_by_key(|one| Reverse(one.days));
    parties
}
