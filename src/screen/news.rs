//! What the file of the record has to tell: what others recorded, and what can't be read.

use crate::domain::engagement::Engagement;
use crate::domain::entry::Entry;
use crate::domain::record::Record;
use crate::domain::select::Names;
use crate::record::Loaded;
use crate::render::document::{Text, Tone};
use crate::render::phrasing::{Calendar, part};
use crate::reports::history::log_entry;

/// What of the record can't be read, where that is so.
pub(super) fn damage(loaded: &Loaded) -> Option<Text> {
    let fault = loaded.faults.first()?;
    let (path, line) = (loaded.path.display(), fault.place.line);
    let words = format!("line {line} can't be read: {}; ticklist check {path}", fault.problem);
    Some(Text::toned(words, Tone::Bad))
}

/// What others have recorded since: `lee: A5 in-progress → done and 2 more`.
pub(super) fn news(before: &Record, engagement: &Engagement<'_>) -> Option<Text> {
    let is_new = |entry: &Entry| !before.has(entry);
    let entries = engagement.entries();
    let at = entries.iter().rposition(is_new)?;
    let more = entries.iter().filter(|entry| is_new(entry)).count() - 1;
    let entry = log_entry(at, &[], engagement);
    let calendar = Calendar { zone: engagement.zone, today: engagement.today() };
    let said = entry.parts.first().map(|first| part(first, &Names::of(engagement), &calendar));
    let (about, what) = said.unwrap_or_default();
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let by = Text::toned(format!("{}: ", entry.by), Tone::Notice);
    Some(by.and(format!("{about} {what}{more}").trim_start(), Tone::Plain))
}
