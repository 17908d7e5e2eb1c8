//! What happened, entry by entry.

use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;

use super::conflicts::{Conflict, Side, conflicts};
use super::header::{Header, header};
use super::phase::told;
use super::serialize::instant;
use crate::domain::entry::{Json, Map};
use crate::domain::owners::matching;
use crate::domain::select::Names;
use crate::domain::{
    Day, Engagement, Entry, EntryId, Field, Health, Id, Instant, MatterKind, Operation, Setting,
    Touch, Value, Write,
};

/// What happened, entry by entry.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename = "ticklist/log/1")]
pub struct Log {
    /// Of whom, and as of when.
    #[serde(flatten)]
    pub header: Header,
    /// The oldest first.
    pub entries: Vec<LogEntry>,
    /// How items, matters and phases are called.
    #[serde(skip)]
    pub names: Names,
}

/// An entry as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LogEntry {
    /// Its id.
    pub id: EntryId,
    /// When it was recorded.
    #[serde(serialize_with = "instant")]
    pub at: Instant,
    /// The day it really happened, where that was said.
    pub on: Option<Day>,
    /// Who acted.
    pub by: String,
    /// The file it was imported from.
    pub via: Option<String>,
    /// It has been taken back.
    pub undone: bool,
    /// What was said about it.
    pub note: Option<String>,
    /// What was said about single items.
    #[schemars(with = "BTreeMap<String, String>")]
    pub notes: Map<Id, String>,
    /// The note is not for the customer.
    #[serde(skip)]
    pub internal: bool,
    /// What it did, part by part.
    pub parts: Vec<Part>,
    /// The conflicts in which a value that it wrote stands.
    pub in_conflict: Vec<Conflict>,
}

/// One of the things that an entry did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Part {
    /// Set a field of an item, a matter or a phase.
    Set {
        /// Of which.
        id: Id,
        /// The field.
        field: Field,
        /// What its writer saw; none where he did not say.
        was: Option<Vec<Value>>,
        /// What he wrote.
        now: Value,
    },
    /// Added an item.
    Add {
        /// Its id.
        id: Id,
        /// The phase that it joined.
        phase: Id,
        /// What is to be done.
        task: String,
    },
    /// Raised a matter.
    Raise {
        /// Its id.
        id: Id,
        /// What it is.
        matter: MatterKind,
        /// What is to be decided, watched or done; none where that is not for the reader.
        task: Option<String>,
    },
    /// Confirmed duties.
    Confirm {
        /// Which.
        items: Vec<Id>,
    },
    /// Said something about items, matters or phases.
    Note {
        /// About which.
        items: Vec<Id>,
    },
    /// Gave a role an owner.
    Role {
        /// The role.
        role: String,
        /// What its writer saw; none where he did not say.
        was: Option<Vec<Value>>,
        /// The owner, or nothing.
        now: Value,
    },
    /// Set something for the engagement as a whole.
    Setting {
        /// What.
        setting: Setting,
        /// What its writer saw; none where he did not say.
        was: Option<Vec<Value>>,
        /// What he wrote.
        now: Value,
    },
    /// Marked a checkpoint, or set the date of the next.
    Checkpoint {
        /// What it is called.
        name: Option<String>,
        /// The day of the next.
        next: Option<Day>,
        /// The health that it puts in the place of the rule's.
        health: Option<Health>,
        /// The reason for that.
        why: Option<String>,
        /// Who took part.
        present: Vec<String>,
    },
    /// Recorded that the customer accepts a phase.
    Accept {
        /// The phase.
        phase: Id,
        /// Who accepts it.
        from: String,
        /// The items that held the gate back.
        open: Vec<Id>,
        /// Why it is accepted despite them.
        despite: Option<String>,
        /// Where that can be read.
        link: Option<String>,
        /// The fingerprint of the record.
        fingerprint: Option<String>,
    },
    /// Put the engagement on hold.
    Hold {
        /// The day on which it goes on by itself.
        until: Option<Day>,
    },
    /// Ended the hold.
    Resume,
    /// Took over a newer checklist.
    Upgrade {
        /// What it is called.
        title: String,
        /// When its document was written.
        date: Option<String>,
        /// The names of the phases that came with it.
        phases: Vec<String>,
    },
    /// Took back an entry, or brought it back again.
    Undo {
        /// The entry that it names.
        entry: EntryId,
        /// That took back another, which is so brought back.
        #[serde(skip)]
        again: bool,
        /// What the entry did that it is finally about.
        #[serde(skip)]
        work: Vec<Part>,
    },
    /// Did something that this version does not know.
    Unknown {
        /// Of which item or phase, where it is of one.
        id: Option<Id>,
        /// Its key.
        key: String,
        /// Its value.
        #[schemars(schema_with = "anything")]
        value: Json,
    },
}

