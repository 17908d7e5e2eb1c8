//! How every command is run, where all of them are tried.

use crate::command_line::commands;
use crate::world::World;

/// A line for every command, those that write included.
pub(crate) const LINES: [&str; 63] = [
    "status",
    "status --per owner",
    "status --per role --json",
    "list",
    "list --all",
    "list --all --json",
    "show all",
    "show all --json",
    "log",
    "log --json",
    "checkpoint",
    "checkpoint --json",
    "changes",
    "changes --json",
    "gate",
    "agenda",
    "agenda --json",
    "chart",
    "chart -o chart.svg",
    "plan",
    "plan --json",
    "snapshot",
    "snapshot --verify 1-0f3ab2c41d7e5b08",
    "portfolio",
    "portfolio --json",
    "status -O html",
    "check",
    "merge copy.yaml",
    "checklists",
    "checklists --json",
    "checklists show ems-onboarding",
    "checklists new list.md",
    "schema",
    "schema snapshot",
    "import items.csv",
    "import items.csv --dry-run",
    "tui",
    "help",
    "completions bash",
    "completions powershell",
    "man",
    "man done",
    "demo -f other.yaml",
    "demo",
    "init Fabrikam",
    "init Fabrikam -f other.yaml",
    "start A1",
    "done A1 -m 'held'",
    "block A2 -m 'no room'",
    "unblock A2",
    "na A3 -m 'not here'",
    "reopen A3",
    "confirm G2",
    "assign A1 --to Lee",
    "assign --role 'Project manager' --to Lee",
    "due A1 --on +3d",
    "note A1 -m 'a word'",
    "add assess 'Book a room'",
    "edit",
    "undo",
    "redo",
    "checkpoint Kick-off --next +7d",
    "done A99",
];

#[test]
fn every_command_has_a_line_here() {
    let known = |command: &String| LINES.iter().any(|line| line.split(' ').next() == Some(command));
    let forgotten: Vec<String> =
        commands(&World::new()).into_iter().filter(|command| !known(command)).collect();
    assert!(forgotten.is_empty(), "say how they are run, in LINES: {forgotten:?}");
}
