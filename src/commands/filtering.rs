//! Which items a command is about: what `list` and `edit` take.

use std::collections::BTreeSet;

use super::dates::day;
use super::options::{Acting, one_of};
use crate::domain::dates::Direction;
use crate::domain::owners::{matching, near, owners, parties};
use crate::domain::select::{SelectFault, select};
use crate::domain::{Engagement, Status};
use crate::reports::list::{ListFilter, Sort};
use crate::session::{Failure, Session};
use crate::shell::names_in_quotes;

// A doc comment would be the help of `edit`, which has its own.
#[derive(Debug, clap::Args)]
pub(crate) struct Filter {
    /// Phases or items: assess, A3, A1..A3; items named by their id are always shown
    #[arg(value_name = "PHASE or ITEM")]
    items: Vec<String>,
    /// Also what is done, n/a, optional and not taken up, or a duty that is met
    #[arg(long, short = 'a')]
    all: bool,
    /// Those of these statuses, separated by commas: not-started, in-progress, blocked, done, n/a
    #[arg(long, value_name = "STATUS", value_delimiter = ',')]
    status: Vec<String>,
    /// Those of this owner
    #[arg(long, value_name = "NAME", conflicts_with_all = ["mine", "unowned"])]
    owner: Option<String>,
    /// Your own
    #[arg(long, conflicts_with = "unowned")]
    mine: bool,
    /// Those without an owner
    #[arg(long)]
    unowned: bool,
    /// Those that wait for this person or company
    #[arg(long, value_name = "NAME")]
    waiting_for: Option<String>,
    /// Those that are overdue
    #[arg(long)]
    overdue: bool,
    /// Those due on this day or before
    #[arg(long, value_name = "WHEN", allow_hyphen_values = true)]
    due: Option<String>,
    /// Those with this text in them, or in the notes on them
    #[arg(long, value_name = "TEXT")]
    search: Option<String>,
    /// In which order
    #[arg(long, value_name = "ORDER", default_value = "id", value_parser = one_of(&ORDERS))]
    sort: Sort,
    #[command(flatten)]
    pub(super) acting: Acting,
}

/// In which order items can stand.
const ORDERS: [(&str, Sort); 5] = [
    ("id", Sort::Id),
    ("due", Sort::Due),
    ("owner", Sort::Owner),
    ("status", Sort::Status),
    ("changed", Sort::Changed),
];

impl Filter {
    /// What was typed, understood.
    ///
    /// # Errors
    /// When an id names nothing, or a date or status can't be understood.
    pub(super) fn understood(
        &self,
        engagement: &Engagement<'_>,
        session: &Session,
    ) -> anyhow::Result<ListFilter> {
        let selection = select(&self.items, engagement)
            .map_err(|fault| filter_meant(&self.items, fault, engagement, session))?;
        let statuses = self.status.iter().map(|word| status(word));
        let statuses = statuses.collect::<Result<Vec<Status>, Failure>>()?;
        let due = day(self.due.as_deref(), "--due", Direction::Forward, session)?;
        if let Some(name) = &self.owner {
            say_who_is_unknown(name, "who owns anything", &owners(engagement), session);
        }
        if let Some(name) = &self.waiting_for {
            let what = "for whom anything waits";
            say_who_is_unknown(name, what, &parties(engagement), session);
        }
        let mine = self.mine.then(|| session.by(self.acting.by.as_deref())).transpose()?;
        Ok(ListFilter {
            selection,
            all: self.all,
            statuses,
            owner: self.owner.clone().or(mine),
            unowned: self.unowned,
            waiting_for: self.waiting_for.clone(),
            overdue: self.overdue,
            due,
            search: self.search.clone(),
            sort: self.sort,
        })
    }

    /// What the list is of: `open items of assess, owned by Dana`.
    pub(super) fn asked(&self, filter: &ListFilter) -> String {
        let kind = match (self.all, self.status.is_empty()) {
            (_, false) => format!("{} items", self.status.join(" or ")),
            (true, true) => "all items".to_owned(),
            (false, true) => "open items".to_owned(),
        };
        let parts = [
            (!self.items.is_empty()).then(|| format!(" of {}", self.items.join(", "))),
            filter.owner.as_ref().map(|owner| format!(", owned by {owner}")),
            self.unowned.then(|| ", without owner".to_owned()),
            self.waiting_for.as_ref().map(|party| format!(", waiting for {party}")),
            self.overdue.then(|| ", overdue".to_owned()),
            filter.due.map(|due| format!(", due by {}", due.format("%a %-d %b %Y"))),
            self.search.as_ref().map(|text| format!(", with “{text}”")),
        ];
        parts.into_iter().flatten().fold(kind, |asked, part| asked + &part)
    }
}

/// Says so where nobody is known by this name: the list is empty for another reason than that all
/// is done.
fn say_who_is_unknown(name: &str, what: &str, known: &BTreeSet<&str>, session: &Session) {
    if !matching(name, known).is_empty() {
        return;
    }
    session.ui.note(&format!("nobody here {what} is called `{name}`"));
    if let Some(near) = near(name, known) {
        session.ui.note(&format!("hint: {}", session.corrected(name, near)));
    }
}

/// `list blocked` instead of `list --status blocked`.
fn filter_meant(
    items: &[String],
    fault: SelectFault,
    engagement: &Engagement<'_>,
    session: &Session,
) -> anyhow::Error {
    let is_in = |text: &str, word: &str| text.to_lowercase().contains(&word.to_lowercase());
    let line = match items {
        _ if names_in_quotes(&session.args, "").is_some() => return fault.into(),
        [word] if !matching(word, &owners(engagement)).is_empty() => {
            session.command(["list", "--owner", word])
        }
        [word] if engagement.items.iter().any(|item| is_in(item.task(), word)) => {
            session.command(["list", "--search", word])
        }
        [word] if ["overdue", "mine", "unowned", "all"].contains(&word.as_str()) => {
            session.command(["list", &format!("--{word}")])
        }
        [word] if word.parse::<Status>().is_ok() => session.command(["list", "--status", word]),
        _ => return fault.into(),
    };
    Failure::new(fault).hint(line).into()
}

fn status(word: &str) -> Result<Status, Failure> {
    word.to_lowercase().parse().map_err(|_| {
        Failure::usage(format!("`{word}` is no status"))
            .hint("they are: not-started, in-progress, blocked, done, n/a")
    })
}
