//! The whole command, in a real terminal.

#![cfg(unix)]

use std::fs::{self, File};
use std::process::Command;

use nix::sys::signal::{Signal, kill};
use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
use nix::unistd::Pid;
use vt100::Color;

use super::terminals::Terminal;
use crate::world::World;

const RECORD: &str = "plain.ticklist.yaml";

/// The screen of Contoso in its third week, as dana sees it, with the cursor on the first item.
fn begun(world: &World) -> Terminal {
    let mut terminal = Terminal::run(&world.process(&["tui"]));
    terminal.until_it_shows("q quit");
    terminal.until("pasted text told from keys", |screen| screen.bracketed_paste());
    assert!(terminal.shows().contains("Contoso · AMBER · 6/25 (24%)"), "{}", terminal.shows());
    terminal.press("g");
    terminal.until_it_shows("1/37");
    terminal
}

/// What the entries after the first so many do.
fn entries_after(world: &World, known: usize) -> Vec<serde_json::Value> {
    let lines = world.journal(RECORD);
    let entry = |line: &String| serde_json::from_str(line.trim_start_matches("- ")).expect("JSON");
    lines[known..].iter().map(entry).collect()
}

#[test]
fn what_is_pressed_is_recorded_and_nothing_else() {
    let world = World::third_week();
    let known = world.journal(RECORD).len();
    let mut terminal = begun(&world);
    terminal.press(" ");
    terminal.until_it_shows("✓ G1 not-started → done");
    terminal.press("jjj ");
    terminal.until_it_shows("✓ G4 not-started → done");
    terminal.until_it_shows("8/25 (32%)");
    terminal.press("u");
    terminal.until_it_shows("○ G4 done → not-started");
    terminal.press("q");
    assert_eq!(terminal.ends().exit_code(), 0);
    let entries = entries_after(&world, known);
    let done = |entry: &serde_json::Value, id: &str| {
        let expected = serde_json::json!({ id: { "status": ["not-started", "done"] } });
        assert_eq!((&entry["set"], &entry["by"]), (&expected, &"dana".into()));
    };
    assert_eq!(entries.len(), 3);
    done(&entries[0], "G1");
    done(&entries[1], "G4");
    assert_eq!(entries[2]["undoes"], entries[1]["id"]);
    world.run("check").exits(0);
}

/// Keys, what the screen says then, and the command that does the same.
const KEYS: [(&str, &str, &str); 11] = [
    ("s", "◐ G1 not-started → in-progress", "start G1"),
    (
        "bno room\rMicrosoft\r+3d\r",
        "■ G1 in-progress → blocked",
        "block G1 -m 'no room' --for Microsoft --until +3d",
    ),
    ("b", "◐ G1 blocked → in-progress", "unblock G1"),
    (" ", "✓ G1 in-progress → done", "done G1"),
    ("jc", "↻ G2 confirmed", "confirm G2"),
    ("jopri\t\r", "G3 owner: no owner → Priya Rao", "assign G3 --to 'Priya Rao'"),
    ("d+2w\r", "G3 due: no due date → Tue 22 Dec", "due G3 --on +2w"),
    ("nAsk again\r", "G3 noted", "note G3 -m 'Ask again'"),
    ("jxnot here\r", "– G4 not-started → n/a", "na G4 -m 'not here'"),
    ("aBook a room\r\r\r", "added to General", "add general 'Book a room'"),
    ("u", "no longer there", "undo"),
];

#[test]
fn a_key_records_what_its_command_would_have() {
    let (screen, commands) = (World::third_week(), World::third_week());
    let known = screen.journal(RECORD).len();
    let mut terminal = begun(&screen);
    for (keys, said, command) in KEYS {
        terminal.press(keys);
        terminal.until_it_shows(said);
        commands.run(command).exits(0);
    }
    terminal.press("q");
    assert_eq!(terminal.ends().exit_code(), 0);
    let plain = |world: &World| -> Vec<serde_json::Value> {
        let mut entries = entries_after(world, known);
        for entry in entries.iter_mut().filter_map(serde_json::Value::as_object_mut) {
            entry.retain(|key, _| !["id", "at", "undoes"].contains(&key.as_str()));
            if let Some(added) = entry.get_mut("add").and_then(serde_json::Value::as_object_mut) {
                *added = [("R".to_owned(), added.values().next().expect("one").clone())]
                    .into_iter()
                    .collect();
            }
        }
        entries
    };
    assert_eq!(plain(&screen), plain(&commands));
    assert_eq!(plain(&screen).len(), KEYS.len());
}

