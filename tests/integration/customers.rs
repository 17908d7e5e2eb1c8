//! Reports that a customer reads: they name no command, and people by their full names.

use calamine::Reader;

use crate::exports::REPORTS;
use crate::spreadsheets::{sheet_rows, workbook};
use crate::world::World;

/// What the formats that customers read say, whatever the report is.
fn read_by_customers(world: &World, report: &str) -> Vec<(String, String)> {
    let of_text = ["md", "html", "csv", "svg"].map(|format| {
        let ran = world.run(&format!("{report} -O {format}"));
        (format!("{report} -O {format}"), ran.stdout)
    });
    world.run(&format!("{report} -o a.xlsx")).answers();
    let mut book = workbook(world.bytes("a.xlsx"));
    let names = book.sheet_names();
    let cells = names.iter().flat_map(|name| sheet_rows(&mut book, name)).flatten();
    let cells = cells.collect::<Vec<String>>().join("\n");
    of_text.into_iter().chain([(format!("{report} -o a.xlsx"), cells)]).collect()
}

/// Catches: a hint in a report that is handed over.
#[test]
fn no_report_for_a_customer_names_a_command() {
    let snapshots = ["snapshot --brief", "snapshot --sign --duties", "agenda --duties"];
    for world in [World::third_week(), World::two_people(), World::contoso()] {
        let fits = |report: &&str| world.run(report).code != 1;
        for report in REPORTS.into_iter().chain(snapshots).filter(fits) {
            for (line, said) in read_by_customers(&world, report) {
                let is_command = |line: &&str| line.contains("ticklist ") || line.contains(" (--");
                assert_eq!(said.lines().find(is_command), None, "{line}");
            }
        }
    }
}

#[test]
fn the_table_on_a_terminal_keeps_its_hints() {
    let status = World::third_week().run("status").exits(0).stdout;
    assert!(status.contains("ticklist assign A6 --to NAME"), "{status}");
}

/// Catches: a login in the place of a name, in any of the formats.
#[test]
fn customers_read_full_names_where_they_are_known() {
    let world = World::third_week();
    for report in ["snapshot", "changes --since 2026-11-23", "log", "list --all", "raid", "agenda"]
    {
        for (line, said) in read_by_customers(&world, report) {
            for (login, name) in [("lee", "Lee Ito"), ("priya", "Priya Rao"), ("dana", "Dana Cruz")]
            {
                let words = said.split(|c: char| !c.is_alphanumeric() && c != '-');
                assert!(
                    words.clone().all(|word| word != login),
                    "{login}, who is {name}: {line}\n{said}"
                );
            }
        }
    }
    let json = world.run("list A5 --json").exits(0).json();
    assert_eq!(json["items"][0]["reason_by"], "lee", "programs read what the record says");
    assert!(world.run("list A5").exits(0).stdout.contains("(lee, "), "and so does its keeper");
}

/// Catches: a name that may be somebody else's.
#[test]
fn a_login_that_may_mean_several_people_stays() {
    let world = World::contoso();
    world.run("assign A1 --to \"Dana Cruz\"").exits(0);
    world.run("assign A2 --to \"Dana Berg\"").exits(0);
    world.run("block A5 -m Licences").exits(0);
    let shown = world.run("list A5 -O md").exits(0).stdout;
    assert!(shown.contains("(dana, "), "{shown}");
}
