//! Somebody at work with an editor.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::edits::edits;
use super::marks::{marked, unmarked};
use super::read::{LineFault, WrittenItem, read};
use super::shown::{ShownItem, shown};
use super::write::{Form, write};
use crate::domain::dates::Origin;
use crate::domain::decide::{EditFault, Edits, Refusal};
use crate::domain::engagement::Engagement;
use crate::domain::entry::Field;
use crate::domain::ids::Id;
use crate::domain::select::NamedBy;
use crate::record::{Scratch, StoreError};
use crate::render::phrasing::file_name;
use crate::reports::list::{ListFilter, groups};

/// The fields of an item on one line.
const SHORT: [Field; 3] = [Field::Status, Field::Owner, Field::Due];

/// Somebody at work with an editor.
pub(crate) struct Editing {
    /// What he knows of the items.
    shown: Vec<ShownItem>,
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
        let (form, fields) = match filter.selection.items.as_slice() {
            [only] if only.named_by == NamedBy::Id => (Form::Whole, Field::ALL),
            _ => (Form::Short, &SHORT[..]),
        };
        let shown = shown(engagement, fields);
        let today = engagement.today();
        let title = format!("{}, {}", engagement.head.customer, today.format("%a %-d %b %Y"));
        let begun = write(&wanted(&shown, filter, engagement), form, &title);
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
        self.learn(&refused);
        let line = |id: &Id| written.get(id).map_or(1, |item| item.line);
        Ok(refused.iter().map(|(id, fault)| (line(id), fault.to_string())).collect())
    }

    /// Of a field that somebody else changed meanwhile, what it is now is known from here on: who
    /// writes his own value once more means it.
    fn learn(&mut self, refused: &[(Id, EditFault)]) {
        for (id, fault) in refused {
            let shown = self.shown.iter_mut().find(|shown| shown.id == *id);
            if let (EditFault::Clash(field, now), Some(shown)) = (fault, shown) {
                shown.values.insert(*field, now.clone());
            }
        }
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

/// Those of the items that the filter lets through.
fn wanted(all: &[ShownItem], filter: &ListFilter, engagement: &Engagement<'_>) -> Vec<ShownItem> {
    let groups = groups(engagement, filter);
    let ids = groups.iter().flatten().map(|item| &item.id);
    ids.filter_map(|id| all.iter().find(|shown| shown.id == *id)).cloned().collect()
}
