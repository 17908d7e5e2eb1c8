//! Records of any length, with the same content every time.

use std::fmt::Write;

use chrono::{Days, TimeDelta};
use ticklist::domain::checklist::{Checklist, Head, Item, Phase};
use ticklist::domain::engagement::Engagement;
use ticklist::domain::entry::{Changes, Entry, Field, Map, Unknown, Value, Write as FieldWrite};
use ticklist::domain::ids::{EntryId, Id};
use ticklist::domain::record::Record;
use ticklist::domain::status::Status;
use ticklist::domain::time::{Day, Instant, Zone, parse_day, parse_instant};
use ticklist::record::builtin::BUILTIN;
use ticklist::record::{File, encode, read, write_head};
use ticklist::render::phrasing::Calendar;

/// How long an engagement lasts, however many entries it has.
const DAYS: u64 = 40;
const PEOPLE: [&str; 3] = ["dana", "lee", "priya"];
const OWNERS: [&str; 3] = ["Dana Cruz", "Lee Ito", "Priya Rao"];
const STATUSES: [Status; 4] =
    [Status::NotStarted, Status::InProgress, Status::Blocked, Status::Done];

/// Numbers that look like chance and are the same every time (SplitMix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end as u64) as usize
    }

    fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }
}

/// The first day.
pub(crate) fn started() -> Day {
    parse_day("2026-11-23").expect("a date")
}

/// The instant of the reports.
pub(crate) fn now() -> Instant {
    parse_instant("2027-01-05T09:00:00Z").expect("an instant")
}

/// Where reports are read.
pub(crate) fn calendar() -> Calendar {
    Calendar::new(Zone::Utc, Zone::Utc.day(now()))
}

/// The record in this file.
pub(crate) fn record(text: &[u8]) -> Record {
    match read(text) {
        Ok(File::Record(head, journal)) => {
            let entries = journal.entries.into_iter().map(|located| located.entry);
            Record::new(head, entries.collect())
        }
        _ => unreachable!("it was written as a record"),
    }
}

/// The state of the record.
pub(crate) fn fold(record: &Record) -> Engagement<'_> {
    Engagement::fold(record, now(), now(), Zone::Utc)
}

/// The file of an engagement of the built-in checklist with so many entries.
pub(crate) fn text(number: usize) -> Vec<u8> {
    text_of(BUILTIN[0].checklist(), number)
}

/// The file of an engagement of one phase with so many items, and so many entries.
pub(crate) fn text_of_items(items: usize, number: usize) -> Vec<u8> {
    let item = |at: usize| Item {
        id: Id::new(format!("A{at}")),
        task: format!("Agree with everybody how number {at} of the services will be moved"),
        detail: None,
        role: None,
        optional: false,
        ongoing: false,
        link: None,
    };
    let phase = Phase {
        id: Id::new("assess"),
        name: "Assess".to_owned(),
        standing: false,
        days: None,
        items: (0..items).map(item).collect(),
    };
    let checklist = Checklist { title: "Move".to_owned(), source: None, phases: vec![phase] };
    text_of(checklist, number)
}

fn text_of(checklist: Checklist, number: usize) -> Vec<u8> {
    let items: Vec<Item> = checklist.phases.iter().flat_map(|phase| phase.items.clone()).collect();
    let engagement = "4f9k2m7q1z".to_owned();
    let head = Head { engagement, customer: "Contoso".to_owned(), started: started(), checklist };
    let mut text = write_head(&head);
    let mut chance = Chance(7);
    let begin = Zone::Utc.start_of(started());
    let pause = TimeDelta::milliseconds((DAYS * 86_400_000 / number.max(1) as u64) as i64);
    let mut at = begin;
    for place in 0..number {
        at += pause;
        let item = &items[chance.below(items.len())];
        let entry = entry(place, at, item, &mut chance);
        writeln!(text, "{}", encode(&entry)).expect("writing into a string can't fail");
    }
    text.into_bytes()
}

/// A duty that was confirmed; of another item a status with a note, an owner or a due date.
fn entry(place: usize, at: Instant, item: &Item, chance: &mut Chance) -> Entry {
    let mut entry = Entry::new(EntryId::new(format!("{place:010}")), at, chance.of(&PEOPLE));
    if item.ongoing {
        entry.confirm.push(item.id.clone());
        return entry;
    }
    let (field, new) = match chance.below(10) {
        0..5 => {
            entry.note = Some("Agreed in the weekly call, see the minutes".to_owned());
            (Field::Status, Value::Status(chance.of(&STATUSES)))
        }
        5..8 => (Field::Owner, Value::text(Some(chance.of(&OWNERS)))),
        _ => (Field::Due, Value::Day(started() + Days::new(chance.below(60) as u64))),
    };
    let fields = Map::from_iter([(field, FieldWrite { seen: None, new })]);
    entry.set.insert(item.id.clone(), Changes { fields, unknown: Unknown::new() });
    entry
}
