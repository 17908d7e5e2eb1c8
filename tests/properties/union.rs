//! Copies of a record that went different ways, brought together by git, by its driver and by
//! `merge`.

#![expect(clippy::disallowed_methods, reason = "git reads the copies from files")]

use std::fs;
use std::path::Path;
use std::process::Command;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{TestError, TestRunner};
use ticklist::domain::entry::Entry;
use ticklist::domain::merge::missing;
use ticklist::domain::record::Record;
use ticklist::record::{self, File, encode, union, write_head};

use crate::flow::by_hand;
use crate::generate::{PEOPLE, config, head, nonsense};
use crate::people::{Person, clock, work};

/// A record, and two copies of it that each went on.
#[derive(Debug, Clone)]
struct Copies {
    base: String,
    ours: String,
    theirs: String,
}

fn copies() -> impl Strategy<Value = Copies> {
    let gone_on = || (clock(), work(0..=4));
    (vec(nonsense(), 0..5), gone_on(), gone_on()).prop_map(|(entries, ours, theirs)| {
        let base = write_head(&head()) + &lines(&entries);
        let went_on = |by, (clock, work)| {
            let mut person = Person::new(by, &entries, clock);
            base.clone() + &lines(&person.works(work))
        };
        let ours = went_on(PEOPLE[0], (ours.0, &ours.1));
        let theirs = went_on(PEOPLE[1], (theirs.0, &theirs.1));
        Copies { base, ours, theirs }
    })
}

fn lines(entries: &[Entry]) -> String {
    entries.iter().map(|entry| encode(entry) + "\n").collect()
}

/// The entries in this text, line by line, of which every one can be read.
fn entries(text: &str) -> Vec<Entry> {
    match record::read(text.as_bytes()) {
        Ok(File::Record(_, journal)) if journal.faults.is_empty() => {
            journal.entries.into_iter().map(|located| located.entry).collect()
        }
        other => panic!("this was a record: {other:?}\n{text}"),
    }
}

fn read(text: &str) -> Record {
    Record::new(head(), entries(text))
}

fn driven(base: &str, ours: &str, theirs: &str) -> String {
    let merged = union(base.as_bytes(), ours.as_bytes(), theirs.as_bytes());
    String::from_utf8(merged.expect("they are of one engagement")).expect("they were text")
}

/// What git makes of the copies where it is told `merge=union`; nothing where there is no git.
fn by_git(copies: &Copies, folder: &Path) -> Option<String> {
    let texts = [("ours", &copies.ours), ("base", &copies.base), ("theirs", &copies.theirs)];
    for (name, text) in texts {
        fs::write(folder.join(name), text).expect("a file of our own");
    }
    let mut git = Command::new("git");
    git.args(["merge-file", "--union", "-p", "ours", "base", "theirs"]).current_dir(folder);
    let merged = git.output().ok()?;
    assert!(merged.status.success(), "{}", String::from_utf8_lossy(&merged.stderr));
    Some(String::from_utf8(merged.stdout).expect("they were text"))
}

/// Merging is equal to git's union: git, its driver, and `merge` come to the same record.
///
/// Catches: an entry that the driver drops or changes, a `missing` that overlooks one, and a
/// union of git's that is not read line by line.
#[test]
#[ignore = "starts git 1,000 times"]
fn merging_is_equal_to_the_union_of_git() {
    is_equal_to_git(config());
}

#[test]
fn merging_is_equal_to_the_union_of_git_a_hundred_times() {
    is_equal_to_git(ProptestConfig { cases: 100, ..config() });
}

fn is_equal_to_git(config: ProptestConfig) {
    let folder = tempfile::tempdir().expect("the folder for temporary files can be written");
    let law = |copies: Copies| {
        let Some(by_git) = by_git(&copies, folder.path()) else { return Ok(()) };
        let (ours, theirs) = (read(&copies.ours), read(&copies.theirs));
        let new: Vec<Entry> = missing(&ours, &theirs).into_iter().cloned().collect();
        let merged = read(&(copies.ours.clone() + &lines(&new)));
        prop_assert_eq!(&read(&by_git), &merged);
        prop_assert_eq!(&read(&driven(&copies.base, &copies.ours, &copies.theirs)), &merged);
        Ok(())
    };
    match TestRunner::new(config).run(&copies(), law) {
        Ok(()) => {}
        Err(TestError::Fail(why, copies)) => panic!("{why}\n{copies:#?}"),
        Err(why) => panic!("{why}"),
    }
}

proptest! {
    #![proptest_config(config())]

    /// Whichever copy is ours, the driver writes the same bytes: each entry once, in the order of
    /// the fold. What it has merged it leaves as it is, alone or with either copy again.
    ///
    /// Catches: a driver that takes the lines in the order of the copies, one of them twice, or
    /// of two ways to write an entry the one that it meets first.
    #[test]
    fn the_driver_writes_the_same_bytes_on_both_sides(copies in copies(), hand in any::<bool>()) {
        let Copies { base, ours, theirs } = &copies;
        let by_hand = read(ours).entries().iter().map(|entry| by_hand(entry) + "\n").collect::<String>();
        let ours = if hand { &(write_head(&head()) + &by_hand) } else { ours };
        let merged = driven(base, ours, theirs);
        for again in [
            driven(base, theirs, ours),
            driven(base, &merged, &merged),
            driven(theirs, ours, &merged),
        ] {
            prop_assert_eq!(&again, &merged);
        }
        prop_assert!(merged.starts_with(&write_head(&head())));
        let once_in_order = read(&merged);
        prop_assert_eq!(&entries(&merged)[..], once_in_order.entries());
    }
}
