//! `ticklist log`

use insta::assert_snapshot;
use serde_json::Value;

use crate::world::World;

#[test]
fn the_log_tells_what_happened_oldest_first_with_the_notes_in_full() {
    assert_snapshot!(World::third_week().run("log"));
}

#[test]
fn the_log_fits_a_narrow_terminal() {
    assert_snapshot!(World::third_week().command("log A3 A5").env("COLUMNS", "60").run());
}

#[test]
fn the_log_says_what_was_taken_back() {
    assert_snapshot!(World::two_people().run("log P1 M1"));
    assert_snapshot!("the_log_says_who_took_it_back", World::two_people().run("log --by olu"));
}

#[test]
fn a_log_of_nothing_says_so() {
    assert_snapshot!(World::contoso().run("log"));
}

fn entries(log: &Value) -> usize {
    log["entries"].as_array().expect("a log has entries").len()
}

#[test]
fn the_log_begins_where_it_is_asked_to() {
    let table = [
        ("", 24),
        ("--since 2026-12-04", 5),
        ("--since yesterday", 2),
        ("--since monday", 2),
        ("--since -3d", 2),
        ("--since 2026-12-04T09:10:00Z", 4),
        ("--since \"Week 1\"", 9),
        ("--since \"week 1\"", 9),
        ("--since last", 9),
        ("--since last --as-of \"Week 1\"", 16),
        ("--by LEE", 4),
        ("--by lee --since 2026-12-01", 2),
        ("A5", 4),
        ("A1..A6", 9),
        ("--since 2030-01-01", 0),
    ];
    let world = World::third_week();
    for (line, number) in table {
        let log = world.run(&format!("log --json {line}")).exits(0).json();
        assert_eq!(entries(&log), number, "{line}");
        let at =
            log["entries"].as_array().expect("entries").iter().map(|entry| entry["at"].as_str());
        assert!(at.is_sorted(), "{line}: not oldest first");
    }
}

#[test]
fn what_names_no_moment_is_refused() {
    let world = World::third_week();
    for line in ["log --since \"Week 9\"", "log --since someday", "log --since 2026-13-01"] {
        let ran = world.refuses(line, 2);
        assert!(!ran.hints().is_empty(), "{ran}");
    }
    world.refuses("log Q9", 1);
}

#[test]
fn a_long_note_is_shown_in_full_at_any_width() {
    let world = World::contoso();
    let words: Vec<String> = (0..300).map(|number| format!("word{number}")).collect();
    world.argv(&["note", "A1", "-m", &words.join(" ")]).run().exits(0);
    for width in ["40", "60", "160"] {
        let ran = world.command("log").env("COLUMNS", width).run().exits(0);
        assert!(words.iter().all(|word| ran.stdout.contains(word)), "{ran}");
    }
}
