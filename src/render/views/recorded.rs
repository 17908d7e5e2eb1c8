//! What a command that records says: the lines that a project manager sees most.

use std::collections::BTreeMap;

use super::altered::{change_table, sign};
use super::upgraded::upgraded;
use crate::domain::dates::{Holidays, Shift};
use crate::domain::decide::{Aside, Decision, NewPerson, Part, Remark, Taken, Wish};
use crate::domain::select::Names;
use crate::domain::{Day, Engagement, Entry, Field, Head, Id};
use crate::render::phrasing::{self, alteration, and_more, if_internal, long_days};
use crate::render::{Calendar, CommandLine, Document, Text, Tone};
use crate::reports::changes::Subject;
use crate::reports::effect::{Altered, Effect};
use crate::reports::header::OnHold;

/// What was recorded.
pub struct Recorded<'r> {
    /// Of which engagement.
    pub head: &'r Head,
    /// Who is onboarded.
    pub customer: &'r str,
    /// The entry.
    pub entry: &'r Entry,
    /// What it made of the state.
    pub effect: &'r Effect,
    /// What was decided beside it.
    pub decision: &'r Decision,
    /// How the items are called.
    pub names: &'r Names,
    /// By how much later than today it is due, where that was said so.
    pub from_today: Option<Shift>,
    /// The last day of the plan, and the holidays, where it was shifted.
    pub shifted: Option<(Option<Day>, &'r Holidays)>,
    /// That it is on hold, where that is not what was recorded.
    pub hold: Option<OnHold>,
    /// Makes a command by the same person in the same record.
    pub command: &'r dyn Fn(&[&str]) -> CommandLine,
}

/// What was recorded, and how to take it back: `Undo: ticklist undo`.
pub fn recorded(recorded: &Recorded<'_>, way_back: Text, calendar: &Calendar) -> Document {
    let mut document = Document::default();
    document.line(Text::toned(recorded.customer, Tone::Strong));
    match &recorded.decision.taken {
        Some(taken) => {
            let (entry, effect, names) = (recorded.entry, recorded.effect, recorded.names);
            document.blocks.extend(upgraded(entry, effect, taken, names, calendar));
            recheck(recorded, taken).into_iter().for_each(|text| document.line(text));
        }
        None => {
            document.blocks.push(change_table(recorded.effect, calendar));
            remarks(recorded, calendar, &mut document);
        }
    }
    asides(recorded.decision, recorded.names).into_iter().for_each(|text| document.line(text));
    if let Some((by, at)) = &recorded.decision.older {
        document.line(format!("That was recorded by {by}, {}", calendar.stamp(*at)));
    }
    dates(recorded, calendar).into_iter().for_each(|text| document.line(text));
    rest(recorded, calendar).into_iter().for_each(|text| document.line(text));
    progress(recorded.effect).into_iter().for_each(|text| document.line(text));
    document.line(way_back);
    document
}

/// That nothing was recorded, why, and how to keep the note where there is one.
pub fn nothing_recorded(
    wish: &Wish,
    decision: &Decision,
    before: &Engagement<'_>,
    file: Option<&str>,
) -> Document {
    let names = Names::of(before);
    let mut document = Document::default();
    document.line(Text::toned(before.settings.customer(), Tone::Strong));
    asides(decision, &names).into_iter().for_each(|aside| document.line(aside));
    let mut named = decision.already.iter().chain(&decision.left_alone).peekable();
    document.line(match named.peek() {
        None if matches!(wish.itself(), Wish::Shift(..)) => {
            "No open date is there to move: nothing was recorded."
        }
        None if matches!(wish, Wish::Upgrade(..)) => {
            "All of this checklist is there already: nothing was recorded."
        }
        None if matches!(wish, Wish::Hold(..)) => "Already on hold so: nothing was recorded.",
        None if matches!(wish, Wish::Resume { .. }) && before.is_held() => {
            "It was not on hold yet on that day: nothing was recorded."
        }
        None if matches!(wish, Wish::Resume { .. }) => "Not on hold: nothing was recorded.",
        None => "Already so: nothing was recorded.",
        Some(_) => "Nothing was recorded.",
    });
    if let Some(end) = ended_by_itself(wish, before) {
        let lead = format!(
            "It ended by itself on {}. To move what is open:  ",
            end.format("%a %-d %b %Y")
        );
        let line = CommandLine::new(["resume", "--shift"]).in_record(file).to_string();
        document.line(Text::quiet(lead).and(line, Tone::Command));
    }
    let (needs_reason, remark) = match wish {
        Wish::Tick(verb, _, remark) => (verb.needs_reason(), Some(remark)),
        Wish::Because(_, why) => (false, Some(why)),
        _ => (false, None),
    };
    let ids: Vec<&str> =
        named.filter(|(id, _)| before.find(id).is_some()).map(|(id, _)| names.name(id)).collect();
    if let Some(Remark { note: Some(note), internal, .. }) = remark.filter(|_| !ids.is_empty()) {
        let (lead, line) = match (needs_reason, ids.as_slice()) {
            (true, [only]) => ("To change the reason:  ", CommandLine::new(["edit", only])),
            _ => {
                let line = CommandLine::new(["note", &ids.join(","), "-m", note]);
                let line = line.and(internal.then_some("--internal"));
                ("To keep the note:  ", line)
            }
        };
        let line = line.in_record(file).to_string();
        document.line(Text::quiet(lead).and(line, Tone::Command));
    }
    document
}

