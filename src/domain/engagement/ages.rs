//! How old things are and how late: days on which the engagement rests do not count.

use super::fold::Engagement;
use super::item::ItemState;
use super::register::Register;
use super::rest::{Mark, Rest, rests};
use crate::domain::entry::Hold;
use crate::domain::{Day, Field};

impl<'r> Engagement<'r> {
    /// The span in which the engagement rests today, if it does.
    pub fn hold(&self) -> Option<Rest> {
        self.rests.iter().copied().find(|rest| rest.has(self.today()))
    }

    /// Would it rest today if it were put on hold from this day on?
    pub fn would_rest(&self, from: Day, hold: &Hold) -> bool {
        let mut marks = self.marks();
        marks.push((from, self.entries().len(), Some(hold)));
        rests(marks).iter().any(|rest| rest.has(self.today()))
    }

    /// The holds and their ends that stand, in the order of the fold.
    pub(super) fn marks(&self) -> Vec<Mark<'r>> {
        let marks = self.standing_entries().flat_map(|(at, entry)| {
            let hold = entry.hold.as_deref().map(Some);
            hold.into_iter().chain(entry.resume.then_some(None)).map(move |mark| (at, mark))
        });
        marks.map(|(at, mark)| (self.day_of(at), at, mark)).collect()
    }

    /// Does the engagement rest today?
    pub fn is_held(&self) -> bool {
        self.hold().is_some()
    }

    /// On how many of the days from the one to before the other the engagement rested.
    pub fn held_days(&self, from: Day, to: Day) -> i64 {
        self.rests.iter().map(|rest| rest.days_between(from, to)).sum()
    }

    /// How many days ago this day was, held days aside.
    pub fn age(&self, day: Day) -> i64 {
        (self.today() - day).num_days() - self.held_days(day, self.today())
    }

    /// For how many days the day that this field sets has been over: not at all where there is
    /// none.
    ///
    /// The law: days on which the engagement rests make nothing late. They are left out from the
    /// day on which the date was set: who sets one knows of the days before.
    ///
    /// | due | set | the engagement rests | today | late |
    /// | --- | --- | --- | --- | --- |
    /// | Wed 9 | Tue 1 | Mon 7, and on | Thu 10 | not: it fell due in the hold |
    /// | Wed 9 | Tue 1 | Mon 7 until Fri 11 | Sat 12 | 1 day |
    /// | Fri 4 | Tue 1 | Mon 7 until Fri 11 | Fri 11 | 3 days, as on Mon 7 |
    /// | Tue 8 | Fri 11, by `resume --shift` | Mon 7 until Fri 11 | Fri 11 | the same 3 days |
    pub fn days_late(&self, date: &Register) -> i64 {
        let Some(day) = date.value().as_day() else { return 0 };
        let set = date.latest().map(|latest| self.zone.day(self.at(latest.since)));
        self.days_over(day, set)
    }

    /// The same of a day that was set on another.
    pub fn days_over(&self, day: Day, set: Option<Day>) -> i64 {
        let today = self.today();
        let held = self.held_days(set.map_or(day, |set| set.max(day)), today);
        ((today - day).num_days() - held).max(0)
    }

    /// The field that says when an item is to be done: its own, else that of its phase.
    pub fn date_of<'s>(&'s self, item: &'s ItemState) -> &'s Register {
        match item.due() {
            Some(_) => item.field(Field::Due),
            None => &self.phases[item.phase].due,
        }
    }
}