/// Catches: a signal that ends the program where it stands.
#[test]
fn a_signal_ends_it_after_the_terminal_is_as_it_was() {
    for signal in [Signal::SIGTERM, Signal::SIGHUP, Signal::SIGINT] {
        let world = World::third_week();
        let before = world.read(RECORD);
        let terminal = begun(&world);
        kill(Pid::from_raw(terminal.process()), signal).expect("it runs");
        let status = terminal.ends();
        assert!(status.signal().is_some(), "{signal}: {status:?}");
        assert_eq!(world.read(RECORD), before);
    }
}

#[test]
fn ctrl_c_quits() {
    let world = World::third_week();
    let mut terminal = begun(&world);
    terminal.press("n");
    terminal.until_it_shows("Note on G1");
    terminal.press("\u{3}");
    assert_eq!(terminal.ends().exit_code(), 0);
}

#[test]
fn what_others_record_is_shown() {
    let world = World::third_week();
    let mut terminal = begun(&world);
    world.command("done A4 A6").by("lee").run().exits(0);
    terminal.until_it_shows("lee: A4 in-progress → done");
    terminal.until_it_shows("8/25 (32%)");
    terminal.press("q");
    assert_eq!(terminal.ends().exit_code(), 0);
}

/// Catches: a screen that does not move while another process holds the record.
#[test]
fn a_record_that_is_held_is_waited_for() {
    let world = World::third_week();
    let known = world.journal(RECORD).len();
    let mut terminal = begun(&world);
    let held = File::open(world.path(RECORD)).expect("the record is there");
    held.lock().expect("nobody else holds it");
    terminal.press(" ");
    terminal.until_it_shows("another process holds the record: waiting for it");
    terminal.press("j ");
    terminal.until_it_shows("2/37");
    assert_eq!(entries_after(&world, known).len(), 0);
    drop(held);
    terminal.until_it_shows("↻ G2 confirmed");
    terminal.press("q");
    assert_eq!(terminal.ends().exit_code(), 0);
    assert_eq!(entries_after(&world, known).len(), 2);
}

/// Catches: keys that are forgotten in silence.
#[test]
fn whoever_quits_before_it_is_recorded_is_told() {
    let world = World::third_week();
    let mut terminal = begun(&world);
    let held = File::open(world.path(RECORD)).expect("the record is there");
    held.lock().expect("nobody else holds it");
    terminal.press(" ");
    terminal.until_it_shows("waiting for it");
    terminal.press("q");
    terminal.until_it_shows("1 key was not recorded");
    assert_eq!(terminal.ends().exit_code(), 5);
}

#[test]
fn a_record_that_is_gone_or_damaged_is_said_so() {
    let world = World::third_week();
    let mut terminal = begun(&world);
    fs::rename(world.path(RECORD), world.path("elsewhere")).expect("a file of our own");
    terminal.until_it_shows("there is no file");
    terminal.press(" ");
    terminal.until_it_shows("begin a record there");
    terminal.press("j");
    terminal.until_it_shows("2/37");
    terminal.until_it_shows("there is no file");
    fs::rename(world.path("elsewhere"), world.path(RECORD)).expect("a file of our own");
    terminal.press("j");
    world.append(RECORD, "- {\"at\":\n");
    terminal.until_it_shows("can't be read");
    terminal.press(" ");
    terminal.until_it_shows("G3 confirmed");
    terminal.press("q");
    assert_eq!(terminal.ends().exit_code(), 0);
}

#[test]
fn another_size_is_taken_up() {
    let world = World::third_week();
    let mut terminal = begun(&world);
    terminal.resize(10, 40);
    terminal.until_it_shows("ticklist needs 60x15.");
    terminal.resize(30, 120);
    terminal.until_it_shows("↻ to confirm");
    terminal.press("q");
    assert_eq!(terminal.ends().exit_code(), 0);
}

#[test]
fn a_new_item_is_under_the_cursor() {
    let world = World::third_week();
    let mut terminal = begun(&world);
    terminal.press("\t\ta");
    terminal.until_it_shows("Add an item to Assess");
    terminal.press("Book a room\r\r\r");
    terminal.until_it_shows("added to Assess");
    terminal.press("s");
    terminal.until_it_shows("◐ Book a room");
    terminal.press("q");
    assert_eq!(terminal.ends().exit_code(), 0);
}

#[test]
fn nothing_is_coloured_where_nobody_wants_it() {
    for words in [&["tui", "--color", "never"][..], &["tui"]] {
        let world = World::third_week();
        let mut command = world.process(words);
        if words.len() == 1 {
            command.env("NO_COLOR", "1");
        }
        let mut terminal = Terminal::run(&command);
        terminal.until_it_shows("q quit");
        terminal.until("no colour", |screen| {
            let cells = (0..24).flat_map(|row| (0..80).filter_map(move |at| screen.cell(row, at)));
            let mut colours = cells.map(|cell| (cell.fgcolor(), cell.bgcolor()));
            colours.all(|colours| colours == (Color::Default, Color::Default))
        });
        terminal.press("q");
        assert_eq!(terminal.ends().exit_code(), 0);
    }
}

