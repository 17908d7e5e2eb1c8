//! `ticklist snapshot`

use std::path::{Path, PathBuf};

use super::Outcome;
use super::dates::day;
use super::options::{Acting, Reporting};
use super::reading::Reading;
use super::showing::show_each;
use crate::domain::dates::Direction;
use crate::domain::decide::Refusal;
use crate::domain::moment::Edge;
use crate::domain::{Day, Engagement, Fingerprint, text};
use crate::record::{Hashes, lines, read_foreign};
use crate::render::views;
use crate::reports::snapshot::{Cover, Extent, Markdown, snapshot};
use crate::reports::verification::verification;
use crate::session::{Exit, Failure, Session};

/// The health is compared with that at so many checkpoints.
const TREND: usize = 3;

/// Write the status report that people hand over before a meeting
///
/// Its numbers can be shown to be those of the record: it carries a fingerprint, and `--verify`
/// says whether the record still yields that, and if not, what came in since.
///
/// Example: ticklist snapshot -o report.html -o report.xlsx -m "Licences are the bottleneck"
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// From then on: a date, an instant, a checkpoint's name, or `last` for the last checkpoint
    #[arg(long, value_name = "WHEN", default_value = "last", allow_hyphen_values = true)]
    since: String,
    /// The summary, on one line or several, with lists, **bold** and links; else the note of a checkpoint that was marked that day
    #[arg(short, long, value_name = "TEXT", allow_hyphen_values = true)]
    message: Option<String>,
    /// The summary in a Markdown file: paragraphs, lists, bold and links
    #[arg(long, value_name = "FILE.md", conflicts_with = "message")]
    summary: Option<PathBuf>,
    /// Only what fits a mail: the verdict, the figures, and what needs the reader
    #[arg(long)]
    brief: bool,
    /// With the duties one by one
    #[arg(long)]
    duties: bool,
    /// With a page at the end on which the customer accepts the phases
    #[arg(long, conflicts_with = "brief")]
    sign: bool,
    /// Of the records in a folder that `-f` names, those with a checkpoint until then
    #[arg(long, value_name = "WHEN", allow_hyphen_values = true)]
    with_checkpoint_by: Option<String>,
    /// Say whether the record still yields this fingerprint
    #[arg(long, value_name = "FINGERPRINT")]
    verify: Option<String>,
    #[command(flatten)]
    acting: Acting,
    #[command(flatten)]
    reporting: Reporting,
}

pub(crate) fn run(args: Args, session: &Session) -> Outcome {
    let reporting = args.reporting.with_default_format("md");
    if let Some(then) = &args.verify {
        return verify(then, &Reading::whole(&reporting, session)?, &args.reporting);
    }
    let (message, prepared_by) = (message(&args, session)?, session.by(args.acting.by.as_deref())?);
    show_each("snapshot", &reporting, session, |whole| {
        let by = args.with_checkpoint_by.as_deref();
        let by = day(by, "--with-checkpoint-by", Direction::Forward, &whole.session)?;
        let state = whole.engagement_at(whole.as_of);
        let meets = |by: Day| state.next_checkpoint().is_some_and(|next| state.comes_by(next, by));
        let (is_wanted, fingerprint) = (by.is_none_or(meets), hashes(&whole, &state).fingerprint());
        drop(state);
        let reading = whole.of_what_it_shows(&reporting);
        if !is_wanted {
            return Ok((reading, None));
        }
        let since = reading.earlier(&args.since, "--since", Edge::Start)?;
        let (before, after) = (reading.engagement_at(since), reading.engagement());
        let held = after.held_before_today().take(TREND).map(|mark| after.at(mark.entry));
        let mut earlier: Vec<Engagement> = held.map(|at| reading.engagement_at(at)).collect();
        earlier.reverse();
        let (prepared_by, message) = (prepared_by.clone(), message.clone());
        let extent = Extent { brief: args.brief, sign: args.sign, duties: args.duties };
        let cover = Cover { prepared_by, fingerprint, message, extent };
        let report = snapshot(&before, &after, &earlier, cover);
        drop((before, after, earlier));
        Ok((reading, Some(report)))
    })
}

/// What the author says, and whether he wrote it in a file.
fn message(args: &Args, session: &Session) -> anyhow::Result<Option<(String, Markdown)>> {
    let (said, markdown) = match (&args.message, &args.summary) {
        (Some(message), _) => (message.clone(), Markdown::Typed),
        (None, Some(file)) => (read_text(file)?, Markdown::Written),
        (None, None) => return Ok(None),
    };
    let what = if markdown == Markdown::Typed { "message" } else { "summary" };
    let said = text::prose(&said).map_err(|fault| Refusal::Text(what, fault))?;
    if args.brief && views::is_cut(&said, markdown) {
        session.ui.warn("the summary is cut: with `--brief` there is room for five lines of it");
    }
    Ok(Some((said, markdown)))
}

/// The text of a file, with blanks in the place of tabs.
fn read_text(file: &Path) -> anyhow::Result<String> {
    let text = String::from_utf8(read_foreign(file)?).map_err(|_| {
        Failure::new(format!("{} is no text in UTF-8", file.display()))
            .hint("save it as a text file in UTF-8, or write the summary with `-m`")
    })?;
    Ok(text.trim_start_matches('\u{feff}').replace('\t', "    "))
}

/// A fingerprint.
const EXAMPLE: &str = "412-9f3ab2c4-1d7e5b08-6b1f0c9d-e2a47358";

/// Says whether the record still yields a fingerprint and, if not, what came in since.
fn verify(then: &str, reading: &Reading, reporting: &Reporting) -> Outcome {
    let then: Fingerprint = then.parse().map_err(|_| {
        Failure::usage(format!("`{then}` is no fingerprint"))
            .hint(format!("it stands on top of a snapshot, and looks like this: {EXAMPLE}"))
    })?;
    let engagement = reading.engagement();
    let hashes = hashes(reading, &engagement);
    let lines = lines(&reading.loaded.path)?;
    let came_in = hashes.came_in_since(then, &lines).unwrap_or_default();
    let report = verification(then, hashes.fingerprint(), &came_in, &engagement);
    let exit = reading.show(reporting, &report)?;
    if report.same && then.is_short() {
        reading.session.ui.warn(&format!(
            "this fingerprint is a short one of an earlier version: records that differ can be made \
             to share it; the whole one is {}",
            report.now
        ));
    }
    if report.same {
        return Ok(exit);
    }
    if reporting.as_of.is_none() {
        reading.session.ui.note(
            "hint: what was recorded after the snapshot counts too: to leave that out, give its \
             instant with `--as-of`",
        );
    }
    Ok(Exit::No)
}

fn hashes<'r>(reading: &Reading, engagement: &Engagement<'r>) -> Hashes<'r> {
    Hashes::new(&reading.loaded.record.head, engagement.entries())
}
