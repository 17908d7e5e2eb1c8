//! `ticklist assign`

use anyhow::bail;

use super::Outcome;
use super::options::{Acting, with_option};
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
        bail!(without_owner(&args, session));
    }
    let wish = match args.role {
        Some(role) => Wish::AssignRole(role, args.to),
        None => Wish::Assign(args.items, args.to),
    };
    record(&wish, &args.acting, session)
}

/// `assign A3 dana` instead of `assign A3 --to dana`.
fn without_owner(args: &Args, session: &Session) -> Failure {
    let failure = Failure::usage("`assign` needs an owner");
    match &args.role {
        Some(role) => failure.hint(session.command(["assign", "--role", role, "--to", "NAME"])),
        None => failure.hint(with_option("assign", &args.items, "--to", "NAME", session)),
    }
}
