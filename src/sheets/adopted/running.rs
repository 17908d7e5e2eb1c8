//! A list that is already running: what its rows say of their items, as what to record.

use std::collections::BTreeMap;
use std::path::Path;

use super::adopt::read;
use super::left_out::LeftOut;
use super::outline::{Column, Found, Listed};
use super::wording::Wording;
use crate::domain::dates::DateFault;
use crate::domain::decide::{Edit, Edits};
use crate::domain::text::LONGEST;
use crate::domain::{Checklist, Day, Field, Id, Item, Status, Value, Waiting};
use crate::sheets::error::{TableFault, Why};
use crate::sheets::table::{CellValue, DayOrder, could_be, is_nobody, is_nothing};

/// A list that is already running.
pub(crate) struct Running {
    pub(crate) checklist: Checklist,
    pub(crate) left_out: LeftOut,
    /// What to record: what was done on each day, and all else.
    pub(crate) edits: BTreeMap<Option<Day>, Edits>,
    pub(super) columns: Vec<Column>,
    /// The words of status as they stand there, what they mean, and how often they do.
    pub(super) words: BTreeMap<String, (Option<Status>, usize)>,
    pub(super) counts: Counts,
    /// What is not sure.
    faults: Vec<TableFault>,
}

/// How many items have what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) statuses: BTreeMap<Status, usize>,
    pub(super) owners: usize,
    pub(super) due: usize,
    pub(super) notes: usize,
    /// Items that should have a reason and have none.
    pub(super) unexplained: usize,
    /// What stands for no owner or no date.
    pub(super) nothing: BTreeMap<String, usize>,
    /// Owners that are several people.
    pub(super) shared: BTreeMap<String, usize>,
}

impl Running {
    /// Reads the list in this file, on this day.
    ///
    /// # Errors
    /// When it can't be made a checklist.
    pub(crate) fn read(
        path: &Path,
        wording: &Wording,
        today: Day,
        on_guess: impl FnOnce(),
    ) -> anyhow::Result<Self> {
        let found = read(path, wording, on_guess)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Self::of(found, wording, today, &name))
    }

    fn of(found: Found, wording: &Wording, today: Day, name: &str) -> Self {
        let Found { checklist, listed, columns, left_out, .. } = found;
        let faults = wording.not_there(&columns);
        let mut orders: BTreeMap<Option<String>, Orders> = BTreeMap::new();
        for listed in &listed {
            let own = orders.entry(listed.sheet.clone()).or_default();
            own.due.see(listed.due.as_ref());
            own.done.see(listed.done.as_ref());
        }
        let mut reader = Reader {
            wording,
            today,
            name,
            running: Self {
                checklist,
                left_out,
                edits: BTreeMap::new(),
                columns,
                words: BTreeMap::new(),
                counts: Counts::default(),
                faults,
            },
        };
        for one in &listed {
            let Orders { due, done } = orders.get(&one.sheet).copied().unwrap_or_default();
            let order = |own: Seen, other: Seen| own.order().or(own.or_as(other));
            let orders = [order(due, done), order(done, due)];
            reader.item(one, orders.map(|order| wording.order.or(order)));
        }
        let edits = reader.running.edits.values_mut();
        edits.for_each(|edits| edits.via = Some(name.to_owned()));
        reader.running
    }

    /// Every row that is not sure, if any is.
    pub(crate) fn unsure(&self) -> Option<Why> {
        (!self.faults.is_empty()).then(|| Why::Rows(self.faults.clone()))
    }

    /// The same, where nothing is unsure.
    ///
    /// # Errors
    /// With every row that is.
    pub(crate) fn sure(self) -> Result<Self, Why> {
        self.unsure().map_or(Ok(self), Err)
    }
}

/// In which orders the dates of a column with slashes are surely written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Seen {
    day_first: bool,
    month_first: bool,
}