impl LogEntry {
    /// The same, with only the parts that concern this item or matter.
    pub(super) fn about(mut self, item: &Id) -> Self {
        self.parts.retain(|part| match part {
            Part::Set { id, .. } | Part::Add { id, .. } | Part::Raise { id, .. } => id == item,
            Part::Confirm { items } | Part::Note { items } => items.contains(item),
            Part::Unknown { id, .. } => id.as_ref() == Some(item),
            _ => false,
        });
        self.notes.retain(|id, _| id == item);
        self.in_conflict.retain(|conflict| match &conflict.touch {
            Touch::Field(id, _) | Touch::Added(id) => id == item,
            Touch::Role(_) | Touch::Setting(_) | Touch::Hold => false,
        });
        self
    }

    /// The same without words that were taken back.
    pub(super) fn without_words_taken_back(mut self) -> Self {
        if self.undone {
            self.note = None;
            self.notes = Map::new();
            forget_reasons(&mut self.parts);
        }
        for part in &mut self.parts {
            if let Part::Undo { again: false, work, .. } = part {
                forget_reasons(work);
            }
        }
        self
    }
}

fn forget_reasons(parts: &mut [Part]) {
    for part in parts {
        match part {
            Part::Checkpoint { why, .. } => *why = None,
            Part::Accept { despite, .. } => *despite = None,
            Part::Raise { task, .. } => *task = None,
            _ => {}
        }
    }
}

/// Which entries are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LogFilter {
    /// Those that concern one of these items, matters and phases; all where none is named.
    pub about: Vec<Id>,
    /// Those recorded at this instant or later.
    pub since: Option<Instant>,
    /// Those by this person, or by several who can be meant.
    pub by: Option<String>,
    /// Those with this text in what was said or written, case aside.
    pub search: Option<String>,
}

/// What happened, of what is wanted.
pub fn log(engagement: &Engagement<'_>, filter: &LogFilter) -> Log {
    let entries = log_entries(engagement, filter);
    Log { header: header(engagement), entries, names: Names::of(engagement) }
}

/// The entries that are wanted, oldest first.
pub(super) fn log_entries(engagement: &Engagement<'_>, filter: &LogFilter) -> Vec<LogEntry> {
    let people = engagement.entries().iter().map(|entry| entry.by.as_str()).collect();
    let meant = filter.by.as_ref().map(|by| matching(by, &people));
    let wanted = |(_, entry): &(usize, &Entry)| {
        let concerns = |id: &Id| entry.operations().any(|operation| operation.about() == Some(id));
        filter.since.is_none_or(|since| entry.at >= since)
            && meant.as_ref().is_none_or(|meant| meant.contains(&entry.by.as_str()))
            && filter.search.as_ref().is_none_or(|text| is_found(&text.to_lowercase(), entry))
            && (filter.about.is_empty() || filter.about.iter().any(concerns))
    };
    let conflicts = conflicts(engagement);
    let entries = engagement.entries().iter().enumerate();
    entries.filter(wanted).map(|(at, _)| log_entry(at, &conflicts, engagement)).collect()
}

/// Does an entry say or write this text?
fn is_found(text: &str, entry: &Entry) -> bool {
    let words = entry.operations().filter_map(|operation| match operation {
        Operation::Add(_, addition) => Some(addition.task.as_str()),
        Operation::Raise(_, raised) => Some(raised.task.as_str()),
        Operation::Set(_, _, write) | Operation::Role(_, write) | Operation::Setting(_, write) => {
            write.new.as_text()
        }
        Operation::Note(_, note) => Some(note),
        _ => None,
    });
    let marked = entry.checkpoint.iter().flat_map(|mark| {
        let present = mark.present.iter().map(String::as_str);
        mark.name.as_deref().into_iter().chain(mark.why.as_deref()).chain(present)
    });
    let accepted = entry.accept.values();
    let accepted = accepted.flat_map(|it| [Some(it.from.as_str()), it.despite.as_deref()]);
    let mut words = words.chain(marked).chain(accepted.flatten()).chain(entry.note.as_deref());
    words.any(|own| own.to_lowercase().contains(text))
}

