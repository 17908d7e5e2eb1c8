//! Pasted text, where a terminal does not tell it from keys: many keys that come at once.

use std::collections::VecDeque;
use std::io;
use std::time::Duration;

use ratatui::crossterm::event::{Event, KeyCode, KeyEvent};

/// Faster than this nobody types, and no key repeats itself.
pub(super) const AT_ONCE: Duration = Duration::from_millis(20);
/// As many keys may have been typed while the screen was busy.
const TYPED: usize = 3;

/// What happens on a terminal.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Happening {
    Event(Event),
    /// Many keys at once, which perhaps nobody pressed.
    Burst(Vec<KeyEvent>),
}

/// What happened, and what comes at once with it: `next` gives that.
pub(super) fn at_once(
    first: Event,
    mut next: impl FnMut() -> io::Result<Option<Event>>,
) -> io::Result<VecDeque<Happening>> {
    let mut events = vec![first];
    while events.last().is_some_and(|last| matches!(last, Event::Key(_))) {
        let Some(event) = next()? else { break };
        events.push(event);
    }
    let keys: Vec<KeyEvent> = events.iter().filter_map(Event::as_key_press_event).collect();
    if !is_pasted(&keys) {
        return Ok(events.into_iter().map(Happening::Event).collect());
    }
    let others = events.into_iter().filter(|event| !matches!(event, Event::Key(_)));
    let burst = [Happening::Burst(keys)];
    Ok(burst.into_iter().chain(others.map(Happening::Event)).collect())
}

/// Are there more keys of a text than somebody types, and not one that is held down?
fn is_pasted(keys: &[KeyEvent]) -> bool {
    let signs = text_of(keys);
    signs.chars().count() > TYPED && signs.chars().any(|sign| !signs.starts_with(sign))
}

/// The text that keys come to.
pub(super) fn text_of(keys: &[KeyEvent]) -> String {
    let sign = |key: &KeyEvent| match key.code {
        KeyCode::Char(sign) => Some(sign),
        KeyCode::Enter => Some('\n'),
        KeyCode::Tab => Some('\t'),
        _ => None,
    };
    keys.iter().filter_map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(sign: char) -> Event {
        Event::Key(KeyEvent::from(if sign == '\n' { KeyCode::Enter } else { KeyCode::Char(sign) }))
    }

    /// What becomes of these events where all come at once.
    fn taken(events: &[Event]) -> VecDeque<Happening> {
        let mut rest = events[1..].iter().cloned();
        at_once(events[0].clone(), || Ok(rest.next())).expect("nothing fails")
    }

    fn keys(text: &str) -> Vec<Event> {
        text.chars().map(key).collect()
    }

    #[test]
    fn many_keys_at_once_are_a_burst() {
        for text in ["A5 done", "j \nj", "1\n2\n", "  x "] {
            let taken = taken(&keys(text));
            let [Happening::Burst(burst)] = taken.as_slices().0 else { panic!("{taken:?}") };
            assert_eq!(text_of(burst), text);
        }
    }

    #[test]
    fn a_few_keys_and_one_that_is_held_down_are_keys() {
        for text in ["j", "j j", "jjjjjjjj", "\n\n\n\n\n"] {
            let taken = taken(&keys(text));
            let expected: Vec<Happening> = keys(text).into_iter().map(Happening::Event).collect();
            assert_eq!(taken, expected, "{text}");
        }
    }

    #[test]
    fn what_else_happens_is_not_lost() {
        let events = [keys("abcd"), vec![Event::Resize(80, 24)]].concat();
        let taken = taken(&events);
        assert_eq!(taken.len(), 2);
        assert_eq!(taken[1], Happening::Event(Event::Resize(80, 24)));
    }
}
