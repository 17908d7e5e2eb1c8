//! Entries of every kind, and the heads that they are about.

use chrono::TimeDelta;
use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngAlgorithm;
use ticklist::domain::checklist::{Checklist, Duration, Head, Item, Phase, Source};
use ticklist::domain::entry::{
    Acceptance, Addition, Checkpoint, Entry, Field, Health, Hold, Json, NewPhase, Raised, Setting,
    Upgrade, Value, Waiting, Write,
};
use ticklist::domain::ids::{EntryId, Id};
use ticklist::domain::matter::{MatterKind, MatterStatus};
use ticklist::domain::status::Status;
use ticklist::domain::time::{Day, Instant, parse_day, parse_instant};

use crate::texts::{any_day, any_instant, any_json, ended, filled, line, text};

/// How often each law is tried.
pub(crate) fn config() -> ProptestConfig {
    let rng_algorithm = RngAlgorithm::XorShift;
    ProptestConfig {
        cases: 1000,
        failure_persistence: None,
        rng_algorithm,
        ..ProptestConfig::default()
    }
}

/// When the engagement of the tests begins.
pub(crate) fn base() -> Instant {
    parse_instant("2026-11-23T09:00:00Z").expect("an instant")
}

/// So many minutes after the beginning.
pub(crate) fn minute(minutes: i64) -> Instant {
    base() + TimeDelta::minutes(minutes)
}

/// A clock for which no entry lies ahead.
pub(crate) fn end_of_time() -> Instant {
    parse_instant("9999-12-31T23:59:59.999Z").expect("an instant")
}

/// One of the three days that plans are made for.
pub(crate) fn plan_day() -> impl Strategy<Value = Day> + Clone {
    select(vec!["2026-12-04", "2026-12-11", "2027-01-15"])
        .prop_map(|day| parse_day(day).expect("a day"))
}

/// The people of the tests.
pub(crate) const PEOPLE: [&str; 3] = ["dana", "lee", "priya"];
/// Those who own something.
pub(crate) const OWNERS: [&str; 4] = ["Dana Cruz", "Lee Ito", "Priya Rao", "lee"];
/// The roles on the checklist.
pub(crate) const ROLES: [&str; 2] = ["project manager", "identity admin"];

/// Three phases, the first of them standing, with eight items: duties are G1 and E2, optional
/// are G3 and A2.
pub(crate) fn head() -> Head {
    let item = |id: &str| Item {
        id: Id::new(id),
        task: format!("Do {id}"),
        detail: None,
        role: match id {
            "G2" => Some(ROLES[0].to_owned()),
            "A1" | "A2" => Some(ROLES[1].to_owned()),
            _ => None,
        },
        optional: ["G3", "A2"].contains(&id),
        ongoing: ["G1", "E2"].contains(&id),
        link: None,
    };
    let phase = |name: &str, items: &[&str]| Phase {
        id: Id::new(name.to_lowercase()),
        name: name.to_owned(),
        standing: name == "General",
        days: None,
        items: items.iter().map(|id| item(id)).collect(),
    };
    let phases = vec![
        phase("General", &["G1", "G2", "G3"]),
        phase("Assess", &["A1", "A2", "A3"]),
        phase("Enable", &["E1", "E2"]),
    ];
    Head {
        engagement: "4f9k2m7q1z".to_owned(),
        customer: "Contoso".to_owned(),
        started: base().date_naive(),
        checklist: Checklist { title: "Onboarding".to_owned(), source: None, phases },
    }
}

/// What entries are made of.
#[derive(Clone)]
struct Words {
    entry: BoxedStrategy<EntryId>,
    id: BoxedStrategy<Id>,
    phase: BoxedStrategy<Id>,
    to: BoxedStrategy<String>,
    role: BoxedStrategy<String>,
    filled: BoxedStrategy<String>,
    day: BoxedStrategy<Day>,
    unknown: BoxedStrategy<(String, Json)>,
}

/// Any entry that a file can hold, with hostile text in every place.
pub(crate) fn any_entry() -> BoxedStrategy<Entry> {
    let words = Words {
        entry: text()
            .prop_filter("an entry's id", |id| !id.is_empty())
            .prop_map(EntryId::new)
            .boxed(),
        id: text().prop_map(Id::new).boxed(),
        phase: filled().prop_map(Id::new).boxed(),
        to: filled(),
        role: text(),
        filled: filled(),
        day: any_day().boxed(),
        unknown: (text().prop_map(|key| format!("{key}…")), any_json().prop_map(Json)).boxed(),
    };
    let begun = (
        words.entry.clone(),
        any_instant(),
        filled(),
        of(text()),
        of(any_day()),
        of(text()),
        btree_map(words.id.clone(), text(), 0..3),
        any::<bool>(),
    );
    let begun = begun.prop_map(|(id, at, by, via, on, note, notes, internal)| Entry {
        via,
        on,
        note,
        notes: notes.into_iter().collect(),
        internal,
        ..Entry::new(id, at, by)
    });
    doing(begun.boxed(), &words)
}

