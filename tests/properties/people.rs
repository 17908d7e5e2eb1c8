//! People who work with a copy of the record each, by the program's own decisions.

use std::fmt;

use chrono::TimeDelta;
use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use ticklist::domain::checklist::Phase;
use ticklist::domain::dates::Shift;
use ticklist::domain::decide::{
    Accepting, Decision, Edit, Edits, Meeting, Raising, Refusal, Remark, Upgrading, Verb, Wish,
};
use ticklist::domain::engagement::Engagement;
use ticklist::domain::entry::{Entry, Field, Health, Value, Waiting};
use ticklist::domain::fingerprint::Fingerprint;
use ticklist::domain::ids::Id;
use ticklist::domain::matter::MatterKind;
use ticklist::domain::record::Record;
use ticklist::domain::status::Status;
use ticklist::domain::time::{Instant, Zone};
use ticklist::record::encode;

use crate::generate::{OWNERS, ROLES, base, head, minute, plan_day};
use crate::meaning::at;

/// Somebody with a copy of the record and a clock.
#[derive(Clone)]
pub(crate) struct Person {
    pub(crate) by: &'static str,
    pub(crate) record: Record,
    pub(crate) clock: Instant,
    drawn: u64,
}

impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = self.record.entries().iter().map(encode).collect();
        write!(f, "{} at {}, with these lines:\n{}", self.by, self.clock, lines.join("\n"))
    }
}

impl Person {
    /// Somebody with a copy of these entries, whose clock shows `clock`.
    pub(crate) fn new(by: &'static str, entries: &[Entry], clock: Instant) -> Self {
        let drawn = by.bytes().map(u64::from).product();
        Self { by, record: Record::new(head(), entries.to_vec()), clock, drawn }
    }

    /// The state as this person sees it.
    pub(crate) fn sees(&self) -> Engagement<'_> {
        at(&self.record, self.clock)
    }

    /// What is decided when this person has a wish.
    pub(crate) fn decide(&mut self, wish: &Wish) -> Result<Decision, Refusal> {
        let next = self.record.next_instant(self.clock);
        let before = Engagement::fold(&self.record, next, self.clock, Zone::Utc);
        let drawn = &mut self.drawn;
        wish.decide(&before, self.by, |count| (0..count).map(|_| Some(character(drawn))).collect())
    }

    /// Decides, and records what was decided, which is given back.
    pub(crate) fn does(&mut self, wish: &Wish) -> Option<Entry> {
        let entry = self.decide(wish).ok()?.entry?;
        self.record = self.record.clone().with(entry.clone());
        Some(entry)
    }

    /// Does one wish after another, so many minutes apart; gives back what was recorded.
    pub(crate) fn works(&mut self, work: &[(Vague, i64)]) -> Vec<Entry> {
        let mut done = Vec::new();
        for (vague, minutes) in work {
            self.clock += TimeDelta::minutes(*minutes);
            let wish = vague.meant(self);
            done.extend(self.does(&wish));
        }
        done
    }
}

/// One of the characters that random ids are made of.
fn character(drawn: &mut u64) -> char {
    *drawn = drawn.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    char::from_digit(((*drawn >> 33) % 36) as u32, 36).expect("a digit of base 36")
}

/// A wish in which `+2` stands for an item that was added, or for an entry of the journal, and `~2`
/// for a matter.
#[derive(Debug, Clone)]
pub(crate) struct Vague(pub(crate) Wish);

impl Vague {
    /// The wish, in a copy of the record that has such items and entries.
    pub(crate) fn meant(&self, person: &Person) -> Wish {
        let engagement = person.sees();
        let added: Vec<&str> = engagement
            .items
            .iter()
            .filter_map(|item| item.added.as_ref().map(|_| item.id.as_str()))
            .collect();
        let matters: Vec<&str> =
            engagement.matters.iter().map(|matter| matter.id.as_str()).collect();
        let entries: Vec<&str> =
            person.record.entries().iter().map(|entry| entry.id.as_str()).collect();
        let mut wish = self.0.clone();
        if let Wish::Because(wish, why) = wish {
            return Wish::Because(Box::new(Self(*wish).meant(person)), why);
        }
        match &mut wish {
            Wish::Tick(_, words, _)
            | Wish::Assign(words, _)
            | Wish::Move(words, _)
            | Wish::Due(words, _)
            | Wish::Shift(words, _)
            | Wish::Close(words, _)
            | Wish::Note(words, _) => {
                words.iter_mut().for_each(|word| point(word, ('+', "A1"), &added));
                words.iter_mut().for_each(|word| point(word, ('~', "D-none"), &matters));
            }
            Wish::Undo(Some(word)) | Wish::Redo(Some(word)) => point(word, ('+', "A1"), &entries),
            _ => {}
        }
        wish
    }
}

