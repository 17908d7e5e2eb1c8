//! What is typed: by instinct, in any order, wrongly; and how a command ends.

use insta::assert_snapshot;

use crate::world::{RECORD, World};

#[test]
fn what_people_type_by_instinct_gets_a_line_that_works() {
    let table = [
        ("due A3 friday", "ticklist due A3 --on friday"),
        ("assign A3 dana", "ticklist assign A3 --to dana"),
        ("block A2 \"why it is\"", "ticklist block A2 -m \"why it is\""),
        ("na A2 \"no need\"", "ticklist na A2 -m \"no need\""),
        ("note A3 \"a word\"", "ticklist note A3 -m \"a word\""),
        ("add assess Book a room", "ticklist add assess \"Book a room\""),
        ("finish A3", "ticklist done A3"),
        ("complete A3 -m \"Plan $5\"", "ticklist done A3 -m 'Plan $5'"),
        ("ls", "ticklist list"),
        ("ls assess --all", "ticklist list assess --all"),
        ("A3", "ticklist show A3"),
        ("a3", "ticklist show a3"),
        ("stauts", "ticklist status"),
        ("dne A3", "ticklist done A3"),
        ("checkpoint Week 1 -m held", "ticklist checkpoint \"Week 1\" -m held"),
        ("init Contoso Ltd", "ticklist init \"Contoso Ltd\""),
        ("-f contoso ls", "ticklist -f contoso list"),
        ("history", "ticklist log"),
        ("frobnicate", "see the commands:  ticklist help"),
        ("A3 done", "ticklist done A3"),
        ("A3 start", "ticklist start A3"),
        ("A3 finished -m Signed", "ticklist show A3"),
        ("A3 next week", "ticklist due A3 --on \"next week\""),
        ("owner A3 dana", "ticklist assign A3 --to dana"),
        ("owner dana A3 A4", "ticklist assign A3 A4 --to dana"),
        ("due A3 next week", "ticklist due A3 --on \"next week\""),
        ("due A3 someday", "ticklist due A3 --on DATE"),
        ("unassign A3", "ticklist assign --none A3"),
        ("delete A3", "ticklist na A3 -m WHY"),
        ("open contoso", "ticklist status -f contoso"),
        ("open A3", "ticklist show A3"),
        ("view workshop", "ticklist list --search workshop"),
        ("mine", "ticklist list --mine"),
        ("blocked", "ticklist list --status blocked"),
        ("rename A3 \"Meet\"", "ticklist edit A3"),
        ("rename Contoso Fabrikam", "see the commands:  ticklist help"),
        ("block E8 --reason x", "ticklist block E8 -m x"),
        ("block E8 --reason=x", "ticklist block E8 -m x"),
        ("due E8 --date fri", "ticklist due E8 --on fri"),
        ("add assess Meet --date fri", "ticklist add assess Meet --due fri"),
        ("list --blocked --me", "ticklist list --status blocked --mine"),
        ("due A3 --on none", "ticklist due A3 --none"),
        ("due --on=none A3", "ticklist due --none A3"),
        ("assign A3 --to nobody", "ticklist assign A3 --none"),
        ("done", "ticklist done ITEM"),
        ("assign", "ticklist assign ITEM --to NAME"),
        ("assign dana", "ticklist assign ITEM --to dana"),
        ("checklists ems", "ticklist checklists show ems-onboarding"),
        ("checkpoint -m held", "ticklist checkpoint NAME -m held"),
    ];
    for (typed, hint) in table {
        let world = World::contoso();
        let ran = world.refuses(typed, 2);
        assert_eq!(ran.hints(), [hint], "{ran}");
    }
}

#[test]
fn a_word_that_is_no_item_may_be_a_person_a_record_or_part_of_a_task() {
    let world = World::third_week();
    for (typed, hint) in [
        ("list lee", "ticklist list --owner lee"),
        ("list support", "ticklist list --search support"),
        ("list frobnicate", "see the ids:  ticklist list --all"),
        ("show plain", "that is a record:  ticklist status -f plain"),
        ("done plain", "that is a record:  ticklist status -f plain"),
    ] {
        assert_eq!(world.refuses(typed, 1).hints(), [hint], "{typed}");
    }
}

