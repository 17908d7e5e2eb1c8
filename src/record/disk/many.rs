//! Reading many files at once.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::copies::{Beside, without_copies};
use super::error::DiskError;
use super::find::records_of;
use super::load::{Loaded, load};

/// A file that may be a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its path.
    pub path: PathBuf,
    /// Somebody named the file itself, and not only its folder.
    pub named: bool,
    /// The other files that hold the same engagement.
    pub copies: Vec<PathBuf>,
}

/// What paths stand for.
#[derive(Debug, Default)]
pub struct Listing {
    /// The files, each once and without copies of others, by path.
    pub files: Vec<Listed>,
    /// The folders that hold no records.
    pub empty: Vec<PathBuf>,
    /// The folders that can't be listed.
    pub failed: Vec<(PathBuf, DiskError)>,
}

/// The files that these paths name, or hold where they are folders.
pub fn list(paths: &[PathBuf]) -> Listing {
    let mut listing = Listing::default();
    let mut files: BTreeMap<PathBuf, bool> = BTreeMap::new();
    let mut add = |path: &Path, named: bool| {
        *files.entry(path.strip_prefix(".").unwrap_or(path).to_owned()).or_default() |= named;
    };
    for path in paths {
        if !path.is_dir() {
            add(path, true);
            continue;
        }
        match records_of(path) {
            Ok(records) if records.is_empty() => listing.empty.push(path.clone()),
            Ok(records) => records.iter().for_each(|record| add(record, false)),
            Err(error) => listing.failed.push((path.clone(), error)),
        }
    }
    let beside = Beside::of(files.keys().map(PathBuf::as_path));
    let paths = files.keys().cloned().collect();
    let records = without_copies(paths, |record| beside.whose(record)).into_iter();
    listing.files = records
        .map(|path| Listed { named: files[&path], copies: beside.copies_of(&path), path })
        .collect();
    listing
}

/// What `make` makes of each of the files, in their order. A file is read, made
/// something of and let go before its thread reads the next, so that of many records no more are
/// held at once than there are threads.
pub fn load_each<T: Send>(
    files: &[Listed],
    threads: NonZero<usize>,
    make: impl Fn(&Listed, Result<Loaded, DiskError>) -> T + Sync,
) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let made = Mutex::new(BTreeMap::new());
    let work = || {
        let places = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        for (place, file) in places.map_while(|place| Some((place, files.get(place)?))) {
            let one = make(file, load(&file.path));
            made.lock().expect(UNBROKEN).insert(place, one);
        }
    };
    thread::scope(|scope| {
        let others = 1..threads.get().min(files.len());
        // This thread does what those do not that the system refuses.
        others.for_each(|_| drop(thread::Builder::new().spawn_scoped(scope, work)));
        work();
    });
    made.into_inner().expect(UNBROKEN).into_values().collect()
}

const UNBROKEN: &str = "no thread panics while it holds what is made";

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Receiver, channel};

    use super::*;

    fn files() -> Vec<Listed> {
        let path = |number: i32| PathBuf::from(format!("/nowhere/{number}"));
        let listed = |path| Listed { path, named: true, copies: Vec::new() };
        (0..100).map(|number| listed(path(number))).collect()
    }

    /// Catches: results in the order in which they are ready.
    #[test]
    fn results_stand_in_the_order_of_the_files_whichever_is_ready_first() {
        let files = files();
        let ((second_is_taken, taken), (last_is_made, made)) = (channel(), channel());
        let (taken, made) = (Mutex::new(taken), Mutex::new(made));
        let wait = |until: &Mutex<Receiver<()>>| {
            let until = until.lock().expect("one thread waits for it");
            until.recv().expect("another thread goes on meanwhile");
        };
        let make = |file: &Listed, _: Result<Loaded, DiskError>| {
            match files.iter().position(|other| other == file) {
                Some(0) => wait(&taken),
                Some(1) => {
                    second_is_taken.send(()).expect("the first waits for it");
                    wait(&made);
                }
                Some(99) => last_is_made.send(()).expect("the second waits for it"),
                _ => {}
            }
            file.clone()
        };
        assert_eq!(load_each(&files, NonZero::new(2).expect("not zero"), make), files);
    }

    /// Catches: a file that is left out or taken twice.
    #[test]
    fn the_number_of_threads_makes_no_difference() {
        let files = files();
        let make = |file: &Listed, loaded: Result<Loaded, DiskError>| {
            assert!(matches!(loaded, Err(DiskError::Missing(path)) if path == file.path));
            file.clone()
        };
        for threads in [1, 2, 7, 200] {
            let threads = NonZero::new(threads).expect("not zero");
            assert_eq!(load_each(&files, threads, make), files);
            assert_eq!(load_each(&[], threads, make), []);
        }
    }
}
