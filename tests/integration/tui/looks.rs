//! What the screen looks like.

use std::path::Path;
use std::{env, fs};

use insta::assert_snapshot;
use ratatui::style::Color;
use ticklist::render::formats::text::Look;

use super::meeting::{COLORFUL, Meeting};
use crate::world::World;

const NOW: &str = "2026-12-08T09:12:00Z";

#[test]
fn a_small_screen_has_the_phases_on_top() {
    let mut meeting = Meeting::third_week((60, 15));
    assert_snapshot!(meeting.press("tab tab j j j j").shows(), @"
    Contoso · AMBER · 6/25 (24%)          Tue 8 Dec 2026, day 16
     General   ░░░  10%  Initiate  ███ 100% >Assess    █░░  50%
     Remediate ░░░   0%  Enable    ░░░   0%
    all items: 37 of 37 ────────────────────────────────── 26/37
      A3  ✓ Join the meetings on the          Dana Cruz 4 Dec*
            remediation checklist and overall
            plan
      A4  ◐ Join the meetings on how users    Priya Rao ! 4 Dec*
            will be provisioned
    > A5  ■ Join the meetings on configuring  Lee Ito   11 Dec
            the online services
            ↳ waiting for the tenant licences (lee, Mon 30 Nov)
    A5  Join the meetings on configuring the online services
    ■ blocked 8d · Lee Ito · due Fri 11 Dec (in 3 days) · solut…
    space done  s start  b block  o owner  ? all keys  q quit
    ");
}

/// Catches: a pane at the left that costs the end of a task.
#[test]
fn tasks_are_shown_in_full_and_owners_everywhere() {
    for size in [(60, 60), (99, 60), (100, 60), (160, 60)] {
        let shown = Meeting::third_week(size).press("G").shows();
        let cut = shown.lines().filter(|line| line.contains('…') && !line.contains(['↳', '·']));
        let cut: Vec<&str> = cut.filter(|line| line.contains(['○', '◐', '■', '✓', '↻'])).collect();
        assert!(cut.is_empty(), "{size:?}: {cut:?}");
        let is_owned = |line: &str| line.contains(" E2 ") && line.contains("Dana Cruz");
        assert!(shown.lines().any(is_owned), "{size:?}: {shown}");
    }
}

#[test]
fn the_screen_opens_at_the_current_phase() {
    for size in [(60, 24), (160, 50)] {
        let opened = Meeting::third_week(size).opened;
        assert!(opened.starts_with("A1 "), "{opened}");
    }
}

#[test]
fn a_wide_screen_has_them_at_the_left() {
    let mut meeting = Meeting::third_week((100, 30));
    assert_snapshot!(meeting.press("tab tab j j j space").shows());
}

#[test]
fn a_large_screen_shows_everything() {
    let mut meeting = Meeting::third_week((160, 45));
    assert_snapshot!(meeting.press("G").shows());
}

#[test]
fn questions_say_what_they_understand() {
    let mut meeting = Meeting::third_week((80, 24));
    let mut foot = |keys: &str, text: &str| {
        let shown = meeting.press(keys).type_in(text).shows();
        let lines: Vec<&str> = shown.lines().collect();
        lines[lines.len() - 3..].join("\n")
    };
    let feet = [
        foot("d", ""),
        foot("", "+2w"),
        foot("esc o", ""),
        foot("", "lee"),
        foot("esc x", "not here"),
        foot("esc a", "Book the 準備 room"),
        foot("esc /", "mfa"),
    ];
    assert_snapshot!(feet.join("\n\n"));
}

#[test]
fn help_and_details_stand_over_the_list() {
    let mut meeting = Meeting::third_week((80, 24));
    let help = meeting.press("?").shows();
    let details = meeting.press("esc tab tab j j j j enter").shows();
    assert_snapshot!([help, details].join("\n"));
}

#[test]
fn conflicts_are_marked_wherever_their_field_is_shown() {
    let world = World::two_people();
    let meeting =
        Meeting::about(&world, "two-people.ticklist.yaml", "2027-03-09T09:00:00Z", (100, 20));
    assert_snapshot!(meeting.shows(), @"
    Fabrikam & Söhne · AMBER · 2/5 (40%)                                           Tue 9 Mar 2027, day 9
    said at Review 1: “The mailbox list came late” (by the rule AMBER: 4 conflicts to decide)
    > Prepare        ██████████ 100%  all items: 7 of 7 ──────────────────────────────────────────── 1/7
      2/2 (100%) · due Fri 12 Mar       Prepare · 2/2 (100%) · due Fri 12 Mar
      Move           ░░░░░░░░░░   0%  > P1    ✓   List the mailboxes                 ≠ Kim Lund 12 Mar*
      0/3 (0%) · ≠ due Fri 9 Apr        P2    ≠ ✓ Clean up the mailboxes             ≠ Kim Lund 12 Mar*
                                                  ≠ status: done (kim, Mon 8 Mar 09:00) stands; blocked…
      All            ████░░░░░░  40%    P3    ↻   Tell the people                    -          12 Mar*
                                        Move · 0/3 (0%) · ≠ due Fri 9 Apr
                                        M1    ○   Move the pilot group               ≠ Kim Lund ≠ 9 Apr*
                                        M2    ○   Move everybody                     ≠ Kim Lund ≠ 9 Apr*
                                        M3    ○   Move the archive                   -          ≠ 9 Apr*
                                        M-t92 ○   Book the night shift               ≠ Kim Lund ≠ 9 Apr*
                                                  ≠ owner: Kim Lund (kim, Mon 8 Mar 09:01) stands; Olu …


    ────────────────────────────────────────────────────────────────────────────────────────────────────
    P1  List the mailboxes
    ✓ done · Kim Lund · due Fri 12 Mar · mail admin
    space done  s start  b block  o owner  d due  n note  x n/a  a add  r raise  ? all keys  q quit
    ");
}

#[test]
fn a_terminal_without_our_signs_has_others() {
    let look = Look { ascii: true, ..COLORFUL };
    let world = World::third_week();
    let mut meeting = Meeting::with(&world, "plain.ticklist.yaml", NOW, (80, 20), look);
    meeting.press("tab tab j j j j");
    assert!(meeting.shows().is_ascii());
    assert_snapshot!(meeting.shows(), @"
    Contoso - AMBER - 6/25 (24%)                              Tue 8 Dec 2026, day 16
    2 of 7 items that fell due are overdue (28%); 1 blocked (8 days); the forecast .
     General   ...  10%  Initiate  ### 100% >Assess    #..  50%  Remediate ...   0%
     Enable    ...   0%
    all items: 37 of 37 ------------------------------------------------------ 26/37
            remediation dates
      Assess - 3/6 (50%) - due Fri 4 Dec
      A1  x Name the stakeholders for the assessment              -         4 Dec*
      A2  x Share your screen for help with evaluation tools      -         4 Dec*
      A3  x Join the meetings on the remediation checklist and    Dana Cruz 4 Dec*
            overall plan
      A4  ~ Join the meetings on how users will be provisioned    Priya Rao ! 4 Dec*
    > A5  # Join the meetings on configuring the online services  Lee Ito   11 Dec
            - waiting for the tenant licences (lee, Mon 30 Nov)
      A6  . Draw up a support plan for being ready to migrate     -         ! 4 Dec*
      Remediate - 0/1 (0%) - due Thu 10 Dec
    --------------------------------------------------------------------------------
    A5  Join the meetings on configuring the online services
    # blocked 8d - Lee Ito - due Fri 11 Dec (in 3 days) - solution architect
    space done  s start  b block  o owner  d due  n note  x n/a  ? all keys  q quit
    ");
}

#[test]
fn without_colours_nothing_is_coloured_and_the_cursor_is_seen() {
    let look = Look { color: false, ..COLORFUL };
    let world = World::third_week();
    let mut meeting = Meeting::with(&world, "plain.ticklist.yaml", NOW, (100, 30), look);
    meeting.press("space");
    let colourful = Meeting::third_week((100, 30)).press("space").shows();
    assert_eq!(meeting.shows(), colourful);
    let is_plain =
        |cell: &ratatui::buffer::Cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset);
    assert!(meeting.buffer().content.iter().all(is_plain));
    assert!(meeting.named().starts_with("G1 "));
}

/// As with its sessions, `UPDATE_README=1` writes what is shown into the file.
#[test]
#[expect(clippy::disallowed_methods, reason = "UPDATE_README writes the README")]
fn the_readme_shows_the_screen_as_it_is() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).expect("README.md stands at the top");
    let shown = Meeting::third_week((90, 18)).press("tab tab j j j j").shows();
    let (before, rest) = readme.split_once("## On a screen").expect("a section about it");
    let (words, rest) = rest.split_once("```text\n").expect("a picture of it");
    let (picture, behind) = rest.split_once("```").expect("an end of that");
    if env::var_os("UPDATE_README").is_some() {
        let text = format!("{before}## On a screen{words}```text\n{shown}```{behind}");
        fs::write(path, text).expect("README.md can be written");
    } else {
        assert_eq!(picture, shown, "UPDATE_README=1 puts this right");
    }
}

