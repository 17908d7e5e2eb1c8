//! `ticklist assign`

use anyhow::bail;

use super::Outcome;
use super::options::{Acting, lacking};
use super::recording::record;
use crate::domain::decide::Wish;
use crate::session::{Failure, Session};

/// Give items or a role an owner
///
/// Example: ticklist assign A3..A5 --to "Dana Cruz"
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Items: A3, A1..A3, assess, or several
    #[arg(value_name = "ITEM", required_unless_present = "role", conflicts_with = "role")]
    items: Vec<String>,
    /// The owner of all items with this role that have none of their own
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,
    /// The owner; a whole word of the name of a known one is enough
    #[arg(long, value_name = "OWNER", alias = "owner", conflicts_with = "none")]
    to: Option<String>,
    /// No owner
    #[arg(long)]
    none: bool,
    #[command(flatten)]
    acting: Acting,
}

pub(crate) fn run(args: Args, session: &Session) -> Outcome {
    if args.to.is_none() && !args.none {
        let role =
            args.role.map(|role| session.command(["assign", "--role", &role, "--to", "NAME"]));
        bail!(match role {
            Some(line) => Failure::usage("`assign` needs an owner").hint(line),
            None => lacking("an owner", "assign", &args.items, ["--to", "NAME"], session),
        });
    }
    let wish = match args.role {
        Some(role) => Wish::AssignRole(role, args.to),
        None => Wish::Assign(args.items, args.to),
    };
    record(&wish, &args.acting, session)
}
