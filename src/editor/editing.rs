//! The round of editing: items are written for the editor, and what comes back is recorded, or
//! marked and shown again.

use std::collections::BTreeMap;
use std::io::{IsTerminal, stdin};
use std::path::PathBuf;

use super::from_text::{LineFault, WrittenItem, read};
use super::program::{EditorFault, open};
use super::shown::{ShownItem, edits, shown};
use super::to_text::write;
use crate::domain::dates::Origin;
use crate::domain::decide::{EditFault, Edits, Refusal};
use crate::domain::select::NamedBy;
use crate::domain::text::is_unseen;
use crate::domain::{Engagement, Field, Id};
use crate::record::Scratch;
use crate::render::phrasing::file_name;
use crate::reports::list::{ListFilter, groups};

/// The fields of an item on one line.
const SHORT: [Field; 3] = [Field::Status, Field::Owner, Field::Due];

/// How the editing of items ended.
pub(crate) enum Ended<T> {
    Recorded(T),
    /// Nothing was changed.
    Unchanged,
    /// This is wrong with what was written: nothing was recorded. It is kept in this file.
    Faulty(Vec<LineFault>, PathBuf),
    /// It can't be recorded, for another reason than what was written, which is kept in this file.
    Unrecorded(anyhow::Error, PathBuf),
    /// There was no editor, or it failed: nothing was recorded. What was written, if anything, is
    /// kept in this file.
    Failed(EditorFault, Option<PathBuf>),
}

/// Lets the items that the filter lets through be edited, in the editor that is named or a usual
/// one, until what was written is recorded, or nothing is to be. One item that was named is shown
/// whole. What is wrong with what was written is marked in the text, where there is a terminal
/// and so somebody who can mend it.
///
/// # Errors
/// When the file that is edited can't be written or read.
pub(crate) fn edit_items<T>(
    engagement: &Engagement<'_>,
    filter: &ListFilter,
    editor: Option<&str>,
    record: impl Fn(Edits) -> anyhow::Result<T>,
) -> anyhow::Result<Ended<T>> {
    let (named, matters) = (filter.selection.items.as_slice(), &filter.selection.matters);
    let is_one = named.len() + matters.len() == 1;
    let is_whole = is_one && named.iter().all(|only| only.named_by == NamedBy::Id);
    let mut shown = shown(engagement, if is_whole { Field::ALL } else { &SHORT });
    let groups = groups(engagement, filter);
    let items = groups.iter().flatten().map(|item| &item.id);
    let ids = items.chain(matters.iter().map(|matter| &engagement.matters[*matter].id));
    let wanted: Vec<&ShownItem> = ids.filter_map(|id| shown.get(id)).collect();
    let (today, customer) = (engagement.today(), engagement.settings.customer());
    let begun = write(&wanted, is_whole, &format!("{customer}, {}", today.format("%a %-d %b %Y")));
    let origin = Origin {
        today,
        start: Some(engagement.head.started),
        holidays: &engagement.settings.holidays,
    };
    let mut scratch = Scratch::new(&file_name(customer))?;
    scratch.write(&begun)?;
    let mut last: Option<(String, Vec<LineFault>)> = None;
    loop {
        let opened = open(editor, scratch.path());
        let text = unmarked(&scratch.read()?);
        if let Err(fault) = opened {
            let is_written = !text.trim().is_empty() && text != begun;
            let kept = is_written.then(|| scratch.keep(&text)).transpose()?;
            return Ok(Ended::Failed(fault, kept));
        }
        if let Some((_, faults)) = last.take_if(|(same, _)| *same == text) {
            return Ok(Ended::Faulty(faults, scratch.keep(&text)?));
        }
        let unreadable = unreadable(&text, &begun);
        let faults = match read(&text, origin) {
            _ if !unreadable.is_empty() => unreadable,
            Err(faults) => faults,
            Ok(written) => {
                let edits = edits(&shown, &written);
                if edits.items.is_empty() {
                    return Ok(Ended::Unchanged);
                }
                match record(edits) {
                    Ok(recorded) => return Ok(Ended::Recorded(recorded)),
                    Err(error) => match refused(error, &mut shown, &written) {
                        Ok(faults) => faults,
                        Err(error) => return Ok(Ended::Unrecorded(error, scratch.keep(&text)?)),
                    },
                }
            }
        };
        if !stdin().is_terminal() {
            return Ok(Ended::Faulty(faults, scratch.keep(&text)?));
        }
        scratch.write(&marked(&text, &faults))?;
        last = Some((text, faults));
    }
}

/// The lines with signs in them that are not UTF-8, and so were lost when the text was read.
fn unreadable(text: &str, begun: &str) -> Vec<LineFault> {
    let is_so = |line: &str| line.contains('\u{fffd}') && !begun.lines().any(|it| it == line);
    let lines = (1..).zip(text.lines()).filter(|(_, line)| is_so(line));
    lines
        .map(|(number, _)| (number, "� was a sign; save as UTF-8, and write it again".to_owned()))
        .collect()
}

/// What is refused of what was written, line by line; or the error, where that is another.
fn refused(
    error: anyhow::Error,
    shown: &mut BTreeMap<Id, ShownItem>,
    written: &BTreeMap<Id, WrittenItem>,
) -> anyhow::Result<Vec<LineFault>> {
    let refused = match error.downcast()? {
        Refusal::Edits(faults) => faults,
        refusal => return Err(refusal.into()),
    };
    for (id, fault) in &refused {
        // The value that a field was meanwhile given is marked in the text, and counts as seen:
        // to write another once more is to mean it.
        if let (EditFault::Clash(field, now), Some(shown)) = (fault, shown.get_mut(id)) {
            shown.values.insert(*field, now.clone());
        }
    }
    let line = |id: &Id| written.get(id).map_or(1, |item| item.line);
    Ok(refused.iter().map(|(id, fault)| (line(id), fault.to_string())).collect())
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
