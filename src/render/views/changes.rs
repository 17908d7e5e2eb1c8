//! What is other at the end of a period than at its beginning.

use super::attention::conflicts;
use super::named;
use crate::domain::{Field, Instant, Value};
use crate::render::phrasing::{
    accepted_by, field_value, health_word, if_internal, long_days, progress, reworded, said,
    setting_value, signed, since_accepted,
};
use crate::render::{
    Audience, Block, Calendar, Cell, Column, Document, Group, Report, Row, Table, Text, Tone,
};
use crate::reports::acceptance::AcceptanceRow;
use crate::reports::changes::{Change, Changes, ChangesReport, Kind, Point, Subject};
use crate::reports::upgrade::UpgradeRow;

/// The kinds with the headings under which they are told; several may share one.
const HEADINGS: [(&str, &[Kind]); 19] = [
    ("Done", &[Kind::Done]),
    ("Started", &[Kind::Started]),
    ("Newly blocked", &[Kind::Blocked]),
    ("Unblocked", &[Kind::Unblocked]),
    ("Reopened", &[Kind::Reopened]),
    (ACCEPTED, &[Kind::Accepted]),
    ("Not applicable", &[Kind::NotApplicable]),
    ("Added", &[Kind::Added]),
    ("No longer there", &[Kind::Removed]),
    ("Raised", &[Kind::Raised]),
    ("Closed", &[Kind::Closed]),
    ("Owner changed", &[Kind::Owner]),
    ("Slipped", &[Kind::Slipped]),
    ("Other dates", &[Kind::BroughtForward, Kind::Dated]),
    ("Confirmed", &[Kind::Confirmed]),
    ("Edited", &[Kind::Edited]),
    (SETTINGS, &[Kind::Set]),
    (HOLDS, &[Kind::Held]),
    ("Noted", &[Kind::Noted]),
];

/// The headings of what is so seldom told that it is not said where there is none.
const ACCEPTED: &str = "Accepted by the customer";
const SETTINGS: &str = "Set";
const HOLDS: &str = "On hold";
const UPGRADES: &str = "By the newer checklist";

impl Report for ChangesReport {
    fn document(&self, audience: &Audience) -> Document {
        let (changes, calendar) = (&self.changes, &audience.calendar);
        let mut document = Document::default();
        document.line(named(&self.header, &period(changes, self.to_now, calendar)));
        document.line(summary(changes));
        changes.upgrades.iter().for_each(|row| document.line(upgrade(row, calendar)));
        let mut none: Vec<String> = Vec::new();
        for (heading, told) in by_heading(changes) {
            if told.is_empty() {
                let is_common = ![ACCEPTED, SETTINGS, HOLDS, UPGRADES].contains(&heading);
                none.extend(is_common.then(|| heading.to_lowercase()));
                continue;
            }
            document.heading(format!("{heading} ({})", told.len()));
            document.blocks.push(table(vec![group(None, &told, calendar)]));
        }
        if !changes.conflicts.is_empty() {
            document.heading(format!("Newly in conflict ({})", changes.conflicts.len()));
            document.blocks.push(conflicts(&changes.conflicts, calendar));
        }
        document.gap();
        unmoved(changes).into_iter().for_each(|text| document.line(text));
        if !none.is_empty() {
            document.line(Text::quiet(format!("None: {}", none.join(", "))));
        }
        document
    }

    fn has_internal_notes(&self) -> bool {
        self.changes.has_internal_notes
    }
}

/// `Week 1 (Tue 1 Dec 16:30) to now (Tue 8 Dec 09:12), 7 days`.
pub(super) fn period(changes: &Changes, to_now: bool, calendar: &Calendar) -> String {
    let day = |at: Instant| calendar.zone.day(at);
    let days = (day(changes.to.at) - day(changes.from.at)).num_days();
    let from = point(&changes.from, calendar);
    let to = match to_now {
        true => format!("now ({})", calendar.stamp(changes.to.at)),
        false => point(&changes.to, calendar),
    };
    format!("{from} to {to}, {}", long_days(days))
}

