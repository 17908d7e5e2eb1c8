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
