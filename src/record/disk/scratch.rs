//! A file for somebody else to write in: outside the folder of the record, and gone afterwards
//! unless it is kept.

use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use super::error::{DiskError, io};
use super::load::read_file;

/// A file for somebody else to write in, which only the user can read. It is not held open: an
/// editor may put another file in its place.
#[derive(Debug)]
pub struct Scratch(TempPath);

impl Scratch {
    /// A file in the system's folder for such files, whose name tells what it is of.
    ///
    /// # Errors
    /// When that folder can't be written.
    pub fn new(name: &str) -> Result<Self, DiskError> {
        let mut builder = tempfile::Builder::new();
        let prefix = format!("ticklist-{name}-");
        let file = builder.prefix(&prefix).suffix(".yaml").tempfile();
        file.map(|file| Self(file.into_temp_path()))
            .map_err(|why| io("write in", &std::env::temp_dir())(why))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Puts this text in it.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn write(&mut self, text: &str) -> Result<(), DiskError> {
        let path = self.path().to_owned();
        let mut file = std::fs::OpenOptions::new()
            .write(true)
            .truncate(true)
            .open(&path)
            .map_err(io("write", &path))?;
        file.write_all(text.as_bytes()).map_err(io("write", &path))
    }

    /// What is in it now, whoever wrote it; what is no UTF-8 is replaced.
    ///
    /// # Errors
    /// When it is gone, or can't be read.
    pub fn read(&self) -> Result<String, DiskError> {
        Ok(String::from_utf8_lossy(&read_file(self.path())?).into_owned())
    }

    /// Leaves it where it is, with this text, and says where.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn keep(mut self, text: &str) -> Result<PathBuf, DiskError> {
        self.write(text)?;
        let path = self.path().to_owned();
        Ok(self.0.keep().unwrap_or(path))
    }
}