/// The day on which the last hold ended by itself, where that is to be ended by what is wished.
fn ended_by_itself(wish: &Wish, before: &Engagement<'_>) -> Option<Day> {
    let last = before.rests.last().filter(|rest| rest.resumed.is_none() && !before.is_held());
    last?.until.filter(|_| matches!(wish, Wish::Resume { shifted: false, .. }))
}

/// What is done and was reworded, and how to say that it still is.
fn recheck(recorded: &Recorded<'_>, taken: &Taken) -> Option<Text> {
    let ids: Vec<&str> = taken.to_recheck.iter().map(|id| recorded.names.name(id)).collect();
    let words: Vec<&str> = ["done"].into_iter().chain(ids.iter().copied()).collect();
    let lead = format!("Done and reworded: {}. Where they still are:  ", ids.join(", "));
    let command = || (recorded.command)(&words).to_string();
    (!ids.is_empty()).then(|| Text::from(lead).and(command(), Tone::Command))
}

/// Dates that few people mean: what is over, and what is earlier than it was since it was counted
/// from today.
fn dates(recorded: &Recorded<'_>, calendar: &Calendar) -> Vec<Text> {
    let notice = |text: String| Text::toned(format!("! {text}"), Tone::Notice);
    let (mut over, mut earlier) = (BTreeMap::<Day, Vec<&str>>::new(), Vec::new());
    let mut days_off = BTreeMap::<Day, Vec<&str>>::new();
    let plan_end = recorded.shifted.and_then(|(end, _)| end).map(|day| {
        let how_far = calendar.distance(day);
        Text::from(format!("The plan ends {} ({how_far})", calendar.full_day(day)))
    });
    for altered in &recorded.effect.alterations {
        let (now, was) = match &altered.how {
            Altered::Set { field: Some(Field::Due), was, now, .. } => (now.as_day(), was.as_day()),
            Altered::Added { due, .. } | Altered::Raised { due, .. } => (*due, None),
            Altered::Marked(checkpoint) => (checkpoint.next, None),
            _ => continue,
        };
        let Some(now) = now else { continue };
        let id = altered.subject.as_ref().map_or("the next checkpoint", Subject::word);
        let is_off = |day| recorded.shifted.is_some_and(|(_, holidays)| holidays.are_on(day));
        if now >= calendar.today && is_off(now) && !was.is_some_and(is_off) {
            days_off.entry(now).or_default().push(id);
        }
        if now < calendar.today {
            over.entry(now).or_default().push(id);
        } else if was.is_some_and(|was| was > now) {
            earlier.push(id);
        }
    }
    let over = in_the_past(&over, calendar).map(notice);
    let earlier = recorded.from_today.filter(|_| !earlier.is_empty()).map(|shift| {
        let is = if earlier.len() == 1 { "is" } else { "are" };
        let ids = earlier.join(", ");
        let what = format!(
            "{ids} {is} earlier now: {shift} counts from today. To count from the dates that there \
             were, undo this, then:  "
        );
        let by = shift.to_string();
        let words = [&["due"], earlier.as_slice(), &["--shift", &by]].concat();
        notice(what).and((recorded.command)(&words).to_string(), Tone::Command)
    });
    let days_off = (!days_off.is_empty()).then(|| {
        notice(format!("On a weekend or a holiday now: {}", day_by_day(&days_off, calendar)))
    });
    over.into_iter().chain(earlier).chain(days_off).chain(plan_end).collect()
}

/// That the engagement is still on hold, or how dates move by the days that it was.
fn rest(recorded: &Recorded<'_>, calendar: &Calendar) -> Option<Text> {
    if let Some(hold) = recorded.hold {
        let still = format!("Still {}. To go on:  ", phrasing::on_hold(hold, calendar));
        return Some(
            Text::from(still).and((recorded.command)(&["resume"]).to_string(), Tone::Command),
        );
    }
    let days = recorded.effect.alterations.iter().find_map(|altered| match altered.how {
        Altered::Resumed { days } => Some(days).filter(|days| *days > 0),
        _ => None,
    });
    let by = days.filter(|_| recorded.entry.resume && recorded.entry.set.is_empty())?;
    let command = (recorded.command)(&["due", "--shift", &Shift::of_days(by).to_string()]);
    let stay = Text::from("Dates stay. To move what is open by as much:  ");
    Some(stay.and(command.to_string(), Tone::Command))
}

/// What is due before today, and how much that is.
fn in_the_past(over: &BTreeMap<Day, Vec<&str>>, calendar: &Calendar) -> Option<String> {
    let (first, ids) = over.first_key_value()?;
    if over.len() == 1 {
        let ago = long_days((calendar.today - *first).num_days());
        let (ids, day) = (ids.join(", "), calendar.full_day(*first));
        return Some(format!("In the past: {ids}, now {day}, {ago} ago"));
    }
    let number: usize = over.values().map(Vec::len).sum();
    Some(format!("In the past, {number} dates: {}", day_by_day(over, calendar)))
}