#[test]
fn too_small_a_screen_says_so() {
    assert_snapshot!(Meeting::third_week((50, 12)).shows(), @"
    The terminal is 50x12.
    ticklist needs 60x15.
    Make it larger, or q quits.
    ");
}

/// Wide characters, and such as run from right to left.
#[test]
fn any_script_keeps_its_columns() {
    let world = World::new();
    world.write(
        "list.yaml",
        "\
ticklist: 1
title: 導入
phases:
- name: 準備
  items:
  - {id: A1, task: プロジェクトの関係者を決めて、毎週の会議に招待する, role: 担当}
  - {id: A2, task: 会議室を予約する, ongoing: true}
- name: التقييم
  items:
  - {id: B1, task: تسمية أصحاب المصلحة في التقييم}
  - {id: B2, task: 'قائمة OneDrive والبريد', optional: true}
",
    );
    let file = "ふじ.ticklist.yaml";
    world.run(&format!("init 富士商事 --checklist list.yaml -f {file}")).exits(0);
    world.run(&format!("assign A1 --to 佐藤さくら -f {file}")).exits(0);
    world.run(&format!("block B1 -m 'في انتظار العميل' -f {file}")).exits(0);
    let narrow = Meeting::about(&world, file, "2026-12-08T09:00:00Z", (60, 15));
    let wide = Meeting::about(&world, file, "2026-12-08T09:00:00Z", (110, 20));
    assert_snapshot!([narrow.shows(), wide.shows()].join("\n"));
}

/// Catches: text that gets to the terminal on another way than through `visible`.
#[test]
fn hostile_text_is_written_out() {
    let world = World::new();
    let task = r#""Plan \u001b[2J\u202e it""#;
    let line = r#"{"at":"2026-11-23T09:00:00Z","by":"x\u001b]0;t\u0007","note":"why\u009b31m","set":{"A1":{"status":"blocked","owner":"Le\u200be"}}}"#;
    world.write(
        "x.ticklist.yaml",
        format!(
            "ticklist: 1\nengagement: e\ncustomer: \"C\\u001b[31m\"\nstarted: \"2026-11-23\"\n\
             title: T\nphases:\n- id: a\n  name: \"A\\u001b\"\n  items:\n  - {{id: A1, task: {task}}}\n\
             journal:\n- {line}\n"
        ),
    );
    let mut meeting = Meeting::about(&world, "x.ticklist.yaml", "2026-11-24T09:00:00Z", (120, 16));
    let is_harmless = |text: &str| {
        !text.contains(|c: char| c.is_control() && c != '\n')
            && !text.contains(['\u{202e}', '\u{200b}'])
    };
    let list = meeting.shows();
    let asked = meeting.press("n").shows();
    meeting.state.paste("\u{1b}[31m\u{202e}");
    let pasted = meeting.shows();
    let details = meeting.press("esc enter").shows();
    for text in [&list, &asked, &pasted, &details] {
        assert!(is_harmless(text), "{}", text.escape_debug());
    }
    assert_snapshot!([list, pasted].join("\n"));
}