/// Entries of an engagement that has gone wrong: undoes in a circle, ids that nothing has, that
/// are pinned, or that differ in case, instants far ahead, values that nobody wrote.
pub(crate) fn nonsense() -> BoxedStrategy<Entry> {
    let ids = [
        "G1", "G2", "G3", "A2", "A3", "E1", "a1", "R-x", "r-X", "R-y", "Z9", "assess", "ENABLE",
        "D-x", "d-X", "T-y",
    ];
    let id = prop_oneof![1 => Just("A1"), 2 => select(ids.to_vec())];
    let phases = ["assess", "Enable", "general", "nowhere", "A1"];
    let at = prop_oneof![
        6 => (0..120_i64).prop_map(minute),
        2 => (-4000..4000_i64).prop_map(minute),
        1 => (0..4_000_000_i64).prop_map(|nanos| base() + TimeDelta::nanoseconds(nanos)),
        1 => any_instant(),
    ];
    let words = Words {
        entry: (0..8).prop_map(|number| EntryId::new(format!("e{number}"))).boxed(),
        id: id.prop_map(Id::new).boxed(),
        phase: select(phases.to_vec()).prop_map(Id::new).boxed(),
        to: select(vec!["general", "assess", "enable"]).prop_map(str::to_owned).boxed(),
        role: select(vec![ROLES[0], ROLES[1], "nobody's"]).prop_map(str::to_owned).boxed(),
        filled: select(OWNERS.to_vec()).prop_map(str::to_owned).boxed(),
        day: plan_day().boxed(),
        unknown: Just(("mood".to_owned(), Json("1".to_owned()))).boxed(),
    };
    let begun = (words.entry.clone(), at, select(PEOPLE.to_vec()));
    doing(begun.prop_map(|(id, at, by)| Entry::new(id, at, by)).boxed(), &words)
}

/// Statuses of one item, written by people who did not know of each other.
pub(crate) fn rivals() -> impl Strategy<Value = Vec<Entry>> {
    let item = select(vec!["G1", "G2", "A1", "A2", "E1"]).prop_map(Id::new);
    (item, vec(select(Status::ALL.to_vec()), 0..4)).prop_map(|(item, statuses)| {
        let rival = |(minutes, status)| {
            let mut entry =
                Entry::new(EntryId::new(format!("rival{minutes}")), minute(minutes), "rival");
            let write = Write { seen: Some(Vec::new()), new: Value::Status(status) };
            Deed::Set(item.clone(), Field::Status, write).apply(&mut entry);
            entry
        };
        (0..).zip(statuses).map(rival).collect()
    })
}

/// One to three deeds, done by an entry that has begun.
fn doing(begun: BoxedStrategy<Entry>, words: &Words) -> BoxedStrategy<Entry> {
    let done = (begun, vec(deed(words), 1..4));
    done.prop_map(|(mut entry, deeds)| {
        deeds.into_iter().for_each(|deed| deed.apply(&mut entry));
        entry
    })
    .boxed()
}

/// One of the things that an entry can do.
#[derive(Debug, Clone)]
enum Deed {
    Set(Id, Field, Write),
    SetUnknown(Id, (String, Json)),
    Add(Id, Addition),
    Raise(Id, Raised),
    Items(Vec<Id>),
    Confirm(Vec<Id>),
    Role(String, Write),
    Configure(Setting, Write),
    Checkpoint(Checkpoint),
    Accept(Id, Acceptance),
    Hold(Hold),
    Resume,
    Upgrade(Upgrade),
    Undo(EntryId),
    Unknown((String, Json)),
}

