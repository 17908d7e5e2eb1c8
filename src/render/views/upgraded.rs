//! What a newer checklist made of the items.

use std::collections::BTreeSet;

use super::altered::{columns, line, row};
use crate::domain::decide::{Left, Taken};
use crate::domain::select::Names;
use crate::domain::{Entry, Field, Status, Value};
use crate::render::phrasing::{plural, status_sign};
use crate::render::{Block, Calendar, Group, Row, Table, Text, Tone};
use crate::reports::changes::Subject;
use crate::reports::effect::{Altered, Effect};

/// How the items are grouped, and what else there is to say.
pub(super) fn upgraded(
    entry: &Entry,
    effect: &Effect,
    taken: &Taken,
    names: &Names,
    calendar: &Calendar,
) -> Vec<Block> {
    let of = |is_it: fn(&Altered) -> bool| {
        let those = effect.alterations.iter().filter(|altered| is_it(&altered.how));
        let items: BTreeSet<&str> =
            those.clone().flat_map(|altered| &altered.subject).map(Subject::word).collect();
        (items.len(), those.map(|altered| row(altered, calendar)).collect::<Vec<Row>>())
    };
    let left = |is_merged: bool| {
        let those = taken.left.iter().filter(|left| left.into.is_some() == is_merged);
        let rows: Vec<Row> = those.map(|left| leaving(left, names)).collect();
        (rows.len(), rows)
    };
    let groups = [
        ("Reworded", of(is_reworded)),
        ("Moved", of(is_moved)),
        ("Added", of(|how| matches!(how, Altered::Added { .. }))),
        ("Back on the checklist", of(is_back)),
        ("Merged", left(true)),
        ("No longer on the checklist", left(false)),
    ];
    let groups = groups.into_iter().filter(|(_, (items, _))| *items > 0);
    let groups = groups.map(|(heading, (items, rows))| Group {
        heading: Some(Text::toned(format!("{heading} ({items})"), Tone::Strong)),
        rows,
    });
    let table = Block::Table(Table { columns: columns(), groups: groups.collect() });
    let lines = |lines: Vec<String>| lines.into_iter().map(|line| Block::Line(Text::from(line)));
    lines(begun(entry)).chain([table]).chain(lines(remarks(taken, names))).collect()
}

/// To which checklist it is upgraded, and which phases come with it.
fn begun(entry: &Entry) -> Vec<String> {
    let Some(upgrade) = &entry.upgrade else { return Vec::new() };
    let date = upgrade.date.as_ref().map(|date| format!(", of {date}")).unwrap_or_default();
    let phases: Vec<&str> = upgrade.phases.iter().map(|phase| phase.name.as_str()).collect();
    let new = (!phases.is_empty()).then(|| format!("New phases: {}", phases.join(", ")));
    [format!("Upgraded to {}{date}", upgrade.title)].into_iter().chain(new).collect()
}

fn remarks(taken: &Taken, names: &Names) -> Vec<String> {
    let same = format!("{} the same", plural(taken.same, "item is", "items are"));
    let renamed = taken.renamed.iter().map(|(id, there)| {
        let has_left = taken.left.iter().any(|left| left.id == *there);
        let same =
            format!("; if both are one task, undo it, and upgrade with --map {there}={there}");
        let same = if has_left { same } else { String::new() };
        format!("{} is {there} on the checklist: that id was taken{same}", names.name(id))
    });
    let kinds = taken.other_kinds.iter().map(|(id, kind)| {
        format!("{} is {kind} on the checklist, and stays what it is here", names.name(id))
    });
    [same].into_iter().chain(renamed).chain(kinds).collect()
}

fn is_reworded(how: &Altered) -> bool {
    let is_text = |field: &Field| !matches!(field, Field::Phase | Field::Due | Field::Status);
    matches!(how, Altered::Set { field: Some(field), .. } if is_text(field))
}

fn is_moved(how: &Altered) -> bool {
    matches!(how, Altered::Set { field: Some(Field::Phase | Field::Due), .. })
}

fn is_back(how: &Altered) -> bool {
    let out = Value::Status(Status::NotApplicable);
    matches!(how, Altered::Set { field: Some(Field::Status), was, .. } if *was == out)
}

fn leaving(left: &Left, names: &Names) -> Row {
    let now = if left.was == Status::Done { left.was } else { Status::NotApplicable };
    let into = left.into.as_ref().map(|into| format!(", into {}", names.name(into)));
    let what = match left.was == now {
        true => format!("stays {now}"),
        false => format!("{} → {now}", left.was),
    };
    let what = what + &into.unwrap_or_default();
    line(status_sign(now), [names.name(&left.id), &left.task, &what])
}
