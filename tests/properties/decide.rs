//! Whatever is decided, the fold accepts, and it is what was wished.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use ticklist::domain::decide::{Decision, Refusal, Remark, Verb, Wish};
use ticklist::domain::engagement::{ItemState, Register};
use ticklist::domain::entry::{Entry, Field, Value};
use ticklist::domain::ids::{EntryId, Id};
use ticklist::domain::record::Record;
use ticklist::domain::select::{NamedBy, select as pick};
use ticklist::domain::status::Status;
use ticklist::record::{decode_line, encode};
use ticklist::reports::item::item_row;

use crate::generate::{PEOPLE, base, config, head, nonsense, rivals};
use crate::meaning::{at, meaning};
use crate::people::{Person, Vague, add, assign, assign_role, clock, due, tick, wish, words, work};

/// Somebody with a copy of a record in which much has happened.
pub(crate) fn somebody() -> impl Strategy<Value = Person> {
    let entries = (vec(nonsense(), 0..6), rivals());
    let parts = (entries, select(PEOPLE.to_vec()), clock(), work(0..4));
    parts.prop_map(|((entries, rivals), by, clock, work)| {
        let mut person = Person::new(by, &[entries, rivals].concat(), clock);
        person.works(&work);
        person
    })
}

/// A wish, the state before, what was decided, and the state after that was recorded.
struct Granted {
    before: Record,
    decision: Decision,
    after: Person,
}

/// What came of a wish, unless it was refused.
fn granted(person: &Person, wish: &Wish) -> Result<Granted, Refusal> {
    let mut after = person.clone();
    let decision = after.decide(wish)?;
    if let Some(entry) = &decision.entry {
        after.record = after.record.with(entry.clone());
    }
    Ok(Granted { before: person.record.clone(), decision, after })
}

/// The values that stand in a field, or the one that it began with.
fn shown(register: &Register) -> Vec<&Value> {
    match register.values().as_slice() {
        [] => vec![register.value()],
        values => values.iter().map(|standing| &standing.value).collect(),
    }
}

/// Does the verb say of an item in conflict that it is as it stands: open, or not blocked?
fn settles_as_is(verb: Verb, item: &ItemState) -> bool {
    matches!(verb, Verb::Unblock | Verb::Reopen) && item.field(Field::Status).in_conflict()
}

/// What DESIGN says that a verb leads to.
fn target(verb: Verb, item: &ItemState) -> Status {
    match (verb, item.status()) {
        (Verb::Start, _) => Status::InProgress,
        (Verb::Done, _) => Status::Done,
        (Verb::Block, _) => Status::Blocked,
        (Verb::NotApplicable, _) => Status::NotApplicable,
        (Verb::Reopen, Status::NotApplicable) => Status::NotStarted,
        (Verb::Unblock, Status::Blocked) | (Verb::Reopen, Status::Done) => item.before(),
        (Verb::Unblock | Verb::Reopen, status) => status,
        (Verb::Confirm, status) => status,
    }
}

/// What DESIGN says that a verb starts from.
fn starts_from(verb: Verb, status: Status) -> bool {
    use Status::{Blocked, Done, InProgress, NotApplicable, NotStarted};
    match verb {
        Verb::Start => [NotStarted, Blocked].contains(&status),
        Verb::Done => [NotStarted, InProgress, Blocked].contains(&status),
        Verb::Block => [NotStarted, InProgress].contains(&status),
        Verb::Unblock => status == Blocked,
        Verb::NotApplicable => [NotStarted, InProgress, Blocked].contains(&status),
        Verb::Reopen => [Done, NotApplicable].contains(&status),
        Verb::Confirm => status != NotApplicable,
    }
}

