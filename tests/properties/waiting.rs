//! For whom blocked items wait.

use proptest::prelude::*;
use ticklist::domain::engagement::Touch;
use ticklist::domain::entry::{Field, Value};
use ticklist::domain::status::Status;
use ticklist::reports::conflicts::shown_conflicts;

use crate::decide::somebody;
use crate::generate::config;
use crate::people::{tick, words};

proptest! {
    #![proptest_config(config())]

    /// Whatever a tick makes of an item, it waits for somebody only while it is blocked, and one
    /// undo brings back for whom it waited.
    #[test]
    fn what_is_no_longer_blocked_waits_for_nobody(person in somebody(), wish in tick(words())) {
        let before = person.sees();
        let mut later = person.clone();
        let Some(entry) = later.does(&wish) else { return Ok(()) };
        let after = later.sees();
        for (id, set) in entry.set.iter() {
            let (Some(was), Some(item)) = (before.item(id), after.item(id)) else { continue };
            if item.status() != Status::Blocked {
                prop_assert_eq!(item.value(Field::Waiting), &Value::Nothing);
                let told = shown_conflicts(item, &after);
                prop_assert!(!told.iter().any(|it| matches!(it.touch, Touch::Field(_, Field::Waiting))));
            }
            prop_assert!(item.waiting().is_none() || item.status() == Status::Blocked);
            let fields = |field| (was.field(field), item.field(field));
            let (was, now) = fields(Field::Waiting);
            prop_assert!(was == now || set.fields.contains_key(&Field::Waiting));
        }
    }
}
