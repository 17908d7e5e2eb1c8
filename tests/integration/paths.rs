//! What a path may name instead of a file: a clear error at once, and nothing is written.

#![cfg(unix)]

use std::fs::{self, File};
use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;

use tempfile::TempDir;

use crate::ran::Ran;
use crate::world::World;

/// Where a path can be given, as `$P`.
const PLACES: [&str; 9] = [
    "status -f \"$P\"",
    "done A1 -f \"$P\"",
    "check \"$P\"",
    "init Fabrikam --checklist \"$P\"",
    "init Fabrikam -f \"$P\"",
    "merge \"$P\"",
    "merge --driver \"$P\" copy.yaml copy.yaml",
    "merge --driver copy.yaml \"$P\" copy.yaml",
    "merge --driver copy.yaml copy.yaml \"$P\"",
];

/// A folder beside the world, whose files the world does not read.
struct Oddities(TempDir);

impl Oddities {
    fn new() -> Self {
        let folder = tempfile::Builder::new().prefix("odd-").tempdir();
        let odd = Self(folder.expect("the folder for temporary files can be written"));
        let made = std::process::Command::new("sh")
            .current_dir(odd.0.path())
            .args([
                "-c",
                "mkfifo pipe.yaml; mkdir folder.yaml; ln -s /dev/zero zero.yaml; \
                ln -s nothing broken.yaml; ln -s loop.yaml loop.yaml; : > empty.yaml; : > a.yaml",
            ])
            .status();
        assert!(made.expect("a shell").success());
        let sparse =
            File::options().create_new(true).write(true).open(odd.0.path().join("sparse.yaml"));
        sparse.and_then(|file| file.set_len(300 << 20)).expect("a sparse file");
        odd
    }

    fn path(&self, name: &[u8]) -> PathBuf {
        self.0.path().join(std::ffi::OsStr::from_bytes(name))
    }

    fn names(&self) -> Vec<std::ffi::OsString> {
        let entries = fs::read_dir(self.0.path()).expect("a folder of our own");
        let mut names: Vec<_> = entries.map(|entry| entry.expect("listed").file_name()).collect();
        names.sort();
        names
    }
}

/// Runs the line with `$P` as the path; hanging is a failure.
fn run(world: &World, line: &str, path: &PathBuf) -> Ran {
    let shell = format!("timeout 20 ticklist {line}");
    world.shell(&shell).env("P", path).run()
}

#[track_caller]
fn is_refused(world: &World, line: &str, path: &PathBuf) -> Ran {
    let before = world.files();
    let ran = run(world, line, path);
    assert!([1, 2].contains(&ran.code), "{}: {ran}", path.display());
    assert!(ran.stdout.is_empty() && !ran.hints().is_empty(), "{}: {ran}", path.display());
    assert!(!ran.stderr.contains("panicked"), "{}: {ran}", path.display());
    assert!(before == world.files(), "a refused command wrote: {ran}");
    ran
}

/// Catches: a pipe that is opened before it is looked at, and a device that is read to its end.
#[test]
fn what_is_no_file_is_refused_at_once() {
    let (world, odd) = (crate::surroundings::with_a_copy(), Oddities::new());
    let before = odd.names();
    for name in
        ["pipe.yaml", "zero.yaml", "folder.yaml", "loop.yaml", "sparse.yaml", "a.yaml/b.yaml"]
    {
        for line in PLACES {
            let ran = is_refused(&world, line, &odd.path(name.as_bytes()));
            assert!(ran.stderr.contains(name.trim_end_matches("/b.yaml")), "{ran}");
        }
    }
    assert_eq!(before, odd.names());
}

/// An empty base is what git gives where both branches began the record.
#[test]
fn what_is_not_there_or_empty_is_refused() {
    let (world, odd) = (crate::surroundings::with_a_copy(), Oddities::new());
    let before = odd.names();
    for name in ["broken.yaml", "empty.yaml", "missing.yaml"] {
        for line in PLACES {
            let is_begun = line.starts_with("init Fabrikam -f") && name == "missing.yaml";
            let is_answered = name == "empty.yaml"
                && (line.starts_with("check") || line.starts_with("merge --driver \"$P\""));
            if !is_begun && !is_answered {
                let ran = is_refused(&world, line, &odd.path(name.as_bytes()));
                assert!(ran.stderr.contains(name), "{ran}");
            }
        }
    }
    assert_eq!(before, odd.names());
}

#[test]
fn a_path_of_nothing_is_refused() {
    let world = crate::surroundings::with_a_copy();
    for line in PLACES {
        is_refused(&world, line, &PathBuf::new());
    }
}

/// Catches: a name that is changed on its way, so that another file is read or written.
#[test]
fn a_name_that_is_not_utf_8_names_its_file_or_is_refused() {
    let (world, odd) = (crate::surroundings::with_a_copy(), Oddities::new());
    let missing = odd.path(b"no\xff.yaml");
    for line in PLACES.iter().filter(|line| !line.starts_with("init Fabrikam -f")) {
        is_refused(&world, line, &missing);
    }
    let there = odd.path(b"there\xff.yaml");
    fs::copy(world.path("copy.yaml"), &there).expect("a copy");
    run(&world, "check \"$P\"", &there).exits(0);
    run(&world, "merge \"$P\"", &there).exits(0);
    for line in ["status -f \"$P\"", "done A1 -f \"$P\"", "init Fabrikam --checklist \"$P\""] {
        let ran = run(&world, line, &there);
        assert!(ran.code == 0 || ran.code == 2, "{ran}");
        assert!(ran.code == 0 || !ran.hints().is_empty(), "{ran}");
    }
    assert_eq!(odd.names().iter().filter(|name| name.as_bytes().starts_with(b"there")).count(), 1);
}
