//! Reads a sheet of items that was sent back.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::left_out::{beside, id, said, sheets};
use super::written::{Written, shown};
use crate::domain::decide::{Edit, EditFault, NewItem};
use crate::domain::select::phase_named;
use crate::domain::text::spaced;
use crate::domain::{Engagement, Field, Id, Value};
use crate::render::views::{MATTERS, SHOWN, SheetCell, Stamp};
use crate::sheets::error::TableFault;
use crate::sheets::table::{Columns, Heading, Marks, Row, Table, cell_name};

/// A row of a sheet that was sent back.
pub(crate) struct ReturnedRow {
    /// The number that a spreadsheet shows beside the row.
    pub(crate) number: usize,
    /// Nobody sees it in the sheet.
    pub(crate) is_hidden: bool,
    pub(crate) id: Id,
    /// What the cells that people may write in hold, of the columns that there are: the word of a
    /// status, a day as `2026-12-05`; nothing is an empty text.
    pub(crate) cells: BTreeMap<SheetCell, String>,
    /// What the cells hold that a sheet only shows, by their place in [`SHOWN`], of the columns that
    /// there are.
    pub(crate) shown: BTreeMap<usize, String>,
    /// What the cells that people may write in held when the sheet went out.
    pub(crate) stamp: Option<Stamp>,
}

impl ReturnedRow {
    /// Did the cell hold this text when the sheet went out? None where the row does not tell.
    pub(super) fn held(&self, cell: SheetCell, text: &str) -> Option<bool> {
        self.stamp.as_ref().map(|stamp| stamp.showed(cell, text))
    }
}

/// A sheet that was sent back.
#[derive(Default)]
pub(crate) struct Returned {
    pub(crate) rows: Vec<ReturnedRow>,
    /// What people wrote that has no place in a record, and where.
    pub(crate) left_out: Vec<String>,
    /// What is wrong with the rows that can't be taken.
    pub(crate) faults: Vec<TableFault>,
    /// The items of rows without an id.
    pub(crate) added: Vec<NewItem>,
}

/// So many rows that are gone are named.
const MOST: usize = 20;

impl Returned {
    /// The rows of the sheet that has items: `Items`, else the first with ids. Those without an id
    /// are new items where it `adds` such.
    ///
    /// # Errors
    /// When none has.
    pub(crate) fn read(
        tables: &[Table],
        marks: impl FnOnce(Option<&str>) -> Result<Marks, TableFault>,
        engagement: &Engagement<'_>,
        adds: bool,
    ) -> Result<Self, TableFault> {
        let is_items = |table: &&Table| table.sheet.as_deref() == Some("Items");
        let is_matters = |table: &&Table| table.sheet.as_deref() == Some(MATTERS);
        let others = tables.iter().filter(|table| !is_matters(table));
        let by_likelihood = tables.iter().filter(is_items).chain(others);
        let (table, mut columns) = Columns::find(by_likelihood, Heading::Id).ok_or_else(|| {
            let problem = "there is no column with the heading `id`";
            TableFault::new(problem, "send back the sheet that `list -o` wrote")
        })?;
        let (above, below) = table.rows.split_at(columns.first);
        settle_ids(&mut columns, below, engagement);
        // Rows that were sorted with the headings may stand above them.
        let is_item =
            |row: &&Row| id(&columns, row).is_some_and(|id| engagement.item(&id).is_some());
        let (items, titles): (Vec<&Row>, Vec<&Row>) = above.iter().partition(is_item);
        let titles = titles.split_last().map_or([].as_slice(), |(_, titles)| titles);
        let rows: Vec<&Row> = items.into_iter().chain(below).collect();
        let rows = rows.as_slice();
        let marks = marks(table.sheet.as_deref())?;
        let reader = Reader::new(rows, columns, marks, engagement);
        let mut left_out = beside(rows, &reader.columns, &reader.marks);
        left_out.extend(titles.iter().map(|row| said(row)).chain(reader.gone()));
        left_out.extend(sheets(tables, table));
        let mut read = Self { left_out, ..Self::default() };
        reader.rows(rows, adds, &mut read);
        Ok(read)
    }

    /// The fault that an edit of an item has, as one of its row.
    pub(crate) fn fault(&self, id: &Id, fault: &EditFault) -> TableFault {
        let remedy = match fault {
            EditFault::NoReason(_) => "write it into the note",
            EditFault::Clash(..) => "try again",
            _ => "put that right in the sheet",
        };
        let row = self.rows.iter().find(|row| row.id == *id).map(|row| row.number);
        TableFault { row, ..TableFault::new(format!("{id}: {fault}"), remedy) }
    }
}

