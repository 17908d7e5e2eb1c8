//! Which record a command is about.

use std::path::{Path, PathBuf};

use super::copies::{Whose, whose, without_copies};
use super::error::DiskError;
use super::identity::is_same;
use super::load::paths_in;
use super::name::{ENDING, folded, short_name};

/// The record that `ticklist demo` writes. It counts only where it is alone.
const DEMO: &str = "demo.ticklist.yaml";

/// Where somebody is.
#[derive(Debug, Clone)]
pub struct Whereabouts {
    /// The current folder.
    pub folder: PathBuf,
    /// The home folder, where that is known.
    pub home: Option<PathBuf>,
}

/// Which record somebody wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// The one in the file with this path.
    Path(PathBuf),
    /// The one with this name, here or above, else the only one whose name starts so.
    Name(String),
    /// The only one, here or above; copies of one record are one.
    Only,
    /// The only one but for these files; of several the one of which one of them is a copy.
    OnlyBeside(Vec<PathBuf>),
}

impl Wanted {
    /// What `-f` or `TICKLIST_FILE` means: a path if it ends in `.yaml` or `.yml` or holds a
    /// separator, else a name.
    pub fn of(file: &str) -> Self {
        let is_path = file.ends_with(".yaml")
            || file.ends_with(".yml")
            || file.chars().any(std::path::is_separator);
        match is_path {
            true => Wanted::Path(PathBuf::from(file)),
            false => Wanted::Name(file.to_owned()),
        }
    }
}

/// A record that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its path.
    pub path: PathBuf,
    /// It is in a folder above the current one.
    pub above: bool,
}

/// Finds the record that is wanted.
///
/// # Errors
/// When there is none, or several that could be meant.
pub fn find(wanted: &Wanted, whereabouts: &Whereabouts) -> Result<Found, DiskError> {
    match wanted {
        Wanted::Path(path) => Ok(Found { path: path.clone(), above: false }),
        Wanted::Name(name) => find_named(name, whereabouts),
        Wanted::Only => find_only(&[], whereabouts),
        Wanted::OnlyBeside(others) => find_only(others, whereabouts),
    }
}

fn find_only(others: &[PathBuf], whereabouts: &Whereabouts) -> Result<Found, DiskError> {
    for folder in folders(whereabouts) {
        let records = beside(others, without_demo(records_in(folder)?));
        match records.as_slice() {
            [] => {}
            [only] => return Ok(found(only, folder, whereabouts)),
            _ => {
                return Err(DiskError::SeveralRecords { folder: folder.to_owned(), records });
            }
        }
    }
    Err(DiskError::NoRecord(whereabouts.folder.clone()))
}

/// The records that can be meant where these other files are named.
fn beside(others: &[PathBuf], records: Vec<PathBuf>) -> Vec<PathBuf> {
    let is_other = |record: &&PathBuf| others.iter().any(|other| is_same(other, record));
    let own: Vec<PathBuf> = records.iter().filter(|it| !is_other(it)).cloned().collect();
    let meant = without_copies(if own.is_empty() { records } else { own }, whose);
    let theirs: Vec<Whose> = others.iter().filter_map(|other| whose(other)).collect();
    let is_copied = |record: &&PathBuf| whose(record).is_some_and(|own| theirs.contains(&own));
    let copied: Vec<PathBuf> = meant.iter().filter(is_copied).cloned().collect();
    if copied.is_empty() { meant } else { copied }
}

/// The file that a word means where a path is wanted: where there is none, the record that is
/// called so.
pub fn file_meant(path: PathBuf, whereabouts: &Whereabouts) -> PathBuf {
    match path.to_str().map(Wanted::of) {
        Some(Wanted::Name(name)) if !whereabouts.folder.join(&path).exists() => {
            find_named(&name, whereabouts).map_or(path, |found| found.path)
        }
        _ => path,
    }
}

/// The folder of records that is wanted, where it is one and no record is called so.
pub fn folder_meant(wanted: &Wanted, whereabouts: &Whereabouts) -> Option<PathBuf> {
    let folder = match wanted {
        Wanted::Path(path) => path.clone(),
        Wanted::Name(name) if find_named(name, whereabouts).is_err() => PathBuf::from(name),
        _ => return None,
    };
    whereabouts.folder.join(&folder).is_dir().then_some(folder)
}