fn point(word: &mut String, (sign, none): (char, &str), ids: &[&str]) {
    if let Some(number) = word.strip_prefix(sign) {
        let number: usize = number.parse().expect("the tests write a number behind the plus");
        *word = ids.get(number % ids.len().max(1)).map_or(none, |id| id).to_owned();
    }
}

/// Anything that people wish.
pub(crate) fn wish() -> impl Strategy<Value = Vague> {
    let name = select(vec!["Week 1", "Week 2", "week 1", "Kick-off"]).prop_map(str::to_owned);
    let meeting =
        (of(name), plan_day(), of(select(Health::ALL.to_vec())), of(Just("so".to_owned())));
    let meeting = meeting.prop_map(|(name, next, health, note)| {
        Wish::Checkpoint(Meeting { name, next: Some(next), health, note, ..Meeting::default() })
    });
    prop_oneof![
        6 => tick(words()),
        2 => plan(words()),
        1 => (plan(words()), remark()).prop_map(|(wish, why)| Wish::Because(Box::new(wish), why)),
        1 => (words(), remark()).prop_map(|(words, remark)| Wish::Note(words, remark)),
        2 => add(),
        3 => matter(),
        1 => meeting,
        1 => accept(),
        1 => upgrade(),
        1 => (of(plan_day()), remark()).prop_map(|(until, remark)| Wish::Hold(until, remark)),
        1 => (any::<bool>(), remark()).prop_map(|(shifted, remark)| Wish::Resume { shifted, remark }),
        2 => take_back(),
        2 => edit(),
    ]
    .prop_map(Vague)
}

/// Wishes that others follow, so many minutes apart.
pub(crate) fn work(
    count: impl Into<proptest::collection::SizeRange>,
) -> impl Strategy<Value = Vec<(Vague, i64)>> {
    vec((wish(), 0..600_i64), count)
}

/// Ticking.
pub(crate) fn tick(words: impl Strategy<Value = Vec<String>>) -> impl Strategy<Value = Wish> {
    let parts = (select(Verb::ALL.to_vec()), words, remark());
    parts.prop_map(|(verb, words, remark)| Wish::Tick(verb, words, remark))
}

/// Giving owners and due dates to items, moving dates, and giving owners to roles.
pub(crate) fn plan(
    words: impl Strategy<Value = Vec<String>> + Clone,
) -> impl Strategy<Value = Wish> {
    prop_oneof![
        assign(words.clone()),
        due(words.clone()),
        shift(words.clone()),
        move_to(words),
        assign_role()
    ]
}

/// Giving items an owner.
pub(crate) fn assign(words: impl Strategy<Value = Vec<String>>) -> impl Strategy<Value = Wish> {
    (words, owner()).prop_map(|(words, owner)| Wish::Assign(words, owner))
}

/// Giving items a due date.
pub(crate) fn due(words: impl Strategy<Value = Vec<String>>) -> impl Strategy<Value = Wish> {
    (words, of(plan_day())).prop_map(|(words, day)| Wish::Due(words, day))
}

/// Moving due dates.
fn shift(words: impl Strategy<Value = Vec<String>>) -> impl Strategy<Value = Wish> {
    let words = prop_oneof![Just(Vec::new()), words];
    (words, select(vec!["+1w", "-3d", "+5wd", "1 month"])).prop_map(|(words, by)| {
        Wish::Shift(words, Shift::read(by).expect("the tests write shifts"))
    })
}

/// Moving items to a phase.
pub(crate) fn move_to(words: impl Strategy<Value = Vec<String>>) -> impl Strategy<Value = Wish> {
    let phase = select(vec!["assess", "General", "ENABLE"]).prop_map(str::to_owned);
    (words, phase).prop_map(|(words, phase)| Wish::Move(words, phase))
}

