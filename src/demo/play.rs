//! Plays the story, as if the people in it had typed their commands.

use super::story::{CUSTOMER, Step, Times, story};
use crate::domain::decide::Refusal;
use crate::domain::{Engagement, Entry, Head, Instant, Record, Zone};
use crate::record::builtin::BUILTIN;
use crate::record::{encode, write_head};

/// So many random characters; none where the system has no randomness.
type Random<'r> = &'r dyn Fn(usize) -> Option<String>;

/// The record of the demo, which ends at `now`, in the zone with this name where it has one.
///
/// # Errors
/// When the system has no randomness.
pub(crate) fn play(
    now: Instant,
    zone: Zone,
    name: Option<&str>,
    random: Random<'_>,
) -> Result<String, Refusal> {
    let times = Times { now, zone };
    let head = Head {
        engagement: random(10).ok_or(Refusal::NoRandomness)?,
        customer: CUSTOMER.to_owned(),
        started: times.day(24),
        checklist: BUILTIN[0].checklist(),
    };
    let mut entries: Vec<Entry> = Vec::new();
    let begins = name.map(|name| times.begin(name));
    for step in begins.into_iter().chain(story(&times)) {
        entries.push(act(&step, &head, &entries, zone, random)?);
    }
    let lines = entries.iter().map(|entry| encode(entry) + "\n");
    Ok(write_head(&head) + &lines.collect::<String>())
}

fn act(
    step: &Step,
    head: &Head,
    entries: &[Entry],
    zone: Zone,
    random: Random<'_>,
) -> Result<Entry, Refusal> {
    let seen = entries.len() - step.unseen;
    let record = Record::new(head.clone(), entries[..seen].to_vec());
    let before = Engagement::fold(&record, record.next_instant(step.at), step.at, zone);
    let decision = step.wish.decide(&before, step.by, random)?;
    Ok(decision.entry.expect("a test plays the story, of which every step records something"))
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::domain::time::parse_instant;

    #[test]
    fn the_story_can_be_played_at_any_time_of_any_day_of_the_week() {
        for day in 20..30 {
            for time in ["00:00:30", "09:00:00", "23:59:00"] {
                let now = parse_instant(&format!("2026-11-{day}T{time}Z")).expect("an instant");
                let number = Cell::new(0);
                let random = |length: usize| {
                    number.set(number.get() + 1);
                    Some(format!("{:0length$}", number.get()))
                };
                let text = play(now, Zone::Utc, Some("UTC"), &random).expect("nothing is refused");
                assert!(text.lines().filter(|line| line.starts_with("- {")).count() > 30);
            }
        }
    }
}