/// Does the current folder itself hold several records, so that none is the only one?
pub fn holds_several(whereabouts: &Whereabouts) -> bool {
    let records = records_in(&whereabouts.folder).map(without_demo);
    records.is_ok_and(|records| without_copies(records, whose).len() > 1)
}

/// The names by which records here, or in the nearest folder above that has any, can be wanted.
pub fn names(whereabouts: &Whereabouts) -> Vec<String> {
    let records = folders(whereabouts).map(|folder| records_in(folder).unwrap_or_default());
    let nearest = records.into_iter().find(|records| !records.is_empty()).unwrap_or_default();
    nearest.iter().map(|record| short_name(record)).collect()
}

/// The records that a folder stands for: its own, or where it has none those in the folders
/// right below it, hidden ones aside; by path. Symbolic links to folders are not followed.
///
/// # Errors
/// When it can't be listed.
pub(super) fn records_of(folder: &Path) -> Result<Vec<PathBuf>, DiskError> {
    let own = records_in(folder)?;
    if !own.is_empty() {
        return Ok(without_demo(own));
    }
    let is_hidden =
        |path: &Path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    let is_folder = |path: &Path| path.symlink_metadata().is_ok_and(|metadata| metadata.is_dir());
    let below = paths_in(folder)?.into_iter().filter(|path| !is_hidden(path) && is_folder(path));
    let records = below.map(|folder| records_in(&folder));
    Ok(without_demo(records.collect::<Result<Vec<_>, _>>()?.concat()))
}

/// The records without the demo, unless that is alone.
fn without_demo(mut records: Vec<PathBuf>) -> Vec<PathBuf> {
    if records.len() > 1 {
        records.retain(|record| record.file_name().is_none_or(|name| name != DEMO));
    }
    records
}

fn find_named(name: &str, whereabouts: &Whereabouts) -> Result<Found, DiskError> {
    let mut seen = Vec::new();
    for folder in folders(whereabouts) {
        let records = records_in(folder)?;
        let exactly = || records.iter().find(|record| short_name(record) == name);
        let nearly = || records.iter().find(|record| folded(&short_name(record)) == folded(name));
        if let Some(record) = exactly().or_else(nearly) {
            return Ok(found(record, folder, whereabouts));
        }
        seen.extend(records);
    }
    let starts = |record: &&PathBuf| folded(&short_name(record)).starts_with(&folded(name));
    let starting: Vec<PathBuf> = seen.iter().filter(starts).cloned().collect();
    match without_copies(starting.clone(), whose).as_slice() {
        [only] if !name.is_empty() => {
            let folder = only.parent().unwrap_or(&whereabouts.folder);
            Ok(found(only, folder, whereabouts))
        }
        [] => Err(DiskError::NoRecordNamed { name: name.to_owned(), records: seen }),
        _ => Err(DiskError::NoRecordNamed { name: name.to_owned(), records: starting }),
    }
}

fn found(record: &Path, folder: &Path, whereabouts: &Whereabouts) -> Found {
    let above = folder != whereabouts.folder;
    let short = record.file_name().map(PathBuf::from).filter(|_| !above);
    Found { path: short.unwrap_or_else(|| record.to_owned()), above }
}

/// This folder and those above it: not above the root of a git work tree, and not the home
/// folder or beyond, unless it is this one.
fn folders(whereabouts: &Whereabouts) -> impl Iterator<Item = &Path> {
    let mut inside = true;
    whereabouts.folder.ancestors().take_while(move |folder| {
        let here = *folder == whereabouts.folder;
        let is_home = whereabouts.home.as_ref().is_some_and(|home| is_same(home, folder));
        let taken = inside && (here || !is_home);
        inside = taken && !is_home && !folder.join(".git").exists();
        taken
    })
}

/// The records in a folder, by path.
fn records_in(folder: &Path) -> Result<Vec<PathBuf>, DiskError> {
    let mut paths = paths_in(folder)?;
    let name = |path: &Path| Some(path.file_name()?.to_string_lossy().into_owned());
    paths.retain(|path| name(path).is_some_and(|name| name.ends_with(ENDING)) && !path.is_dir());
    Ok(paths)
}
