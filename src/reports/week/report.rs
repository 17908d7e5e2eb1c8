//! What has to be done in the days ahead, over many records.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Days;
use schemars::JsonSchema;
use serde::Serialize;

use super::of_record::RecordWeek;
use super::row::{HeldCustomer, Meeting, WeekRow};
use crate::domain::owners::{perhaps_same, person};
use crate::domain::{Day, Instant};
use crate::reports::events::Event;
use crate::reports::records::{Source, Unreadable};
use crate::reports::serialize::instant;
use crate::reports::waiting::{WaitedFor, Waits, together};

/// What has to be done in the days ahead: what is overdue or due until then, blocked, or to be
/// decided, a row each, and which customers meet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename = "ticklist/week/1")]
pub struct Week {
    /// What was asked for.
    #[serde(flatten)]
    pub asked: Asked,
    /// The customers that are on hold.
    pub on_hold: Vec<HeldCustomer>,
    /// The customers that meet, and those that did not when they wanted to, the first first.
    pub meetings: Vec<Meeting>,
    /// What has to be done, customer by customer or owner by owner, the most pressing first.
    pub rows: Vec<WeekRow>,
    /// For whom any of that waits, the longest first.
    pub waiting: Vec<WaitedFor>,
    /// Names of owners that perhaps mean one person, two by two.
    pub perhaps_same: Vec<(String, String)>,
    /// The records that were read.
    pub records: Vec<Source>,
    /// The files that could not be read at all, by name.
    pub unreadable: Vec<Unreadable>,
    /// The days for a calendar.
    #[serde(skip)]
    pub events: Vec<Event>,
    /// It is for this owner alone, about this customer.
    #[serde(skip)]
    pub recipient: Option<Recipient>,
}

/// What somebody wants to know of the days ahead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Asked {
    /// The instant that was asked for, else that of the clock.
    #[serde(serialize_with = "instant")]
    pub as_of: Instant,
    /// The day of the report.
    pub today: Day,
    /// So many days are ahead.
    pub days: u64,
    /// Whose rows alone are wanted.
    pub owner: Option<String>,
    /// How the rows are grouped.
    pub per: PerWeek,
    /// Internal notes are in it.
    pub internal: bool,
}

/// How rows are grouped.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PerWeek {
    /// By customer.
    #[default]
    Customer,
    /// By owner, over all customers.
    Owner,
}

/// Somebody who is given his own rows of one customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// Who, if somebody owns them.
    pub owner: Option<String>,
    /// The customer.
    pub customer: String,
}

/// The records together, as it was asked.
pub fn week(mut records: Vec<RecordWeek>, unreadable: Vec<Unreadable>, asked: Asked) -> Week {
    records.sort_by_cached_key(|it| (it.customer.to_lowercase(), it.source.file.clone()));
    let (mut on_hold, mut meetings, mut rows, mut events, mut sources) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for record in records {
        on_hold.extend(record.held);
        meetings.extend(record.meeting);
        rows.extend(record.rows);
        events.extend(record.events);
        sources.push(record.source);
    }
    meetings.sort_by_key(|meeting: &Meeting| meeting.day);
    if asked.per == PerWeek::Owner {
        rows.sort_by_cached_key(by_owner);
    }
    let names: BTreeSet<&str> = people(&rows).into_values().collect();
    let named = |(one, other): (&str, &str)| (one.to_owned(), other.to_owned());
    let perhaps_same = perhaps_same(&names).into_iter().map(named).collect();
    Week {
        waiting: waiting(&rows),
        asked,
        on_hold,
        meetings,
        rows,
        perhaps_same,
        records: sources,
        unreadable,
        events,
        recipient: None,
    }
}

fn waiting(rows: &[WeekRow]) -> Vec<WaitedFor> {
    together(rows.iter().filter_map(|row| {
        let Waits { party, days, .. } = row.waiting.as_ref()?;
        Some(WaitedFor { party: party.clone()?, days: *days, items: 1 })
    }))
}

/// Rows of nobody stand first.
fn by_owner(row: &WeekRow) -> Option<String> {
    row.owner.as_deref().map(person)
}

/// How each of the owners is called, by what is the same of all ways to write him: by the way that
/// most rows have.
fn people(rows: &[WeekRow]) -> BTreeMap<String, &str> {
    let mut written: BTreeMap<&str, usize> = BTreeMap::new();
    for owner in rows.iter().filter_map(|row| row.owner.as_deref()) {
        *written.entry(owner).or_default() += 1;
    }
    let mut called: BTreeMap<String, (usize, &str)> = BTreeMap::new();
    for (name, rows) in written {
        let most = called.entry(person(name)).or_default();
        if rows > most.0 {
            *most = (rows, name);
        }
    }
    called.into_iter().map(|(person, (_, name))| (person, name)).collect()
}

impl Week {
    /// The last day ahead.
    pub fn until(&self) -> Day {
        let Asked { today, days, .. } = self.asked;
        today.checked_add_days(Days::new(days)).unwrap_or(today)
    }

    /// The rows of each customer or owner, under his name.
    pub fn groups(&self) -> Vec<(Option<&str>, Vec<&WeekRow>)> {
        let people = people(&self.rows);
        let mut groups: Vec<(Option<&str>, Vec<&WeekRow>)> = Vec::new();
        let is_same = |one: &WeekRow, other: &WeekRow| match self.asked.per {
            PerWeek::Customer => one.record == other.record,
            PerWeek::Owner => by_owner(one) == by_owner(other),
        };
        for rows in self.rows.chunk_by(is_same) {
            let name = rows.first().and_then(|row| match self.asked.per {
                PerWeek::Customer => Some(row.customer.as_str()),
                PerWeek::Owner => people.get(&by_owner(row)?).copied(),
            });
            groups.push((name, rows.iter().collect()));
        }
        groups
    }

    /// The same for each owner of each customer alone, of those who have anything to do.
    pub fn each(&self) -> Vec<Week> {
        let mut each: BTreeMap<(Option<String>, &str), Vec<&WeekRow>> = BTreeMap::new();
        for row in &self.rows {
            each.entry((by_owner(row), &row.record)).or_default().push(row);
        }
        let week = |((_, record), rows): ((Option<String>, &str), Vec<&WeekRow>)| {
            let rows: Vec<WeekRow> = rows.into_iter().cloned().collect();
            // As his name is written for this customer.
            let owner = people(&rows).into_values().next().map(str::to_owned);
            let customer = rows.first().map(|row| row.customer.clone()).unwrap_or_default();
            let meetings = self.meetings.iter().filter(|meeting| meeting.record == record);
            let records = self.records.iter().filter(|source| source.file == record);
            let on_hold = self.on_hold.iter().filter(|held| held.record == record);
            Week {
                asked: Asked { owner: owner.clone(), ..self.asked.clone() },
                on_hold: on_hold.cloned().collect(),
                meetings: meetings.cloned().collect(),
                waiting: waiting(&rows),
                perhaps_same: Vec::new(),
                records: records.cloned().collect(),
                unreadable: Vec::new(),
                events: Vec::new(),
                recipient: Some(Recipient { owner, customer }),
                rows,
            }
        };
        each.into_iter().map(week).collect()
    }
}
