//! Commands in surroundings that nobody planned for, as a POSIX shell makes them: no command ever
//! panics.

#![cfg(unix)]

use crate::lines::LINES;
use crate::sweep::one_of;
use crate::world::World;

/// What may stand before a command.
const BEFORE: [&str; 24] = [
    "env -i TICKLIST_NOW=$TICKLIST_NOW $T",
    "env -u HOME -u USER -u PATH -u TICKLIST_BY $T",
    "TZ=nonsense $T",
    "TZ=:/etc/passwd $T",
    "TZ= $T",
    "LANG=C $T",
    "LC_ALL=xx $T",
    "LANG=$(printf '\\377') $T",
    "COLUMNS=0 $T",
    "COLUMNS=1 $T",
    "COLUMNS=99999 $T",
    "COLUMNS=18446744073709551615 $T",
    "COLUMNS=wide $T",
    "TERM=dumb $T",
    "TICKLIST_NOW=1960-01-01T00:00:00Z $T",
    "TICKLIST_NOW=9999-12-31T23:59:59Z TZ=Pacific/Kiritimati $T",
    "TICKLIST_NOW=0001-01-01T00:00:00Z TZ=America/New_York $T",
    "TICKLIST_NOW=$(printf '\\033[2J') $T",
    "TICKLIST_NOW=$(printf '\\377') $T",
    "TICKLIST_BY=$(printf '\\377') $T",
    "TICKLIST_FILE=$(printf '\\377') $T",
    "HOME=$(printf '\\377') $T",
    "NO_COLOR=$(printf '\\377') $T",
    "mkdir -p gone && cd gone && rmdir ../gone && $T",
];

/// What may stand behind one.
const BEHIND: [&str; 7] =
    [">&-", "2>&-", "<&-", "<&- >&- 2>&-", "> /dev/full", "2> /dev/full", "> /dev/full 2>&1"];

/// A world with a record and a copy of it.
pub(crate) fn with_a_copy() -> World {
    let world = World::third_week();
    world.shell("cp plain.ticklist.yaml copy.yaml").run().exits(0);
    world
}

fn runs(world: &World, line: &str) {
    let ran = world.shell(&line.replace("$T", crate::world::PROGRAM)).run();
    let is_known = (0..=5).contains(&ran.code);
    assert!(is_known && !ran.raw().contains("panicked"), "{ran}");
}

/// Runs one of so many lines in each of these surroundings, in each other ones.
fn runs_in(surroundings: &[&str], step: usize, written: impl Fn(&str, &str) -> String) {
    for (at, around) in surroundings.iter().enumerate() {
        let world = with_a_copy();
        let lines = LINES.iter().cycle().skip(at).take(LINES.len());
        one_of(step, lines).into_iter().for_each(|line| runs(&world, &written(around, line)));
    }
}

fn behind_an_environment(around: &str, line: &str) -> String {
    format!("{around} {line}")
}

fn before_a_stream(around: &str, line: &str) -> String {
    format!("$T {line} {around}")
}

/// Catches: a time zone or a clock that is unwrapped, a width that is subtracted from.
#[test]
#[ignore = "starts 1,500 processes"]
fn no_environment_makes_a_command_panic() {
    runs_in(&BEFORE, 1, behind_an_environment);
}

#[test]
fn no_environment_makes_one_command_of_twelve_panic() {
    runs_in(&BEFORE, 12, behind_an_environment);
}

/// Catches: `println!` and `eprintln!`, which panic where nobody listens.
#[test]
#[ignore = "starts 400 processes"]
fn no_closed_or_full_stream_makes_a_command_panic() {
    runs_in(&BEHIND, 1, before_a_stream);
}

#[test]
fn no_closed_or_full_stream_makes_one_command_of_seven_panic() {
    runs_in(&BEHIND, 7, before_a_stream);
}

/// Catches: a closed pipe that is taken for a failure.
#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let (world, other) = (with_a_copy(), with_a_copy());
    for line in LINES {
        let code = other.run(line).code;
        let piped = format!("{{ ticklist {line}; echo exit $? >&2; }} | head -1");
        let ran = world.shell(&piped).run().exits(0);
        assert!(ran.stderr.ends_with(&format!("exit {code}\n")), "{ran}");
        assert!(!ran.stderr.contains("can't be written"), "{ran}");
    }
}

/// Catches: randomness that is taken for granted.
#[test]
#[cfg(target_os = "linux")]
fn where_there_is_no_randomness_that_is_said_and_nothing_recorded() {
    if !crate::crash::can_run("strace") {
        return;
    }
    let world = with_a_copy();
    world.shell("strace -o calls -e trace=getrandom ticklist note A1 -m Word").run().exits(0);
    let last = world.read("calls").lines().filter(|call| call.starts_with("getrandom")).count();
    let before = world.files();
    for (line, calls) in [
        ("note A1 -m Word", String::new()),
        ("note A1 -m Word", format!(":when={last}")),
        ("add assess Task", format!(":when={last}+")),
        ("init Other", String::new()),
        ("demo", String::new()),
        ("status", String::new()),
    ] {
        let inject = format!("strace -o /dev/null -e inject=getrandom:error=EIO{calls}");
        let ran = world.shell(&format!("{inject} ticklist {line}")).run().exits(1);
        assert!(ran.stdout.is_empty() && ran.stderr.contains("no random numbers"), "{ran}");
        assert!(before == world.files(), "something was written: {ran}");
    }
}

/// Catches: threads that are taken for granted.
#[test]
#[cfg(target_os = "linux")]
fn where_there_are_no_threads_many_records_are_read_all_the_same() {
    if !crate::crash::can_run("strace") {
        return;
    }
    let world = with_a_copy();
    world.run("init Other").exits(0);
    let inject = "strace -f -o /dev/null -e inject=clone,clone3:error=EAGAIN";
    let ran = world.shell(&format!("{inject} ticklist portfolio")).run().exits(0);
    assert_eq!(ran.stdout, world.run("portfolio").stdout);
    // Workbooks are written by a library that panics then.
    world.shell(&format!("{inject} ticklist -f plain list -o a.xlsx 2> said")).run().exits(1);
    let said = world.read("said");
    assert!(said.contains("ticklist broke off") && said.contains("hint:"), "{said}");
}