impl Deed {
    fn apply(self, entry: &mut Entry) {
        match self {
            Deed::Set(id, field, write) => {
                entry.set(&id, field, write);
            }
            Deed::SetUnknown(id, unknown) => entry.set.or_default(id).unknown.extend([unknown]),
            Deed::Add(id, addition) => drop(entry.add.insert(id, addition)),
            Deed::Raise(id, raised) => drop(entry.raise.insert(id, raised)),
            Deed::Items(items) => entry.items = items,
            Deed::Confirm(duties) => entry.confirm = duties,
            Deed::Role(role, write) => entry.role.extend([(role, write)]),
            Deed::Configure(setting, write) => entry.configure(setting, write),
            Deed::Checkpoint(checkpoint) => entry.checkpoint = Some(Box::new(checkpoint)),
            Deed::Accept(id, acceptance) => drop(entry.accept.insert(id, acceptance)),
            Deed::Hold(hold) => entry.hold = Some(Box::new(hold)),
            Deed::Resume => entry.resume = true,
            Deed::Upgrade(upgrade) => entry.upgrade = Some(Box::new(upgrade)),
            Deed::Undo(id) => entry.undoes = Some(id),
            Deed::Unknown(unknown) => entry.unknown.extend([unknown]),
        }
    }
}

fn deed(words: &Words) -> BoxedStrategy<Deed> {
    let id = || words.id.clone();
    let field = prop_oneof![1 => Just(Field::Status), 2 => select(Field::ALL.to_vec())];
    let set = field.prop_flat_map({
        let words = words.clone();
        move |field| (words.id.clone(), Just(field), write(field, &words))
    });
    prop_oneof![
        8 => set.prop_map(|(id, field, write)| Deed::Set(id, field, write)),
        1 => (id(), words.unknown.clone()).prop_map(|(id, unknown)| Deed::SetUnknown(id, unknown)),
        3 => addition(words).prop_map(|(id, addition)| Deed::Add(id, addition)),
        2 => raised(words).prop_map(|(id, raised)| Deed::Raise(id, raised)),
        1 => vec(id(), 1..3).prop_map(Deed::Items),
        2 => vec(id(), 1..3).prop_map(Deed::Confirm),
        2 => (words.role.clone(), write(Field::Owner, words)).prop_map(|(role, write)| Deed::Role(role, write)),
        1 => configuration(words).prop_map(|(setting, write)| Deed::Configure(setting, write)),
        1 => checkpoint(words).prop_map(Deed::Checkpoint),
        1 => acceptance(words).prop_map(|(id, acceptance)| Deed::Accept(id, acceptance)),
        1 => hold(words).prop_map(Deed::Hold),
        1 => Just(Deed::Resume),
        1 => upgrade(words).prop_map(Deed::Upgrade),
        3 => words.entry.clone().prop_map(Deed::Undo),
        1 => words.unknown.clone().prop_map(Deed::Unknown),
    ]
    .boxed()
}

fn configuration(words: &Words) -> impl Strategy<Value = (Setting, Write)> + use<> {
    (select(Setting::ALL.to_vec()), write(Field::Task, words))
}

/// A bare value, or one with the values that its writer saw.
fn write(field: Field, words: &Words) -> BoxedStrategy<Write> {
    let value = value(field, words);
    let seen = of(vec(value.clone(), 0..3));
    (seen, value).prop_map(|(seen, new)| Write { seen, new }).boxed()
}

fn value(field: Field, words: &Words) -> BoxedStrategy<Value> {
    let text = words.filled.clone().prop_map(Value::Text);
    match field {
        Field::Status => prop_oneof![
            5 => select(Status::ALL.to_vec()).prop_map(Value::Status),
            2 => select(MatterStatus::ALL.to_vec()).prop_map(Value::MatterStatus),
        ]
        .boxed(),
        Field::Due => {
            of(words.day.clone()).prop_map(|day| day.map_or(Value::Nothing, Value::Day)).boxed()
        }
        Field::Task => text.boxed(),
        Field::Waiting => (words.filled.clone(), of(words.day.clone()))
            .prop_map(move |(party, until)| {
                let text = Waiting { party: Some(party), until }.to_string();
                Value::read(field, &text).unwrap_or(Value::Nothing)
            })
            .boxed(),
        Field::Phase => words.to.clone().prop_map(Value::Text).boxed(),
        _ => prop_oneof![1 => Just(Value::Nothing), 3 => text].boxed(),
    }
}

fn addition(words: &Words) -> impl Strategy<Value = (Id, Addition)> + use<> {
    let filled = || words.filled.clone();
    let is_id = |id: &Id| Id::fault(id.as_str()).is_none();
    let id = words.id.clone().prop_filter("the id of an item", is_id);
    let texts = (id, filled(), of(filled()), of(filled()), of(filled()));
    let rest = (words.phase.clone(), any::<[bool; 2]>(), of(words.unknown.clone()));
    (texts, rest).prop_map(
        |((id, task, detail, role, link), (phase, [optional, ongoing], unknown))| {
            let unknown = unknown.into_iter().collect();
            (id, Addition { phase, task, detail, role, optional, ongoing, link, unknown })
        },
    )
}

