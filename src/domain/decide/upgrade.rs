//! Taking over a newer checklist.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::once;

use sha2::{Digest, Sha256};

use super::refusal::{Doubt, Refusal};
use super::scene::{Decided, Scene, write};
use super::wish::{Left, Taken, Upgrading};
use crate::domain::engagement::with_phases;
use crate::domain::entry::{Addition, NewPhase, Upgrade};
use crate::domain::ids::id_characters;
use crate::domain::select::{nearest, short_id};
use crate::domain::upgrade::{Matches, New, Old, Question, matches, words};
use crate::domain::{
    Checklist, Engagement, Entry, Field, Id, Item, ItemState, Setting, Status, Value,
};

/// What is said of an item that the newer checklist does not have.
const LEFT: &str = "left the checklist";

/// The items of the newer checklist, each with its phase in the record.
type Items<'c> = [(&'c Item, &'c Id)];

pub(super) fn upgrade(upgrading: &Upgrading, scene: &mut Scene<'_, '_>) -> Decided {
    let (engagement, checklist) = (scene.engagement, &upgrading.checklist);
    let mut entry = scene.entry()?;
    let (phases, new) = phases(checklist, engagement);
    let items = checklist.phases.iter().zip(&phases);
    let items = items.flat_map(|(phase, id)| phase.items.iter().map(move |item| (item, id)));
    let items: Vec<(&Item, &Id)> = items.collect();
    let matches = matched(&items, upgrading, scene)?;
    let date = checklist.source.as_ref().and_then(|source| source.date.clone());
    let title = checklist.title.clone();
    let is_newer = engagement.newest_checklist() != (&title, date.as_deref()) || !new.is_empty();
    entry.upgrade = Some(Box::new(Upgrade { title, date, phases: new, ..Upgrade::default() }));
    call(&checklist.title, &mut entry, engagement);
    let mut taken = Taken::default();
    for (old, new) in &matches.same {
        let ((item, phase), old) = (items[*new], &engagement.items[*old]);
        take_over(old, item, phase, &mut entry, engagement);
        let set = entry.set.get(&old.id).map(|changes| &changes.fields);
        taken.same += usize::from(set.is_none());
        let is_reworded = set.is_some_and(|set| WORDS.iter().any(|field| set.contains_key(field)));
        taken.to_recheck.extend(Some(old.id.clone()).filter(|_| is_reworded && old.is_done()));
        if (old.optional, old.duty) != (item.optional, item.ongoing) {
            taken.other_kinds.push((old.id.clone(), kind(item)));
        }
    }
    for (at, item) in engagement.items.iter().enumerate() {
        let into = matches.merged.get(&at).map(|into| &engagement.items[*into]);
        let leaves = !matches.same.contains_key(&at) && !engagement.has_left(item);
        if leaves && (into.is_some() || engagement.is_given(item)) {
            leave(item, into, &mut entry, engagement);
            let (id, task, into) = (item.id.clone(), item.task().to_owned(), into);
            let into = into.map(|into| into.id.clone());
            taken.left.push(Left { id, task, was: item.status(), into });
        }
    }
    let known: BTreeSet<&usize> = matches.same.values().collect();
    let new = items.iter().enumerate().filter(|(at, _)| !known.contains(at));
    add(new.map(|(_, new)| *new), &mut entry, &mut taken, engagement);
    scene.decision.taken = Some(taken);
    let changes = is_newer || entry.operations().count() > 1;
    if changes { Ok(entry) } else { scene.entry() }
}

/// The phase of the record that each phase of the checklist is, by its name, else its id; and those
/// that are new.
fn phases(checklist: &Checklist, engagement: &Engagement<'_>) -> (Vec<Id>, Vec<NewPhase>) {
    let (mut ids, mut new): (Vec<Id>, Vec<NewPhase>) = (Vec::new(), Vec::new());
    let own = &engagement.checklist.phases;
    for phase in &checklist.phases {
        let is_left = |place: &usize| !ids.contains(&own[*place].id);
        let is_called_so = |place: &usize| words(&own[*place].name) == words(&phase.name);
        let called = (0..own.len()).find(|place| is_left(place) && is_called_so(place));
        let known = called.or_else(|| engagement.phase_place(&phase.id).filter(is_left));
        let id = known.map(|place| own[place].id.clone()).unwrap_or_else(|| {
            let is_free = |id: &Id| engagement.is_free(id) && !ids.contains(id);
            let id = free_id(&phase.id, phase.id.as_str(), &phase.name, is_free);
            let (name, standing, after) = (phase.name.clone(), phase.standing, ids.last().cloned());
            new.push(NewPhase { id: id.clone(), name, standing, after, ..NewPhase::default() });
            id
        });
        ids.push(id);
    }
    (ids, new)
}

/// The id itself where it is free, else one that is made of it and the text: two people who upgrade
/// two copies add the same.
fn free_id(own: &Id, prefix: &str, text: &str, is_free: impl Fn(&Id) -> bool) -> Id {
    let made = (0_u32..).map(|round| {
        let hash = Sha256::digest(format!("{own}\n{text}\n{round}"));
        Id::new(format!("{prefix}-{}", id_characters(&hash[..5])))
    });
    once(own.clone()).chain(made).find(is_free).expect("hashes don't run out")
}

