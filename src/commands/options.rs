//! Options that several commands take.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::domain::decide::{Remark, Wish};
use crate::record::Loaded;
use crate::render::CommandLine;
use crate::render::formats::{FORMATS, Format, Medium};
use crate::session::Session;

// A doc comment would be the help of the verbs, which have none of their own.
#[derive(Debug, clap::Args)]
pub(crate) struct Acting {
    /// Who acts, if not you [env: TICKLIST_BY]
    #[arg(long, value_name = "NAME")]
    pub(super) by: Option<String>,
}

impl Acting {
    /// A command by the same person in the same record.
    pub(super) fn command<'w>(
        &'w self,
        words: impl IntoIterator<Item = &'w str>,
        session: &Session,
    ) -> CommandLine {
        let by = self.by.iter().flat_map(|by| ["--by", by]);
        session.command(words.into_iter().chain(by))
    }
}

// A doc comment would be the help of the verbs, which have none of their own.
#[derive(Debug, clap::Args)]
pub(crate) struct Reason {
    /// Why, for those who read what changed
    #[arg(short = 'm', long = "note", value_name = "WHY", allow_hyphen_values = true)]
    note: Option<String>,
    /// The reason is not for the customer
    #[arg(long, requires = "note")]
    internal: bool,
}

impl Reason {
    /// The wish, for this reason if there is one.
    pub(super) fn of(self, wish: Wish) -> Wish {
        let Self { note, internal } = self;
        wish.because(Remark { note, internal, ..Remark::default() })
    }
}

// How a report is shown, and of when it is: a doc comment would be the help of what takes only it.
#[derive(Debug, Clone, Default, clap::Args)]
pub(crate) struct Reporting {
    /// How it is shown; as a table where nothing is said
    #[arg(short = 'O', long, value_name = "FORMAT", value_parser = formats())]
    format: Option<&'static Format>,
    /// Short for `--format json`
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// Write it to this file, in the format of its ending, or into this folder (`reports/`); may be
    /// repeated
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Vec<PathBuf>,
    /// As it was then: a date, an instant, or a checkpoint's name
    #[arg(long, value_name = "WHEN", allow_hyphen_values = true)]
    pub(super) as_of: Option<String>,
    /// Company, logo, colour and footer of pages and workbooks; else those of the `brand.yaml` beside the record
    #[arg(long, value_name = "FILE")]
    pub(super) brand: Option<PathBuf>,
    /// With the internal notes, which only a table on a terminal shows otherwise
    #[arg(long)]
    pub(super) internal: bool,
}

impl Reporting {
    /// The record without what the report may not show: internal notes are for a table on a
    /// terminal, and elsewhere for those who ask for them.
    pub(super) fn of_what_it_shows(&self, loaded: Loaded, session: &Session) -> Loaded {
        match self.is_for_the_customer(session) {
            true => Loaded { record: loaded.record.without_internal_notes(), ..loaded },
            false => loaded,
        }
    }

    /// May somebody read the report for whom internal notes are not meant?
    pub(super) fn is_for_the_customer(&self, session: &Session) -> bool {
        let is_table = self.output.is_empty() && self.format().medium == Medium::Terminal;
        !(self.internal || is_table && session.ui.is_terminal())
    }

    /// The format that was asked for.
    pub(super) fn asked(&self) -> Option<&'static Format> {
        if self.json { Format::named("json") } else { self.format }
    }

    /// The format on stdout.
    pub(super) fn format(&self) -> &'static Format {
        let [table, ..] = &FORMATS;
        self.asked().unwrap_or(table)
    }

    /// Is a calendar written?
    pub(super) fn writes_calendar(&self) -> bool {
        let calendar = "ics";
        let mut endings = self.output.iter().filter_map(|path| path.extension());
        self.format().name == calendar || endings.any(|own| own.eq_ignore_ascii_case(calendar))
    }

    /// The format of a file in a folder.
    pub(super) fn file_format(&self) -> &'static Format {
        let [_, markdown, ..] = &FORMATS;
        self.asked().filter(|format| format.medium != Medium::Terminal).unwrap_or(markdown)
    }

    /// The same, in another format than a table on stdout where none was asked for.
    pub(super) fn with_default_format(&self, format: &str) -> Self {
        let format = Format::named(format).filter(|_| self.output.is_empty());
        Self { format: self.format.or(format), ..self.clone() }
    }
}

/// Reads the name of a format.
fn formats() -> impl TypedValueParser<Value = &'static Format> {
    let value = |format: &Format| PossibleValue::new(format.name).help(format.about);
    PossibleValuesParser::new(FORMATS.iter().map(value))
        .try_map(|name| Format::named(&name).ok_or("no format has this name"))
}

/// Takes one of these words, each of which means something.
pub(super) fn one_of<T: Copy + Send + Sync + 'static>(
    words: &'static [(&'static str, T)],
) -> impl TypedValueParser<Value = T> {
    let meant = |word: String| words.iter().find(|(own, _)| *own == word).map(|(_, meant)| *meant);
    PossibleValuesParser::new(words.iter().map(|(word, _)| *word))
        .map(move |word| meant(word).expect("no other word is taken"))
}
