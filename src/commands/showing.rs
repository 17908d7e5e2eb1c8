//! The way in which every report is shown: in the format that was asked for, or in files.

use std::collections::HashSet;
use std::path::{Path, PathBuf, is_separator};

use anyhow::{bail, ensure};

use super::Outcome;
use super::options::Reporting;
use super::reading::Reading;
use super::records::{Records, of_each};
use crate::domain::Day;
use crate::domain::brand::Brand;
use crate::domain::engagement::Settings;
use crate::domain::owners::{FullNames, full_names};
use crate::record::{self, DiskError, brand_in, is_named_like_a_record, load_brand, write_report};
use crate::render::formats::{Format, Medium};
use crate::render::phrasing::{Reader, file_name, plural};
use crate::render::{Audience, Calendar, One, Report, Several};
use crate::session::{Failure, Session};

/// Reads the record, and shows the report on it.
pub(super) fn look<R: Report>(
    reporting: &Reporting,
    session: &Session,
    report: impl FnOnce(&Reading) -> anyhow::Result<R>,
) -> Outcome {
    let reading = Reading::open(reporting, session)?;
    reading.show(reporting, &report(&reading)?)
}

/// The same; where `-f` names a folder, the report on each of its records in turn.
pub(super) fn look_each<R: Report + Send>(
    command: &str,
    reporting: &Reporting,
    session: &Session,
    report: impl Fn(&Reading) -> anyhow::Result<R> + Sync,
) -> Outcome {
    show_each(command, reporting, session, |whole| {
        let reading = whole.of_what_it_shows(reporting);
        let report = report(&reading)?;
        Ok((reading, Some(report)))
    })
}

/// The same, where the report is made of a record with all that is in it, or of some of the records
/// alone.
pub(super) fn show_each<R: Report + Send>(
    command: &str,
    reporting: &Reporting,
    session: &Session,
    make: impl Fn(Reading) -> anyhow::Result<(Reading, Option<R>)> + Sync,
) -> Outcome {
    let none = || Failure::new("nobody meets until then: nothing was written");
    let none = || none().hint("see who meets when:  ticklist portfolio --sort next");
    let Some(folder) = record::folder_meant(&session.wanted, &session.whereabouts) else {
        let (reading, report) = make(Reading::whole(reporting, session)?)?;
        return reading.show(reporting, &report.ok_or_else(none)?);
    };
    let Records { made, today, exit, .. } =
        of_each(&format!("{command} -f"), &[folder], reporting, session, |reading, _| {
            let (reading, report) = make(reading)?;
            let (customer, today) = (reading.customer(), reading.session.zone.day(reading.as_of));
            let branded = reporting.with_brand_beside(&reading.loaded.path);
            let keeper = branded.audience(&[branded.file_format()], &reading.session, today)?;
            let names = full_names(&reading.engagement_at(reading.as_of));
            let others = keeper.clone().read_by(Reader::Customer(names));
            Ok((reading, (customer, [keeper, others], report)))
        })?;
    let each = made.iter().filter_map(|(source, (customer, [keeper, others], report))| {
        let record = source.file.as_str();
        Some(One { customer, record, keeper, others, report: report.as_ref()? })
    });
    let several = Several(each.collect());
    ensure!(!several.0.is_empty(), none());
    let each = several.0.iter().map(|one| (file_name(one.customer), one.others, one.report));
    reporting.show_each(command, today, session, &several, each)?;
    Ok(exit)
}

impl Reading {
    fn customer(&self) -> String {
        let settings = Settings::of(&self.loaded.record, self.as_of, self.session.clock);
        settings.customer().to_owned()
    }

    /// Shows a report of the record, and says how the command ends.
    pub(super) fn show(&self, reporting: &Reporting, report: &dyn Report) -> Outcome {
        let (name, today) = (file_name(&self.customer()), self.session.zone.day(self.as_of));
        let names = match reporting.names_people() {
            true => full_names(&self.engagement_at(self.as_of)),
            false => FullNames::new(),
        };
        let reporting = reporting.with_brand_beside(&self.loaded.path);
        reporting.show(&name, today, names, &self.session, report)?;
        Ok(self.exit())
    }
}

impl Reporting {
    /// Is it written for people who know each other by their full names?
    fn names_people(&self) -> bool {
        let is_json = self.format().name == "json";
        !self.output.is_empty() || !is_json && self.format().medium != Medium::Terminal
    }

    /// Shows a report, or writes it to the files that were named; to a folder, by this name and
    /// the day. In formats for customers, people have these names. Nothing is written where not all
    /// of them can be.
    pub(super) fn show(
        &self,
        name: &str,
        today: Day,
        names: FullNames,
        session: &Session,
        report: &dyn Report,
    ) -> anyhow::Result<()> {
        if self.is_for_the_customer(session) && report.has_internal_notes() {
            session.ui.note("internal notes are left out (`--internal` leaves them in)");
        }
        let targets = self.output.iter().map(|path| self.target(path, name, today));
        let targets = targets.collect::<Result<Vec<_>, Failure>>()?;
        let mut formats: Vec<&Format> = targets.iter().map(|(_, format)| *format).collect();
        if formats.is_empty() {
            formats.push(self.format());
        }
        let keeper = self.audience(&formats, session, today)?;
        let others = keeper.clone().read_by(Reader::Customer(names));
        let targets = targets.into_iter();
        let made = targets.map(|(path, format)| Ok((path, bytes(format, report, &others)?)));
        for (path, bytes) in made.collect::<Result<Vec<_>, Failure>>()? {
            write_report(&path, &bytes)?;
            session.ui.note(&format!("wrote {}", path.display()));
        }
        let format = self.format();
        match format.medium {
            _ if !self.output.is_empty() => {}
            Medium::Terminal => session.ui.show(&report.document(&keeper), &keeper.calendar)?,
            Medium::Binary if session.ui.is_terminal() => bail!(
                Failure::usage("a workbook can't be shown on a terminal")
                    .hint(format!("write it to a file:  -o {name}.{}", format.name))
            ),
            _ => session.ui.write(&bytes(format, report, &others)?)?,
        }
        Ok(())
    }

