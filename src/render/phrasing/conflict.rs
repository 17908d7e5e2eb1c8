//! Conflicts, as people say them.

use super::{Calendar, CommandLine, field_value, setting_value};
use crate::domain::{Field, MatterStatus, Setting, Status, Touch, Value, Waiting};
use crate::reports::conflicts::{Conflict, Side};

/// `status`, `due`, `two items with one id`.
pub fn about(touch: &Touch) -> &'static str {
    match touch {
        Touch::Field(_, field) => field.word(),
        Touch::Added(_) => "two items were added with this id",
        Touch::Role(_) => Field::Owner.word(),
        Touch::Setting(setting) => setting.word(),
        Touch::Hold => "hold",
    }
}

/// `Lee Ito (dana, Fri 4 Dec 09:14) stands; Dana Cruz (lee, Fri 4 Dec 09:10)`.
pub fn sides(conflict: &Conflict, calendar: &Calendar) -> String {
    let field = conflict.shows_in();
    let said = |side: &Side| {
        let value = match field {
            Some(field) => field_value(field, &side.value, calendar),
            None => setting_value(&side.value),
        };
        (value, format!("({}, {})", calendar.person(&side.by), calendar.stamp(side.at)))
    };
    let mut sides = conflict.sides.iter().rev().map(said);
    let stands = sides.next().map(|(value, who)| format!("{value} {who} stands"));
    let others = sides.map(|(value, who)| format!("{value} {who}"));
    stands.into_iter().chain(others).collect::<Vec<String>>().join("; ")
}

/// The commands that settle a conflict, one for each value where that can be said in a line.
pub fn decisions(conflict: &Conflict) -> Vec<CommandLine> {
    let name = conflict.name.as_str();
    let only = |words: &[&str]| vec![CommandLine::new(words.iter().copied())];
    match &conflict.touch {
        Touch::Field(_, Field::Status) => {
            conflict.sides.iter().rev().filter_map(|side| leads_to(&side.value, name)).collect()
        }
        Touch::Field(_, Field::Phase) => {
            let to =
                |side: &Side| Some(CommandLine::new(["move", name, "--to", side.value.as_text()?]));
            conflict.sides.iter().rev().filter_map(to).collect()
        }
        Touch::Field(_, Field::Waiting) => {
            conflict.sides.iter().rev().filter_map(|side| waits(&side.value, name)).collect()
        }
        Touch::Field(_, Field::Owner) => only(&["assign", name, "--to", "NAME"]),
        Touch::Field(_, Field::Due) => only(&["due", name, "--on", "DATE"]),
        Touch::Setting(setting) => {
            let sides = conflict.sides.iter().rev();
            sides.map(|side| sets(*setting, &side.value)).collect()
        }
        Touch::Role(_) => only(&["assign", "--role", name, "--to", "NAME"]),
        Touch::Field(..) | Touch::Added(_) | Touch::Hold => only(&["show", name]),
    }
}

/// The command that sets this.
fn sets(setting: Setting, value: &Value) -> CommandLine {
    let value = value.as_text().map_or(["--none"].as_slice().to_vec(), |text| vec!["--", text]);
    CommandLine::new(["set", setting.word()]).and(value)
}

/// The command that makes a blocked item wait for somebody, until a day.
fn waits(value: &Value, name: &str) -> Option<CommandLine> {
    let Waiting { party, until } = value.as_waiting()?;
    let party = party.iter().flat_map(|party| ["--for".to_owned(), party.clone()]);
    let until = until.iter().flat_map(|day| ["--until".to_owned(), day.to_string()]);
    let words: Vec<String> = party.chain(until).collect();
    Some(CommandLine::new(["block", name]).and(words.iter().map(String::as_str)))
}

/// The command that leads an item or a matter to a status.
fn leads_to(value: &Value, name: &str) -> Option<CommandLine> {
    let (verb, reason) = match value {
        Value::Status(Status::NotStarted) => ("edit", None),
        Value::Status(Status::InProgress) => ("start", None),
        Value::Status(Status::Blocked) => ("block", Some(["-m", "WHY"])),
        Value::Status(Status::Done) => ("done", None),
        Value::Status(Status::NotApplicable) => ("na", Some(["-m", "WHY"])),
        Value::MatterStatus(MatterStatus::Open) => ("reopen", None),
        Value::MatterStatus(MatterStatus::Closed) => ("close", Some(["-m", "OUTCOME"])),
        Value::Text(outcome) => ("close", Some(["-m", outcome])),
        _ => return None,
    };
    Some(CommandLine::new([verb, name]).and(reason.into_iter().flatten()))
}
