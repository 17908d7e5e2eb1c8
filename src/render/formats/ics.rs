//! A calendar (RFC 5545): days without hours and time zones, which whoever imports it again finds by
//! their names.

use chrono::Datelike;
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};

use crate::render::formats::text::visible;
use crate::render::phrasing::event_title;
use crate::reports::events;

/// The events as a calendar, which asks nobody to answer.
pub(super) fn render(events: &[&events::Event]) -> String {
    let mut calendar = Calendar::empty();
    for (key, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//ticklist//ticklist//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
    ] {
        calendar.append_property(Property::new(key, value));
    }
    calendar.extend(events.iter().map(|day| event(day)));
    calendar.to_string()
}

/// A day ends with the next. One that is gone is cancelled and says so in words too, since not every
/// calendar takes it away.
fn event(event: &events::Event) -> Event {
    let mut day = Event::new();
    day.uid(&visible(&event.uid));
    day.sequence(u32::try_from(event.sequence).unwrap_or(u32::MAX));
    day.timestamp(event.as_of);
    day.starts(event.day);
    if let Some(next) = event.day.succ_opt().filter(|next| next.year() <= 9999) {
        day.ends(next);
    }
    day.summary(&visible(&event_title(event)));
    day.status(if event.gone { EventStatus::Cancelled } else { EventStatus::Confirmed });
    day.add_property("TRANSP", "TRANSPARENT");
    day.done()
}
