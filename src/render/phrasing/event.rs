//! The days of a calendar, as people say them.

use crate::reports::events::{Event, What};

/// `Contoso: Assess is due`, `✓ Contoso: A3 Join the planning meetings`.
pub fn event_title(event: &Event) -> String {
    let (what, is_done) = match &event.what {
        What::Phase(name, is_over) => (format!("{name} is due"), *is_over),
        What::Item(task, is_done) => (task.clone(), *is_done),
        What::Held(name) => (format!("checkpoint {name}"), false),
        What::Next => ("next checkpoint".to_owned(), false),
    };
    let sign = match (event.gone, is_done) {
        (true, _) => "Cancelled: ",
        (_, true) => "✓ ",
        _ => "",
    };
    format!("{sign}{}: {what}", event.customer)
}
