//! Does the record still yield a fingerprint?

use super::titled;
use crate::render::phrasing::plural;
use crate::render::{Audience, Block, Calendar, Document, Report, Text, Tone};
use crate::reports::verification::{Arrivals, Verification};

impl Report for Verification {
    fn document(&self, audience: &Audience) -> Document {
        let mut document = titled(&self.header, "fingerprint", &audience.calendar);
        let (word, tone) = if self.same { ("SAME", Tone::Good) } else { ("DIFFERS", Tone::Bad) };
        document.line(Text::toned(word, tone).and(format!(": {}", difference(self)), Tone::Plain));
        for arrivals in &self.arrivals {
            document.blocks.push(Block::Indented(arrived(arrivals, &audience.calendar)));
        }
        document
    }
}

/// `412 entries then, 415 now: 3 by lee came in since`.
fn difference(report: &Verification) -> String {
    let (then, now) = (report.then.entries, report.now.entries);
    let entries = plural(then, "entry", "entries");
    if report.same {
        return format!("the record yields {}, from {entries}", report.then);
    }
    let count = format!("{entries} then, {now} now");
    let by = |arrivals: &Arrivals| format!("{} by {}", arrivals.entries.len(), arrivals.by);
    let arrived: Vec<String> = report.arrivals.iter().map(by).collect();
    match now.checked_sub(then) {
        Some(_) if !arrived.is_empty() => format!("{count}: {} came in since", arrived.join(", ")),
        None => format!("{count}: {} missing from this copy, or more", then - now),
        Some(0) => format!("{count}, but they or the head do not say the same"),
        Some(more) => {
            format!("{count}: {more} more, and what was there before does not say the same")
        }
    }
}

/// `lee: 3 entries, recorded Mon 30 Nov 09:00 to Tue 1 Dec 10:00 (7kd2m9x4qf, …)`.
fn arrived(arrivals: &Arrivals, calendar: &Calendar) -> Text {
    let ids: Vec<&str> = arrivals.entries.iter().map(|id| id.as_str()).collect();
    let (first, last) = (calendar.stamp(arrivals.first), calendar.stamp(arrivals.last));
    let when = if first == last { first } else { format!("{first} to {last}") };
    let entries = plural(ids.len(), "entry", "entries");
    Text::from(format!("{}: {entries}, recorded {when}: ", arrivals.by))
        .and(ids.join(", "), Tone::Quiet)
}