/// `A3, A4, Sat 12 Dec; E1, Fri 25 Dec`.
fn day_by_day(days: &BTreeMap<Day, Vec<&str>>, calendar: &Calendar) -> String {
    let each = days.iter().map(|(day, ids)| format!("{}, {}", ids.join(", "), calendar.day(*day)));
    each.collect::<Vec<String>>().join("; ")
}

/// What was recorded, on one line: `✓ A4 in-progress → done  Agree how accounts are created`.
pub fn recorded_line(effect: &Effect, calendar: &Calendar) -> Text {
    let Some(first) = effect.alterations.first() else {
        return Text::default();
    };
    let (id, task, what) = alteration(first, calendar);
    let (sign, tone) = sign(&first.how);
    let said = format!("{id} {what}{}", and_more(effect.alterations.len()));
    Text::toned(sign, tone)
        .and(format!(" {}", said.trim_start()), Tone::Strong)
        .and(format!("  {task}").trim_end(), Tone::Plain)
}

/// What the wish did not change, and who is new.
pub fn asides(decision: &Decision, names: &Names) -> Vec<Text> {
    let line = |title: &str, items: &[(Id, Aside)], as_wished: &str| {
        let named =
            |(id, aside): &(Id, Aside)| names.name(id).to_owned() + &phrase(*aside, as_wished);
        let each: Vec<String> = items.iter().map(named).collect();
        (!each.is_empty()).then(|| Text::from(format!("{title}: {}", each.join(", "))))
    };
    let people = decision.new_people.iter().map(|NewPerson { name, near, part }| {
        Text::from(match near {
            Some(near) => format!("{name} is new here, and is not taken for {near}"),
            None if *part == Part::Present => format!("{name} is new here"),
            None if *part == Part::WaitedFor => {
                format!("{name} is new here: nothing else waits for them")
            }
            None => format!("{name} is new here: no other item or role has this owner"),
        })
    });
    let to_take_up = decision.to_take_up.iter().map(|id| {
        let name = names.name(id);
        Text::from(format!("{name} is optional and not taken up: `start {name}` takes it up"))
    });
    let already = line("Already so", &decision.already, "");
    let left_alone = line("Left alone", &other_than_duties(decision), " (already so)");
    already.into_iter().chain(left_alone).chain(to_take_up).chain(people).collect()
}

/// What was left alone, but for what was meant by nobody who names a phase to confirm its duties.
fn other_than_duties(decision: &Decision) -> Vec<(Id, Aside)> {
    let left_alone = decision.left_alone.iter().cloned();
    left_alone.filter(|(_, aside)| *aside != Aside::NotADuty).collect()
}

/// Why an item was left alone, with these words where it is as it was wished.
fn phrase(aside: Aside, as_wished: &str) -> String {
    match aside {
        Aside::Duty => " (duty)".to_owned(),
        Aside::NotADuty => " (not a duty)".to_owned(),
        Aside::Optional => " (optional, not taken up)".to_owned(),
        Aside::Status(status) => format!(" ({status})"),
        Aside::Closed => " (closed)".to_owned(),
        Aside::AsWished => as_wished.to_owned(),
        Aside::Undated => " (no date)".to_owned(),
        Aside::InConflict => " (in conflict)".to_owned(),
    }
}

/// The note, and the day where another than today was said.
fn remarks(recorded: &Recorded<'_>, calendar: &Calendar, document: &mut Document) {
    let entry = recorded.entry;
    let notes = entry.notes.iter();
    let notes = notes.map(|(id, note)| format!("{}: “{note}”", recorded.names.name(id)));
    let note = entry.note.iter().map(|note| format!("“{note}”"));
    for said in note.chain(notes) {
        let said = said + if_internal(entry.internal);
        said.lines().for_each(|line| document.indented(line));
    }
    if let Some(day) = entry.on {
        let before = match day < recorded.head.started {
            true => format!(", before it all began ({})", calendar.full_day(recorded.head.started)),
            false => String::new(),
        };
        document.indented(format!("on {}{before}", calendar.full_day(day)));
    }
}

/// `Assess 4/5 (80%) · all 8/26 (30%)`.
fn progress(effect: &Effect) -> Option<String> {
    let each = effect.progress.iter().map(|(name, counts)| {
        let duties = match (counts.duties, counts.in_scope) {
            (0, _) => String::new(),
            (all, 0) => format!("{}/{all} duties met", counts.duties_met),
            (all, _) => format!(", {}/{all} duties met", counts.duties_met),
        };
        let done = if counts.in_scope > 0 || counts.duties == 0 {
            phrasing::progress(counts)
        } else {
            String::new()
        };
        format!("{} {done}{duties}", name.as_deref().unwrap_or("All"))
    });
    let each: Vec<String> = each.collect();
    (!each.is_empty()).then(|| each.join(" · "))
}