/// Catches: a hint that is refused as soon as it is pasted, since it names no record.
#[test]
fn what_newcomers_leave_out_is_named_in_a_line_that_works() {
    let world = World::contoso();
    for (typed, meant) in [
        ("hold until friday", "ticklist hold --until friday -m WHY"),
        ("hold --until friday", "ticklist hold --until friday -m WHY"),
        ("plan assess", "ticklist plan --items"),
        ("set holiday 2026-12-25", "ticklist set holidays 2026-12-25"),
        ("set holidays", "ticklist set holidays DATE"),
        ("due A3 --shift", "ticklist due A3 --shift +1w"),
        ("add 'Buy cake' --owner Lee", "ticklist add PHASE \"Buy cake\" --owner Lee"),
        ("note Hello", "ticklist note -m Hello"),
        ("note K -m Hello", "see the ids:  ticklist raid --all"),
        ("close ''", "ticklist close MATTER -m OUTCOME"),
        ("close D9 -m Hybrid", "see the ids:  ticklist raid --all"),
        ("portfolio -o next.ics", "ticklist checkpoint --next DATE"),
    ] {
        let before = world.files();
        let ran = world.run(typed);
        assert!([1, 2].contains(&ran.code) && before == world.files(), "{ran}");
        assert_eq!(ran.hints(), [meant], "{ran}");
    }
    let ran = world.refuses("assign A3 --to NAME", 2);
    assert!(ran.stderr.contains("`NAME` stands for the name of the owner"), "{ran}");
    let ran = world.refuses("set holidays christmas", 1);
    assert!(!ran.hints().concat().contains("ticklist"), "{ran}");
}

/// Catches: a line that records, pasted, what nobody meant.
#[test]
fn another_item_is_put_in_the_place_of_a_word_only_where_one_alone_can_be_meant() {
    let world = World::contoso();
    for (typed, meant) in [("done AA3", "done A3"), ("due remidiate --on +1w", "due remediate")] {
        let ran = world.refuses(typed, 1);
        assert!(ran.hints()[0].starts_with(&format!("ticklist {meant}")), "{ran}");
    }
    let ran = world.refuses("done A9", 1);
    assert_eq!(ran.hints(), ["see the ids:  ticklist list --all"], "{ran}");
    for id in ["A1  ", "A6  ", "G9  "] {
        assert!(ran.stderr.lines().any(|line| line.trim_start().starts_with(id)), "{ran}");
    }
    let ran = world.refuses("done A99", 1);
    assert_eq!(ran.hints(), ["see the ids:  ticklist list --all"], "{ran}");
}

#[test]
fn beside_other_records_a_hint_leaves_a_place_for_the_name_of_one() {
    let world = World::contoso();
    world.run("init Fabrikam").exits(0);
    for (typed, hint) in [
        ("due A3", "ticklist due A3 --on DATE -f NAME"),
        ("A3 done", "ticklist done A3 -f NAME"),
        ("owner A3 dana", "ticklist assign A3 --to dana -f NAME"),
        ("done", "ticklist done ITEM -f NAME"),
        ("due A3 friday -f contoso", "ticklist due A3 --on friday -f contoso"),
        ("list --nonsense", "how it is used:  ticklist list --help"),
        ("checkpoint --health amber", "ticklist checkpoint NAME --health amber -m WHY -f NAME"),
    ] {
        let ran = world.run(typed);
        assert!([1, 2].contains(&ran.code), "{ran}");
        assert_eq!(ran.hints(), [hint], "{ran}");
    }
}

#[test]
fn a_record_is_found_by_its_name_where_files_are_wanted() {
    let world = World::contoso();
    world.write("copies/contoso.ticklist.yaml", world.bytes(RECORD));
    world.run("init Fabrikam").exits(0);
    world.run("check contoso fabrikam").exits(0);
    assert_eq!(world.run("portfolio contoso --json").json()["customers"][0]["customer"], "Contoso");
    world.refuses("check nobody", 1);
    world.write("twin.ticklist.yaml", world.bytes(RECORD));
    world.refuses("merge contoso twin fabrikam", 1);
    world.refuses("merge contoso fabrikam -f twin", 1);
    world.run("merge contoso -f twin").exits(0);
}

#[test]
fn a_hint_is_on_one_line_however_narrow_the_terminal_is() {
    let world = World::new();
    for (line, parts) in [
        ("init 'Northwind Traders' -f a-long-name-of-a-record", 0),
        ("init 'Northwind Traders' -f another-long-name-of-a-record", 3),
        ("demo", 6),
        ("status -f a-long-name-of-a-record", 1),
        ("done G1 -f a-long-name-of-a-record --by 'Somebody With A Long Name'", 1),
        ("checkpoint -f a-long-name-of-a-record", 1),
    ] {
        let ran = world.command(line).env("COLUMNS", "40").run().exits(0);
        let commands = ran.stdout.lines().filter(|line| line.contains("ticklist "));
        let names = |line: &&str| line.contains(" -f ") || line.contains("CUSTOMER");
        assert_eq!(commands.filter(names).count(), parts, "{ran}");
    }
}