/// Giving a role an owner.
pub(crate) fn assign_role() -> impl Strategy<Value = Wish> {
    let role = select(ROLES.to_vec()).prop_map(str::to_owned);
    (role, owner()).prop_map(|(role, owner)| Wish::AssignRole(role, owner))
}

/// Adding items.
pub(crate) fn add() -> impl Strategy<Value = Wish> {
    let task = select(vec!["Upgrade the farm", "Ask Lee"]).prop_map(str::to_owned);
    let phase = select(vec!["assess", "General", "ENABLE"]).prop_map(str::to_owned);
    (phase, vec(task, 1..3), owner(), of(plan_day()))
        .prop_map(|(phase, tasks, owner, due)| Wish::Add { phase, tasks, owner, due })
}

/// Raising matters, and whatever can be done to them.
pub(crate) fn matter() -> impl Strategy<Value = Wish> {
    let words = select(vec!["~0", "~1", "~2"]).prop_map(|word| vec![word.to_owned()]);
    let about = prop_oneof![words.clone(), Just(Vec::new()), Just(vec!["assess".to_owned()])];
    prop_oneof![
        3 => raise(),
        2 => (words.clone(), remark()).prop_map(|(words, remark)| Wish::Close(words, remark)),
        1 => words.clone().prop_map(|words| Wish::Tick(Verb::Reopen, words, Remark::default())),
        2 => plan(words),
        1 => (about, remark()).prop_map(|(words, remark)| Wish::Note(words, remark)),
    ]
}

/// Accepting a phase, some of them despite what is open.
fn accept() -> impl Strategy<Value = Wish> {
    let phase = select(vec!["assess", "enable"]).prop_map(str::to_owned);
    let parts = (phase, of(Just("so".to_owned())), remark());
    parts.prop_map(|(phase, despite, remark)| {
        let fingerprint = Fingerprint { entries: 1, first: 2, next: None };
        let from = "Priya Rao".to_owned();
        Wish::Accept(Accepting { phase, from, despite, fingerprint, remark })
    })
}

/// Taking over a newer checklist: some items are worded anew, moved, new or gone, and a phase is.
pub(crate) fn upgrade() -> impl Strategy<Value = Wish> {
    let fates = vec(0..6_usize, 8);
    (fates, any::<bool>()).prop_map(|(fates, said)| {
        let mut checklist = head().checklist;
        checklist.title = "Onboarding, anew".to_owned();
        let mut said_of = Vec::new();
        let mut fates = fates.into_iter();
        let mut moved = Vec::new();
        for phase in &mut checklist.phases {
            phase.items.retain_mut(|item| match fates.next() {
                Some(1) => {
                    item.task.push_str(" again");
                    said_of.push((item.id.to_string(), Some(item.id.to_string())));
                    true
                }
                Some(2) => false,
                Some(3) => {
                    item.task =
                        format!("Begin with {} and others", item.id.as_str().to_lowercase());
                    said_of.push((item.id.to_string(), None));
                    true
                }
                Some(4) => {
                    moved.push(item.clone());
                    false
                }
                Some(5) => {
                    item.detail = Some("In detail".to_owned());
                    true
                }
                _ => true,
            });
        }
        if !moved.is_empty() {
            let name = if said { "New" } else { "General" };
            let phase = Phase { id: Id::new("new"), items: moved, ..Phase::new(name.to_owned()) };
            checklist.phases.insert(1, phase);
        }
        checklist.phases.retain(|phase| !phase.items.is_empty());
        Wish::Upgrade(Upgrading { checklist, said: if said { said_of } else { Vec::new() } })
    })
}

/// Raising matters, some of them closed at once.
pub(crate) fn raise() -> impl Strategy<Value = Wish> {
    let task = select(vec!["Hybrid or not?", "Ask Lee"]).prop_map(str::to_owned);
    let outcome = prop::option::weighted(0.3, Just("Hybrid".to_owned()));
    let kind = select(MatterKind::ALL.to_vec());
    let parts = (kind, vec(task, 1..3), owner(), of(plan_day()), outcome, any::<bool>());
    parts.prop_map(|(kind, tasks, owner, due, outcome, internal)| {
        Wish::Raise(Raising { kind, tasks, owner, due, outcome, internal })
    })
}

