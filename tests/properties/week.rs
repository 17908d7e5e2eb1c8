//! What has to be done in the days ahead.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::Index;
use ticklist::domain::engagement::{Engagement, Touch};
use ticklist::domain::matter::MatterKind;
use ticklist::domain::time::Day;
use ticklist::reports::agenda::{Ahead, agenda};
use ticklist::reports::attention::attention;
use ticklist::reports::list::{ListFilter, list};
use ticklist::reports::matter::MatterRow;
use ticklist::reports::raid::{RaidFilter, raid};
use ticklist::reports::records::Source;
use ticklist::reports::week::{Asked, PerWeek, Week, record_week, week};

use crate::decide::somebody;
use crate::generate::config;

/// The ids that `list` and `raid` give, and what is in conflict.
fn of_lists(engagement: &Engagement<'_>, until: Day) -> BTreeSet<String> {
    let listed = |filter: ListFilter| {
        let list = list(engagement, &filter, String::new());
        let items = list.groups.into_iter().flat_map(|group| group.items);
        items.filter(|item| !item.duty && item.taken_up).map(|item| item.id.to_string())
    };
    let overdue = listed(ListFilter { overdue: true, ..ListFilter::default() });
    let due = listed(ListFilter { due: Some(until), ..ListFilter::default() });
    let raid = raid(engagement, &RaidFilter::default());
    let is_due = |row: &&MatterRow| {
        row.kind == MatterKind::Decision || row.overdue || row.due.is_some_and(|due| due <= until)
    };
    let matters = raid.matters().filter(is_due).map(|row| row.id.to_string());
    let issues = raid.issues.iter().map(|item| item.id.to_string());
    let conflicts = attention(engagement).conflicts;
    let conflicts = conflicts.into_iter().map(|conflict| match &conflict.touch {
        Touch::Field(id, _) | Touch::Added(id) if conflict.task.is_some() => id.to_string(),
        _ => conflict.name,
    });
    overdue.chain(due).chain(matters).chain(issues).chain(conflicts).collect()
}

fn of_one(engagement: &Engagement<'_>, days: u64, per: PerWeek) -> Week {
    let source = Source { file: "one".to_owned(), ..Source::default() };
    let (as_of, today) = (engagement.as_of, engagement.today());
    let asked = Asked { as_of, today, days, owner: None, per, internal: true };
    week(vec![record_week(engagement, source, days, None)], Vec::new(), asked)
}

fn ids(week: &Week) -> Vec<String> {
    week.rows.iter().map(|row| row.id.clone()).collect()
}

proptest! {
    #![proptest_config(config())]

    /// The week has what `list` and `raid` give, each once, and whatever the agenda has of it;
    /// and the texts for the owners hold all of that together.
    ///
    /// Catches: another rule of what is overdue, due or blocked, a row that is lost between two
    /// groups or told twice.
    #[test]
    fn the_week_is_what_lists_and_the_agenda_give(
        person in somebody(),
        days in 0..30_u64,
        at in any::<Index>(),
    ) {
        let engagement = person.sees();
        let dates = engagement.items.iter().filter_map(|item| engagement.due_of(item));
        let dates = dates.map(|due| (due - engagement.today()).num_days());
        // The day on which something is due is the last one that counts.
        let ahead: Vec<u64> = dates.filter_map(|days| days.try_into().ok()).collect();
        let days = if ahead.is_empty() { days } else { *at.get(&ahead) };
        let week = of_one(&engagement, days, PerWeek::Customer);
        let rows = ids(&week);
        let once: BTreeSet<String> = rows.iter().cloned().collect();
        prop_assert_eq!(once.len(), rows.len(), "{:?}", rows);
        prop_assert_eq!(&once, &of_lists(&engagement, week.until()));

        let agenda = agenda(&engagement, false);
        let overdue = agenda.overdue.iter().flat_map(|owned| &owned.items);
        let decided = agenda.to_decide.iter().filter_map(|one| one.item.as_ref());
        let due = agenda.due.iter().filter(|_| agenda.ahead == Ahead::Week(week.until()));
        let items = agenda.blocked.iter().chain(overdue).chain(decided).chain(due);
        let decisions = agenda.decisions.iter().filter(|row| row.is_open()).map(|row| &row.id);
        for id in items.map(|item| &item.id).chain(decisions) {
            prop_assert!(once.contains(id.as_str()), "{id} is not in {rows:?}");
        }

        let per_owner = of_one(&engagement, days, PerWeek::Owner);
        let each = per_owner.each();
        let grouped: Vec<String> = each.iter().flat_map(ids).collect();
        let together: BTreeSet<String> = grouped.iter().cloned().collect();
        prop_assert_eq!(grouped.len(), rows.len());
        prop_assert_eq!(together, once);
        prop_assert!(each.iter().all(|own| own.groups().len() == 1));
    }
}