#[test]
fn the_help_of_the_help_is_whole() {
    let world = World::new();
    assert_eq!(world.run("help help").exits(0).stdout, world.run("help").exits(0).stdout);
}

#[test]
fn a_correction_corrects_one_word_only() {
    let world = World::contoso();
    world.run("init ls").exits(0);
    for (typed, hint) in [
        ("finish A3 -m finish -f contoso", "ticklist done A3 -m finish -f contoso"),
        ("A3 A3", "ticklist show A3 A3 -f NAME"),
        ("-f ls ls", "ticklist -f ls list"),
    ] {
        assert_eq!(world.refuses(typed, 2).hints(), [hint], "{typed}");
    }
}

#[test]
fn a_phase_typed_alone_gets_a_line_that_works() {
    let world = World::contoso();
    for phase in ["assess", "general", "Enable"] {
        let ran = world.refuses(phase, 2);
        assert!(world.follow(&ran).iter().all(|ran| ran.code == 0), "{ran}");
    }
}

#[test]
fn every_usage_error_has_a_hint() {
    let world = World::contoso();
    for line in [
        "done",
        "assign",
        "due",
        "show",
        "add assess",
        "init",
        "init Contoso Ltd",
        "checkpoint Week 1",
        "log --since",
        "assign A3 --person lee",
        "--json ls",
        "status assess",
        "list --mine --unowned",
        "list --sort size",
        "list --nonsense",
        "status -O smoke",
        "done A1 --to lee",
        "checkpoint Two --health purple -m why",
        "--color sometimes status",
        "checklists print",
        "-f",
    ] {
        let ran = world.refuses(line, 2);
        assert!(!ran.hints().is_empty(), "{ran}");
    }
}

#[test]
fn usage_errors_as_people_see_them() {
    assert_snapshot!(World::contoso().session(&[
        "close A3",
        "frobnicate",
        "done",
        "list --nonsense",
        "list --mine --unowned",
        "status -O smoke",
        "checklists print",
    ]));
}

#[test]
fn the_help_names_every_command() {
    let world = World::new();
    let help = world.run("help").exits(0);
    assert_snapshot!(help);
    assert_eq!(world.run("--help").exits(0).stdout, help.stdout);
    assert!(world.run("--version").exits(0).stdout.starts_with("ticklist "));
}

#[test]
fn every_command_has_a_help_with_an_example_that_is_understood() {
    let world = World::new();
    world.run("demo").exits(0);
    for command in commands(&world).into_iter().filter(|command| command != "help") {
        let help = world.run(&format!("help {command}")).exits(0);
        let long = world.run(&format!("{command} --help")).exits(0);
        assert_eq!(help.stdout, long.stdout);
        let example = help.stdout.lines().find_map(|line| line.trim().strip_prefix("Example: "));
        let example = example.unwrap_or_else(|| panic!("no example:\n{help}"));
        let ran = world.shell(example).run();
        let has_no_terminal = ran.stderr.contains("`tui` needs a terminal");
        assert!(ran.code != 2 || has_no_terminal, "the example of `{command}`:\n{ran}");
    }
}

/// The commands that the help lists.
pub(crate) fn commands(world: &World) -> Vec<String> {
    let help = world.run("help").exits(0).stdout;
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let lines = lines.take_while(|line| !line.is_empty());
    let commands = lines.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let words = commands.filter_map(|line| line.split_whitespace().next());
    words.map(str::to_owned).collect()
}

