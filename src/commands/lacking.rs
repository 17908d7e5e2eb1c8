//! Lines that have what a command about items lacks: `block A2 -m "why"` for `block A2 "why"`.

use super::options::Acting;
use crate::domain::Id;
use crate::domain::dates::is_date;
use crate::domain::select::{phase, select};
use crate::record::{self, Loaded};
use crate::render::CommandLine;
use crate::session::Session;

/// Words by which people say for an option that there is nothing.
const NOTHING: [&str; 6] = ["none", "nobody", "nothing", "never", "no", "-"];

/// What stands where a phase is to be named.
pub(super) const PHASE: &str = "PHASE";

/// What stands where an item is to be named.
const ITEM: &str = "ITEM";

/// Says an option that there is nothing?
pub(super) fn is_nothing(value: Option<&String>) -> bool {
    value.is_some_and(|value| NOTHING.contains(&value.to_lowercase().as_str()))
}

/// The command with the option that it lacks. The words that name no item are what is given.
pub(super) fn completed(
    verb: &str,
    words: &[String],
    [option, placeholder]: [&str; 2],
    acting: &Acting,
    session: &Session,
) -> CommandLine {
    let named = named(words, placeholder == PHASE, session);
    let end = |of: bool| named.iter().position(|named| *named != of).unwrap_or(words.len());
    let (items, given) = match end(true) {
        0 => (&words[end(false)..], &words[..end(false)]),
        end => words.split_at(end),
    };
    let given: Vec<&str> = given.iter().map(String::as_str).filter(|word| *word != "to").collect();
    let given = Some(given.join(" ")).filter(|given| !given.is_empty());
    let value = given.filter(|given| option != "--on" || is_date(given));
    let place: &[String] = match verb {
        "note" => &[],
        "close" => &["MATTER".to_owned()],
        _ => &[ITEM.to_owned()],
    };
    let items = if items.is_empty() { place } else { items };
    let by = acting.by.iter().flat_map(|by| ["--by".to_owned(), by.clone()]);
    let value = [option.to_owned(), value.unwrap_or_else(|| placeholder.to_owned())];
    let words = [verb.to_owned()].into_iter().chain(items.iter().cloned()).chain(value);
    session.command(words.chain(by))
}

fn loaded(session: &Session) -> Option<Loaded> {
    let found = record::find(&session.wanted, &session.whereabouts).ok()?;
    record::load(&found.path).ok()
}

/// The ids of the phases of the record, where it can be read.
pub(super) fn phases(session: &Session) -> Vec<Id> {
    let loaded = loaded(session);
    let engagement = loaded.as_ref().map(|loaded| session.state(&loaded.record));
    let phases = engagement.iter().flat_map(|engagement| &engagement.checklist.phases);
    phases.map(|phase| phase.id.clone()).collect()
}

/// Do the words name items, and no matters?
pub(super) fn names_items(words: &[String], session: &Session) -> bool {
    let selected = loaded(session).and_then(|it| select(words, &session.state(&it.record)).ok());
    selected.is_some_and(|selected| !selected.items.is_empty())
}

/// Word by word: does it name items of the record? A phase behind others does not where it is
/// `to_phase` that they go. Where the record can't be read, ids look like ids.
fn named(words: &[String], to_phase: bool, session: &Session) -> Vec<bool> {
    let loaded = loaded(session);
    let engagement = loaded.as_ref().map(|loaded| session.state(&loaded.record));
    let is_id = |word: &str| word.contains(|c: char| c.is_ascii_digit()) && !word.contains(' ');
    let is_named = |(at, word): (usize, &String)| match &engagement {
        _ if word == ITEM => true,
        _ if word.trim().is_empty() => false,
        Some(engagement) => {
            let is_goal = to_phase && at > 0 && at + 1 == words.len();
            !(is_goal && phase(word, engagement).is_some())
                && select(std::slice::from_ref(word), engagement).is_ok()
        }
        None => is_id(word),
    };
    words.iter().enumerate().map(is_named).collect()
}

/// The line with `--none` in the place of `--on none`.
pub(super) fn with_none(args: &[String]) -> CommandLine {
    let options = ["--on", "--to", "--owner"];
    let mut right = Vec::new();
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match arg.split_once('=') {
            Some((option, _)) if options.contains(&option) => right.push("--none"),
            _ if options.contains(&arg.as_str()) => {
                args.next();
                right.push("--none");
            }
            _ => right.push(arg),
        }
    }
    CommandLine::new(right)
}
