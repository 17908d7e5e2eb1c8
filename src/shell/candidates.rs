//! What a word of a command line could be.

use std::collections::BTreeSet;

use crate::domain::dates::{self, Direction, Origin, examples};
use crate::domain::decide::Verb;
use crate::domain::engagement::Settings;
use crate::domain::owners;
use crate::domain::select::Names;
use crate::domain::{
    Engagement, Entry, Health, ItemState, MatterState, Phase, Record, Status, Zone,
};
use crate::record;
use crate::record::builtin::BUILTIN;
use crate::render::Calendar;
use crate::render::phrasing::plural;
use crate::session::Session;

/// A word that could stand here.
#[derive(Debug)]
pub(crate) struct Candidate {
    pub(crate) value: String,
    /// What it is.
    pub(crate) about: String,
}

/// What a word is to be.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Subject {
    /// An item that the verb would change, or a phase that has one.
    ToTick(Verb),
    /// The same of what can be opened again, matters too.
    ToReopen,
    /// An open matter.
    ToClose,
    /// An item or a matter.
    Item,
    ItemOrPhase,
    /// An item, a matter or a phase.
    Anything,
    Phase,
    /// Somebody who owns something.
    Owner,
    /// Somebody for whom something can wait: those for whom it did, and who owns something.
    Party,
    /// Somebody who did something.
    Person,
    /// A role that the checklist names.
    Role,
    /// A checkpoint's name, or `last`.
    Checkpoint,
    /// An entry that stands, or work that was taken back.
    Entry {
        stands: bool,
    },
    /// The name of a built-in checklist.
    Checklist,
    /// The name of a record.
    Record,
    Date(Direction),
    /// By how much dates move.
    Shift,
    /// A time zone.
    Zone,
    Status,
    Health,
}

/// So many entries are offered, the newest.
const ENTRIES: usize = 20;

impl Candidate {
    fn new(value: impl Into<String>, about: impl Into<String>) -> Self {
        Self { value: value.into(), about: about.into() }
    }
}

/// Candidates that say themselves what they are.
fn words<S: Into<String>>(words: impl IntoIterator<Item = S>) -> Vec<Candidate> {
    words.into_iter().map(|word| Candidate::new(word, "")).collect()
}

/// What the word could be of which `typed` is there. Nothing where the record can't be read.
pub(crate) fn candidates(subject: Subject, typed: &str, session: &Session) -> Vec<Candidate> {
    let (before, typed) = typed.split_at(match subject {
        Subject::ToTick(_)
        | Subject::ToReopen
        | Subject::ToClose
        | Subject::Item
        | Subject::ItemOrPhase
        | Subject::Anything => begin_of_last(typed),
        _ => 0,
    });
    // A range ends with an item, and not before its start.
    let start = before.strip_suffix("..").and_then(|before| before.rsplit(',').next());
    let mut found = all(start.map_or(subject, |_| Subject::Item), session);
    let start =
        found.iter().position(|item| start.is_some_and(|id| id.eq_ignore_ascii_case(&item.value)));
    found.drain(..start.unwrap_or_default());
    found.retain(|candidate| goes_on(&candidate.value, typed));
    found.iter_mut().for_each(|candidate| candidate.value.insert_str(0, before));
    found
}

/// Where the last id begins of a list or a range: `A1,A`, `A1..A`.
fn begin_of_last(typed: &str) -> usize {
    let ends = [",", ".."].into_iter().filter_map(|part| Some(typed.rfind(part)? + part.len()));
    ends.max().unwrap_or(0)
}

/// Does the value begin with what was typed? Capitals are meant where any are typed.
fn goes_on(value: &str, typed: &str) -> bool {
    match typed.contains(char::is_uppercase) {
        true => value.starts_with(typed),
        false => value.to_lowercase().starts_with(&typed.to_lowercase()),
    }
}

fn all(subject: Subject, session: &Session) -> Vec<Candidate> {
    match subject {
        Subject::Checklist => {
            let builtin = BUILTIN.iter();
            builtin.map(|it| Candidate::new(it.name, it.checklist().title)).collect()
        }
        Subject::Record => words(record::names(&session.whereabouts)),
        Subject::Date(direction) => days(direction, session),
        Subject::Zone => words(Zone::names()),
        Subject::Shift => words(["+1w", "+2w", "-1w", "+1d", "+5wd"]),
        Subject::Status => words(Status::ALL.iter().map(|status| status.word())),
        Subject::Health => words(Health::ALL.iter().map(|health| health.word())),
        _ => of_the_record(subject, session).unwrap_or_default(),
    }
}

fn days(direction: Direction, session: &Session) -> Vec<Candidate> {
    let record = record(session);
    let start = record.as_ref().map(|record| record.head.started);
    let settings = record.map(|record| Settings::of(&record, session.clock, session.clock));
    let zone = settings.as_ref().and_then(|settings| settings.zone).unwrap_or(session.zone);
    let holidays = settings.map(|settings| settings.holidays).unwrap_or_default();
    let today = zone.day(session.clock);
    let origin = Origin { today, start, holidays: &holidays };
    let calendar = Calendar::new(zone, today);
    let about = |text: &str| Some(calendar.full_day(dates::day(text, origin, direction).ok()?));
    let examples = examples(today, direction).into_iter();
    examples.filter_map(|text| Some(Candidate::new(text.as_str(), about(&text)?))).collect()
}

