//! What the columns of a table are, once its rows have been looked at.

use std::collections::{BTreeMap, HashSet};

use super::left_out::Kind;
use super::outline::Outline;
use super::parents::Parents;
use super::row::{DUE, NOTE, STATUS, UNTIL, WAITING, is_kind, is_yes, only_box};
use super::wording::Wording;
use crate::domain::Id;
use crate::sheets::table::{CellValue, Columns, Heading, Row, UNSURE, column_name};

/// An id that is longer is for programs; with hyphens it may be twice as long.
const LONGEST_ID: usize = 12;

/// Finds out which column is of tasks, and what the columns beside it then are.
pub(super) fn settle(columns: &mut Columns, rows: &[Row], wording: &Wording) {
    if !columns.has(Heading::Task) {
        columns.take_names_for_tasks(rows);
    }
    // Beside tasks, `name` is somebody's, and `board name` that of the whole.
    let names = columns.heads.iter_mut().filter(|it| it.heading == Some(Heading::Name));
    names.for_each(|head| {
        head.heading = (2..UNSURE).contains(&head.rank).then_some(Heading::Detail);
    });
    columns.rename(Heading::Priority, None);
    let is_note = |words: &str| wording.heading(words).is_some_and(|(it, _)| it == NOTE);
    let others = columns.heads.iter_mut().filter(|head| head.heading.is_none());
    others.filter(|head| is_note(&head.words)).for_each(|head| head.heading = Some(NOTE));
    if !columns.has(WAITING) {
        let is_due = !columns.has(DUE);
        columns.rename(UNTIL, is_due.then_some(DUE));
    }
    let all = |columns: &Columns, heading, is: &dyn Fn(&str) -> bool| {
        let mut words = rows.iter().filter_map(|row| columns.words(heading, row)).peekable();
        !wording.says(heading, columns) && words.peek().is_some() && words.all(|it| is(&it))
    };
    if all(columns, Heading::Phase, &|words| is_yes(words).is_some()) {
        columns.rename(Heading::Phase, None);
    }
    let is_status = all(columns, Heading::Phase, &|words| wording.status(words).is_some());
    if is_status && !columns.has(STATUS) {
        columns.rename(Heading::Phase, Some(STATUS));
    }
    if all(columns, STATUS, &is_part) {
        columns.rename(STATUS, (!columns.has(Heading::Percent)).then_some(Heading::Percent));
    }
    if wording.says(Heading::Percent, columns) && !wording.says(STATUS, columns) {
        columns.rename(STATUS, None);
    } else if rows.iter().any(|row| columns.words(STATUS, row).is_some()) {
        columns.rename(Heading::Percent, None);
    }
    if rows.iter().any(|row| section(row, columns).is_some()) {
        columns.rename(Heading::Level, None);
    } else if !all(columns, Heading::Kind, &|words| is_kind(words)) {
        columns.rename(Heading::Kind, None);
    }
    let parents = Parents::of(rows, columns);
    if !rows.iter().any(|row| parents.task(row).is_some()) {
        columns.rename(Heading::Parent, None);
    }
}

/// Leaves out a column of ids that are for programs, or which nobody calls an id and whose numbers
/// begin again.
pub(super) fn drop_odd_ids(columns: &mut Columns, rows: &[Row], wording: &Wording) {
    if wording.says(Heading::Id, columns) {
        return;
    }
    let with_task = rows.iter().filter(|row| columns.words(Heading::Task, row).is_some());
    let ids = with_task.filter_map(|row| columns.words(Heading::Id, row));
    let ids: Vec<Id> = ids.map(Id::new).collect();
    let distinct: HashSet<&Id> = ids.iter().collect();
    let is_called_so = columns.head(Heading::Id).is_some_and(|it| it.eq_ignore_ascii_case("id"));
    let is_odd = |id: &Id| Id::fault(id.as_str()).is_some();
    let is_for_programs = ids.iter().any(|id| {
        let most = if id.as_str().contains('-') { 2 * LONGEST_ID } else { LONGEST_ID };
        id.as_str().chars().count() > most
    });
    if is_for_programs || !is_called_so && (distinct.len() < ids.len() || ids.iter().any(is_odd)) {
        columns.rename(Heading::Id, None);
    }
}

/// Takes a column without a heading before that of the tasks, where it holds something here and
/// there, for one of phases; others are named.
pub(super) fn take_unheaded(outline: &mut Outline, columns: &mut Columns, rows: &[Row]) {
    let Some(task) = columns.place(Heading::Task) else { return };
    let with_task: Vec<&Row> = rows.iter().filter(|row| row.cell(task).is_some()).collect();
    let cells = with_task.iter().flat_map(|row| &row.cells);
    let is_headed = |place: usize| columns.heads.iter().any(|head| head.place == place);
    let is_told =
        |(place, cell): &&(usize, CellValue)| !is_headed(*place) && only_box(cell).is_none();
    let mut filled: BTreeMap<usize, usize> = BTreeMap::new();
    cells.filter(is_told).for_each(|(place, _)| *filled.entry(*place).or_default() += 1);
    for (place, filled) in filled {
        let is_phase = place < task && filled < with_task.len();
        if is_phase && !columns.has(Heading::Phase) {
            columns.take(place, Heading::Phase, UNSURE);
        } else {
            let named = format!("{}, which has no heading", column_name(place));
            outline.left_out.push(Kind::Column, named);
        }
    }
}

/// The name of a section, where the row says that it is one.
pub(super) fn section(row: &Row, columns: &Columns) -> Option<String> {
    let kind = columns.words(Heading::Kind, row)?;
    columns.words(Heading::Task, row).filter(|_| kind.eq_ignore_ascii_case("section"))
}

/// Is this how much of a task is done, where 1 is all of it?
fn is_part(words: &str) -> bool {
    words.parse().is_ok_and(|part: f64| (0.0..=1.0).contains(&part))
}