    /// The same, with the brand beside the record, where no other is named.
    pub(super) fn with_brand_beside(&self, record: &Path) -> Self {
        let beside = || brand_in(record.parent().unwrap_or(Path::new("")));
        let mut reporting = self.clone();
        reporting.brand = reporting.brand.or_else(beside);
        reporting
    }

    /// Who hands out what is written in one of these formats.
    fn brand(&self, formats: &[&Format]) -> Result<Brand, DiskError> {
        let is_shown = formats.iter().any(|format| format.has_brand);
        let brand = self.brand.as_deref().filter(|_| is_shown).map(load_brand);
        Ok(brand.transpose()?.unwrap_or_default())
    }

    /// Shows one report on many things, or writes it to the files that were named; to the folders
    /// among them instead each of the reports, by its name and the day.
    pub(super) fn show_each<'r>(
        &self,
        name: &str,
        today: Day,
        session: &Session,
        all: &dyn Report,
        each: impl Iterator<Item = (String, &'r Audience, &'r dyn Report)> + Clone,
    ) -> anyhow::Result<()> {
        let (folders, output): (Vec<PathBuf>, Vec<PathBuf>) =
            self.output.iter().cloned().partition(|path| is_folder(path));
        let format = self.file_format();
        let mut made = Vec::new();
        for folder in &folders {
            let mut taken = HashSet::new();
            for (name, audience, report) in each.clone() {
                let numbers = (1..).map(|number| match number {
                    1 => name.clone(),
                    number => format!("{name}-{number}"),
                });
                let free = numbers.into_iter().find(|name| taken.insert(name.clone()));
                let name = free.expect("one of all numbers is free");
                let path = folder.join(format!("{name}-{today}.{}", format.name));
                made.push((path, bytes(format, report, audience)?));
            }
        }
        if folders.is_empty() || !output.is_empty() {
            let mut files = self.clone();
            files.output = output;
            files.show(name, today, FullNames::new(), session, all)?;
        }
        for (path, bytes) in &made {
            write_report(path, bytes)?;
        }
        for folder in &folders {
            let number = made.iter().filter(|(path, _)| path.starts_with(folder)).count();
            let files = plural(number, "file", "files");
            session.ui.note(&format!("wrote {files} into {}", folder.display()));
        }
        Ok(())
    }

    /// Who reads a report that is written in one of these formats.
    pub(super) fn audience(
        &self,
        formats: &[&Format],
        session: &Session,
        today: Day,
    ) -> Result<Audience, DiskError> {
        Ok(Audience {
            calendar: Calendar::new(session.zone, today),
            file: session.file.clone(),
            internal: self.internal,
            brand: self.brand(formats)?,
        })
    }

    /// The file that an `-o` means, and its format.
    fn target(
        &self,
        path: &Path,
        name: &str,
        today: Day,
    ) -> Result<(PathBuf, &'static Format), Failure> {
        let shown = path.display();
        if is_named_like_a_record(path) {
            let problem =
                format!("{shown} is the name of a record, and a report is never written over one");
            return Err(Failure::new(problem).hint("name another file: -o REPORT.html"));
        }
        if is_folder(path) {
            let format = self.file_format();
            return Ok((path.join(format!("{name}-{today}.{}", format.name)), format));
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
            return Err(Failure::new(format!("there is no folder {}", folder.display()))
                .hint("make it first, or name one that is there"));
        }
        let format = of_ending(path)?;
        match self.asked().map(|asked| asked.name).filter(|asked| *asked != format.name) {
            None => Ok((path.to_owned(), format)),
            Some(asked) => {
                let other = path.with_extension(asked);
                let problem = format!("{shown} does not end in .{asked}, the format asked for");
                Err(Failure::usage(problem)
                    .hint(format!("leave out `-O {asked}`, or write `-o {}`", other.display())))
            }
        }
    }
}

/// Is it a folder, or written like one that is to be made?
pub(super) fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.to_string_lossy().ends_with(is_separator)
}

/// The format that the ending of a file's name means.
fn of_ending(path: &Path) -> Result<&'static Format, Failure> {
    let own = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let name = if own == "htm" { "html" } else { &own };
    Format::of_files().find(|format| format.name == name).ok_or_else(|| {
        let what = match name {
            "" => "no ending that says in which format".to_owned(),
            ending => format!("an ending that no report can be written in, `.{ending}`"),
        };
        let endings = Format::of_files().map(|format| format!(".{}", format.name));
        let endings = endings.collect::<Vec<String>>().join(", ");
        Failure::usage(format!("{} has {what}", path.display()))
            .hint(format!("end the name in {endings}, or that of a folder in `/`"))
    })
}

fn bytes(format: &Format, report: &dyn Report, audience: &Audience) -> Result<Vec<u8>, Failure> {
    (format.write)(report, audience).map_err(|why| Failure::new(why.problem).hint(why.remedy))
}
