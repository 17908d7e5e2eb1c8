//! `ticklist edit`

use std::path::Path;

use anyhow::bail;

use super::Outcome;
use super::filtering::Filter;
use super::options::Reporting;
use super::reading::Reading;
use super::recording::record;
use crate::domain::decide::Wish;
use crate::editor::{Editing, Ended, open};
use crate::render::phrasing::CommandLine;
use crate::session::{Exit, Failure, Session};

/// Edit items in your editor: status, owner and due date, a line each
///
/// One item, named by its id, is shown with all its fields. What you change is recorded as one
/// entry when you save and close the editor. A mistake opens it again, with the fault marked.
///
/// Example: ticklist edit assess --overdue
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    filter: Filter,
}

pub(crate) fn run(args: Args, session: &Session) -> Outcome {
    let reading = Reading::whole(&Reporting::default(), session)?;
    let engagement = reading.engagement();
    let filter = args.filter.understood(&engagement, session)?;
    let editor = session.editor();
    let open = |path: &Path| {
        let went_well = open(editor.as_deref(), path);
        Ok(went_well.ok_or_else(|| no_editor(editor.as_deref(), session))?)
    };
    let record = |edits| record(&Wish::Edit(edits), &args.filter.acting, session);
    match Editing::begin(&engagement, &filter)?.until_recorded(open, record)? {
        Ended::Recorded(exit) => Ok(exit),
        Ended::Unchanged => {
            session.ui.write("Nothing was changed, and nothing recorded.\n")?;
            Ok(Exit::Done)
        }
        Ended::GivenUp(kept) => bail!(
            Failure::new("given up: nothing was recorded")
                .hint(format!("what you wrote is kept in {}", kept.display()))
        ),
    }
}

fn no_editor(named: Option<&str>, session: &Session) -> Failure {
    let problem = match named {
        Some(named) => format!("the editor `{named}` can't be run"),
        None => "no editor is named, and none can be run here".to_owned(),
    };
    let line = CommandLine::new(session.args.clone());
    Failure::new(problem).hint(format!("name one:  EDITOR=nano {line}"))
}