/// How commands end, in a world with a record, a damaged one, and a bad checklist.
#[test]
fn every_ending_has_its_exit_code() {
    let world = World::contoso();
    world.write(
        "damaged.ticklist.yaml",
        world.read(RECORD).replace("Contoso", "Damaged")
            + "garbage\n- {at: 2026-11-23, by: x, note: y}\n",
    );
    world.write("bad.yaml", "phases: [{nam: x}]");
    for (line, code) in [
        ("status -f contoso", 0),
        ("done A1 -f contoso", 0),
        ("done A1 -f contoso", 0),
        ("help", 0),
        ("status", 1),
        ("status -f nobody", 1),
        ("status -f missing.yaml", 1),
        ("status -f bad.yaml", 1),
        ("init X --checklist bad.yaml", 1),
        ("done A99 -f contoso", 1),
        ("done -f contoso", 2),
        ("nonsense", 2),
        ("list --nonsense -f contoso", 2),
        ("check bad.yaml", 3),
        ("check damaged.ticklist.yaml", 3),
        ("check contoso.ticklist.yaml", 0),
        ("status -f damaged", 4),
        ("list -f damaged", 4),
        ("show A1 -f damaged", 4),
        ("log -f damaged", 4),
        ("checkpoint -f damaged", 4),
        ("status --json -f damaged", 4),
        ("done A3 -f damaged", 0),
    ] {
        let ran = world.run(line).exits(code);
        assert_eq!(ran.stdout.is_empty(), [1, 2, 5].contains(&code), "{ran}");
        assert_eq!(
            ran.stderr.is_empty(),
            [0, 3].contains(&code) && !line.ends_with("damaged"),
            "{ran}"
        );
    }
}

#[test]
fn f_stands_before_or_after_the_command_as_a_path_or_a_name() {
    let world = World::new();
    world.run("init Contoso").exits(0);
    world.run("init Fabrikam").exits(0);
    world.write("sub/northwind.ticklist.yaml", world.bytes(RECORD));
    let path = world.path("fabrikam.ticklist.yaml").display().to_string().replace('\\', "/");
    for (file, customer) in [
        ("contoso", "Contoso"),
        ("CONTOSO", "Contoso"),
        ("contoso.ticklist.yaml", "Contoso"),
        ("./fabrikam.ticklist.yaml", "Fabrikam"),
        ("sub/northwind.ticklist.yaml", "Contoso"),
        (path.as_str(), "Fabrikam"),
    ] {
        for line in [
            format!("-f {file} status --json"),
            format!("status -f {file} --json"),
            format!("status --json --file {file}"),
            format!("--file={file} status --json"),
            format!("-f{file} --json"),
        ] {
            assert_eq!(world.run(&line).exits(0).json()["customer"], customer, "{line}");
        }
        let ran = world.run(&format!("confirm G2 -f {file}")).exits(0);
        let undo = ran.stdout.lines().find_map(|line| line.strip_prefix("Undo: "));
        world.run(undo.expect("how to undo")).exits(0);
    }
}

#[test]
fn options_alone_are_those_of_status() {
    let world = World::third_week();
    for line in ["--json", "--per owner", "--as-of yesterday", "--internal --json"] {
        world.run(line).exits(0);
    }
    assert_eq!(world.run("--json --per owner").json()["per"], "owner");
}

#[test]
fn colours_are_for_terminals_or_on_request() {
    let world = World::third_week();
    let colourful = |line: &str| world.run(line).raw().contains('\u{1b}');
    for line in ["status", "--color auto status", "--color never status", "done A99", "help"] {
        assert!(!colourful(line), "{line}");
    }
    for line in ["--color always status", "list --color always", "done A99 --color always"] {
        assert!(colourful(line), "{line}");
    }
    let forced = world.command("status --color always").env("NO_COLOR", "1").run();
    assert!(forced.stdout.contains('\u{1b}'), "an option is nearer than the environment");
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_success() {
    let world = World::third_week();
    for line in ["schema", "log --internal", "list --all"] {
        let ran =
            world.shell(&format!("{{ ticklist {line}; echo $? >&2; }} | true")).run().exits(0);
        assert_eq!(ran.stderr, "0\n", "{ran}");
    }
}

#[test]
fn where_the_output_can_t_be_written_it_is_said_what_was_done_all_the_same() {
    let world = World::contoso();
    if !std::path::Path::new("/dev/full").exists() {
        return;
    }
    let ran = world.shell("ticklist done A1 > /dev/full").run().exits(1);
    assert_eq!(world.journal(RECORD).len(), 1);
    assert!(ran.stderr.contains("recorded"), "{ran}");
    let ran = world.shell("ticklist init Fabrikam > /dev/full").run().exits(1);
    let begun = world.path("fabrikam.ticklist.yaml").exists();
    assert_eq!(begun, ran.stderr.contains("fabrikam.ticklist.yaml"), "{ran}");
    world.shell("ticklist status -f contoso > /dev/full").run().exits(1);
}

#[test]
fn a_clock_that_is_no_instant_is_refused() {
    let ran = World::contoso().command("status").env("TICKLIST_NOW", "teatime").run().exits(2);
    assert!(ran.stdout.is_empty() && !ran.hints().is_empty(), "{ran}");
}
