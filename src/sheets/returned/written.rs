//! What somebody wrote into a cell of a sheet that went out.

use chrono::Datelike;

use crate::domain::dates::DateFault;
use crate::domain::text::spaced;
use crate::domain::{Day, Status};
use crate::render::views::{SheetCell, Stamp};
use crate::sheets::error::TableFault;
use crate::sheets::table::{
    CellValue, DayOrder, Place, cell_name, could_be, is_error, is_nobody, is_nothing, status,
};

/// A date is at most so many years before the engagement began, and so many after.
const YEARS: std::ops::RangeInclusive<i32> = -1..=10;

/// What a cell holds that is only shown; where it is a day, as it went out.
pub(super) fn shown(value: Option<&CellValue>, went_out: impl Fn(&str) -> bool) -> String {
    let words = spaced(&value.and_then(CellValue::words).unwrap_or_default());
    let days = [DayOrder::DayFirst, DayOrder::MonthFirst].into_iter();
    let mut days = days.filter_map(|order| value?.day_in(Some(order)).ok());
    days.find_map(|day| Some(day.to_string()).filter(|day| went_out(day))).unwrap_or(words)
}

/// A cell in which people may write.
pub(super) struct Written<'r> {
    pub(super) cell: SheetCell,
    pub(super) place: Place,
    pub(super) value: Option<&'r CellValue>,
    /// What the row held when the sheet went out.
    pub(super) stamp: Option<&'r Stamp>,
    /// When the engagement began.
    pub(super) started: Day,
}

impl Written<'_> {
    /// Its text: the word of a status, a day as `2026-12-05`; nothing is an empty text.
    ///
    /// # Errors
    /// When it can't be meant.
    pub(super) fn text(&self) -> Result<String, TableFault> {
        let words = spaced(&self.value.and_then(CellValue::words).unwrap_or_default());
        let (name, word) = (cell_name(self.place), self.cell.word());
        // What is waited for may be called anything.
        let is_not = if self.cell == SheetCell::WaitingFor { is_nothing } else { is_nobody };
        let is_new = !self.stamp.is_some_and(|stamp| stamp.showed(self.cell, &words));
        match (self.cell, self.value) {
            (_, Some(CellValue::Uncomputed)) => {
                let problem = format!("the {word} is a formula without a value ({name})");
                Err(TableFault::new(problem, "write the value itself"))
            }
            (SheetCell::Status, _) if words.is_empty() => Err(TableFault::new(
                "the status is empty",
                "write not-started, in-progress, blocked, done or n/a, or delete the row",
            )),
            _ if is_new && is_error(&words) => {
                let problem = format!("the {word} is the error `{words}` of a formula ({name})");
                Err(TableFault::new(problem, "write the value itself"))
            }
            (SheetCell::Due | SheetCell::Until, Some(value)) => {
                self.day(value, &words).map(|day| day.to_string())
            }
            (SheetCell::Status, _) => {
                let status = status(&words).map(|status: Status| status.shown().to_owned());
                status.ok_or_else(|| {
                    let remedy = "it is not-started, in-progress, blocked, done or n/a";
                    TableFault::new(format!("`{words}` is no status"), remedy)
                })
            }
            (SheetCell::Note, Some(CellValue::Day(_))) if is_new => {
                let problem = format!("the note is a date, {words} ({name})");
                Err(TableFault::new(problem, "write it with a word that says what is then"))
            }
            (SheetCell::Owner | SheetCell::WaitingFor, Some(_)) if is_new && is_not(&words) => {
                let problem = format!("`{words}` is nobody's name ({name})");
                Err(TableFault::new(problem, "write a name, or leave it empty"))
            }
            _ => Ok(words),
        }
    }

    /// A date. Where it could be two days, it is the one that went out, if it is one of them.
    fn day(&self, value: &CellValue, words: &str) -> Result<Day, TableFault> {
        let went_out =
            |day: &Day| self.stamp.is_some_and(|stamp| stamp.showed(self.cell, &day.to_string()));
        let day = value.day().or_else(|fault| match fault {
            DateFault::Ambiguous([other, one]) => {
                [one, other].into_iter().find(went_out).ok_or_else(|| {
                    let remedy = format!("write {one} or {other}");
                    TableFault::new(could_be(words, [one, other]), remedy)
                })
            }
            _ => Err(TableFault::new(format!("`{words}` is no date"), "write it like 2026-12-05")),
        })?;
        if !YEARS.contains(&(day.year() - self.started.year())) && !went_out(&day) {
            let name = cell_name(self.place);
            let problem = format!("{day} is years away from this engagement ({name})");
            return Err(TableFault::new(problem, "correct the year"));
        }
        Ok(day)
    }
}
