//! `ticklist portfolio`

use insta::assert_snapshot;
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use crate::world::{RECORD, World};

/// Six customers on 8 December 2026: two plain, one with a hostile name, one damaged, one that
/// can't be read, one that begins later; and a checklist, which is no customer.
fn folder() -> World {
    let world = World::with("two-people", "2026-12-08T09:12:00Z");
    let plain = World::third_week().read("plain.ticklist.yaml");
    let named = |name: &str| plain.replace("customer: \"Contoso\"", &format!("customer: {name}"));
    assert_ne!(named("X"), plain, "the customer has another name");
    world.write("contoso.ticklist.yaml", &plain);
    world
        .write("hostile.ticklist.yaml", named(r#""Evil\u001b[2J\u202e | <b> Ltd of a long name""#));
    world.write("damaged.ticklist.yaml", named("Damaged AG") + "garbage\n");
    world.write("broken.ticklist.yaml", "ticklist: 1\ncustomer: Broken\nphasis: []\njournal:\n");
    world.write("own.ticklist.yaml", "title: Own\nphases: [{name: One, items: [a]}]\n");
    world.write("tailspin.ticklist.yaml", named("Tailspin"));
    for line in ["na E3..E8 -m \"Not bought\"", "done A4 G14", "unblock A5", "undo"] {
        world.run(&format!("{line} -f tailspin")).exits(0);
    }
    world.at("2026-12-08T09:12:00Z");
    world
}

/// The customers of a portfolio, row by row.
fn customers(world: &World, line: &str) -> Vec<String> {
    let json = world.run(&format!("{line} --json")).json();
    let rows = json["customers"].as_array().expect("rows").iter();
    rows.map(|row| row["customer"].as_str().expect("a name").to_owned()).collect()
}

/// Catches: a damaged file that costs the others their row, or that is passed over in silence.
#[test]
fn every_customer_has_a_row_and_so_has_what_can_t_be_read() {
    assert_snapshot!(folder().run("portfolio").exits(4));
}

/// Catches: a column that can neither wrap nor go, and a name that drives the terminal.
#[test]
fn the_portfolio_fits_narrow_and_wide_terminals() {
    let world = folder();
    for columns in ["60", "160"] {
        let ran = world.command("portfolio").env("COLUMNS", columns).run();
        assert_snapshot!(format!("{columns}_columns"), ran.stdout);
    }
    for columns in [50, 60, 80, 100, 120, 160] {
        let ran = world.command("portfolio").env("COLUMNS", columns.to_string()).run();
        for line in ran.stdout.lines() {
            assert!(line.width() <= columns && !line.ends_with(' '), "{columns}: {line:?}\n{ran}");
        }
        assert!(!ran.raw().contains(['\u{1b}', '\u{202e}']), "{ran}");
    }
}

/// The keys of a JSON value with the types of what they hold, one a line.
fn shape(value: &Value, path: &str, lines: &mut Vec<String>) {
    match value {
        Value::Array(values) => {
            values.iter().for_each(|value| shape(value, &format!("{path}[]"), lines));
        }
        Value::Object(fields) => {
            fields.iter().for_each(|(key, value)| shape(value, &format!("{path}.{key}"), lines));
        }
        Value::Null => lines.push(format!("{path}: null")),
        Value::Bool(_) => lines.push(format!("{path}: bool")),
        Value::Number(_) => lines.push(format!("{path}: number")),
        Value::String(_) => lines.push(format!("{path}: text")),
    }
}

/// Catches: a key that is renamed or left out.
#[test]
fn json_of_a_portfolio_does_not_change_its_shape_within_a_version() {
    let json = folder().run("portfolio -O json").exits(4).json();
    assert_eq!(json["schema"], "ticklist/portfolio/1");
    let mut lines = Vec::new();
    shape(&json, "ticklist/portfolio/1", &mut lines);
    lines.sort();
    lines.dedup();
    assert_snapshot!(lines.join("\n"));
}

/// Catches: a total that leaves out a row, or counts one twice.
#[test]
fn the_totals_are_those_of_the_rows() {
    let json = folder().run("portfolio --json").exits(4).json();
    let rows = json["customers"].as_array().expect("rows");
    let sum =
        |path: &str| -> i64 { rows.iter().filter_map(|row| row.pointer(path)?.as_i64()).sum() };
    for (total, path) in [
        ("/all/done", "/all/done"),
        ("/all/in_scope", "/all/in_scope"),
        ("/all/items", "/all/items"),
        ("/all/out", "/all/out"),
        ("/all/duties", "/all/duties"),
        ("/all/duties_met", "/all/duties_met"),
        ("/overdue", "/overdue"),
        ("/unowned", "/unowned"),
        ("/done_since_last", "/since_last/done"),
        ("/scope_since_last", "/since_last/scope"),
    ] {
        assert_eq!(
            json["totals"].pointer(total).and_then(Value::as_i64),
            Some(sum(path)),
            "{total}"
        );
    }
    let oldest = rows.iter().filter_map(|row| row["blocked_days"].as_i64()).max();
    assert_eq!(json["totals"]["blocked_days"].as_i64(), oldest);
    assert_eq!((&json["totals"]["customers"], rows.len()), (&Value::from(5), 5));
    let healths = json["totals"]["health"].as_array().expect("healths").iter();
    assert_eq!(healths.filter_map(|health| health["customers"].as_u64()).sum::<u64>(), 5);
}

/// Catches: a row that counts other than the record's own reports, from another instant or to it.
#[test]
fn a_row_agrees_with_the_reports_of_its_record() {
    let world = World::third_week();
    let row = world.run("portfolio --json").exits(0).json()["customers"][0].clone();
    let status = world.run("status --json").json();
    for key in ["customer", "health", "current_phase", "next_checkpoint", "all"] {
        assert_eq!(row[key], status[key], "{key}");
    }
    assert_eq!(row["phases"], status["progress"]);
    let changes = world.run("changes --json").json();
    let more = |key: &str| {
        let at = |end: &str| changes[end]["all"][key].as_i64().expect("a number");
        at("to") - at("from")
    };
    assert_eq!(row["since_last"]["done"], more("done"));
    assert_eq!(row["since_last"]["scope"], more("in_scope"));
    assert_eq!(row["since_last"]["checkpoint"], "Week 1");
    for (key, filter) in [("unowned", "--unowned"), ("overdue", "--overdue")] {
        let list = world.run(&format!("list {filter} --json")).json();
        let items = list["items"].as_array().expect("items").iter();
        assert_eq!(row[key], items.filter(|item| item["duty"] == false).count(), "{key}");
    }
}

/// Four customers, each first in another order.
fn four() -> World {
    let world = World::new();
    for customer in ["Adatum", "Bravo", "Contoso", "Delta"] {
        world.run(&format!("init {customer}")).exits(0);
    }
    world.run("done initiate -f adatum").exits(0);
    world.run("checkpoint One --next 2026-12-30 -f adatum").exits(0);
    world.run("due A1..A3 --on 2026-11-26 -f bravo").exits(0);
    world.run("done I1 -f bravo").exits(0);
    world.run("checkpoint One --next 2026-12-10 -f bravo").exits(0);
    world.run("done I1 A1 A2 A3 -f contoso").exits(0);
    world.later(1);
    world.run("block A4 -m Waiting -f contoso").exits(0);
    world.later(6);
    world.run("start A5 -f adatum").exits(0);
    world.run("note A5 -m Called -f contoso").exits(0);
    world.run("note A5 -m Called -f bravo").exits(0);
    world
}

/// Catches: an order turned round, and ties that are not broken by name.
#[test]
fn rows_stand_in_the_order_that_was_asked_for() {
    let world = four();
    for (order, expected) in [
        ("", ["Bravo", "Contoso", "Adatum", "Delta"]),
        ("--sort health", ["Bravo", "Contoso", "Adatum", "Delta"]),
        ("--sort customer", ["Adatum", "Bravo", "Contoso", "Delta"]),
        ("--sort overdue", ["Bravo", "Adatum", "Contoso", "Delta"]),
        ("--sort blocked", ["Contoso", "Adatum", "Bravo", "Delta"]),
        ("--sort progress", ["Delta", "Bravo", "Adatum", "Contoso"]),
        ("--sort quiet", ["Delta", "Adatum", "Bravo", "Contoso"]),
        ("--sort next", ["Bravo", "Adatum", "Contoso", "Delta"]),
    ] {
        assert_eq!(customers(&world, &format!("portfolio {order}")), expected, "{order}");
    }
    world.refuses("portfolio --sort size", 2);
}

/// Catches: one customer in two rows, also where the copies lie in two folders, and what only one
/// of them has passed over in silence.
#[test]
fn copies_of_one_record_are_one_customer() {
    let world = World::contoso();
    world.write("contoso (1).ticklist.yaml", world.read(RECORD));
    world.write("elsewhere/contoso-PC.ticklist.yaml", world.read(RECORD));
    world.write("contoso.ticklist.yaml.orig", world.read(RECORD));
    world.run("init Fabrikam").exits(0);
    world.run("done A3 -f \"contoso (1)\"").exits(0);
    let ran = world.run("portfolio . elsewhere").exits(0);
    assert!(
        ran.stdout.contains("not in it: 1 entry of the copy contoso (1).ticklist.yaml"),
        "{ran}"
    );
    let json = world.run("portfolio . elsewhere --json").exits(0).json();
    assert_eq!(
        (&json["totals"]["customers"], &json["totals"]["all"]["done"]),
        (&2.into(), &0.into())
    );
    assert_snapshot!(ran.stderr.replace('\\', "/"), @r#"
    warning: contoso (1).ticklist.yaml has 1 entry that is not in contoso.ticklist.yaml
    hint: bring them in:  ticklist merge -f contoso.ticklist.yaml "contoso (1).ticklist.yaml"
    elsewhere/contoso-PC.ticklist.yaml: a copy with nothing that is not in contoso.ticklist.yaml
    "#);
    for merged in world.follow(&ran) {
        assert!(merged.exits(0).stdout.contains("1 entry came in"), "{ran}");
    }
    assert_eq!(world.run("portfolio . --json").exits(0).json()["totals"]["all"]["done"], 1);
    let alone = world.run("portfolio \"contoso (1).ticklist.yaml\" --json").exits(0);
    assert_eq!(alone.json()["totals"]["customers"], 1, "what is named alone is shown");
}

/// Catches: hidden folders, a demo beside records, and files that count twice.
#[test]
fn a_folder_stands_for_its_records_or_for_those_right_below_it() {
    let world = World::contoso();
    let record = world.read(RECORD);
    let named = |name: &str| record.replace("Contoso", name);
    for (file, name) in [
        ("many/fabrikam/fabrikam.ticklist.yaml", "Fabrikam"),
        ("many/tailspin/tailspin.ticklist.yaml", "Tailspin"),
        ("many/tailspin/demo.ticklist.yaml", "Demo"),
        ("many/.hidden/hidden.ticklist.yaml", "Hidden"),
        ("many/a/b/deep.ticklist.yaml", "Deep"),
        ("alone/demo.ticklist.yaml", "Demo"),
    ] {
        world.write(file, named(name));
    }
    for (line, expected) in [
        ("portfolio", vec!["Contoso"]),
        ("portfolio .", vec!["Contoso"]),
        ("portfolio many", vec!["Fabrikam", "Tailspin"]),
        ("portfolio many contoso.ticklist.yaml", vec!["Contoso", "Fabrikam", "Tailspin"]),
        ("portfolio . ./contoso.ticklist.yaml", vec!["Contoso"]),
        ("portfolio alone", vec!["Demo"]),
        ("portfolio many/tailspin", vec!["Tailspin"]),
        ("portfolio many/tailspin/demo.ticklist.yaml", vec!["Demo"]),
        ("portfolio -f many/a/b/deep.ticklist.yaml", vec!["Deep"]),
    ] {
        assert_eq!(customers(&world, line), expected, "{line}");
    }
    let within = world.command("portfolio --json").within("many").run().exits(0);
    assert_eq!(within.json()["totals"]["customers"], 2);
}

/// Catches: an empty table in the place of a refusal.
#[test]
fn where_there_is_no_record_it_is_said_what_to_do() {
    let world = World::new();
    world.write("empty/readme.txt", "nothing");
    world.write("lists/own.ticklist.yaml", "phases: [{name: One, items: [a]}]\n");
    let lines = ["portfolio", "portfolio empty", "portfolio lists", "portfolio empty lists"];
    for line in lines {
        let ran = world.refuses(line, 1);
        assert!(!ran.hints().is_empty(), "{ran}");
    }
    assert_snapshot!(world.session(&["portfolio", "portfolio empty"]), @"
    $ ticklist portfolio
    [stderr]
    error: there are no records in this folder, nor in the folders right below it
    hint: name the folder that has them, or the files:  ticklist portfolio FOLDER
    hint: or begin one here:  ticklist init CUSTOMER
    [exit 1]

    $ ticklist portfolio empty
    [stderr]
    error: there are no records in empty, nor in the folders right below it
    hint: name the folder that has them, or the files:  ticklist portfolio FOLDER
    hint: or begin one here:  ticklist init CUSTOMER
    [exit 1]
    ");
    world.run("init Contoso").exits(0);
    let ran = world.run("portfolio . empty").exits(0);
    assert!(ran.stderr.contains("no records in empty"), "{ran}");
}

/// Catches: a checklist or a missing file that is passed over though it was named.
#[test]
fn a_file_that_was_named_and_is_no_record_has_a_row_that_says_so() {
    let world = World::contoso();
    world.write("own.yaml", "phases: [{name: One, items: [a]}]\n");
    assert_snapshot!(world.run("portfolio contoso.ticklist.yaml own.yaml missing.yaml").exits(4), @"
    $ ticklist portfolio contoso.ticklist.yaml own.yaml missing.yaml
    Portfolio · 1 customer                                                         Mon 23 Nov 2026
    1 GREEN · 2 can't be read

                                  done/ over-            no       done/scope plan's
    HEALTH CUSTOMER      PHASE    scope   due blocked owner quiet since last end    forecast  next
    ERROR  missing.yaml
           there is no file missing.yaml
    ERROR  own.yaml
           own.yaml is a checklist, not the record of a customer
    GREEN  Contoso       Initiate  0/25     -       -    25    0d          - -      too early -
           no due dates set
           All customers           0/25     -       -    25                -
    A newer checklist is there, ems-onboarding-2018, for: Contoso
    [stderr]
    warning: there is no file missing.yaml
    warning: own.yaml is a checklist, not the record of a customer
    hint: what to do about it:  ticklist check own.yaml
    [exit 4]
    ");
}

/// Catches: `ticklist` alone that forgets `-f`, TICKLIST_FILE or its options.
#[test]
fn alone_it_is_the_portfolio_where_the_folder_holds_several_records() {
    let world = four();
    assert_eq!(
        world.run("").exits(0).stdout.lines().next(),
        world.run("portfolio").stdout.lines().next()
    );
    assert_eq!(world.run("--json").exits(0).json()["schema"], "ticklist/portfolio/1");
    assert_eq!(world.run("-f adatum --json").exits(0).json()["customer"], "Adatum");
    let named = world.command("--json").env("TICKLIST_FILE", "bravo").run().exits(0);
    assert_eq!(named.json()["customer"], "Bravo");
    world.refuses("status", 1);
    world.refuses("portfolio . -f adatum", 2);
    assert_eq!(World::third_week().run("--json").json()["schema"], "ticklist/status/1");
}

/// Catches: `--as-of` that does not reach the rows; a name that means another instant in each.
#[test]
fn a_portfolio_of_the_past_is_that_of_a_date_or_an_instant() {
    let world = World::third_week();
    for when in ["2026-12-01", "yesterday", "2026-12-02T12:00:00Z"] {
        let row = world.run(&format!("portfolio --json --as-of {when}")).exits(0).json();
        let status = world.run(&format!("status --json --as-of {when}")).json();
        assert_eq!(row["customers"][0]["all"], status["all"], "{when}");
        assert_eq!(row["today"], status["today"], "{when}");
    }
    let refused = world.refuses("portfolio --as-of \"Week 1\"", 2);
    assert!(!refused.hints().is_empty(), "{refused}");
}
