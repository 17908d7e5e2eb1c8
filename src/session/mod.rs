//! What a command is given: the user's terminal, the clock, who acts, and where.

mod environment;
mod failure;
mod ui;

pub use environment::{home, random, shell};
pub use failure::{Exit, Failure};
pub use ui::{ColorChoice, Ui, Waiting};

use std::path::Path;

use crate::domain::decide::Refusal;
use crate::domain::engagement::Settings;
use crate::domain::{Day, Engagement, Instant, Record, Zone};
use crate::record::{self, Wanted, Whereabouts};
use crate::render::phrasing::{Calendar, CommandLine};

/// The variable in which a shell says that it asks how a command line could go on.
pub const COMPLETE: &str = "TICKLIST_COMPLETE";

/// What a command is given.
#[derive(Clone)]
pub struct Session {
    /// The user's terminal.
    pub ui: Ui,
    /// What the clock shows.
    pub clock: Instant,
    /// Where days are counted, if no record says otherwise.
    pub zone: Zone,
    /// Where the user is.
    pub whereabouts: Whereabouts,
    /// Which record the user wants.
    pub wanted: Wanted,
    /// The command line, for hints that can be pasted.
    pub args: Vec<String>,
    /// What `-f` says.
    pub file: Option<String>,
    /// Who acts where the command line does not say.
    default_by: Option<String>,
}

impl Session {
    /// The session of a command with these arguments and this terminal; `file` is what `-f` says.
    ///
    /// # Errors
    /// When the environment can't be used, such as a `TICKLIST_NOW` that is no instant.
    pub fn begin(args: Vec<String>, file: Option<&str>, ui: Ui) -> Result<Self, Failure> {
        if file == Some("") {
            return Err(Failure::usage("`-f` names no record: it is empty")
                .hint("write `-f NAME`, or leave `-f` out"));
        }
        // Without it not even the tables of the standard library can be made.
        if random(1).is_none() {
            return Err(Failure::new(Refusal::NoRandomness)
                .hint("nothing was recorded; allow it where this program is confined"));
        }
        let file = file.map(str::to_owned);
        let wanted = file.clone().or_else(|| environment::text("TICKLIST_FILE"));
        Ok(Self {
            ui,
            clock: environment::clock()?,
            zone: Zone::Local,
            whereabouts: environment::whereabouts()?,
            wanted: wanted.map_or(Wanted::Only, |file| Wanted::of(&file)),
            args,
            file,
            default_by: environment::text("TICKLIST_BY"),
        })
    }

    /// The same session, about another record.
    pub fn about(&self, wanted: Wanted) -> Self {
        Self { wanted, ..self.clone() }
    }

    /// The same session about one of many records, in which nothing is said.
    pub fn silently_about(&self, path: &Path) -> Self {
        let file = Some(path.display().to_string());
        Self { ui: self.ui.silent(), file, ..self.about(Wanted::Path(path.to_owned())) }
    }

    /// The same session with days counted where this record counts them at that instant.
    pub fn in_zone_of(&self, record: &Record, at: Instant) -> Self {
        let zone = Settings::of(record, at, self.clock).zone.unwrap_or(self.zone);
        Self { zone, ..self.clone() }
    }

    /// The same session later: with what the clock shows now.
    ///
    /// # Errors
    /// When `TICKLIST_NOW` is no instant.
    pub fn later(&self) -> Result<Self, Failure> {
        Ok(Self { clock: environment::clock()?, ..self.clone() })
    }

    /// Does this folder hold several records, and nobody said which is meant?
    pub fn is_among_several(&self) -> bool {
        self.wanted == Wanted::Only && record::holds_several(&self.whereabouts)
    }

    /// The names by which records can be wanted here.
    pub fn records_here(&self) -> Vec<String> {
        record::names(&self.whereabouts)
    }

    /// Who acts: `--by`, else `TICKLIST_BY`, else the system's user name.
    ///
    /// # Errors
    /// When none of them is known.
    pub fn by(&self, option: Option<&str>) -> Result<String, Failure> {
        option
            .map(str::to_owned)
            .or_else(|| self.default_by.clone())
            .or_else(environment::user)
            .ok_or_else(|| {
                Failure::new("it is not known who you are")
                    .hint("add `--by NAME`, or set TICKLIST_BY")
            })
    }

    /// The name of the time zone of this machine, or that `TZ` says, where it is that of a place.
    pub fn system_zone(&self) -> Option<&'static str> {
        environment::system_zone()
    }

    /// The editor that the user names, if he does.
    pub fn editor(&self) -> Option<String> {
        environment::text("VISUAL").or_else(|| environment::text("EDITOR"))
    }

    /// A command about the same record, as it can be pasted.
    pub fn command<S: Into<String>>(&self, words: impl IntoIterator<Item = S>) -> CommandLine {
        self.beside_others(CommandLine::new(words).in_record(self.file.as_deref()))
    }

    /// The line with a place for the name of a record where one has to be named, and none is.
    pub fn beside_others(&self, line: CommandLine) -> CommandLine {
        line.in_record(self.is_among_several().then_some("NAME"))
    }

    /// Today, where days are counted.
    pub fn today(&self) -> Day {
        self.zone.day(self.clock)
    }

    /// The state of a record now.
    pub fn state<'r>(&self, record: &'r Record) -> Engagement<'r> {
        self.state_at(record, record.now(self.clock))
    }

    /// The state of a record at this instant.
    pub fn state_at<'r>(&self, record: &'r Record, at: Instant) -> Engagement<'r> {
        Engagement::fold(record, at, self.clock, self.zone)
    }

    /// The state of a record in which it is decided what a wish comes to.
    pub fn before<'r>(&self, record: &'r Record) -> Engagement<'r> {
        self.state_at(record, record.next_instant(self.clock))
    }

    /// The calendar of a report.
    pub fn calendar(&self, engagement: &Engagement<'_>) -> Calendar {
        Calendar::new(engagement.zone, engagement.today())
    }

    /// The command line with `right` in the place of `wrong`, as it can be pasted.
    pub fn corrected(&self, wrong: &str, right: &str) -> CommandLine {
        let one = |part: &str| if part == wrong { right.to_owned() } else { part.to_owned() };
        let range = |part: &str| match part.trim() == wrong {
            true => right.to_owned(),
            false => part.split("..").map(one).collect::<Vec<String>>().join(".."),
        };
        let list = |arg: &str| arg.split(',').map(range).collect::<Vec<String>>().join(",");
        CommandLine::new(
            self.args.iter().map(|arg| if arg == wrong { one(arg) } else { list(arg) }),
        )
    }
}

/// The shell that asks, instead of the user, how a command line could go on.
pub fn completing() -> Option<String> {
    environment::text(COMPLETE)
}
