//! The spans in which the engagement rests.

use crate::domain::Day;
use crate::domain::entry::Hold;

/// A span in which the engagement rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rest {
    /// The last hold in it, which says why and until when: an entry, by its place in the fold.
    pub entry: usize,
    /// Its first day.
    pub since: Day,
    /// The day on which it ends by itself.
    pub until: Option<Day>,
    /// The day on which somebody ended it.
    pub resumed: Option<Day>,
}

impl Rest {
    /// The day on which work goes on, as far as that is known.
    pub fn end(&self) -> Option<Day> {
        self.until.into_iter().chain(self.resumed).min()
    }

    /// Does the engagement rest in it on this day?
    pub(super) fn has(&self, day: Day) -> bool {
        self.since <= day && self.end().is_none_or(|end| end > day)
    }

    /// How many of its days are from the one to before the other.
    pub(super) fn days_between(&self, from: Day, to: Day) -> i64 {
        let end = self.end().map_or(to, |end| end.min(to));
        (end - self.since.max(from)).num_days().max(0)
    }
}

/// A hold, or its end: the day, the entry, and what the hold says.
pub(super) type Mark<'r> = (Day, usize, Option<&'r Hold>);

/// The spans that these marks make, one after the other. They are taken by their days, and those of
/// one day in the order of the fold, so that it does not matter in which copy of a record somebody
/// held or resumed:
///
/// | marks | the engagement rests |
/// | --- | --- |
/// | hold Mon, resume Thu | Mon, Tue and Wed: three days |
/// | hold Mon, hold Wed, resume Thu | the same; from Wed on for the reason that Wednesday's gives |
/// | hold Mon until Wed | Mon and Tue |
/// | hold Mon until Wed, hold Thu | Mon and Tue, and from Thu on |
/// | resume | never |
pub(super) fn rests(mut marks: Vec<Mark<'_>>) -> Vec<Rest> {
    marks.sort_by_key(|(day, ..)| *day);
    let mut rests: Vec<Rest> = Vec::new();
    for (day, entry, mark) in marks {
        let unresumed = rests.last_mut().filter(|rest| rest.resumed.is_none());
        let until = mark.and_then(|hold| hold.until).map(|until| until.max(day));
        match (mark, unresumed) {
            (None, Some(rest)) => rest.resumed = Some(day),
            (None, None) => {}
            (Some(_), Some(rest)) if rest.until.is_none_or(|until| until > day) => {
                *rest = Rest { entry, until, ..*rest };
            }
            (Some(_), _) => rests.push(Rest { entry, since: day, until, resumed: None }),
        }
    }
    rests
}
