//! The tables of a document as one table of typed values, for formats that hold data.

use chrono::{NaiveDateTime, TimeDelta};

use super::grid::{Grid, without_number};
use crate::domain::Day;
use crate::render::document::{Bar, Chart, Figure, Passage, Prose, Timeline};
use crate::render::verdict::figures_table;
use crate::render::{Block, Cell, Column, Datum, Document, Row, Table, Text};

/// A table of values.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Data {
    pub(super) columns: Vec<String>,
    /// Its rows, each with a value for every column.
    pub(super) rows: Vec<Vec<Value>>,
}

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// An empty cell.
    Nothing,
    /// Words.
    Text(String),
    /// A number.
    Number(i64),
    /// So many of a hundred.
    Percent(usize),
    /// A day.
    Day(Day),
    /// A time of day.
    Moment(NaiveDateTime),
}

/// The columns that say where a row stands.
const SECTION: &str = "section";
const GROUP: &str = "group";

impl Data {
    /// All tables of the document below one another. Columns of one name are one column. Where a
    /// row stands is said in columns of its own. A document without tables has its lines as rows.
    pub(super) fn of(document: &Document) -> Self {
        let mut data = Self::default();
        let parts = parts(document);
        let leading = [
            (SECTION, parts.iter().any(|(heading, _)| heading.is_some())),
            (GROUP, parts.iter().any(|(_, grid)| grid.is_grouped)),
        ];
        let leading = leading.into_iter().filter(|(_, is_there)| *is_there);
        data.columns.extend(leading.map(|(column, _)| column.to_owned()));
        for (heading, grid) in &parts {
            grid.rows.iter().for_each(|row| data.add(*heading, &grid.columns, row));
        }
        if data.rows.is_empty() {
            for line in lines(document) {
                data.rows.push(Vec::new());
                data.set("text", Value::Text(line));
            }
        }
        let width = data.columns.len();
        data.rows.iter_mut().for_each(|row| row.resize(width, Value::Nothing));
        data
    }

    /// Says in front of every row that it is not for the customer.
    pub(super) fn mark_internal(&mut self) {
        self.columns.insert(0, "with internal notes".to_owned());
        let mark = || Value::Text("not for the customer".to_owned());
        self.rows.iter_mut().for_each(|row| row.insert(0, mark()));
    }

    fn add(&mut self, heading: Option<&str>, columns: &[Column], row: &[Cell]) {
        self.rows.push(Vec::new());
        if let Some(heading) = heading {
            self.set(SECTION, Value::Text(without_number(heading)));
        }
        for (column, cell) in columns.iter().zip(row) {
            let column = column.title().to_lowercase();
            self.set(&column, value(cell));
        }
    }

    /// Sets a value of the last row.
    fn set(&mut self, column: &str, value: Value) {
        let place = self.columns.iter().position(|own| own == column).unwrap_or_else(|| {
            self.columns.push(column.to_owned());
            self.columns.len() - 1
        });
        let row = self.rows.last_mut().expect("a row was begun");
        row.resize(row.len().max(place + 1), Value::Nothing);
        row[place] = value;
    }
}

/// The value of a cell.
pub(super) fn value(cell: &Cell) -> Value {
    match &cell.datum {
        Datum::Nothing | Datum::Blank | Datum::Share(None) => Value::Nothing,
        Datum::Text(text) => Value::Text(text.clone()),
        Datum::Count(number) => Value::Number(i64::try_from(*number).unwrap_or(i64::MAX)),
        Datum::Of(some, all) => Value::Text(format!("{some} of {all}")),
        Datum::Share(Some(share)) => Value::Percent(*share),
        Datum::Days(days) => Value::Number(*days),
        Datum::Status(status, _) => Value::Text(status.to_string()),
        Datum::Duty(Some(_)) => Value::Text("met".to_owned()),
        Datum::Duty(None) => Value::Text("to confirm".to_owned()),
        Datum::Moment(at) => Value::Moment(*at),
        Datum::Day { day, .. } => Value::Day(*day),
    }
}