/// Of several columns that can be of ids, it is the one that has most of the record's.
fn settle_ids(columns: &mut Columns, rows: &[Row], engagement: &Engagement<'_>) {
    let known = |place: usize| {
        let words = rows.iter().filter_map(|row| row.cell(place)?.words());
        words.filter(|words| engagement.item(&Id::new(words.as_str())).is_some()).count()
    };
    let ids = columns.heads.iter_mut();
    let mut ids: Vec<_> = ids.filter(|it| Heading::of(&it.words) == Some(Heading::Id)).collect();
    ids.sort_by_key(|head| (known(head.place), head.heading.is_some()));
    ids.iter_mut().for_each(|head| head.heading = None);
    if let Some(best) = ids.last_mut() {
        best.heading = Some(Heading::Id);
    }
}

/// The rows of a sheet, and what tells what they mean.
struct Reader<'e> {
    columns: Columns,
    marks: Marks,
    /// The stamps of the items, by what they say of these.
    stamps: HashMap<String, Stamp>,
    /// What the stamps of the items in the sheet say of these.
    present: HashSet<String>,
    /// The items, by their task.
    by_task: HashMap<String, &'e Id>,
    engagement: &'e Engagement<'e>,
}

impl<'e> Reader<'e> {
    fn new(rows: &[&Row], columns: Columns, marks: Marks, engagement: &'e Engagement<'e>) -> Self {
        let by_task = engagement.items.iter().map(|item| (spaced(item.task()), &item.id));
        let stamps = rows.iter().filter_map(|row| stamp(&columns, row));
        let ids = rows.iter().filter_map(|row| id(&columns, row));
        Self {
            marks,
            stamps: stamps.filter_map(|stamp| Some((stamp.item.clone()?, stamp))).collect(),
            present: ids.map(|id| Stamp::of(&id)).collect(),
            by_task: by_task.collect(),
            columns,
            engagement,
        }
    }

    /// Reads the rows.
    fn rows(&self, rows: &[&Row], adds: bool, read: &mut Returned) {
        let mut numbers: BTreeMap<Id, Vec<usize>> = BTreeMap::new();
        for row in rows {
            let Some(id) = id(&self.columns, row) else {
                if let Err(fault) = self.add(row, adds, read) {
                    read.faults.push(fault.at(row.number));
                }
                continue;
            };
            let of = |fault: TableFault| {
                let problem = format!("{id}: {}", fault.problem);
                TableFault { problem, ..fault.at(row.number) }
            };
            if let Some(fault) = self.of_another(row, &id) {
                read.faults.push(of(fault));
                continue;
            }
            numbers.entry(id.clone()).or_default().push(row.number);
            match self.row(row, &id) {
                Ok(row) => read.rows.push(row),
                Err(fault) => read.faults.push(of(fault)),
            }
        }
        for (id, numbers) in numbers.into_iter().filter(|(_, numbers)| numbers.len() > 1) {
            read.rows.retain(|row| row.id != id);
            let several = numbers.iter().map(usize::to_string).collect::<Vec<String>>().join(", ");
            let fault = || {
                let problem = format!("{id}: this item stands in the rows {several}");
                TableFault::new(problem, "delete all of them but one")
            };
            read.faults.extend(numbers.iter().map(|number| fault().at(*number)));
        }
    }

    /// Takes the item that a row without an id holds, where it `adds` such.
    fn add(&self, row: &Row, adds: bool, read: &mut Returned) -> Result<(), TableFault> {
        if !self.says_something(row) {
            read.left_out.push(said(row));
            return Ok(());
        }
        let words = |heading| self.columns.words(heading, row).map(|words| spaced(&words));
        let Some(task) = words(Heading::Task).filter(|_| adds) else {
            let remedy = "give the id of an item, or a task and a phase, and use --add";
            return Err(TableFault::new("this row has no id", remedy));
        };
        if let Some(id) = self.by_task.get(&task) {
            read.left_out.push(format!("row {}: its task is that of {id}", row.number));
            return Ok(());
        }
        let phase = words(Heading::Phase).unwrap_or_default();
        if phase_named(&phase, self.engagement).is_err() {
            let said = match phase.as_str() {
                "" => "it has no phase".to_owned(),
                phase => format!("`{phase}` is no phase"),
            };
            let remedy = "write the name of its phase into the row";
            return Err(TableFault::new(format!("`{task}` is new, and {said}"), remedy));
        }
        let mut edit = Edit::default();
        let cells = self.cells(row, None)?.into_iter();
        for (cell, text) in cells.filter(|(_, text)| !text.is_empty()) {
            let field = cell.word().parse::<Field>().ok();
            match field.and_then(|field| Some((field, Value::read(field, &text)?))) {
                Some((field, value)) => drop(edit.set.insert(field, value)),
                None if cell == SheetCell::Note => edit.note = Some(text),
                None => {
                    let problem = format!("`{task}` is new, and can't wait yet");
                    let remedy = "say for whom it waits when it has an id";
                    return Err(TableFault::new(problem, remedy));
                }
            }
        }
        let status = edit.set.get(&Field::Status).filter(|status| status.needs_reason());
        if status.is_some() && edit.note.is_none() {
            let problem = format!("`{task}` is blocked or n/a, and it is not said why");
            return Err(TableFault::new(problem, "write it into the note"));
        }
        read.added.push(NewItem { phase, task, edit });
        Ok(())
    }

