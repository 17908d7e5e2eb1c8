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
    assert_snapshot!(World::third_week().command("log A3 A5").env("COLUMNS", "60").run(), @"
    $ ticklist log A3 A5
    Contoso · log                                 Tue 8 Dec 2026
    WHEN              BY    WHAT                      ENTRY
    Tue 24 Nov 10:02  lee   A3  not-started →         djdag7y8r2
                            in-progress
                            A5  not-started →
                            in-progress
    Mon 30 Nov 11:15  lee   A5  in-progress →         x8wdy6g2up
                            blocked
                      ↳ waiting for the tenant licences
    Mon 30 Nov 11:20  dana  A5  noted                 cf2a8ycrpz
    Thu 3 Dec 13:00   dana  A5  due: no due date →    0230baod0f
                            Fri 11 Dec 2026
    Fri 4 Dec 08:45   dana  A3  in-progress → done    etp1wly2t7
                            A3  link: no link →
                            https://example.com/plan
                      ↳ on Thu 3 Dec 2026
                      ↳ Plan signed off
    [stderr]
    internal notes are left out (`--internal` leaves them in)
    [exit 0]
    ");
}

#[test]
fn the_log_says_what_was_taken_back() {
    assert_snapshot!(World::two_people().run("log P1 M1"), @"
    $ ticklist log P1 M1
    Fabrikam & Söhne · log                           Tue 9 Mar 2027
    WHEN             BY   WHAT                           ENTRY
    Tue 2 Mar 09:00  olu  P1  not-started → in-progress  is4vwddbdk
    Thu 4 Mar 09:30  olu  P1  in-progress → done         jk7qe0ybbx
    [exit 0]
    ");
    assert_snapshot!(World::two_people().run("log --by olu"), @"
    $ ticklist log --by olu
    Fabrikam & Söhne · log                                                            Tue 9 Mar 2027
    WHEN             BY   WHAT                                         ENTRY
    Tue 2 Mar 09:00  olu  P1  not-started → in-progress                is4vwddbdk
    Thu 4 Mar 09:30  olu  P1  in-progress → done                       jk7qe0ybbx
    Thu 4 Mar 09:31  olu  took back P1 in-progress → done (undone)     t4tf3k49pe
    Thu 4 Mar 09:32  olu  brought back P1 in-progress → done           3qw0vagyvi
    Mon 8 Mar 08:30  olu  P2  not-started → blocked                    izhvfwhv73
                     ↳ The attachments are not ours
                     ≠ P2 status: done (kim, Mon 8 Mar 09:00) stands; blocked (olu, Mon 8 Mar 08:30)
    Mon 8 Mar 08:31  olu  M-t92  owner: no owner → Olu Ade             9lacfhgstf
                     ≠ M-t92 owner: Kim Lund (kim, Mon 8 Mar 09:01) stands; Olu Ade (olu, Mon 8 Mar
                       08:31)
    Mon 8 Mar 08:32  olu  move  due: Fri 2 Apr 2027 → Fri 16 Apr 2027  5h6f9n3fgw
                     ≠ move due: Fri 9 Apr 2027 (kim, Mon 8 Mar 09:02) stands; Fri 16 Apr 2027 (olu,
                       Mon 8 Mar 08:32)
    Mon 8 Mar 08:33  olu  mail admin  role, owner: Olu Ade → Sam Roe   n3qnq6bnx5
                     ≠ mail admin owner: Kim Lund (kim, Mon 8 Mar 09:03) stands; Sam Roe (olu, Mon 8
                       Mar 08:33)
    [exit 0]
    ");
}

#[test]
fn a_log_of_nothing_says_so() {
    assert_snapshot!(World::contoso().run("log"), @"
    $ ticklist log
    Contoso · log  Mon 23 Nov 2026
    No entries.
    [exit 0]
    ");
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