fn point(point: &Point, calendar: &Calendar) -> String {
    let stamp = calendar.stamp(point.at);
    match &point.checkpoint {
        Some(name) => format!("{name} ({stamp})"),
        None if point.is_start => {
            format!("the start ({})", calendar.day(calendar.zone.day(point.at)))
        }
        None => stamp,
    }
}

/// `Done 4/24 (16%) → 7/26 (26%) · scope +3 −1 · AMBER → AMBER`.
pub(super) fn summary(changes: &Changes) -> String {
    let (from, to) = (&changes.from, &changes.to);
    let scope = match (changes.scope_in, changes.scope_out) {
        (0, 0) => "scope as before".to_owned(),
        (more, less) => format!("scope +{more} −{less}"),
    };
    let done = format!("Done {} → {}", progress(&from.counts), progress(&to.counts));
    format!("{done} · {scope} · {} → {}", health_word(from.health), health_word(to.health))
}

/// `Upgraded to EMS onboarding 2018 (dana, Tue 8 Dec): scope +5 −1`.
pub(super) fn upgrade(row: &UpgradeRow, calendar: &Calendar) -> String {
    let UpgradeRow { title, by, scope_in, scope_out, .. } = row;
    let (by, day) = (calendar.person(by), calendar.day(row.day));
    format!("Upgraded to {title} ({by}, {day}): scope +{scope_in} −{scope_out}")
}

/// Each heading with the changes that are told under it.
pub(super) fn by_heading(changes: &Changes) -> impl Iterator<Item = (&'static str, Vec<&Change>)> {
    let of = |is_it: &dyn Fn(&Change) -> bool| {
        changes.changes.iter().filter(|change| is_it(change)).collect::<Vec<&Change>>()
    };
    let by_upgrade = |change: &Change| change.cause.by_upgrade;
    let kinds = HEADINGS.into_iter().map(move |(heading, kinds)| {
        (heading, of(&|change| kinds.contains(&change.kind) && !by_upgrade(change)))
    });
    kinds.chain([(UPGRADES, of(&by_upgrade))])
}

/// Changes, perhaps under a heading of their own.
pub(super) fn group(heading: Option<&str>, changes: &[&Change], calendar: &Calendar) -> Group {
    Group {
        heading: heading.map(|heading| Text::toned(heading, Tone::Strong)),
        rows: changes.iter().map(|change| row(change, calendar)).collect(),
    }
}

/// Changes as a table.
pub(super) fn table(groups: Vec<Group>) -> Block {
    let columns = vec![
        Column::unheaded("ITEM"),
        Column::unheaded("TASK").wraps(),
        Column::unheaded("CHANGE").wraps(),
        Column::unheaded("BY"),
        Column::unheaded("DAY"),
    ];
    Block::Table(Table { columns, groups })
}

/// What something is called, and what it is.
pub(super) fn called(subject: &Subject) -> [&str; 2] {
    match subject {
        Subject::Item { short, task, .. } | Subject::Matter { short, task, .. } => [short, task],
        Subject::Phase { id, name } => [id.as_str(), name],
        Subject::Role(role) => ["role", role],
        Subject::Setting(setting) => ["set", setting.word()],
        Subject::Whole { checkpoint: Some(name) } => ["checkpoint", name],
        Subject::Whole { checkpoint: None } => ["all", "the engagement as a whole"],
    }
}

fn row(change: &Change, calendar: &Calendar) -> Row {
    let [about, task] = called(&change.subject);
    let cause = &change.cause;
    let note = cause.note.iter().flat_map(|note| said(note, if_internal(cause.internal)));
    let or_blank = |text: Option<String>| text.map_or_else(Cell::blank, Cell::from);
    Row::from(vec![
        Cell::from(about),
        Cell::from(task),
        Cell::from(moved(change, calendar)),
        or_blank(cause.by.as_deref().map(|by| calendar.person(by).to_owned())),
        cause.day.map_or_else(Cell::blank, |day| Cell::brief_day(Some(day), false, Tone::Plain)),
    ])
    .with(note)
}

