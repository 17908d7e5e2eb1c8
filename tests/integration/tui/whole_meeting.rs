//! A meeting of thirty minutes that is run on the screen alone, by somebody who has read only `?`.

#![cfg(unix)]

use super::meeting::Meeting;
use super::terminals::Terminal;
use crate::world::World;

/// What is pressed, and what the screen says then. `^` stands for the key that clears a line.
const PRESSED: [(&str, &str); 26] = [
    ("?", "more lines below"),
    ("\u{1b}", "? all keys"),
    ("A", "agenda, next checkpoint"),
    // Six ticks.
    ("/^A6\r", "with “A6”: 1 of 37"),
    (" ", "✓ A6 not-started → done"),
    ("/^G4\r", "with “G4”: 1 of 37"),
    ("s", "◐ G4 not-started → in-progress"),
    ("/^G18\r", "with “G18”: 1 of 37"),
    ("xThe host has them\r", "– G18 not-started → n/a"),
    ("/^A5\r", "with “A5”: 1 of 37"),
    ("b", "◐ A5 blocked → in-progress"),
    ("A/^G11\r", "with “G11”: 1 of 37"),
    ("c", "↻ G11 confirmed"),
    ("/^A4\r", "with “A4”: 1 of 37"),
    ("bNo tenant yet\rMicrosoft\r2026-12-18\r", "■ A4 in-progress → blocked"),
    // Decisions, one of which is taken, a risk and actions.
    ("/^\rA", "Esc phases"),
    ("rHybrid join or cloud only?\rpri\t\r2026-12-18\r", "due Fri 18 Dec"),
    ("rWhich VPN do we use?\r\r\r", "Which VPN do we use?"),
    (" The one of Azure\r", "The one of Azure"),
    ("r\tThe firewall comes late\r\r\r", "○ The firewall comes late"),
    ("r\tBook the big room\rlee\t\r2026-12-16\r", "○ Book the big room"),
    ("rCall the board\rdan\t\r2026-12-17\r", "○ Call the board"),
    ("rOrder the badges\rpri\t\r2026-12-18\r", "○ Order the badges"),
    // Another date, with why, and the end.
    ("A/^R1\r", "with “R1”: 1 of 37"),
    ("m+1w The hardware is late\r", "→ Thu 17 Dec"),
    ("CWeek 3\rdan\t, pri\t\r2026-12-15\r", "Week 3"),
];

#[test]
fn a_whole_meeting_is_run_on_the_screen_and_told_once() {
    let world = World::third_week();
    let mut terminal = Terminal::run(&world.process(&["tui"]));
    terminal.until_it_shows("q quit");
    for (keys, shown) in PRESSED {
        terminal.press(&keys.replace('^', "\u{15}"));
        terminal.until_it_shows(shown);
    }
    terminal.press("q");
    assert_eq!(terminal.ends().exit_code(), 0);

    world.run("minutes -o minutes.md").exits(0);
    let minutes = world.read("minutes.md");
    for told in [
        "Present: Dana Cruz, Priya Rao",
        "Draw up a support plan for being ready to migrate",
        "Document the services for the helpdesk and train its staff",
        "Supply and configure public SSL certificates",
        "The host has them",
        "Join the meetings on configuring the online services",
        "Join the meetings on how users will be provisioned",
        "No tenant yet",
        "Microsoft",
        "Hybrid join or cloud only?",
        "Which VPN do we use?",
        "The one of Azure",
        "The firewall comes late",
        "Book the big room",
        "Call the board",
        "Order the badges",
        "Complete the remediation that the assessment called for",
        "The hardware is late",
        "Tue 15 Dec",
    ] {
        assert_eq!(minutes.matches(told).count(), 1, "{told}: {minutes}");
    }
    assert_eq!(minutes.matches("G11").count(), 1, "{minutes}");

    world.later(7);
    let agenda = world.run("agenda -O md").exits(0).stdout;
    for told in [
        "Hybrid join or cloud only?",
        "Which VPN do we use?",
        "The one of Azure",
        "The firewall comes late",
        "Book the big room",
        "Call the board",
        "Order the badges",
        "Join the meetings on how users will be provisioned",
        "No tenant yet",
        "Join the meetings on configuring the online services",
        "Document the services for the helpdesk and train its staff",
        "Complete the remediation that the assessment called for",
    ] {
        assert_eq!(agenda.matches(told).count(), 1, "{told}: {agenda}");
    }
    for over in ["Draw up a support plan", "Supply and configure public SSL certificates"] {
        assert!(!agenda.contains(over), "{over}: {agenda}");
    }
}

/// Catches: a key that a meeting needs and nobody can find out about, or lines that nobody can
/// scroll to.
#[test]
fn all_keys_are_told_on_screens_of_any_size() {
    for size in [(60, 15), (60, 24), (100, 30), (160, 45)] {
        let mut meeting = Meeting::third_week(size);
        let mut help = meeting.press("?").shows();
        while meeting.shows().contains("more lines below") {
            help += &meeting.press("pgdn").shows();
        }
        assert!(!help.contains('…'), "{help}");
        let is_told = |key: &str| help.lines().any(|line| line.starts_with(&format!("  {key} ")));
        for key in [
            "j k, up down",
            "Tab, Shift-Tab, l h",
            "A",
            "space",
            "s",
            "b",
            "x",
            "c",
            "o",
            "d",
            "D",
            "m",
            "n, N",
            "a",
            "u, U",
            "r",
            "C",
            "Enter",
            "/",
            "f",
            "Esc",
            "q",
        ] {
            assert!(is_told(key), "{size:?}, {key}: {help}");
        }
        assert!(help.contains("≠ in conflict"), "{help}");
    }
}
