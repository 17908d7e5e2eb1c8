//! Health, as people say it.

use super::{Calendar, long_days, on_one_line, plural};
use crate::domain::Health;
use crate::render::Tone;
use crate::render::document::Standing;
use crate::reports::header::OnHold;
use crate::reports::health::{HealthReport, Reason, Word};

/// `AMBER`.
pub fn health_word(word: Word) -> String {
    match word {
        Word::NotBegun => "NOT BEGUN".to_owned(),
        Word::Finished => "FINISHED".to_owned(),
        Word::OnHold => "ON HOLD".to_owned(),
        Word::Is(health) => health.word().to_uppercase(),
    }
}

/// The tone of the word.
pub fn health_tone(word: Word) -> Tone {
    match word {
        Word::NotBegun | Word::OnHold => Tone::Strong,
        Word::Finished | Word::Is(Health::Green) => Tone::Good,
        Word::Is(Health::Amber) => Tone::Notice,
        Word::Is(Health::Red) => Tone::Bad,
    }
}

/// The word with its shape and its tone.
pub fn standing(word: Word) -> Standing {
    let sign = match word {
        Word::NotBegun => "○",
        Word::OnHold => "■",
        Word::Finished => "✓",
        Word::Is(Health::Green) => "●",
        Word::Is(Health::Amber) => "▲",
        Word::Is(Health::Red) => "◆",
    };
    Standing { word: health_word(word), sign, tone: health_tone(word) }
}

/// `2 of 9 items that fell due are overdue (22%); 1 blocked (8 days)`, or what overrides it.
pub fn health_reasons(report: &HealthReport, calendar: &Calendar) -> String {
    let reasons: Vec<String> =
        report.reasons.iter().map(|reason| phrase(reason, calendar)).collect();
    let reasons = reasons.join("; ");
    let why = report.why.as_deref().map(|why| format!(" “{}”", on_one_line(why)));
    let why = why.unwrap_or_default();
    match &report.overridden_at {
        Some(name) => {
            let rule = health_word(report.by_rule);
            format!("said at {name}:{why} (by the rule {rule}: {reasons})")
        }
        None => reasons + &why,
    }
}

/// The same in the customer's words: `2 of the 7 items that fell due are overdue, and 1 item has been
/// blocked for 8 days.` How far the forecast is behind the plan stands beside it.
pub fn health_sentence(report: &HealthReport, calendar: &Calendar) -> String {
    let behind = |reason: &&Reason| matches!(reason, Reason::BehindPlan { .. });
    let told = report.reasons.iter().filter(|it| report.reasons.len() == 1 || !behind(it));
    let told: Vec<String> = told.map(|reason| clause(reason, calendar)).collect();
    let told = match told.as_slice() {
        [others @ .., last] if !others.is_empty() => format!("{}, and {last}", others.join(", ")),
        few => few.concat(),
    };
    let why = report.why.as_deref().map(|why| format!("“{}”", on_one_line(why)));
    match &report.overridden_at {
        Some(name) => {
            let why = why.map(|why| format!(": {why}")).unwrap_or_default();
            let would = if report.by_rule == report.word { "is" } else { "would be" };
            let rule = health_word(report.by_rule);
            format!("Said at {name}{why}. By the rule it {would} {rule}: {told}.")
        }
        None => {
            let why = why.map(|why| format!(": {why}")).unwrap_or_default();
            let mut letters = told.chars();
            let first = letters.next().into_iter().flat_map(char::to_uppercase);
            first.chain(letters).collect::<String>() + &why + "."
        }
    }
}

fn clause(reason: &Reason, calendar: &Calendar) -> String {
    match reason {
        Reason::Begins { on } => {
            format!("it begins on {} ({})", calendar.day(*on), calendar.distance(*on))
        }
        Reason::AllDone => "all that was agreed is done".to_owned(),
        Reason::Overdue { overdue, fell_due } => {
            let items = plural(*fell_due, "item", "items");
            let verb = if *overdue == 1 { "is" } else { "are" };
            format!("{overdue} of the {items} that fell due {verb} overdue")
        }
        Reason::Blocked { items: 1, days: 0 } => "1 item is blocked since today".to_owned(),
        Reason::Blocked { items: 1, days } => {
            format!("1 item has been blocked for {}", long_days(*days))
        }
        Reason::Blocked { items, days: 0 } => format!("{items} items are blocked since today"),
        Reason::Blocked { items, days } => {
            format!("{items} items are blocked, the longest for {}", long_days(*days))
        }
        Reason::MattersOverdue { decisions, actions } => {
            let verb = if decisions + actions == 1 { "is" } else { "are" };
            phrase(reason, calendar).replace(" overdue", &format!(" {verb} overdue"))
        }
        Reason::Conflicts { conflicts: 1 } => "1 value is recorded in two ways".to_owned(),
        Reason::Conflicts { conflicts } => format!("{conflicts} values are recorded in two ways"),
        Reason::Quiet { .. } | Reason::BehindPlan { .. } | Reason::OnHold(_) => {
            phrase(reason, calendar)
        }
        Reason::NoDueDates { .. } => "no dates are set yet".to_owned(),
        Reason::OnTrack => "nothing is overdue or blocked".to_owned(),
    }
}

/// `on hold since Mon 7 Dec, until Mon 11 Jan`.
pub fn on_hold(OnHold { since, until }: OnHold, calendar: &Calendar) -> String {
    let until = until.map(|day| format!(", until {}", calendar.day(day))).unwrap_or_default();
    format!("on hold since {}{until}", calendar.day(since))
}

fn phrase(reason: &Reason, calendar: &Calendar) -> String {
    match reason {
        Reason::Begins { on } => {
            format!("begins {} ({})", calendar.day(*on), calendar.distance(*on))
        }
        Reason::OnHold(hold) => on_hold(*hold, calendar),
        Reason::AllDone => "all that is in scope is done".to_owned(),
        Reason::Overdue { overdue, fell_due } => {
            let share = overdue * 100 / fell_due;
            let items = plural(*fell_due, "item", "items");
            let verb = if *overdue == 1 { "is" } else { "are" };
            format!("{overdue} of {items} that fell due {verb} overdue ({share}%)")
        }
        Reason::Blocked { items, days: 0 } => format!("{items} blocked (since today)"),
        Reason::Blocked { items: 1, days } => format!("1 blocked ({})", long_days(*days)),
        Reason::Blocked { items, days } => format!("{items} blocked (up to {})", long_days(*days)),
        Reason::MattersOverdue { decisions, actions } => {
            let each = [(decisions, "decision", "decisions"), (actions, "action", "actions")];
            let each = each.into_iter().filter(|(number, ..)| **number > 0);
            let each: Vec<String> =
                each.map(|(number, one, several)| plural(*number, one, several)).collect();
            format!("{} overdue", each.join(" and "))
        }
        Reason::Conflicts { conflicts } => {
            plural(*conflicts, "conflict to decide", "conflicts to decide")
        }
        Reason::Quiet { days } => format!("nothing recorded for {}", long_days(*days)),
        Reason::BehindPlan { days } => {
            format!("the forecast is {} behind the plan", long_days(*days))
        }
        Reason::NoDueDates { .. } => "no due dates set".to_owned(),
        Reason::OnTrack => "nothing in scope is overdue or blocked".to_owned(),
    }
}
