//! The round of editing: items are written for the editor, and what comes back is recorded, or
//! marked and shown again.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::read::{LineFault, WrittenItem, read};
use super::shown::{ShownItem, edits};
use super::write::write;
use crate::domain::dates::Origin;
use crate::domain::decide::{EditFault, Edits, Refusal};
use crate::domain::engagement::Engagement;
use crate::domain::entry::Field;
use crate::domain::ids::Id;
use crate::domain::select::NamedBy;
use crate::domain::text::is_unseen;
use crate::record::{Scratch, StoreError};
use crate::render::phrasing::file_name;
use crate::reports::list::{ListFilter, groups};

/// The fields of an item on one line.
const SHORT: [Field; 3] = [Field::Status, Field::Owner, Field::Due];

/// Items that are being edited.
pub(crate) struct Editing {
    /// What is known to the one who edits.
    shown: BTreeMap<Id, ShownItem>,
    origin: Origin,
    scratch: Scratch,
    /// What the editor showed first.
    begun: String,
}

/// How it ended.
pub(crate) enum Ended<T> {
    Recorded(T),
    /// Nothing was changed.
    Unchanged,
    /// Nothing was recorded; what was written is kept in this file.
    GivenUp(PathBuf),
}

impl Editing {
    /// Writes the items that the filter lets through for the editor. One item that was named is
    /// shown whole.
    pub(crate) fn begin(
        engagement: &Engagement<'_>,
        filter: &ListFilter,
    ) -> Result<Self, StoreError> {
        let named = filter.selection.items.as_slice();
        let is_whole = matches!(named, [only] if only.named_by == NamedBy::Id);
        let fields = if is_whole { Field::ALL } else { &SHORT[..] };
        let items = engagement.items.iter();
        let shown = items.map(|item| (item.id.clone(), ShownItem::new(item, engagement, fields)));
        let shown: BTreeMap<Id, ShownItem> = shown.collect();
        let groups = groups(engagement, filter);
        let wanted = groups.iter().flatten().filter_map(|item| shown.get(&item.id));
        let today = engagement.today();
        let title = format!("{}, {}", engagement.head.customer, today.format("%a %-d %b %Y"));
        let begun = write(&wanted.collect::<Vec<_>>(), is_whole, &title);
        let mut scratch = Scratch::new(&file_name(&engagement.head.customer))?;
        scratch.write(&begun)?;
        let origin = Origin { today, start: Some(engagement.head.started) };
        Ok(Self { shown, origin, scratch, begun })
    }

    /// Opens the editor until what was written is recorded, or nothing is to be. What is wrong
    /// with it is marked in the text. `open` says whether all went well with the editor.
    ///
    /// # Errors
    /// When there is no editor, or what was changed can't be recorded for another reason than what
    /// was written.
    pub(crate) fn until_recorded<T>(
        mut self,
        open: impl Fn(&Path) -> anyhow::Result<bool>,
        record: impl Fn(Edits) -> anyhow::Result<T>,
    ) -> anyhow::Result<Ended<T>> {
        let mut marked_text = None;
        loop {
            let went_well = open(self.scratch.path())?;
            let text = unmarked(&self.scratch.read()?);
            if !went_well || marked_text.as_ref() == Some(&text) {
                return Ok(self.given_up(&text)?);
            }
            let faults = match read(&text, self.origin) {
                Err(faults) => faults,
                Ok(written) => {
                    let edits = edits(&self.shown, &written);
                    if edits.items.is_empty() {
                        return Ok(Ended::Unchanged);
                    }
                    match record(edits) {
                        Ok(recorded) => return Ok(Ended::Recorded(recorded)),
                        Err(error) => self.refused(error, &written)?,
                    }
                }
            };
            self.scratch.write(&marked(&text, &faults))?;
            marked_text = Some(text);
        }
    }

    /// What is refused of what was written, line by line; or the error, where that is another.
    fn refused(
        &mut self,
        error: anyhow::Error,
        written: &BTreeMap<Id, WrittenItem>,
    ) -> anyhow::Result<Vec<LineFault>> {
        let refused = match error.downcast()? {
            Refusal::Edits(faults) => faults,
            refusal => return Err(refusal.into()),
        };
        for (id, fault) in &refused {
            // Of a field that another person changed meanwhile, what it is now is known from here
            // on: to write the same value once more is to mean it.
            if let (EditFault::Clash(field, now), Some(shown)) = (fault, self.shown.get_mut(id)) {
                shown.values.insert(*field, now.clone());
            }
        }
        let line = |id: &Id| written.get(id).map_or(1, |item| item.line);
        Ok(refused.iter().map(|(id, fault)| (line(id), fault.to_string())).collect())
    }

    /// Nothing is recorded; what was written is kept, if it was anything.
    fn given_up<T>(mut self, text: &str) -> Result<Ended<T>, StoreError> {
        if text.trim().is_empty() || text == self.begun {
            return Ok(Ended::Unchanged);
        }
        self.scratch.write(text)?;
        Ok(Ended::GivenUp(self.scratch.keep()))
    }
}

/// With what the lines begin that mark what is wrong.
const MARK: &str = "# ✗ ";

/// The text with what is wrong above each line, by its number.
fn marked(text: &str, faults: &[LineFault]) -> String {
    let mut marked = format!("{MARK}Nothing is recorded yet: see the lines marked ✗ below.\n");
    marked.push_str(&format!("{MARK}Save it unchanged to give up; what you wrote is kept.\n"));
    for (number, line) in (1..).zip(text.lines()) {
        for (_, problem) in faults.iter().filter(|(at, _)| *at == number) {
            let problem = problem.replace(is_unseen, " ");
            marked.push_str(&format!("{MARK}{problem}\n"));
        }
        marked.push_str(&format!("{line}\n"));
    }
    marked
}

/// The text without marks.
fn unmarked(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = text.lines().filter(|line| !line.starts_with(MARK.trim_end()));
    lines.map(|line| format!("{line}\n")).collect()
}