/// Catches: a shell that is left with a terminal in which nothing is seen.
#[test]
fn ctrl_z_gives_the_terminal_to_the_shell_for_a_while() {
    let world = World::third_week();
    let mut terminal = begun(&world);
    terminal.press("\u{1a}");
    terminal
        .until("the shell's screen", |screen| !screen.alternate_screen() && !screen.hide_cursor());
    let process = Pid::from_raw(terminal.process());
    let stopped = waitpid(process, Some(WaitPidFlag::WUNTRACED)).expect("it is there");
    assert_eq!(stopped, WaitStatus::Stopped(process, Signal::SIGSTOP));
    kill(process, Signal::SIGCONT).expect("it is there");
    terminal.until("the screen again", |screen| {
        screen.alternate_screen() && screen.contents().contains("q quit")
    });
    terminal.press("q");
    assert_eq!(terminal.ends().exit_code(), 0);
}

#[test]
fn without_a_terminal_it_is_refused() {
    let world = World::third_week();
    let ran = world.refuses("tui", 2);
    assert_eq!(ran.hints(), ["ticklist list"]);
}

/// Runs in a terminal of its own, as the next test does it.
#[test]
#[ignore = "takes the terminal, and panics"]
fn a_screen_panics() {
    let mut screen = ticklist::screen::Terminal::enter().expect("a terminal");
    screen.draw(|_| ()).expect("a terminal");
    panic!("in the middle of a meeting");
}

#[test]
fn a_panic_gives_the_terminal_back_and_is_read_there() {
    let world = World::new();
    let own = std::env::current_exe().expect("the tests run");
    let mut command = Command::new(own);
    let test = format!("{}::a_screen_panics", module_path!().split_once("::").expect("a crate").1);
    command.args([&test, "--exact", "--ignored", "--nocapture"]).current_dir(world.path("."));
    let mut terminal = Terminal::run(&command);
    terminal.until("the screen left", |screen| {
        !screen.alternate_screen() && screen.contents().contains("in the middle of a meeting")
    });
    assert_ne!(terminal.ends().exit_code(), 0);
}

/// Opens a terminal, waits till the screen is there, and closes the terminal's window.
const WINDOW: &str = r#"
import fcntl, os, pty, signal, struct, subprocess, sys, termios
signal.alarm(60)
ours, theirs = pty.openpty()
fcntl.ioctl(ours, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
def lead():
    os.setsid()
    fcntl.ioctl(theirs, termios.TIOCSCTTY, 0)
program = subprocess.Popen(sys.argv[1:], stdin=theirs, stdout=theirs, stderr=theirs, preexec_fn=lead)
os.close(theirs)
shown = b""
while b"quit" not in shown:
    shown += os.read(ours, 4096)
os.close(ours)
program.wait(timeout=60)
print("ended")
"#;

/// Catches: reading nothing of a terminal that is gone, again and again, for ever.
#[test]
fn it_ends_when_its_window_is_closed() {
    let world = World::third_week();
    let process = world.process(&["tui"]);
    let mut python = std::process::Command::new("/usr/bin/python3");
    python.args(["-c", WINDOW]).arg(process.get_program()).args(process.get_args());
    python.env_clear().envs(process.get_envs().filter_map(|(name, value)| Some((name, value?))));
    python.env("TERM", "xterm-256color").current_dir(world.path(""));
    let Ok(output) = python.output() else { return };
    assert_eq!(String::from_utf8_lossy(&output.stdout), "ended\n", "{output:?}");
}

/// Catches: internal notes that nobody sees at all any more.
#[test]
fn a_table_on_a_terminal_tells_internal_notes() {
    let world = World::contoso();
    world.run("block A1 -m \"They don't pay\" --internal").exits(0);
    world.run("note A3 -m Hush --internal").exits(0);
    for (line, told) in [
        (&["log"][..], "↳ They don't pay (internal)"),
        (&["list", "assess"], "↳ They don't pay (internal, dana"),
        (&["changes"], "↳ Hush (internal)"),
        (&["undo"], "taken back: “Hush” (internal)"),
        (&["done", "A1"], "blocked → done"),
        (&["reopen", "A1"], "A1: “They don't pay” (internal)"),
    ] {
        let mut terminal = Terminal::run(&world.process(line));
        terminal.until_it_shows(told);
        assert!(!terminal.shows().contains("left out"), "{}", terminal.shows());
        assert_eq!(terminal.ends().exit_code(), 0);
    }
}
