//! The way in which every report gets into a file.

use std::path::{Path, PathBuf};

use super::explain::store_failure;
use crate::render::phrasing::file_name;
use crate::reports::status::Header;
use crate::session::{Exit, Failure, Session};
use crate::store::{is_named_like_a_record, write_report};

/// A file for a report, with the format that its ending means.
pub(super) struct Target<F> {
    path: PathBuf,
    pub(super) format: F,
}

impl<F: Copy> Target<F> {
    /// What `-o` means, where these endings are known, the first of them for a folder.
    pub(super) fn new(path: &Path, known: &[(&str, F)], header: &Header) -> Result<Self, Failure> {
        if is_named_like_a_record(path) {
            let name = path.display();
            return Err(Failure::new(
                Exit::Failed,
                format!("{name} is the name of a record, and a report is never written over one"),
            )
            .hint(format!("name another file: -o REPORT.{}", known[0].0)));
        }
        if path.is_dir() {
            let (ending, format) = known[0];
            let name = format!("{}-{}.{ending}", file_name(&header.customer), header.today);
            return Ok(Self { path: path.join(name), format });
        }
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let format = known.iter().find(|(known, _)| *known == ending);
        let format = format.ok_or_else(|| unknown(path, &ending, known))?.1;
        Ok(Self { path: path.to_owned(), format })
    }

    /// Writes it, and says where.
    pub(super) fn write(&self, bytes: &[u8], session: &Session) -> Result<(), Failure> {
        write_report(&self.path, bytes).map_err(|error| store_failure(error, session))?;
        session.ui.note(&format!("wrote {}", self.path.display()));
        Ok(())
    }
}

fn unknown<F>(path: &Path, ending: &str, known: &[(&str, F)]) -> Failure {
    let endings: Vec<String> = known.iter().map(|(ending, _)| format!(".{ending}")).collect();
    let what = match ending {
        "" => "no ending that says in which format".to_owned(),
        ending => format!("an ending that this report can't be written in, `.{ending}`"),
    };
    Failure::usage(format!("{} has {what}", path.display()))
        .hint(format!("end the name in {}, or name a folder that is there", endings.join(" or ")))
}
