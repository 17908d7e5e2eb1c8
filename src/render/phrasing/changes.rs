//! What entries did and what that made of the state, as people say it.

use super::{
    Calendar, field_value, if_internal, long_days, on_hold, on_one_line, plural, reworded,
    setting_value,
};
use crate::domain::select::Names;
use crate::domain::{Day, EntryId, Field, Health, Id, Value};
use crate::reports::changes::Subject;
use crate::reports::effect::{Alteration, Altered};
use crate::reports::log::Part;

/// What was altered: the id that it is about, the task, and how.
pub fn alteration(altered: &Alteration, calendar: &Calendar) -> (String, String, String) {
    let (id, task) = match (&altered.subject, &altered.how) {
        (Some(Subject::Item { short, task, .. } | Subject::Matter { short, task, .. }), _) => {
            (short.clone(), task.clone())
        }
        (Some(Subject::Phase { name, .. } | Subject::Role(name)), _) => {
            (name.clone(), String::new())
        }
        (Some(Subject::Setting(setting)), _) => (setting.word().to_owned(), String::new()),
        (None, Altered::Undid { items, .. }) => (items.join(", "), String::new()),
        (None | Some(Subject::Whole { .. }), _) => Default::default(),
    };
    let what = match &altered.how {
        Altered::Set { field, was, now, contested, items } => {
            let said = |value: &Value| match field {
                Some(field) => field_value(*field, value, calendar),
                None => setting_value(value),
            };
            let moved = match (said(was) == said(now), contested) {
                (true, true) => format!("{} (in conflict)", said(now)),
                (true, false) => format!("{} (decided)", said(now)),
                (false, _) if *field == Some(Field::Detail) => {
                    let (was, now) = reworded(&said(was), &said(now));
                    format!("{was} → {now}")
                }
                (false, _) => {
                    format!("{} → {}{}", said(was), said(now), moved_by(was, now, calendar))
                }
            };
            match (items, field) {
                (Some(items), _) => format!("{moved} ({})", plural(*items, "item", "items")),
                (None, Some(field)) => of_field(*field, moved),
                (None, None) => moved,
            }
        }
        Altered::Added { phase, owner, due } => {
            format!("added to {phase}{}", by_whom_and_when(owner.as_deref(), *due, calendar))
        }
        Altered::Raised { kind, owner, due } => {
            format!("{} raised{}", kind.word(), by_whom_and_when(owner.as_deref(), *due, calendar))
        }
        Altered::Removed => "no longer there".to_owned(),
        Altered::Confirmed => "confirmed".to_owned(),
        Altered::Rechecked => "re-checked".to_owned(),
        Altered::Unconfirmed => "no longer confirmed".to_owned(),
        Altered::Noted => "noted".to_owned(),
        Altered::Marked(checkpoint) => {
            let name = checkpoint.name.as_ref().map(|name| format!("Checkpoint {name}"));
            let next = checkpoint.next.map(|day| {
                let how_far = how_far(&Value::Day(day), calendar);
                format!("next checkpoint {}{how_far}", calendar.full_day(day))
            });
            let health = health(checkpoint.health, checkpoint.why.as_deref());
            listed([name, health, next, present(&checkpoint.present)])
        }
        Altered::Unmarked(checkpoint) => {
            let name = checkpoint.name.as_deref().unwrap_or("the date of the next checkpoint");
            format!("taken back: {name}")
        }
        Altered::Accepted { phase, from, open } => {
            format!("{phase} accepted by {from}{}", with_open(*open))
        }
        Altered::Unaccepted(phase) => format!("taken back: that {phase} is accepted"),
        Altered::Held(hold) => on_hold(*hold, calendar),
        Altered::Resumed { days: 0 } => "on hold no longer".to_owned(),
        Altered::Resumed { days } => format!("on hold no longer, after {}", long_days(*days)),
        Altered::Undid { note: Some(note), .. } => {
            format!("taken back: “{}”{}", on_one_line(note), if_internal(altered.internal))
        }
        Altered::Undid { entry, note: None, .. } => format!("entry {entry} is taken back"),
    };
    (id, task, what)
}

/// `, Priya Rao, due Fri 11 Dec 2026 (in 3 days)`.
fn by_whom_and_when(owner: Option<&str>, due: Option<Day>, calendar: &Calendar) -> String {
    let owner = owner.map(|owner| format!(", {owner}")).unwrap_or_default();
    let due = due.map(|due| {
        format!(", due {}{}", calendar.full_day(due), how_far(&Value::Day(due), calendar))
    });
    owner + &due.unwrap_or_default()
}