/// The numbers of a chart, a row a day.
pub(super) fn numbers(chart: &Chart) -> Table {
    let [whole, part] = &chart.series;
    let days = chart.axis.from.iter_days().zip(whole.points.iter().zip(&part.points));
    let row = |(day, (whole, part)): (Day, (&usize, &usize))| {
        Row::from(vec![
            Cell::day(Some(day)),
            Cell::from(Datum::Count(*whole)),
            Cell::from(Datum::Count(*part)),
        ])
    };
    let columns =
        vec![Column::words("day"), Column::numbers(&whole.name), Column::numbers(&part.name)];
    Table::of(columns, days.map(row))
}

/// The days that a chart marks, and those between which it leads on at the recent pace first, each
/// with the number beside which it is drawn; none where there are no such days.
pub(super) fn days_ahead(chart: &Chart) -> Option<Table> {
    let row = |what: &str, day: Day, number: usize| {
        Row::from(vec![Cell::from(what), Cell::day(Some(day)), Cell::from(Datum::Count(number))])
    };
    let today = chart.axis.from + TimeDelta::days(chart.today() as i64);
    let done = chart.series[1].points.last().copied().unwrap_or_default();
    let ahead = chart.projection.iter().flat_map(|ahead| {
        [row("done so far", today, done), row(&ahead.label, ahead.day, ahead.number)]
    });
    let marks = chart.marks.iter().map(|mark| row(&mark.label, mark.day, chart.top()));
    let rows: Vec<Row> = ahead.chain(marks).collect();
    let columns = vec![Column::words("what"), Column::words("on"), Column::numbers("drawn at")];
    (!rows.is_empty()).then(|| Table::of(columns, rows))
}

/// The numbers of a timeline, a row a bar: its first day, and then how many days are done, are to
/// do, and are more at the recent pace.
pub(super) fn spans(timeline: &Timeline) -> Table {
    let row = |bar: &Bar| {
        let (begins, ends) = bar.days?;
        let length = |to: Day, from: Day| usize::try_from((to - from).num_days()).unwrap_or(0);
        let all = length(ends, begins) + 1;
        let done = all * bar.done / 100;
        let ahead = bar.ahead.map_or(0, |ahead| length(ahead, ends));
        let days = [done, all - done, ahead].map(|days| Cell::from(Datum::Count(days)));
        let cells =
            [Cell::from(bar.label.as_str()), Cell::day(Some(begins))].into_iter().chain(days);
        Some(Row::from(cells.collect::<Vec<Cell>>()))
    };
    let days = ["days done", "days to do", "more at this pace"];
    let columns = [Column::words("what"), Column::words("begins")].into_iter();
    let columns = columns.chain(days.map(Column::numbers)).collect();
    Table::of(columns, timeline.bars.iter().filter_map(row))
}

/// The tables of a document, each with the heading under which it stands.
fn parts(document: &Document) -> Vec<(Option<&str>, Grid)> {
    let mut heading = None;
    let mut parts = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Heading(title) | Block::Subheading(title) => heading = Some(title.as_str()),
            Block::Table(table) => parts.push((heading, Grid::of(table))),
            Block::Verdict(verdict) => {
                parts.push((heading, Grid::of(&figures_table(&verdict.figures()))));
            }
            Block::Prose(prose) => {
                parts.push((heading, Grid::of(&figures_table(&[summary(prose)]))))
            }
            Block::Figures(figures) => parts.push((heading, Grid::of(&figures_table(figures)))),
            Block::Chart(chart) => parts.push((heading, Grid::of(&numbers(chart)))),
            _ => {}
        }
    }
    parts
}

/// What somebody wrote, as one value.
fn summary(prose: &Prose) -> Figure {
    let lines = prose.0.iter().flat_map(Passage::lines).map(|line| line.text().plain());
    let text = lines.collect::<Vec<String>>().join("\n");
    Figure { label: "Summary".to_owned(), value: Cell::blank(), note: Text::from(text) }
}

fn lines(document: &Document) -> impl Iterator<Item = String> {
    document.blocks.iter().flat_map(|block| match block {
        Block::Ends(left, right) => vec![format!("{}, {}", left.plain(), right.plain())],
        Block::Line(text) | Block::Indented(text) | Block::Verbatim(text) => vec![text.plain()],
        _ => Vec::new(),
    })
}
