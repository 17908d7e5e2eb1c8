//! The days between which the engagement is planned, and those on which it is worked at.

use chrono::TimeDelta;

use super::fold::Engagement;
use super::item::ItemState;
use crate::domain::Day;

impl Engagement<'_> {
    /// The first day on which there was a record to write in: that of the start or, where that is
    /// later, of the first entry.
    pub fn first_day(&self) -> Day {
        let first = self.entries().first().map(|first| self.zone.day(first.at));
        first.unwrap_or(self.head.started).max(self.head.started)
    }

    /// The first day of which the record tells: that, or an earlier one on which something happened.
    pub fn first_told(&self) -> Day {
        let told = self.entries().iter().filter_map(|entry| entry.on).min();
        told.map_or(self.first_day(), |told| told.clamp(self.head.started, self.first_day()))
    }

    /// The last day that is planned: of phases that do not stand, and of their items in scope.
    pub fn plan_end(&self) -> Option<Day> {
        self.last_of_phases(|phase| self.plan_end_of(phase))
    }

    /// The last day that is planned of a phase.
    pub fn plan_end_of(&self, phase: usize) -> Option<Day> {
        let own = self.phases[phase].due.value().as_day();
        own.max(self.last_of_items(phase, |item| item.due()))
    }

    /// The last of these days of phases that do not stand.
    pub fn last_of_phases(&self, day: impl Fn(usize) -> Option<Day>) -> Option<Day> {
        let phases = self.checklist.phases.iter().enumerate();
        let phases = phases.filter(|(_, phase)| !phase.standing);
        phases.filter_map(|(place, _)| day(place)).max()
    }

    /// The last of these days of a phase's items, but for those that are out.
    pub fn last_of_items(
        &self,
        phase: usize,
        day: impl Fn(&ItemState) -> Option<Day>,
    ) -> Option<Day> {
        self.items_of(phase).filter(|item| !item.is_out()).filter_map(day).max()
    }

    /// The first of the last so many days, today included, on which the engagement did not rest.
    pub fn last_days(&self, days: i64) -> Day {
        let tomorrow = self.today().succ_opt().unwrap_or(Day::MAX);
        let back = |day: Day, days| day.checked_sub_signed(TimeDelta::days(days));
        let back = |day, days| back(day, days).unwrap_or(Day::MIN);
        self.rests.iter().rev().fold(back(tomorrow, days), |first, rest| {
            match rest.end().is_none_or(|end| end > first) {
                true => back(first, rest.days_between(Day::MIN, tomorrow)),
                false => first,
            }
        })
    }
}