fn record(session: &Session) -> Option<Record> {
    let found = record::find(&session.wanted, &session.whereabouts).ok()?;
    Some(record::load(&found.path).ok()?.record)
}

fn of_the_record(subject: Subject, session: &Session) -> Option<Vec<Candidate>> {
    let record = record(session)?;
    let engagement = session.state(&record);
    Some(match subject {
        Subject::ToTick(verb) => items(&engagement, true, |item| verb.is_for(item)),
        Subject::ToReopen => {
            let mut all = items(&engagement, true, |item| Verb::Reopen.is_for(item));
            all.extend(matters(&engagement, |matter| !matter.is_open()));
            all
        }
        Subject::ToClose => matters(&engagement, MatterState::is_open),
        Subject::Anything => {
            let mut all = items(&engagement, true, |_| true);
            all.extend(matters(&engagement, |_| true));
            all
        }
        Subject::Item => {
            let mut all = items(&engagement, false, |_| true);
            all.extend(matters(&engagement, |_| true));
            all
        }
        Subject::ItemOrPhase => items(&engagement, true, |_| true),
        Subject::Phase => phases(&engagement, |_| true),
        Subject::Owner => words(owners::owners(&engagement)),
        Subject::Party => {
            let parties = owners::parties(&engagement);
            words(
                parties.into_iter().chain(owners::owners(&engagement)).collect::<BTreeSet<&str>>(),
            )
        }
        Subject::Person => {
            let people = engagement.entries().iter().map(|entry| entry.by.as_str());
            words(people.collect::<BTreeSet<&str>>())
        }
        Subject::Role => roles(&engagement),
        Subject::Checkpoint => checkpoints(&engagement, session),
        Subject::Entry { stands } => entries(stands, &engagement, session),
        _ => Vec::new(),
    })
}

fn items(
    engagement: &Engagement<'_>,
    with_phases: bool,
    wanted: impl Fn(&ItemState) -> bool,
) -> Vec<Candidate> {
    let names = Names::of(engagement);
    let items = engagement.items.iter().filter(|item| wanted(item));
    let items = items.map(|item| Candidate::new(names.name(&item.id), item.task()));
    match with_phases {
        true => items.chain(phases(engagement, &wanted)).collect(),
        false => items.collect(),
    }
}

fn matters(engagement: &Engagement<'_>, wanted: impl Fn(&MatterState) -> bool) -> Vec<Candidate> {
    let names = Names::of(engagement);
    let matters = engagement.matters.iter().filter(|matter| wanted(matter));
    matters.map(|matter| Candidate::new(names.name(&matter.id), matter.task())).collect()
}

/// The phases that have an item that is wanted.
fn phases(engagement: &Engagement<'_>, wanted: impl Fn(&ItemState) -> bool) -> Vec<Candidate> {
    let phases = engagement.checklist.phases.iter().enumerate();
    let candidate = |(place, phase): (usize, &Phase)| {
        let count = engagement.items_of(place).filter(|item| wanted(item)).count();
        let about = format!("{}: {}", phase.name, plural(count, "item", "items"));
        (count > 0).then(|| Candidate::new(phase.id.as_str(), about))
    };
    phases.filter_map(candidate).collect()
}

fn roles(engagement: &Engagement<'_>) -> Vec<Candidate> {
    let owner = |role: &str| engagement.roles.get(role).and_then(|owner| owner.value().as_text());
    let candidate = |role: &str| Candidate::new(role, owner(role).unwrap_or_default());
    owners::roles(engagement).into_iter().map(candidate).collect()
}

/// Those with a name, the newest first.
fn checkpoints(engagement: &Engagement<'_>, session: &Session) -> Vec<Candidate> {
    let calendar = session.calendar(engagement);
    let last = Candidate::new("last", calendar.stamp(engagement.since_last()));
    let marks = engagement.checkpoints.iter().rev().filter_map(|mark| {
        let at = engagement.at(mark.entry);
        Some(Candidate::new(mark.checkpoint.name.clone()?, calendar.stamp(at)))
    });
    marks.chain([last]).collect()
}

fn entries(stands: bool, engagement: &Engagement<'_>, session: &Session) -> Vec<Candidate> {
    let calendar = session.calendar(engagement);
    let wanted = |(place, entry): &(usize, &Entry)| {
        engagement.stands(*place) == stands && (stands || entry.undoes.is_none())
    };
    let newest = engagement.entries().iter().enumerate().rev().filter(wanted).take(ENTRIES);
    let about = |entry: &Entry| {
        let note = entry.note.as_ref().map(|note| format!(", “{note}”")).unwrap_or_default();
        format!("{}, {}{note}", entry.by, calendar.stamp(entry.at))
    };
    newest.map(|(_, entry)| Candidate::new(entry.id.as_str(), about(entry))).collect()
}