/// Which items are which.
fn matched(
    items: &Items<'_>,
    upgrading: &Upgrading,
    scene: &Scene<'_, '_>,
) -> Result<Matches, Refusal> {
    let engagement = scene.engagement;
    let text = |value: &Value| value.as_text().unwrap_or_default().to_owned();
    let old = |item: &ItemState| Old {
        id: item.id.clone(),
        phase: Id::new(text(engagement.given(item, Field::Phase))),
        texts: [words(item.task()), words(&text(engagement.given(item, Field::Task)))],
        left: engagement.has_left(item),
    };
    let new = |(item, phase): &(&Item, &Id)| New {
        id: item.id.clone(),
        phase: (*phase).clone(),
        text: words(&item.task),
    };
    let olds: Vec<Old> = engagement.items.iter().map(old).collect();
    let news: Vec<New> = items.iter().map(new).collect();
    let matches = matches(&olds, &news, &said(items, upgrading, scene)?);
    let doubt = |question: &Question| {
        let (old, new) = (&engagement.items[question.old], items[question.new].0);
        Doubt {
            old: short_id(old, engagement).to_owned(),
            was: old.task().to_owned(),
            new: new.id.clone(),
            task: new.task.clone(),
        }
    };
    match matches.questions.is_empty() {
        true => Ok(matches),
        false => Err(Refusal::Doubts(matches.questions.iter().map(doubt).collect())),
    }
}

/// What somebody says of which item, by their places.
fn said(
    items: &Items<'_>,
    upgrading: &Upgrading,
    scene: &Scene<'_, '_>,
) -> Result<BTreeMap<usize, Option<usize>>, Refusal> {
    let mut said = BTreeMap::new();
    for (old, new) in &upgrading.said {
        let selection = scene.select(std::slice::from_ref(old)).unwrap_or_default();
        let [picked] = selection.items.as_slice() else {
            return Err(Refusal::NotOneItem(old.clone()));
        };
        let place = |new: &String| {
            let ids = items.iter().map(|(item, _)| item.id.as_str());
            ids.clone().position(|id| Id::new(id) == Id::new(new)).ok_or_else(|| {
                let nearest = nearest(new, ids).map(str::to_owned);
                Refusal::NotOnChecklist { word: new.clone(), nearest }
            })
        };
        let new = new.as_ref().map(place).transpose()?;
        if said.insert(picked.item, new).is_some_and(|other| other != new) {
            return Err(Refusal::SaidTwice(old.clone()));
        }
    }
    Ok(said)
}

/// The fields that say what is to be done: who did it has to look again where they are others.
const WORDS: [Field; 2] = [Field::Task, Field::Detail];

/// Makes an item of the record what the newer checklist says, where that differs from what the
/// last one said: what people have made of it since stays.
fn take_over(
    old: &ItemState,
    new: &Item,
    phase: &Id,
    entry: &mut Entry,
    engagement: &Engagement<'_>,
) {
    let given = [Field::Task, Field::Detail, Field::Role, Field::Link];
    let given = given.map(|field| (field, Value::text(new.text(field))));
    for (field, value) in
        given.into_iter().chain([(Field::Phase, Value::text(Some(phase.as_str())))])
    {
        let plain = |value: &Value| value.as_text().map(words);
        let is_so = |other: &Value| {
            *other == value || WORDS.contains(&field) && plain(other) == plain(&value)
        };
        if !is_so(engagement.given(old, field)) && !is_so(old.field(field).value()) {
            write(entry, old, field, value);
        }
    }
    if engagement.is_out_since_it_left(old) {
        write(entry, old, Field::Status, Value::Status(old.before()));
    }
}

/// What an item is on a checklist.
fn kind(item: &Item) -> &'static str {
    match (item.optional, item.ongoing) {
        (true, true) => "an optional duty",
        (true, false) => "optional, and no duty",
        (false, true) => "a duty",
        (false, false) => "neither optional nor a duty",
    }
}

/// Lets an item leave, perhaps into another. What is done stays done.
fn leave(
    item: &ItemState,
    into: Option<&ItemState>,
    entry: &mut Entry,
    engagement: &Engagement<'_>,
) {
    let merged = into.map(|into| format!("merged into {}", short_id(into, engagement)));
    entry.notes.insert(item.id.clone(), merged.unwrap_or_else(|| LEFT.to_owned()));
    if !item.is_settled() {
        write(entry, item, Field::Status, Value::Status(Status::NotApplicable));
    }
}

/// Adds items, under the ids of the checklist where nothing in the record has them.
fn add<'c>(
    new: impl Iterator<Item = (&'c Item, &'c Id)>,
    entry: &mut Entry,
    taken: &mut Taken,
    engagement: &Engagement<'_>,
) {
    let upgrade = Entry { upgrade: entry.upgrade.clone(), ..Entry::default() };
    let checklist = with_phases(&engagement.checklist, once(&upgrade));
    for (item, phase) in new {
        let place = checklist.phases.iter().position(|it| it.id == *phase).unwrap_or_default();
        let is_free =
            |id: &Id| engagement.is_free(id) && !entry.add.contains_key(id) && !upgrade.brings(id);
        let id = free_id(&item.id, &checklist.prefix(place), &item.task, is_free);
        if id != item.id {
            taken.renamed.push((id.clone(), item.id.clone()));
        }
        let Item { task, detail, role, optional, ongoing, link, .. } = item.clone();
        let added = Addition::new(phase.clone(), task);
        entry.add.insert(id, Addition { detail, role, optional, ongoing, link, ..added });
    }
}

/// Calls the engagement's checklist by the new title, where nobody has given it one of his own.
fn call(title: &str, entry: &mut Entry, engagement: &Engagement<'_>) {
    let (was, _) = engagement.newest_checklist();
    if engagement.settings.title() == was && title != was {
        let register = engagement.settings.register(Setting::Title);
        entry.configure(Setting::Title, register.write(Value::text(Some(title))));
    }
}