fn raised(words: &Words) -> impl Strategy<Value = (Id, Raised)> + use<> {
    let is_id = |id: &Id| Id::fault(id.as_str()).is_none();
    let id = words.id.clone().prop_filter("the id of a matter", is_id);
    let parts = (id, select(MatterKind::ALL.to_vec()), words.filled.clone());
    (parts, of(words.unknown.clone())).prop_map(|((id, kind, task), unknown)| {
        (id, Raised { kind, task, unknown: unknown.into_iter().collect() })
    })
}

fn checkpoint(words: &Words) -> impl Strategy<Value = Checkpoint> + use<> {
    let health = of(select(Health::ALL.to_vec()));
    let parts = (of(words.filled.clone()), of(words.day.clone()), health, of(words.filled.clone()));
    let present = vec(words.filled.clone(), 0..3);
    (parts, present, of(words.unknown.clone())).prop_map(
        |((name, next, health, why), present, unknown)| Checkpoint {
            name,
            next,
            health,
            why,
            present,
            unknown: unknown.into_iter().collect(),
        },
    )
}

fn acceptance(words: &Words) -> impl Strategy<Value = (Id, Acceptance)> + use<> {
    let text = || of(words.filled.clone());
    let parts = (words.filled.clone(), vec(words.id.clone(), 0..3), text(), text(), text());
    let parts = (words.phase.clone(), parts, of(words.unknown.clone()));
    parts.prop_map(|(phase, (from, open, despite, link, fingerprint), left)| {
        let unknown = left.into_iter().collect();
        (phase, Acceptance { from, open, despite, link, fingerprint, unknown })
    })
}

fn hold(words: &Words) -> impl Strategy<Value = Hold> + use<> {
    let parts = (of(words.day.clone()), of(words.unknown.clone()));
    parts.prop_map(|(until, unknown)| Hold { until, unknown: unknown.into_iter().collect() })
}

fn upgrade(words: &Words) -> impl Strategy<Value = Upgrade> + use<> {
    let id = select(vec!["assess", "new", "NEW", "準備", "A1", "R-x"]).prop_map(Id::new);
    let after = of(words.phase.clone());
    let phase = (id, words.filled.clone(), any::<bool>(), after, of(words.unknown.clone()));
    let phase = phase.prop_map(|(id, name, standing, after, left)| {
        let unknown = left.into_iter().collect();
        NewPhase { id, name, standing, after, unknown }
    });
    let date = of(words.filled.clone());
    let parts = (words.filled.clone(), date, vec(phase, 0..3), of(words.unknown.clone()));
    parts.prop_map(|(title, date, phases, left)| {
        let unknown = left.into_iter().collect();
        Upgrade { title, date, phases, unknown }
    })
}

fn duration() -> impl Strategy<Value = Duration> {
    let kinds = [Duration::Days as fn(u32) -> Duration, Duration::WorkingDays].to_vec();
    (1..=Duration::MOST, select(kinds)).prop_map(|(number, kind)| kind(number))
}

/// Any head that a file can hold.
pub(crate) fn any_head() -> impl Strategy<Value = Head> {
    let item = (line(), line(), of(ended()), of(line()), of(line()), any::<[bool; 2]>());
    let item = item.prop_map(|(id, task, detail, role, link, [optional, ongoing])| Item {
        id: Id::new(id),
        task,
        detail,
        role,
        optional,
        ongoing,
        link,
    });
    let phase = (line(), line(), any::<bool>(), of(duration()), vec(item, 1..3));
    let phase = phase.prop_map(|(id, name, standing, days, items)| Phase {
        id: Id::new(id),
        name,
        standing,
        days,
        items,
    });
    let source = (line(), of(line()), of(line()), of(line()), of(line()), of(line()));
    let source = source.prop_map(|(title, author, date, licence, link, note)| Source {
        title: Some(title),
        author,
        date,
        licence,
        link,
        note,
    });
    let rest = (line(), line(), any_day(), line(), of(source));
    (rest, vec(phase, 1..3)).prop_map(
        |((engagement, customer, started, title, source), mut phases)| {
            let ids = phases.iter_mut().flat_map(|phase| {
                std::iter::once(&mut phase.id)
                    .chain(phase.items.iter_mut().map(|item| &mut item.id))
            });
            let mut taken: Vec<Id> = Vec::new();
            for id in ids {
                if Id::fault(id.as_str()).is_some() || taken.contains(id) {
                    *id = Id::new(format!("x{}", taken.len()));
                }
                taken.push(id.clone());
            }
            Head { engagement, customer, started, checklist: Checklist { title, source, phases } }
        },
    )
}
