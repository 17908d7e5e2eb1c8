//! What an item was, from which day on.

use super::fold::Engagement;
use super::item::ItemState;
use crate::domain::{Day, Field, Operation, Status};

/// What an item is to the progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Nothing: out, a duty, or not there yet.
    Out,
    /// In scope, and not done.
    Open,
    /// In scope, and done.
    Done,
}

/// An item that became something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// From this day on.
    pub day: Day,
    /// What it is then.
    pub counted: Counted,
}

impl Counted {
    fn of(item: &ItemState) -> Self {
        match item.status() {
            _ if !item.in_scope() => Counted::Out,
            Status::Done => Counted::Done,
            _ => Counted::Open,
        }
    }
}

impl Engagement<'_> {
    /// What an item was before all entries that touch it, and what it was after each of them.
    fn states<'s>(
        &'s self,
        item: &'s ItemState,
    ) -> (Counted, impl Iterator<Item = (usize, Counted)> + use<'s>) {
        let mut then = item.as_it_began();
        let mut there = item.added.is_none();
        let first = if there { Counted::of(&then) } else { Counted::Out };
        let states = item.entries.iter().map(move |&at| {
            let of_it = |operation: &Operation<'_>| operation.about() == Some(&item.id);
            for operation in self.entry(at).operations().filter(of_it) {
                match operation {
                    Operation::Set(_, Field::Status, write) => {
                        then.write(Field::Status, write, at);
                    }
                    Operation::Confirm(_) => then.confirmed.push(at),
                    Operation::Add(..) => {}
                    _ => continue,
                }
                there = true;
            }
            (at, if there { Counted::of(&then) } else { Counted::Out })
        });
        (first, states)
    }

    /// What an item was before all turns, and the turns that it took, by the days on which things
    /// really happened. An entry overrules what earlier ones say of its day and those after it,
    /// so the last turn leads to the state; nothing happens after the day of the report.
    pub fn turns(&self, item: &ItemState) -> (Counted, Vec<Turn>) {
        let (first, states) = self.states(item);
        let mut turns: Vec<Turn> = Vec::new();
        for (at, counted) in states {
            if turns.last().map_or(first, |turn| turn.counted) != counted {
                let day = self.day_of(at).min(self.today());
                turns.retain(|turn| turn.day < day);
                turns.push(Turn { day, counted });
            }
        }
        (first, turns)
    }

    /// How many items this entry brought into scope, and how many out of it.
    pub fn scope_by(&self, entry: usize) -> (usize, usize) {
        let by_it = |item: &ItemState| {
            let (mut was, states) = self.states(item);
            for (at, is) in states {
                if at == entry {
                    return (was != Counted::Out, is != Counted::Out);
                }
                was = is;
            }
            (false, false)
        };
        let items = self.items.iter().map(by_it);
        items.fold((0, 0), |(more, less), (was, is)| {
            (more + usize::from(is && !was), less + usize::from(was && !is))
        })
    }
}