impl Seen {
    fn see(&mut self, cell: Option<&CellValue>) {
        match cell.and_then(CellValue::day_order) {
            Some(DayOrder::DayFirst) => self.day_first = true,
            Some(DayOrder::MonthFirst) => self.month_first = true,
            None => {}
        }
    }

    /// That of another column of the same sheet, where nothing tells of this one.
    fn or_as(self, other: Self) -> Option<DayOrder> {
        other.order().filter(|_| self == Self::default())
    }

    /// The one order in which they are.
    fn order(self) -> Option<DayOrder> {
        match (self.day_first, self.month_first) {
            (true, false) => Some(DayOrder::DayFirst),
            (false, true) => Some(DayOrder::MonthFirst),
            _ => None,
        }
    }
}

/// Those of the dates by which items are due, and on which they were done.
#[derive(Debug, Clone, Copy, Default)]
struct Orders {
    due: Seen,
    done: Seen,
}

struct Reader<'w> {
    wording: &'w Wording,
    today: Day,
    /// What the file is called.
    name: &'w str,
    running: Running,
}

impl Reader<'_> {
    /// Reads what is said of one item, whose dates are written in these orders.
    fn item(&mut self, listed: &Listed, [due_order, done_order]: [Option<DayOrder>; 2]) {
        let done = self.day(listed, listed.done.as_ref(), done_order);
        if let Some(day) = done.filter(|day| *day > self.today) {
            let problem = format!("it can't have been done on {day}, which is to come");
            self.fault(listed, problem, "correct the date".to_owned());
        }
        let due = self.day(listed, listed.due.as_ref(), due_order);
        let owner = self.person(listed, listed.owner.as_deref());
        let party = self.person(listed, listed.waiting.as_deref());
        let until = self.day(listed, listed.until.as_ref(), due_order);
        let waiting = Value::waiting(Waiting { party, until });
        let status = self.status(listed, done);
        // Only what is blocked waits.
        let waits = status == Status::Blocked && waiting != Value::Nothing;
        let aside = (!waits && waiting != Value::Nothing).then(|| format!("waiting for {waiting}"));
        let note = listed.note.as_deref().map(clean).into_iter().chain(aside);
        let note = Some(note.collect::<Vec<String>>().join("\n")).filter(|note| !note.is_empty());
        if note.as_ref().is_some_and(|note| note.len() > LONGEST) {
            let remedy = "shorten it, or leave notes out:  --map \"COLUMN=none\"".to_owned();
            self.fault(listed, "the note is longer than 8,192 bytes".to_owned(), remedy);
        }
        let counts = &mut self.running.counts;
        *counts.statuses.entry(status).or_default() += 1;
        counts.owners += usize::from(owner.is_some());
        counts.due += usize::from(due.is_some());
        counts.notes += usize::from(note.is_some());
        let is_unexplained = note.is_none() && status.needs_reason() && !waits;
        counts.unexplained += usize::from(is_unexplained);
        let rest = [(Field::Owner, owner.map(Value::Text)), (Field::Due, due.map(Value::Day))];
        let rest = rest.into_iter().filter_map(|(field, value)| Some((field, value?)));
        self.add(None, &listed.item.id, Edit { set: rest.collect(), ..Edit::default() });
        let note = note.or_else(|| is_unexplained.then(|| format!("as in {}", self.name)));
        let day = done.filter(|_| matches!(status, Status::Done | Status::NotApplicable));
        let mut edit = ticked(&listed.item, status, note);
        edit.set.extend(waits.then_some((Field::Waiting, waiting)));
        self.add(day, &listed.item.id, edit);
    }

    fn add(&mut self, day: Option<Day>, id: &Id, edit: Edit) {
        if edit == Edit::default() {
            return;
        }
        let edits = self.running.edits.entry(day.filter(|day| *day != self.today)).or_default();
        edits.on = day.filter(|day| *day != self.today);
        let own = edits.items.entry(id.clone()).or_default();
        own.set.extend(edit.set);
        own.note = edit.note.or(own.note.take());
        own.confirm |= edit.confirm;
    }

    /// The status that the words say; done where only the day tells.
    fn status(&mut self, listed: &Listed, done: Option<Day>) -> Status {
        let Some(words) = &listed.status else {
            return if done.is_some() { Status::Done } else { Status::NotStarted };
        };
        let is_nothing = ["-", "–", "—"].contains(&words.as_str());
        let status = self.wording.status(words).or(is_nothing.then_some(Status::NotStarted));
        let said = self.running.words.entry(words.clone()).or_insert((status, 0));
        said.1 += 1;
        let Some(status) = status else {
            let remedy = format!("say what it means:  --status \"{words}=STATUS\"");
            self.fault(listed, format!("`{words}` is no status that is known"), remedy);
            return Status::NotStarted;
        };
        if let (Some(day), false) = (done, matches!(status, Status::Done | Status::NotApplicable)) {
            let problem = format!("it was done on {day}, and its status is `{words}`");
            self.fault(listed, problem, "correct one of them".to_owned());
        }
        status
    }

    /// The day in a cell, if there is one.
    fn day(
        &mut self,
        listed: &Listed,
        cell: Option<&CellValue>,
        order: Option<DayOrder>,
    ) -> Option<Day> {
        let cell = cell?;
        let words = cell.words().unwrap_or_default();
        if self.is_nothing(&words) {
            return None;
        }
        let fault = match cell.day_in(order) {
            Ok(day) => return Some(day),
            Err(DateFault::Ambiguous(days)) => (
                could_be(&words, days),
                "say in which order dates are written:  --dates dmy, or --dates mdy".to_owned(),
            ),
            Err(_) => (format!("`{words}` is no date"), "write it like 2026-12-05".to_owned()),
        };
        self.fault(listed, fault.0, fault.1);
        None
    }

    /// The person, or the people, in a cell.
    fn person(&mut self, listed: &Listed, cell: Option<&str>) -> Option<String> {
        let name = cell?.trim_start_matches('@').trim().to_owned();
        if self.is_nothing(&name) {
            return None;
        }
        if is_nobody(&name) {
            let remedy = "write a name, or leave it empty".to_owned();
            self.fault(listed, format!("`{name}` is nobody's name"), remedy);
            return None;
        }
        let people = name.split([';', ',']).map(str::trim).filter(|name| !name.is_empty());
        let people: Vec<&str> = people.collect();
        if people.len() > 1 {
            *self.running.counts.shared.entry(name.clone()).or_default() += 1;
        }
        Some(people.join(", "))
    }

    /// Does this stand for nothing? What does is counted.
    fn is_nothing(&mut self, words: &str) -> bool {
        let is_nothing = is_nothing(words);
        if is_nothing && !words.trim().is_empty() {
            *self.running.counts.nothing.entry(words.to_owned()).or_default() += 1;
        }
        is_nothing
    }

    fn fault(&mut self, listed: &Listed, problem: String, remedy: String) {
        let fault = TableFault::new(problem, remedy).at(listed.number);
        self.running.faults.push(fault.of(listed.sheet.as_deref()));
    }
}

/// What is recorded of an item with this status: of a duty that is done, that it was met.
fn ticked(item: &Item, status: Status, note: Option<String>) -> Edit {
    let confirm = item.ongoing && status == Status::Done;
    let is_told = !confirm && status != Status::NotStarted;
    let set = is_told.then_some((Field::Status, Value::Status(status))).into_iter().collect();
    Edit { set, note, confirm, ..Edit::default() }
}

/// A text without blanks around its lines, and without characters that drive a terminal.
fn clean(text: &str) -> String {
    let lines = text.lines().map(super::told::one_line);
    lines.collect::<Vec<String>>().join("\n").trim().to_owned()
}
