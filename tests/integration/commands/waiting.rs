//! For whom blocked items wait: `ticklist block --for --until` and `ticklist list --waiting-for`

use insta::assert_snapshot;

use crate::world::World;

/// An engagement in which two items wait for Microsoft and one for the customer.
fn before() -> World {
    let world = World::contoso();
    world.run("block A3 -m 'no licences' --for Microsoft --until 2026-12-04").exits(0);
    world.at("2026-12-01T09:00:00Z");
    world.run("block A4 -m 'a ticket is open' --for micro").exits(0);
    world.run("block A5 -m 'no room' --for 'the customer' --until 2026-12-11").exits(0);
    world.at("2026-12-07T09:00:00Z");
    world
}

fn waiting(world: &World, id: &str) -> String {
    world.run(&format!("show {id} --json")).json()["items"][0]["waiting"].to_string()
}

#[test]
fn it_is_said_for_whom_an_item_waits_and_until_when() {
    let world = World::contoso();
    assert_snapshot!(world.session(&[
        "block A3 --for Microsoft --until 2026-12-04",
        "block A3 -m 'no licences' --for Microsoft --until 2026-12-04",
        "block A3 --until 2026-12-11",
        "block A3 --until 2026-12-11",
        "block A4 -m 'no room' --for Microsfot",
        "block A4 --for 'dana until friday'",
        "done A3",
        "undo",
        "log A3",
    ]));
}

#[test]
fn reports_add_up_for_whom_items_wait_and_what_is_overdue() {
    let world = before();
    assert_snapshot!(world.session(&[
        "status",
        "list --waiting-for micro",
        "list --waiting-for Micrsoft",
        "show A3",
        "agenda",
        "portfolio",
        "changes",
    ]));
}

/// `items.csv` with other cells in the row of an item.
fn with_cells(world: &World, id: &str, cells: &[(&str, &str)]) -> String {
    let csv = world.read("items.csv");
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let heads = reader.headers().expect("headings").clone();
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    writer.write_record(&heads).expect("memory");
    for row in reader.records() {
        let row = row.expect("a row");
        let other = |head: &str| cells.iter().find(|(own, _)| row[0] == *id && *own == head);
        let own = heads.iter().zip(&row);
        let own = own.map(|(head, cell)| other(head).map_or(cell, |(_, cell)| cell));
        writer.write_record(own).expect("memory");
    }
    String::from_utf8(writer.into_inner().expect("memory")).expect("text")
}

#[test]
fn a_sheet_says_for_whom_an_item_waits_and_brings_it_back() {
    let world = before();
    world.run("list --all -o items.csv -o items.xlsx").exits(0);
    for sheet in ["items.csv", "items.xlsx"] {
        let ran = world.run(&format!("import {sheet}")).exits(0);
        assert!(ran.stdout.starts_with("Nothing was changed"), "{ran}");
    }
    let later = with_cells(&world, "A3", &[("until", "18.12.2026")]);
    let other = with_cells(&world, "A4", &[("waiting for", "The customer's board")]);
    let nobody = with_cells(&world, "A5", &[("waiting for", ""), ("until", "")]);
    let blocked = with_cells(&world, "E3", &[("status", "blocked"), ("waiting for", "micro")]);
    let open = with_cells(&world, "E4", &[("waiting for", "Microsoft")]);
    let formula = with_cells(&world, "E5", &[("status", "blocked"), ("waiting for", "=1+1")]);
    let sheets = [later, other, nobody, blocked, open, formula];
    for (name, sheet) in
        ["later", "other", "nobody", "blocked", "open", "formula"].iter().zip(&sheets)
    {
        world.write(&format!("{name}.csv"), sheet);
    }
    assert_snapshot!(world.session(&[
        "import later.csv",
        "import other.csv",
        "import nobody.csv",
        "import blocked.csv",
        "import open.csv",
        "import formula.csv",
    ]));
    world.run("list --all -o again.csv").exits(0);
    assert!(world.read("again.csv").contains(",'=1+1,"), "{}", world.read("again.csv"));
}