/// A part of an entry: the item, matter or phase that it is about, and what it did.
pub fn part(part: &Part, names: &Names, calendar: &Calendar) -> (String, String) {
    let named = |id: &Id| names.name(id).to_owned();
    let joined = |ids: &[Id]| ids.iter().map(|id| names.name(id)).collect::<Vec<_>>().join(", ");
    match part {
        Part::Set { id, field, was, now } => {
            (named(id), moved(*field, was.as_deref(), now, calendar))
        }
        Part::Add { id, phase, task } => (named(id), format!("added to {phase}: {task}")),
        Part::Raise { id, matter, task } => {
            let task = task.as_ref().map(|task| format!(": {task}")).unwrap_or_default();
            (named(id), format!("{} raised{task}", matter.word()))
        }
        Part::Confirm { items } => (joined(items), "confirmed".to_owned()),
        Part::Note { items } => (joined(items), "noted".to_owned()),
        Part::Role { role, was, now } => {
            (role.clone(), format!("role, {}", moved(Field::Owner, was.as_deref(), now, calendar)))
        }
        Part::Setting { setting, was, now } => {
            let said = arrow(was.as_deref(), now, setting_value);
            (String::new(), format!("{}: {said}", setting.word()))
        }
        Part::Checkpoint { name, next, health, why, present: those } => {
            let name = name.as_ref().map(|name| format!("checkpoint {name}"));
            let next = next.map(|day| format!("next checkpoint {}", calendar.full_day(day)));
            let health = self::health(*health, why.as_deref());
            (String::new(), listed([name, next, health, present(those)]))
        }
        Part::Accept { phase, from, open, despite, link, .. } => {
            let despite = despite.as_ref().map(|why| format!(", despite that: “{why}”"));
            let link = link.as_ref().map(|link| format!(" ({link})")).unwrap_or_default();
            let rest = with_open(open.len()) + &despite.unwrap_or_default() + &link;
            (named(phase), format!("accepted by {from}{}", on_one_line(&rest)))
        }
        Part::Hold { until } => {
            let until = until.map(|day| format!(" until {}", calendar.full_day(day)));
            (String::new(), format!("on hold{}", until.unwrap_or_default()))
        }
        Part::Resume => (String::new(), "hold ended".to_owned()),
        Part::Upgrade { title, date, phases } => {
            let date = date.as_ref().map(|date| format!(" of {date}")).unwrap_or_default();
            let phases = phases.iter().map(|name| format!(", with the phase {name}"));
            (String::new(), format!("upgraded to {title}{date}{}", phases.collect::<String>()))
        }
        Part::Undo { entry, again, work } => {
            let verb = if *again { "brought back" } else { "took back" };
            (String::new(), format!("{verb} {}", work_of(work, entry, names, calendar)))
        }
        Part::Unknown { id, key, value } => {
            let about = id.as_ref().map(named).unwrap_or_default();
            (about, format!("{key}: {} (unknown to this version)", value.0))
        }
    }
}

/// `, 2 items open`.
fn with_open(open: usize) -> String {
    match open {
        0 => String::new(),
        open => format!(", {} open", plural(open, "item", "items")),
    }
}

/// `A3 in-progress → done and 2 more`, or the id of the entry where that can't be said.
fn work_of(work: &[Part], entry: &EntryId, names: &Names, calendar: &Calendar) -> String {
    let Some(first) = work.first() else {
        return entry.to_string();
    };
    let (about, what) = part(first, names, calendar);
    format!("{about} {what}{}", and_more(work.len())).trim_start().to_owned()
}

/// ` and 2 more`, of three of which the first was told.
pub fn and_more(number: usize) -> String {
    match number {
        1 => String::new(),
        many => format!(" and {} more", many - 1),
    }
}

/// `in-progress → done`, `owner: Dana → Lee`, `→ blocked` where nobody said what was.
fn moved(field: Field, was: Option<&[Value]>, now: &Value, calendar: &Calendar) -> String {
    of_field(field, arrow(was, now, |value| field_value(field, value, calendar)))
}

fn arrow(was: Option<&[Value]>, now: &Value, said: impl Fn(&Value) -> String) -> String {
    let was = was.unwrap_or_default().iter().map(&said).collect::<Vec<String>>().join(" and ");
    let blank = if was.is_empty() { "" } else { " " };
    format!("{was}{blank}→ {}", said(now))
}

/// `owner: Dana → Lee`; of a status without that word.
fn of_field(field: Field, moved: String) -> String {
    match field {
        Field::Status => moved,
        _ => format!("{}: {moved}", field.word()),
    }
}

/// ` (in 7 days, 2 days earlier)`, of a day that was another.
fn moved_by(was: &Value, now: &Value, calendar: &Calendar) -> String {
    match was.as_day().zip(now.as_day()).map(|(was, now)| (was - now).num_days()) {
        Some(days) if days > 0 => {
            let far = how_far(now, calendar);
            format!("{}, {} earlier)", far.trim_end_matches(')'), long_days(days))
        }
        _ => how_far(now, calendar),
    }
}

/// ` (in 7 days)`, of a day.
fn how_far(value: &Value, calendar: &Calendar) -> String {
    value.as_day().map(|day| format!(" ({})", calendar.distance(day))).unwrap_or_default()
}

/// `health RED “The sponsor is ill”`.
fn health(health: Option<Health>, why: Option<&str>) -> Option<String> {
    let why = why.map(|why| format!(" “{}”", on_one_line(why))).unwrap_or_default();
    health.map(|health| format!("health {}{why}", health.word().to_uppercase()))
}

/// `present: Dana Cruz, Priya Rao`, where anybody was.
pub fn present(people: &[String]) -> Option<String> {
    (!people.is_empty()).then(|| format!("present: {}", people.join(", ")))
}

fn listed(said: [Option<String>; 4]) -> String {
    said.into_iter().flatten().collect::<Vec<String>>().join(", ")
}