/// `in-progress → done`, `4 Dec → 11 Dec, +7 days`, `to Remediate`.
pub(super) fn moved(change: &Change, calendar: &Calendar) -> String {
    let arrow = |field: Field| {
        let said = |value: &Value| match value.as_day() {
            Some(day) => calendar.brief_day(day),
            None => field_value(field, value, calendar),
        };
        format!("{} → {}", said(&change.was), said(&change.now))
    };
    if let (Some(Field::Detail), Some(was), Some(now)) =
        (change.field, change.was.as_text(), change.now.as_text())
    {
        let (was, now) = reworded(was, now);
        return format!("detail: {was} → {now}");
    }
    if let Some(field) = change.field {
        let due = change.due.map(|due| format!(", due {}", calendar.brief_day(due)));
        return format!("{}: {}{}", field.word(), arrow(field), due.unwrap_or_default());
    }
    match change.kind {
        Kind::Added | Kind::Raised => {
            let what = field_value(Field::Task, &change.now, calendar);
            let what = if change.kind == Kind::Added { format!("to {what}") } else { what };
            let due = change.due.map(|due| format!("due {}", calendar.brief_day(due)));
            let parts = [Some(what), change.owner.clone(), due];
            parts.into_iter().flatten().collect::<Vec<String>>().join(", ")
        }
        Kind::Noted if let Some(people) = change.now.as_text() => format!("present: {people}"),
        Kind::Noted if change.now != Value::Nothing => {
            format!("→ {}", field_value(Field::Status, &change.now, calendar))
        }
        Kind::Accepted => change.acceptance.as_ref().map(accepted).unwrap_or_default(),
        Kind::Removed if let Some(from) = change.was.as_text() => {
            format!("the acceptance by {from}, taken back")
        }
        Kind::Removed | Kind::Confirmed | Kind::Noted => String::new(),
        Kind::Set => {
            format!("{} → {}", setting_value(&change.was), setting_value(&change.now))
        }
        Kind::Held => {
            let day = |value: &Value| value.as_day().map(|day| calendar.brief_day(day));
            let ends = day(&change.now).map(|end| format!("until {end}"));
            let lasts = change.days.map(long_days);
            let parts = [day(&change.was).map(|since| format!("since {since}")), ends, lasts];
            parts.into_iter().flatten().collect::<Vec<String>>().join(", ")
        }
        Kind::Owner => arrow(Field::Owner),
        Kind::Dated => arrow(Field::Due),
        Kind::Slipped | Kind::BroughtForward => {
            let days = change.days.unwrap_or_default();
            let unit = if days.abs() == 1 { "day" } else { "days" };
            format!("{}, {} {unit}", arrow(Field::Due), signed(days))
        }
        _ => {
            let waits = change
                .waiting
                .clone()
                .map(|waiting| field_value(Field::Waiting, &Value::Waiting(waiting), calendar));
            let parts = [Some(arrow(Field::Status)), waits];
            parts.into_iter().flatten().collect::<Vec<String>>().join(", ")
        }
    }
}

/// `by Priya Rao; since then A3 reopened`.
fn accepted(row: &AcceptanceRow) -> String {
    let since = since_accepted(row).map(|opened| format!("; since then {opened}"));
    accepted_by(row) + &since.unwrap_or_default()
}

/// `Did not move (9 open): E1, E3..E8, G7, G8`.
pub(super) fn unmoved(changes: &Changes) -> Option<Text> {
    let run = |run: &Vec<String>| match run.as_slice() {
        [first, .., last] if run.len() > 2 => format!("{first}..{last}"),
        few => few.join(", "),
    };
    let runs: Vec<String> = changes.unmoved.iter().map(run).collect();
    let number: usize = changes.unmoved.iter().map(Vec::len).sum();
    let text = format!("Did not move ({number} open): {}", runs.join(", "));
    (number > 0).then(|| Text::from(text))
}
