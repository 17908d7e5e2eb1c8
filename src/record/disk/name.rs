//! How the files of records are called, and in which folder they are.

use std::path::{Path, PathBuf};

/// How the name of every record ends.
pub(super) const ENDING: &str = ".ticklist.yaml";
/// So many records are named in a line.
const MOST: usize = 20;

/// Is the file called like a record, so that none may be written there but by `init`?
pub fn is_named_like_a_record(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    name.ends_with(ENDING)
}

/// The folder in which a file is.
pub(super) fn folder_of(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or_else(|| Path::new("."))
}

/// The name of a record without its ending.
pub fn short_name(record: &Path) -> String {
    let name = record.file_name().unwrap_or_default().to_string_lossy();
    name.strip_suffix(ENDING).unwrap_or(&name).to_owned()
}

/// The names of records, as many as fit a line.
pub fn short_names(records: &[PathBuf]) -> String {
    let mut names: Vec<String> =
        records.iter().take(MOST).map(|record| short_name(record)).collect();
    if records.len() > MOST {
        names.push(format!("and {} more", records.len() - MOST));
    }
    names.join(", ")
}
