//! `ticklist upgrade`

use std::path::Path;

use super::Outcome;
use super::checklist::checklist;
use super::explain::guessed;
use super::options::Acting;
use super::recording::{record_wish, rehearse};
use crate::domain::Checklist;
use crate::domain::decide::{Upgrading, Wish};
use crate::session::{Failure, Session};
use crate::sheets::adopted::{Wording, adopt, is_list};

/// Take over a newer checklist
///
/// Items are known again by their texts, and by an id whose task is alike. Where tasks only
/// resemble each other it is asked which are the same, and nothing is recorded until that is said.
/// What is reworded and done stays done, to be checked again; what is no longer on the checklist
/// becomes not applicable. All of it is one entry, and one undo.
///
/// Example: ticklist upgrade --checklist ems-onboarding-2018 --map E1=E2 --dry-run
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// A built-in checklist, or the file of a checklist or a list: .yaml, .md, .xlsx, .csv, .txt
    #[arg(long, value_name = "NAME or FILE", value_hint = clap::ValueHint::AnyPath)]
    checklist: String,
    /// This item of the record is that one of the checklist; `OLD=` where it is none; may be
    /// repeated, and two that become one are merged
    #[arg(long, value_name = "OLD=NEW")]
    map: Vec<String>,
    /// Show what would be recorded, and record nothing
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    acting: Acting,
}

pub(crate) fn run(args: Args, session: &Session) -> Outcome {
    let checklist = newer(&args.checklist, session)?;
    let said = args.map.iter().map(|map| read(map)).collect::<Result<Vec<_>, Failure>>()?;
    let wish = Wish::Upgrade(Upgrading { checklist, said });
    match args.dry_run {
        true => rehearse(&wish, &args.acting, session),
        false => record_wish(&wish, &args.acting, session),
    }
}

/// The checklist that is built in, or that is in a file.
fn newer(name: &str, session: &Session) -> anyhow::Result<Checklist> {
    let path = Path::new(name);
    if !is_list(path) {
        return checklist(Some(name), session);
    }
    let warn = || session.ui.warn(&guessed(name));
    let adopted = adopt(path, &Wording::default(), warn)?;
    adopted.left_out.lines().iter().for_each(|line| session.ui.note(line));
    Ok(adopted.checklist)
}

/// What an option says of an item.
fn read(map: &str) -> Result<(String, Option<String>), Failure> {
    let (old, new) = map.split_once('=').ok_or_else(|| {
        Failure::usage(format!("`--map {map}` does not say what {map} is on the newer checklist"))
            .hint(format!("the same as another:  --map {map}=NEW"))
            .hint(format!("none of them:  --map {map}="))
    })?;
    let new = Some(new.trim().to_owned()).filter(|new| !new.is_empty());
    Ok((old.to_owned(), new))
}