#[test]
fn what_was_changed_on_both_sides_is_asked_about_cell_by_cell() {
    let world = before();
    world.run("list --all -o items.csv").exits(0);
    world.write("home.csv", with_cells(&world, "A3", &[("until", "2026-12-18")]));
    world.run("block A3 --until 2026-12-11").exits(0);
    let asked = world.run("import home.csv").exits(1);
    assert!(asked.stderr.contains("A3 until: the sheet says 2026-12-18, the record 2026-12-11"));
    world.run("import home.csv --theirs").exits(0);
    assert!(waiting(&world, "A3").contains(r#""until":"2026-12-18""#));
    world.run("block A3 --for 'the customer' --until 2026-12-18").exits(0);
    let ran = world.run("import home.csv").exits(0);
    assert!(ran.stdout.starts_with("Nothing was changed"), "{ran}");
}

/// Catches: a sheet that went out before it had these columns, and seems to clear them.
#[test]
fn a_sheet_without_these_columns_leaves_them_alone() {
    let world = before();
    world.run("list --all -o items.csv").exits(0);
    let csv = with_cells(&world, "A4", &[("status", "blocked"), ("note", "still open")]);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    for row in reader.records() {
        let row: Vec<String> = row.expect("a row").iter().map(str::to_owned).collect();
        let (stamp, cells) = row.split_last().expect("cells");
        let stamp = stamp.split('.').take(4).collect::<Vec<&str>>().join(".");
        let cells = [&cells[..7], &cells[9..], &[stamp]].concat();
        writer.write_record(cells).expect("memory");
    }
    world.write("old.csv", writer.into_inner().expect("memory"));
    let (was, other) = (waiting(&world, "A4"), waiting(&world, "A3"));
    world.run("import old.csv").exits(0);
    assert_eq!((waiting(&world, "A4"), waiting(&world, "A3")), (was, other));
    assert!(world.run("show A4").stdout.contains("still open"));
}

#[test]
fn a_newly_blocked_item_is_told_once_with_for_whom_it_waits() {
    let world = before();
    world.run("checkpoint 'Week 2'").exits(0);
    world.at("2026-12-08T09:00:00Z");
    world.run("block A6 -m 'no room' --for Microsoft --until 2026-12-11").exits(0);
    world.run("block A3 --until 2026-12-18").exits(0);
    let changes = &world.run("changes --since 'Week 2' --json").json()["changes"];
    let of = |item: &str| -> Vec<&serde_json::Value> {
        let changes = changes.as_array().expect("changes").iter();
        changes.filter(|change| change["item"] == item).collect()
    };
    assert_eq!(of("A6").len(), 1);
    assert_eq!(of("A6")[0]["waiting"], "Microsoft until 2026-12-11");
    assert_eq!(of("A3").len(), 1);
    assert_eq!(of("A3")[0]["now"], "Microsoft until 2026-12-18");
    assert_snapshot!(world.session(&["changes --since 'Week 2'", "minutes 'Week 2' --to today"]));
}

#[test]
fn another_day_is_no_new_beginning_but_another_party_is() {
    let world = before();
    let was = r#"{"days":14,"for":"Microsoft","late_days":3,"until":"2026-12-04"}"#;
    assert_eq!(waiting(&world, "A3"), was);
    world.run("block A3 --until 2026-12-09").exits(0);
    let until = r#"{"days":14,"for":"Microsoft","late_days":0,"until":"2026-12-09"}"#;
    assert_eq!(waiting(&world, "A3"), until);
    world.run("block A3 --for 'the customer'").exits(0);
    let other = r#"{"days":0,"for":"the customer","late_days":0,"until":null}"#;
    assert_eq!(waiting(&world, "A3"), other);
    world.run("undo").exits(0);
    world.run("done A3").exits(0);
    assert_eq!(waiting(&world, "A3"), "null");
    world.run("undo").exits(0);
    assert_eq!(waiting(&world, "A3"), until);
}

#[test]
fn held_days_are_left_out_of_how_long_an_item_waits() {
    let world = before();
    world.run("hold -m Budget --until 2026-12-14").exits(0);
    world.at("2026-12-15T09:00:00Z");
    let was = r#"{"days":15,"for":"Microsoft","late_days":4,"until":"2026-12-04"}"#;
    assert_eq!(waiting(&world, "A3"), was);
    let json = world.run("status --json").json();
    let sums = json["waiting"].to_string();
    assert_eq!(
        sums,
        r#"[{"days":15,"for":"Microsoft","items":2},{"days":7,"for":"the customer","items":1}]"#
    );
}

#[test]
fn two_who_saw_nobody_and_name_different_parties_are_in_conflict() {
    let world = World::contoso();
    world.run("block A3 -m 'no room'").exits(0);
    world.write("theirs.yaml", world.read("contoso.ticklist.yaml"));
    world.run("block A3 --for Microsoft").exits(0);
    world.run("-f ./theirs.yaml block A3 --for 'the customer'").exits(0);
    assert_snapshot!(world.session(&["merge theirs.yaml", "status", "block A3 --for Microsoft"]));
}
