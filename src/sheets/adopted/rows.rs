//! A spreadsheet: a row an item, its phase in a column.

use super::outline::{Adopted, Outline, item, one_line};
use crate::domain::{Id, Item};
use crate::render::views::SheetCell;
use crate::sheets::error::TableFault;
use crate::sheets::table::{Columns, Heading, Row, Table};

/// What the columns hold that a checklist has no place for.
const DROPPED: [SheetCell; 5] =
    [SheetCell::Status, SheetCell::Owner, SheetCell::Due, SheetCell::WaitingFor, SheetCell::Until];

/// The checklist of the first table that has a column of tasks. A row without a phase is in that
/// of the row above it.
///
/// # Errors
/// With every row that can't be an item.
pub(super) fn rows(tables: &[Table], name: &str) -> Result<Adopted, Vec<TableFault>> {
    let Some((table, columns)) = Columns::find(tables.iter(), Heading::Task) else {
        return Err(vec![TableFault::new(
            "no column is headed `task`",
            "write `task` above the column of tasks, and `phase` above that of phases",
        )]);
    };
    let mut outline = Outline::default();
    let mut faults = Vec::new();
    for row in &table.rows[columns.first..] {
        if let Some(phase) = columns.words(Heading::Phase, row) {
            outline.phase_again(&phase);
        }
        match read(row, &columns, &outline) {
            Ok(None) => {}
            Ok(Some(item)) => outline.item(item),
            Err(fault) => faults.push(fault.at(row.number).of(table.sheet.as_deref())),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let dropped = DROPPED.into_iter().filter(|cell| columns.has(Heading::Cell(*cell)));
    outline.left_out.columns = dropped.map(|cell| cell.word().to_owned()).collect();
    outline.left_out.columns.extend(columns.unknown.into_iter().chain(columns.repeated));
    outline.finish(name).map_err(|faults| {
        let remedy = "write one task a row, below the heading `task`";
        faults.into_iter().map(|fault| TableFault::new(fault.problem, remedy)).collect()
    })
}

/// The item of a row; none where it has no task.
fn read(row: &Row, columns: &Columns, outline: &Outline<'_>) -> Result<Option<Item>, TableFault> {
    let words = |heading| columns.words(heading, row);
    let (note, task) = (Heading::Cell(SheetCell::Note), words(Heading::Task));
    let Some(task) = task else {
        let others = [Heading::Id, Heading::Detail, Heading::Role, note, Heading::Link];
        return match others.into_iter().any(|heading| words(heading).is_some()) {
            true => Err(TableFault::new("this row has no task", "write one, or delete the row")),
            false => Ok(None),
        };
    };
    let id = words(Heading::Id).map(Id::new);
    if let Some(id) = id.as_ref().filter(|id| Id::fault(id.as_str()).is_some()) {
        let remedy = "write something short without blanks and commas, like A1";
        return Err(TableFault::new(format!("`{id}` can't be an id"), remedy));
    }
    if let Some(id) = id.as_ref().filter(|id| outline.has(id)) {
        let problem = format!("the id `{id}` stands here for the second time");
        return Err(TableFault::new(problem, "give it another id"));
    }
    let kind = words(Heading::Kind).unwrap_or_default().to_lowercase();
    let details: Vec<String> = [Heading::Detail, note].into_iter().filter_map(words).collect();
    let too_long = |problem| TableFault::new(problem, "shorten it, and put the rest in a document");
    let item = item(&task, &details.join("\n")).map_err(too_long)?;
    Ok(Some(Item {
        id: id.unwrap_or_else(|| item.id.clone()),
        role: words(Heading::Role).map(|role| one_line(&role)),
        optional: flag(Heading::Optional, row, columns)? || kind.starts_with("optional"),
        ongoing: flag(Heading::Ongoing, row, columns)? || kind.starts_with("duty"),
        link: words(Heading::Link).map(|link| one_line(&link)),
        ..item
    }))
}

/// Does the cell say yes?
fn flag(heading: Heading, row: &Row, columns: &Columns) -> Result<bool, TableFault> {
    let words = columns.words(heading, row).unwrap_or_default();
    let word: &str = heading.into();
    match words.to_lowercase().as_str() {
        "" | "no" | "n" | "false" | "0" | "-" | "nein" | "falsch" | "non" => Ok(false),
        "yes" | "y" | "true" | "1" | "x" | "✓" | "✔" | "ja" | "j" | "wahr" | "oui" | "si"
        | "sí" => Ok(true),
        other if other == word => Ok(true),
        _ => {
            let problem = format!("`{words}` below `{word}` is neither yes nor no");
            Err(TableFault::new(problem, "write yes, or leave the cell empty"))
        }
    }
}