    /// Does a row without an id say anything of an item?
    fn says_something(&self, row: &Row) -> bool {
        let cells = SheetCell::ALL.map(Heading::Cell);
        let mut places = cells.into_iter().chain([Heading::Task, Heading::Stamp]);
        places.any(|heading| self.columns.cell(heading, row).is_some())
    }

    /// That a row is that of another item than its id says: a spreadsheet makes `2.1` of `2.10`.
    fn of_another(&self, row: &Row, id: &Id) -> Option<TableFault> {
        let task = self.columns.words(Heading::Task, row).map(|task| spaced(&task));
        let own = self.engagement.item(id).map(|item| spaced(item.task()));
        if task.is_some() && task == own {
            return None;
        }
        let stamp = stamp(&self.columns, row).and_then(|stamp| stamp.item);
        let stray = stamp.filter(|item| !self.present.contains(item));
        let of_stamp = stray.as_ref().and_then(|stray| {
            let mut ids = self.engagement.items.iter().map(|item| &item.id);
            ids.find(|id| Stamp::of(id) == *stray)
        });
        let of_task = task.as_ref().and_then(|task| self.by_task.get(task).copied());
        let meant = of_task.or(of_stamp);
        (meant.is_some() || stray.is_some()).then(|| {
            let (whose, id) = meant.map_or(("another", "it had"), |id| (id.as_str(), id.as_str()));
            let problem = format!("this row is that of {whose}");
            TableFault::new(problem, format!("write the id {id} into it"))
        })
    }

    fn row(&self, row: &Row, id: &Id) -> Result<ReturnedRow, TableFault> {
        let by_id = self.stamps.get(&Stamp::of(id)).cloned();
        let stamp = by_id.or_else(|| stamp(&self.columns, row).filter(|it| it.item.is_none()));
        let cells = self.cells(row, stamp.as_ref())?;
        let is_hidden = self.marks.hidden.contains(&row.number);
        let shown = only_shown(&self.columns).map(|(at, column)| {
            let is_it = |text: &str| stamp.as_ref()?.only_showed(at, text);
            (at, shown(row.cell(column), |text| is_it(text) == Some(true)))
        });
        let shown = shown.collect();
        Ok(ReturnedRow { number: row.number, is_hidden, id: id.clone(), cells, shown, stamp })
    }

    /// What the cells hold in which people may write: the status of a new item may be left out.
    fn cells(
        &self,
        row: &Row,
        stamp: Option<&Stamp>,
    ) -> Result<BTreeMap<SheetCell, String>, TableFault> {
        let is_new = id(&self.columns, row).is_none();
        let started = self.engagement.head.started;
        let mut cells = BTreeMap::new();
        for cell in SheetCell::ALL {
            let Some(column) = self.columns.place(Heading::Cell(cell)) else { continue };
            let (place, value) = ((row.number, column), row.cell(column));
            if let Some(first) = self.marks.merged_into(place) {
                let [own, first] = [place, first].map(cell_name);
                let problem = format!("{own} is merged with {first}");
                let remedy = "split them, and write into each what holds for it";
                return Err(TableFault::new(problem, remedy));
            }
            if cell == SheetCell::Status && value.is_none() && is_new {
                continue;
            }
            let written = Written { cell, place, value, stamp, started };
            cells.insert(cell, written.text()?);
        }
        Ok(cells)
    }

    /// That rows went out and did not come back.
    fn gone(&self) -> Option<String> {
        let is_here = |item: &String| self.present.contains(item) || self.stamps.contains_key(item);
        let ids = self.engagement.items.iter().map(|item| &item.id);
        let (here, gone): (Vec<&Id>, Vec<&Id>) = ids.partition(|id| is_here(&Stamp::of(id)));
        let sent = self.stamps.values().filter_map(|stamp| stamp.rows).max()?;
        let here = here.len().max(self.stamps.len());
        let count = sent.checked_sub(here).filter(|count| *count > 0)?;
        let names: Vec<&str> = gone.iter().map(|id| id.as_str()).collect();
        let is_sure = names.len() == count && count <= MOST;
        let which = if is_sure { names.join(", ") } else { count.to_string() };
        Some(format!("rows that are gone: {which}"))
    }
}

/// The stamp in a row, which may be another's.
fn stamp(columns: &Columns, row: &Row) -> Option<Stamp> {
    Stamp::read(&columns.words(Heading::Stamp, row)?)
}

/// The columns that are only shown, by their place in [`SHOWN`], and where they are.
fn only_shown(columns: &Columns) -> impl Iterator<Item = (usize, usize)> {
    SHOWN.iter().enumerate().filter_map(|(at, word)| {
        Some((at, columns.heads.iter().find(|head| head.word() == *word)?.place))
    })
}