/// The entry at this place of the fold, as it is shown where there are these conflicts.
pub fn log_entry(at: usize, conflicts: &[Conflict], engagement: &Engagement<'_>) -> LogEntry {
    let entry = engagement.entry(at);
    let wrote = |side: &Side| side.entry == entry.id && side.at == entry.at;
    let its_own = conflicts.iter().filter(|conflict| conflict.sides.iter().any(wrote));
    LogEntry {
        id: entry.id.clone(),
        at: entry.at,
        on: entry.on,
        by: entry.by.to_string(),
        via: entry.via.clone(),
        note: entry.note.clone(),
        notes: entry.notes.clone(),
        internal: entry.internal,
        undone: !engagement.stands(at),
        parts: parts(entry, engagement),
        in_conflict: its_own.cloned().collect(),
    }
}

fn parts(entry: &Entry, engagement: &Engagement<'_>) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for operation in entry.operations() {
        match (operation, parts.last_mut()) {
            (Operation::Confirm(id), Some(Part::Confirm { items }))
            | (Operation::Mention(id), Some(Part::Note { items })) => items.push(id.clone()),
            _ => parts.extend(part(operation, engagement)),
        }
    }
    parts
}

/// What an operation did; none where that is told as a note, or nothing.
fn part(operation: Operation<'_>, engagement: &Engagement<'_>) -> Option<Part> {
    let seen = |write: &Write| write.seen.as_ref().map(|seen| seen.to_vec());
    Some(match operation {
        Operation::Add(id, addition) => {
            Part::Add { id: id.clone(), phase: addition.phase.clone(), task: addition.task.clone() }
        }
        Operation::Raise(id, raised) => {
            let task = Some(raised.task.clone()).filter(|task| !task.is_empty());
            Part::Raise { id: id.clone(), matter: raised.kind, task }
        }
        Operation::Set(id, field, write) => {
            let told = |value| told(field, value, engagement);
            let was = write.seen.as_ref().map(|seen| seen.iter().map(told).collect());
            Part::Set { id: id.clone(), field, was, now: told(&write.new) }
        }
        Operation::Role(role, write) => {
            Part::Role { role: role.to_owned(), was: seen(write), now: write.new.clone() }
        }
        Operation::Setting(setting, write) => {
            Part::Setting { setting, was: seen(write), now: write.new.clone() }
        }
        Operation::Confirm(id) => Part::Confirm { items: vec![id.clone()] },
        Operation::Mention(id) => Part::Note { items: vec![id.clone()] },
        Operation::Checkpoint(checkpoint) => Part::Checkpoint {
            name: checkpoint.name.clone(),
            next: checkpoint.next,
            health: checkpoint.health,
            why: checkpoint.why.clone(),
            present: checkpoint.present.clone(),
        },
        Operation::Accept(id, acceptance) => Part::Accept {
            phase: id.clone(),
            from: acceptance.from.clone(),
            open: acceptance.open.clone(),
            despite: acceptance.despite.clone(),
            link: acceptance.link.clone(),
            fingerprint: acceptance.fingerprint.clone(),
        },
        Operation::Hold(hold) => Part::Hold { until: hold.until },
        Operation::Resume => Part::Resume,
        Operation::Upgrade(upgrade) => Part::Upgrade {
            title: upgrade.title.clone(),
            date: upgrade.date.clone(),
            phases: upgrade.phases.iter().map(|phase| phase.name.clone()).collect(),
        },
        Operation::Undo(id) => undid(id, engagement),
        Operation::Unknown(id, key, value) => {
            Part::Unknown { id: id.cloned(), key: key.to_owned(), value: value.clone() }
        }
        Operation::Name(_) | Operation::Note(..) => return None,
    })
}

fn undid(id: &EntryId, engagement: &Engagement<'_>) -> Part {
    let find = |id: &EntryId| engagement.entries().iter().find(|entry| &entry.id == id);
    let undone = find(id);
    let before = undone.and_then(|undone| undone.undoes.as_ref());
    let work = before.map_or(undone, find);
    let work = work.filter(|work| work.undoes.is_none());
    Part::Undo {
        entry: id.clone(),
        again: before.is_some(),
        work: work.map(|work| parts(work, engagement)).unwrap_or_default(),
    }
}

fn anything(_: &mut SchemaGenerator) -> Schema {
    Schema::from(true)
}
