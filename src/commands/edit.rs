//! `ticklist edit`

use std::collections::BTreeMap;

use anyhow::bail;

use super::Outcome;
use super::filtering::Filter;
use super::options::Reporting;
use super::reading::Reading;
use super::recording::record;
use crate::domain::dates::Origin;
use crate::domain::decide::{EditFault, Refusal, Wish};
use crate::domain::engagement::Engagement;
use crate::domain::entry::Field;
use crate::domain::ids::Id;
use crate::domain::select::NamedBy;
use crate::editor::{
    Edited, Form, Shown, Written, edits, marked, read_edited, shown, unmarked, write_edited,
};
use crate::render::phrasing::file_name;
use crate::reports::list::{ListFilter, list};
use crate::session::{Exit, Failure, Session};
use crate::store::Scratch;

/// Edit items in your editor: status, owner and due date, a line each
///
/// One item, named by its id, is shown with all its fields. What you change is recorded as one
/// entry when you save and close the editor. A mistake opens it again, with the fault marked.
///
/// Example: ticklist edit assess --overdue
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    filter: Filter,
}

/// The fields of an item on one line.
const SHORT: [Field; 3] = [Field::Status, Field::Owner, Field::Due];

/// What was read, or what is wrong with it, line by line.
type Read = Result<BTreeMap<Id, Edited>, Vec<(usize, String)>>;

/// Runs the command.
///
/// # Errors
/// When there is no editor, when somebody gives up, or what he wants can't be recorded.
pub fn run(args: Args, session: &Session) -> Outcome {
    let reading = Reading::whole(&Reporting::default(), session)?;
    let engagement = reading.engagement();
    let filter = args.filter.understood(&engagement, session)?;
    let form = form(&filter);
    let fields = if form == Form::Whole { &Field::ALL[..] } else { &SHORT };
    let all = shown(&engagement, fields);
    let text = write_edited(&wanted(&all, &filter, &engagement), form, &title(&engagement));
    let origin = Origin { today: engagement.today(), start: Some(engagement.head.started) };
    let name = file_name(&engagement.head.customer);
    let scratch = Scratch::new(&name)?;
    let mut editing = Editing { session, args: &args, shown: all, origin, scratch };
    editing.scratch.write(&text)?;
    editing.until_it_is_recorded(&text)
}

/// One item that was named is shown whole.
fn form(filter: &ListFilter) -> Form {
    match filter.selection.items.as_slice() {
        [only] if only.named_by == NamedBy::Id => Form::Whole,
        _ => Form::Short,
    }
}

fn title(engagement: &Engagement<'_>) -> String {
    let day = engagement.today().format("%a %-d %b %Y");
    format!("{}, {day}", engagement.head.customer)
}

/// Those of the items that the filter lets through.
fn wanted(all: &[Shown], filter: &ListFilter, engagement: &Engagement<'_>) -> Vec<Shown> {
    let groups = list(engagement, filter).groups;
    let ids = groups.iter().flat_map(|group| group.items.iter().map(|item| &item.id));
    ids.filter_map(|id| all.iter().find(|shown| shown.id == *id)).cloned().collect()
}

/// Somebody at work with his editor.
struct Editing<'s> {
    session: &'s Session,
    args: &'s Args,
    /// What he knows of the items.
    shown: Vec<Shown>,
    origin: Origin,
    scratch: Scratch,
}

impl Editing<'_> {
    /// Opens the editor until what was written is recorded, or nothing is to be.
    fn until_it_is_recorded(mut self, begun: &str) -> Outcome {
        let mut before = begun.to_owned();
        let mut is_marked = false;
        loop {
            let went_well = self.session.edit(self.scratch.path())?;
            let read = self.scratch.read()?;
            let text = unmarked(&read);
            if !went_well || is_marked && text == before {
                return self.given_up(&text, begun);
            }
            let faults = match self.read(&text) {
                Ok(edited) => match self.record(&edited) {
                    Ok(exit) => return Ok(exit),
                    Err(error) => self.refused(error, &edited)?,
                },
                Err(faults) => faults,
            };
            self.scratch.write(&marked(&text, &faults))?;
            (before, is_marked) = (text, true);
        }
    }

    fn read(&self, text: &str) -> Read {
        read_edited(text, self.origin).map_err(|faults| {
            let said = faults.into_iter().map(|fault| {
                let remedy = fault.remedy.map(|remedy| format!("; {remedy}")).unwrap_or_default();
                (fault.place.line, format!("{}{remedy}", fault.problem))
            });
            said.collect()
        })
    }

    /// Records what was changed.
    fn record(&self, edited: &BTreeMap<Id, Edited>) -> Outcome {
        let written: BTreeMap<Id, Written> =
            edited.iter().map(|(id, edited)| (id.clone(), edited.written.clone())).collect();
        let edits = edits(&self.shown, &written);
        if edits.items.is_empty() {
            self.session.ui.write("Nothing was changed, and nothing recorded.\n")?;
            return Ok(Exit::Done);
        }
        record(&Wish::Edit(edits), &self.args.filter.acting, self.session)
    }

    /// What can't be of what was written, line by line; or the error, where that is another.
    fn refused(
        &mut self,
        error: anyhow::Error,
        edited: &BTreeMap<Id, Edited>,
    ) -> anyhow::Result<Vec<(usize, String)>> {
        let refused = match error.downcast()? {
            Refusal::Edits(faults) => faults,
            refusal => bail!(refusal),
        };
        self.learn(&refused);
        let line = |id: &Id| edited.get(id).map_or(1, |edited| edited.place.line);
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
    fn given_up(self, text: &str, begun: &str) -> Outcome {
        if text.trim().is_empty() || text == begun {
            self.session.ui.write("Nothing was changed, and nothing recorded.\n")?;
            return Ok(Exit::Done);
        }
        let mut scratch = self.scratch;
        scratch.write(text)?;
        let kept = scratch.keep();
        bail!(
            Failure::new("given up: nothing was recorded")
                .hint(format!("what you wrote is kept in {}", kept.display()))
        )
    }
}
