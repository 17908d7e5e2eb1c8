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
    /// What an item was before all turns, and the turns that it took, by the days on which things
    /// really happened. An entry overrules what earlier ones say of its day and those after it,
    /// so the last turn leads to the state; nothing happens after the day of the report.
    pub fn turns(&self, item: &ItemState) -> (Counted, Vec<Turn>) {
        let mut then = item.as_it_began();
        let mut there = item.added.is_none();
        let first = if there { Counted::of(&then) } else { Counted::Out };
        let mut turns: Vec<Turn> = Vec::new();
        for &at in &item.entries {
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
            let counted = if there { Counted::of(&then) } else { Counted::Out };
            if turns.last().map_or(first, |turn| turn.counted) != counted {
                let day = self.day_of(at).min(self.today());
                turns.retain(|turn| turn.day < day);
                turns.push(Turn { day, counted });
            }
        }
        (first, turns)
    }
}
