//! The files into which reports are written.

use std::path::{Path, PathBuf};

use super::options::Reporting;
use crate::domain::time::Day;
use crate::record::{StoreError, is_named_like_a_record, write_report};
use crate::render::formats::Format;
use crate::session::{Failure, Session};

/// A file for a report, with the format that its ending means.
pub(super) struct Target {
    path: PathBuf,
    pub(super) format: &'static Format,
}

/// What each `-o` means; nothing is written yet.
pub(super) fn targets(
    reporting: &Reporting,
    name: &str,
    today: Day,
) -> Result<Vec<Target>, Failure> {
    let target = |path: &PathBuf| {
        if is_named_like_a_record(path) {
            return Err(is_record(path));
        }
        if path.is_dir() {
            let format = reporting.file_format();
            let path = path.join(format!("{name}-{today}.{}", format.name));
            return Ok(Target { path, format });
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
            return Err(no_folder(folder));
        }
        let format = of_ending(path)?;
        match reporting.asked() {
            Some(asked) if asked.name != format.name => Err(differs(path, asked.name)),
            _ => Ok(Target { path: path.clone(), format }),
        }
    };
    reporting.output.iter().map(target).collect()
}

impl Target {
    /// Writes it, and says where.
    pub(super) fn write(&self, bytes: &[u8], session: &Session) -> Result<(), StoreError> {
        write_report(&self.path, bytes)?;
        session.ui.note(&format!("wrote {}", self.path.display()));
        Ok(())
    }
}

fn of_ending(path: &Path) -> Result<&'static Format, Failure> {
    let own = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let name = if own == "htm" { "html" } else { &own };
    Format::of_files().find(|format| format.name == name).ok_or_else(|| unknown(path, name))
}

fn is_record(path: &Path) -> Failure {
    let name = path.display();
    let problem = format!("{name} is the name of a record, and a report is never written over one");
    Failure::new(problem).hint("name another file: -o REPORT.html")
}

fn no_folder(folder: &Path) -> Failure {
    let problem = format!("there is no folder {}", folder.display());
    Failure::new(problem).hint("make it first, or name one that is there")
}

fn unknown(path: &Path, ending: &str) -> Failure {
    let endings: Vec<String> =
        Format::of_files().map(|format| format!(".{}", format.name)).collect();
    let what = match ending {
        "" => "no ending that says in which format".to_owned(),
        ending => format!("an ending that no report can be written in, `.{ending}`"),
    };
    Failure::usage(format!("{} has {what}", path.display()))
        .hint(format!("end the name in {}, or name a folder that is there", endings.join(", ")))
}

fn differs(path: &Path, asked: &str) -> Failure {
    Failure::usage(format!("{} does not end in .{asked}, the format asked for", path.display()))
        .hint(format!(
            "leave out `-O {asked}`, or write `-o {}`",
            path.with_extension(asked).display()
        ))
}