/// Making items what somebody wrote down.
pub(crate) fn edit() -> impl Strategy<Value = Wish> {
    let status = select(Status::ALL.to_vec()).prop_map(Value::Status);
    let due = of(plan_day()).prop_map(|day| day.map_or(Value::Nothing, Value::Day));
    let owner = owner().prop_map(|owner| Value::text(owner.as_deref()));
    let value = prop_oneof![
        status.prop_map(|status| (Field::Status, status)),
        due.prop_map(|due| (Field::Due, due)),
        owner.prop_map(|owner| (Field::Owner, owner)),
        select(vec!["assess", "Enable"]).prop_map(|to| (Field::Phase, Value::Text(to.into()))),
        waiting().prop_map(|waiting| (Field::Waiting, Value::Waiting(waiting))),
        Just((Field::Detail, Value::Text("two\nlines".into()))),
    ];
    let set = vec(value, 0..3).prop_map(|set| set.into_iter().collect());
    let note = prop::option::weighted(0.8, Just("seen".to_owned()));
    let one = (set, note, any::<bool>());
    let one = one.prop_map(|(set, note, confirm)| Edit { set, note, confirm, ..Edit::default() });
    let id = select(vec!["G1", "G2", "A1", "A2", "a3", "E1", "Z9"]).prop_map(Id::new);
    let via = of(Just("items.xlsx".to_owned()));
    (btree_map(id, one, 1..4), via)
        .prop_map(|(items, via)| Wish::Edit(Edits { items, via, ..Edits::default() }))
}

/// Undoing, and undoing that.
pub(crate) fn take_back() -> impl Strategy<Value = Wish> {
    let entry = (0..8).prop_map(|entry| Some(format!("+{entry}")));
    let entry = prop_oneof![2 => Just(None), 1 => entry];
    (entry, any::<bool>())
        .prop_map(|(entry, back)| if back { Wish::Redo(entry) } else { Wish::Undo(entry) })
}

/// An owner, or none.
pub(crate) fn owner() -> impl Strategy<Value = Option<String>> + Clone {
    of(select(OWNERS.to_vec()).prop_map(str::to_owned))
}

/// Items, phases and ranges, as people type them.
pub(crate) fn words() -> impl Strategy<Value = Vec<String>> + Clone {
    let words = vec![
        "G1", "G2", "G3", "A2", "a3", "E1", "E2", "+0", "+1", "A1..A3", "G2-A1", "G1,E1", "assess",
        "Enable",
    ];
    let word = prop_oneof![1 => Just("A1"), 2 => select(words)];
    vec(word.prop_map(str::to_owned), 1..3)
}

/// For whom something waits, most often for nobody.
fn waiting() -> impl Strategy<Value = Waiting> {
    let party =
        prop::option::weighted(0.3, select(vec!["Microsoft", "micro", "Dana", "the customer"]));
    let until = prop::option::weighted(0.2, plan_day());
    (party, until).prop_map(|(party, until)| Waiting { party: party.map(str::to_owned), until })
}

fn remark() -> impl Strategy<Value = Remark> {
    let note =
        prop::option::weighted(0.8, select(vec!["waiting", "it works"]).prop_map(str::to_owned));
    let link = prop::option::weighted(0.2, select(vec!["https://a.example", "https://b.example"]));
    let on = prop::option::weighted(0.2, 0..5_i64);
    (note, link, on, any::<bool>(), waiting()).prop_map(|(note, link, on, internal, waiting)| {
        Remark {
            note,
            internal,
            on: on.map(|days| (base() - TimeDelta::days(days)).date_naive()),
            link: link.map(str::to_owned),
            waiting,
        }
    })
}

/// What a clock shows that may be days wrong. It is never exactly a day behind an entry: what is
/// recorded at that instant is a millisecond later, and so more than a day ahead.
pub(crate) fn clock() -> impl Strategy<Value = Instant> {
    prop_oneof![4 => 0..600_i64, 2 => -4000..4000_i64]
        .prop_map(|minutes| minute(minutes) + TimeDelta::seconds(30))
}