proptest! {
    #![proptest_config(config())]

    /// Whatever is decided the fold accepts: it stands as the newest entry, speaks of nothing that
    /// is not there, leaves nothing hanging (but for an entry that spoke of an added item before
    /// that was added), and is read back as it was written.
    #[test]
    fn whatever_is_decided_the_fold_accepts(person in somebody(), wish in wish()) {
        let wish = wish.meant(&person);
        let Ok(granted) = granted(&person, &wish) else { return Ok(()) };
        let Some(entry) = granted.decision.entry else { return Ok(()) };
        prop_assert_eq!(decode_line(&encode(&entry)), Ok(entry.clone()));
        prop_assert_eq!(&entry.by, person.by);
        let (before, after) = (person.sees(), granted.after.sees());
        prop_assert_eq!(after.entries().last(), Some(&entry));
        prop_assert!(after.stands(after.entries().len() - 1));
        for stray in &after.strays {
            let of = &after.entries()[stray.entry];
            let earlier = before.entries().iter().position(|entry| entry == of);
            let was_stray = before.strays.iter().any(|was| Some(was.entry) == earlier && was.id == stray.id);
            let is_brought_back = earlier.is_some_and(|place| !before.stands(place));
            let adds = |it: &&Entry| it.add.contains_key(&stray.id) || it.raise.contains_key(&stray.id) || it.brings(&stray.id);
            let mut additions = before.entries().iter().filter(adds);
            let spoke_before = entry.undoes.is_some() && additions.any(|added| added > of);
            let is_known = was_stray || is_brought_back || spoke_before;
            prop_assert!(is_known, "{} of {}", stray.id, encode(of));
        }
    }

    /// A new entry sorts after every entry that is not left out, also when the clock is behind,
    /// and is not left out itself.
    #[test]
    fn a_new_entry_sorts_after_every_entry_that_counts(
        offsets in vec(prop_oneof![-5_000_000..5_000_000_i64, -86_399_998_000_000..86_399_998_000_000_i64], 0..6),
        ahead in vec(86_400_000_000_001..90_000_000_000_000_i64, 0..3),
    ) {
        let clock = base() + TimeDelta::microseconds(500);
        let entry = |nanos: &i64| Entry::new(EntryId::new("e"), clock + TimeDelta::nanoseconds(*nanos), "dana");
        let entries = offsets.iter().chain(&ahead).map(entry).collect();
        let record = Record::new(head(), entries);
        prop_assert_eq!(record.ahead(clock).count(), ahead.iter().collect::<BTreeSet<_>>().len());
        let at = record.next_instant(clock);
        prop_assert_eq!(at.timestamp_subsec_nanos() % 1_000_000, 0);
        prop_assert!(record.entries().iter().all(|entry| entry.at < at || record.ahead(clock).any(|other| other == entry)));
        let more = record.clone().with(Entry::new(EntryId::new(""), at, "dana"));
        prop_assert!(more.ahead(clock).eq(record.ahead(clock)));
        prop_assert_eq!(more.now(clock).max(at), more.now(clock));
    }

    /// A tick leads each item to the status that its verb means, from one where the verb starts,
    /// and whatever was named is changed, said to be so already, or said to be left alone.
    #[test]
    fn a_tick_is_what_was_wished(person in somebody(), wish in tick(words()).prop_map(Vague)) {
        let wish = wish.meant(&person);
        let Wish::Tick(verb, words, remark) = &wish else { return Ok(()) };
        let Ok(granted) = granted(&person, &wish) else { return Ok(()) };
        let Granted { decision, .. } = &granted;
        let (before, after) = (person.sees(), granted.after.sees());
        let entry = decision.entry.clone().unwrap_or(Entry::new(EntryId::new(""), person.clock, "nobody"));
        let picked = pick(words, &before).expect("it was granted").items;
        for (place, item) in before.items.iter().enumerate() {
            let named_by = picked.iter().find(|picked| picked.item == place).map(|picked| picked.named_by);
            let now = after.item(&item.id).expect("items stay");
            let fields = |id| entry.set.get(id).map(|set| &set.fields);
            let told = [Field::Status, Field::Waiting];
            let ticked = fields(&item.id).is_some_and(|fields| told.iter().any(|field| fields.contains_key(field)));
            let confirmed = entry.confirm.contains(&item.id);
            let listed = |list: &[(Id, _)]| list.iter().filter(|(id, _)| *id == item.id).count();
            let (already, left_alone) = (listed(&decision.already), listed(&decision.left_alone));
            let said = usize::from(ticked || confirmed) + already + left_alone;
            prop_assert_eq!(said, usize::from(named_by.is_some()), "{}", item.id);
            prop_assert_eq!(now.confirmed.len(), item.confirmed.len() + usize::from(confirmed));
            let status = item.field(Field::Status);
            if ticked || confirmed {
                let from = |value: &Value| matches!(value, Value::Status(status)
                    if starts_from(*verb, *status) || (*status == target(*verb, item) && !confirmed));
                let leads_on = shown(status).into_iter().any(from);
                prop_assert!(leads_on || settles_as_is(*verb, item), "{} from {:?}", item.id, shown(status));
                prop_assert!(named_by == Some(NamedBy::Id) || item.in_scope() || (confirmed && !item.is_out()));
                prop_assert_eq!(item.duty && *verb == Verb::Done, false);
                prop_assert_eq!(confirmed, *verb == Verb::Confirm && item.duty);
                prop_assert_eq!(&entry.note, &remark.note);
            }
            if ticked {
                let as_is = settles_as_is(*verb, item) && now.status() == item.status();
                prop_assert!(as_is || now.status() == target(*verb, item), "{}", item.id);
                prop_assert!(!now.field(Field::Status).in_conflict());
            } else {
                prop_assert_eq!(now.field(Field::Status), status);
            }
            if already > 0 {
                prop_assert_eq!(named_by, Some(NamedBy::Id));
                prop_assert!(!status.in_conflict());
                prop_assert!(!starts_from(*verb, item.status()));
            }
            prop_assert!(left_alone == 0 || named_by != Some(NamedBy::Id));
            if let Some(link) = remark.link.as_ref().filter(|_| ticked || confirmed || already > 0) {
                prop_assert_eq!(shown(now.field(Field::Link)), [&Value::Text(link.as_str().into())]);
            }
        }
    }

    /// What `done` or `block` lead away from, `reopen` and `unblock` lead back to, step by step;
    /// what is blocked again is so for the reason for which it was.
    #[test]
    fn reopen_and_unblock_lead_back(mut person in somebody(), steps in vec(any::<bool>(), 1..4), place in any::<Index>()) {
        let item = |person: &Person| {
            let engagement = person.sees();
            let item = place.get(&engagement.items);
            let status = item.field(Field::Status);
            let reason = item_row(item, &engagement).reason;
            (item.id.clone(), item.status(), reason, status.in_conflict() || item.duty)
        };
        let mut ways = Vec::new();
        for done in steps {
            let (id, status, reason, contested) = item(&person);
            let (verb, back) = if done { (Verb::Done, Verb::Reopen) } else { (Verb::Block, Verb::Unblock) };
            if contested || !starts_from(verb, status) || (status == Status::Blocked && reason.is_none()) {
                break;
            }
            let remark = Remark { note: (!done).then(|| "no room".to_owned()), ..Remark::default() };
            if person.does(&Wish::Tick(verb, vec![id.to_string()], remark)).is_some() {
                ways.push((back, status, reason));
            }
        }
        while let Some((back, status, reason)) = ways.pop() {
            let (id, ..) = item(&person);
            person.does(&Wish::Tick(back, vec![id.to_string()], Remark::default())).expect("there is a way back");
            let (_, now, why, _) = item(&person);
            prop_assert_eq!((now, why), (status, reason));
        }
    }

    /// An owner or a due date that was given is the item's, the phase's or the role's, and what
    /// else stood there is settled.
    #[test]
    fn a_plan_is_what_was_wished(
        person in somebody(),
        wish in prop_oneof![2 => assign(words()), 2 => due(words()), 1 => assign_role()].prop_map(Vague),
    ) {
        let wish = wish.meant(&person);
        let Ok(granted) = granted(&person, &wish) else { return Ok(()) };
        let Granted { decision, .. } = &granted;
        let (before, after) = (person.sees(), granted.after.sees());
        let known = |name: &str| {
            let has_word = |own: &str| own.to_lowercase().split(' ').any(|word| word == name.to_lowercase());
            let rivals = before.items.iter().map(|item| item.field(Field::Owner)).chain(before.roles.values());
            rivals.flat_map(shown).filter_map(Value::as_text).any(|own| own == name || has_word(own))
        };
        let owner_is = |register: &Register, owner: &Option<String>| {
            let [value] = shown(register)[..] else { return false };
            match (value, owner) {
                (Value::Text(own), Some(name)) => {
                    let new = decision.new_people.iter().any(|new| new.name == **own);
                    (own == name && new != known(name)) || (!new && own.to_lowercase().contains(&name.to_lowercase()))
                }
                (value, owner) => *value == Value::Nothing && owner.is_none(),
            }
        };
        let due_is = |register: &Register, day: &Option<_>| shown(register) == [&day.map_or(Value::Nothing, Value::Day)];
        let (words, field) = match &wish {
            Wish::Assign(words, _) => (words.as_slice(), Field::Owner),
            Wish::Due(words, _) => (words.as_slice(), Field::Due),
            _ => (&[][..], Field::Owner),
        };
        let picked = pick(words, &before).expect("it was granted");
        for item in picked.items {
            let (item, named_by) = (&before.items[item.item], item.named_by);
            let register = after.item(&item.id).expect("items stay").field(field);
            let is_so = match &wish {
                Wish::Assign(_, owner) => owner_is(register, owner),
                Wish::Due(_, day) => due_is(register, day),
                _ => true,
            };
            let beside = named_by != NamedBy::Id && (item.is_out() || (named_by == NamedBy::Phase && field == Field::Due));
            prop_assert!(is_so || beside, "{}: {:?}", item.id, register);
            prop_assert!(!beside || register == item.field(field));
        }
        for phase in picked.phases {
            let Wish::Due(_, day) = &wish else { break };
            prop_assert!(due_is(&after.phases[phase].due, day));
        }
        if let Wish::AssignRole(role, owner) = &wish {
            let nobody = Register::new(Value::Nothing);
            prop_assert!(owner_is(after.roles.get(role).unwrap_or(&nobody), owner));
        }
    }

    /// Items that are added are in their phase, with the owner and the due date that were given,
    /// under ids that nothing had.
    #[test]
    fn what_is_added_is_in_its_phase(person in somebody(), wish in add()) {
        let Ok(granted) = granted(&person, &wish) else { return Ok(()) };
        let Wish::Add { phase, tasks, owner, due } = &wish else { return Ok(()) };
        let (before, after) = (person.sees(), granted.after.sees());
        let new: Vec<&ItemState> = after.items.iter().filter(|item| before.item(&item.id).is_none()).collect();
        let mut added: Vec<&str> = new.iter().map(|item| item.task()).collect();
        let mut tasks: Vec<&str> = tasks.iter().map(String::as_str).collect();
        added.sort_unstable();
        tasks.sort_unstable();
        prop_assert_eq!(added, tasks);
        prop_assert_eq!(after.items.len(), before.items.len() + new.len());
        for item in new {
            prop_assert_eq!(after.checklist.phases[item.phase].id.clone(), Id::new(phase));
            prop_assert_eq!((item.status(), item.owner().is_some(), item.due()), (Status::NotStarted, owner.is_some(), *due));
            prop_assert_eq!(Field::ALL.iter().copied().filter(|field| item.field(*field).in_conflict()).count(), 0);
            prop_assert!(item.added.as_ref().is_some_and(|added| !added.in_conflict));
        }
        prop_assert!(before.items.iter().all(|item| after.item(&item.id) == Some(item)));
    }

    /// Nothing is recorded only where nothing has to change: a wish that was granted asks for
    /// nothing the second time.
    #[test]
    fn a_wish_that_was_granted_asks_for_nothing_more(
        person in somebody(),
        wish in prop_oneof![tick(words()), assign(words()), due(words()), assign_role()].prop_map(Vague),
    ) {
        let wish = wish.meant(&person);
        let Ok(granted) = granted(&person, &wish) else { return Ok(()) };
        let mut person = granted.after;
        let before = granted.before;
        let (was, is) = (at(&before, person.clock), person.sees());
        prop_assert!(granted.decision.entry.is_some() || meaning(&was) == meaning(&is));
        if !matches!(wish, Wish::Tick(Verb::Confirm, ..)) {
            prop_assert_eq!(person.decide(&wish).map(|decision| decision.entry), Ok(None));
        }
    }
}
