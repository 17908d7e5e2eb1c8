//! `ticklist note`

use insta::assert_snapshot;

use crate::world::{RECORD, World};

#[test]
fn note_says_what_was_noted() {
    assert_snapshot!(World::contoso().session(&[
        "note A3 -m \"They asked for a second workshop\"",
        "note A3 A4 -m \"Not for the customer\" --internal",
        "show A3",
    ]));
}

#[test]
fn a_note_is_kept_exactly_as_it_was_typed() {
    let world = World::contoso();
    let notes = [
        "plain",
        " blanks around ",
        "# no comment: \"quotes\" 'and' \\ - {at: x}",
        "日本語 العربية ไทย Zoë 👩‍💻",
        "-starts with a dash",
        "a\u{85}b\u{2028}c\u{feff}d\u{202e}e",
    ];
    for note in &notes[..5] {
        world.argv(&["note", "A3", "-m", note]).run().exits(0);
    }
    let log = world.run("log --json").json();
    for (at, note) in notes[..5].iter().enumerate() {
        assert_eq!(log["entries"][at]["note"], *note);
    }
    assert_eq!(world.journal(RECORD).len(), 5, "an entry is one line");
    world.run("check").exits(0);
    world.argv(&["note", "A3", "-m", notes[5]]).run().exits(1);
}

#[test]
fn a_note_that_reorders_the_line_is_kept_but_made_visible() {
    let world = World::contoso();
    world.argv(&["note", "A3", "-m", "pay \u{202e}100\u{2066} now\u{200b}"]).run().exits(0);
    for line in ["log", "show A3", "log --json", "show A3 --json"] {
        let ran = world.run(line).exits(0);
        assert!(!ran.raw().contains(['\u{202e}', '\u{2066}', '\u{200b}']), "{ran}");
        assert!(ran.stdout.contains("202e"), "{ran}");
    }
    let note = world.run("log --json").json()["entries"][0]["note"].clone();
    assert_eq!(note, "pay \u{202e}100\u{2066} now\u{200b}");
}

#[test]
fn a_note_needs_words() {
    let world = World::contoso();
    for (line, hint) in [
        ("note A3 \"second workshop\"", "ticklist note A3 -m \"second workshop\""),
        ("note A3", "ticklist note A3 -m NOTE"),
    ] {
        let ran = world.refuses(line, 2);
        assert_eq!(ran.hints(), [hint]);
        world.follow(&ran);
    }
    for (line, code) in
        [("note A3 -m ''", 1), ("note A99 -m words", 1), ("note A3 A99 -m words", 1)]
    {
        let ran = world.refuses(line, code);
        world.follow(&ran);
    }
}

#[test]
fn a_text_of_eight_kilobytes_is_the_longest() {
    let world = World::contoso();
    world.argv(&["note", "A3", "-m", &"x".repeat(8 * 1024)]).run().exits(0);
    world.argv(&["note", "A3", "-m", &"x".repeat(8 * 1024 + 1)]).run().exits(1);
    world.run("check").exits(0);
}

/// Catches: `\\u{a}` in what people read, and lines that are run together.
#[test]
fn what_is_written_on_several_lines_is_shown_on_several_lines() {
    let world = World::contoso();
    let lines = "First line\nSecond line\n\n- third";
    world.argv(&["note", "A1", "-m", lines]).run().exits(0);
    world.argv(&["checkpoint", "One", "-m", lines]).run().exits(0);
    world.argv(&["checkpoint", "Two", "--health", "red", "-m", lines]).run().exits(0);
    assert!(world.journal(RECORD).iter().all(|line| line.contains("First line\\nSecond")));
    world.later(1);
    world.argv(&["snapshot", "-m", lines, "-o", "s.md", "-o", "s.html"]).run().exits(0);
    for file in ["s.md", "s.html"] {
        let said = world.read(file);
        assert!(!said.contains("u{a}") && said.contains("Second line"), "{said}");
        assert!(!said.contains("First line Second"), "{said}");
    }
    assert!(world.read("s.md").contains("\n\nFirst line  \nSecond line\n\n- third\n\n"));
    for line in ["log", "show A1", "checkpoint", "changes", "agenda", "status"] {
        for format in ["table", "md", "html", "csv", "json"] {
            let ran = world.run(&format!("{line} -O {format}")).exits(0);
            assert!(!ran.stdout.contains("u{a}"), "{ran}");
        }
    }
    let log = world.run("log A1").exits(0).stdout;
    assert!(log.contains("↳ First line\n                    Second line\n"), "{log}");
    for line in ["add assess", "assign A1 --to", "done A1 -m", "checkpoint", "done A1 --link"] {
        let mut words: Vec<&str> = line.split(' ').collect();
        words.push("two\nlines");
        let ran = world.argv(&words).run().exits(1);
        assert!(ran.stderr.contains("holds a line break"), "{ran}");
        assert_eq!(ran.hints(), ["write it on one line"], "{ran}");
    }
    let ran = world.argv(&["block", "-m", lines]).run().exits(2);
    let typed = match cfg!(windows) {
        true => "\"First line Second line  - third\" ITEM",
        false => r"$'First line\nSecond line\n\n- third' ITEM",
    };
    assert!(ran.hints()[0].contains(typed), "{ran}");
    let ran = world.argv(&["snapshot", "-m", "\u{1b}[31m"]).run().exits(1);
    assert!(ran.stdout.is_empty(), "{ran}");
}

/// Catches: an undo that says that a note is taken back, and not of what it was.
#[test]
fn the_undo_of_a_note_says_what_that_was_about() {
    let world = World::contoso();
    world.run("risk 'Late licences'").exits(0);
    for (note, about) in [
        ("note -m Content", "the engagement"),
        ("note assess -m Content", "Assess"),
        ("note A1 -m Content", "A1"),
        ("note K -m Content", "K-"),
    ] {
        world.run(note).exits(0);
        let said = world.run("undo").exits(0).stdout;
        let line = said.lines().find(|line| line.contains("taken back: “Content”"));
        assert!(line.is_some_and(|line| line.contains(about)), "{note}: {said}");
    }
}
