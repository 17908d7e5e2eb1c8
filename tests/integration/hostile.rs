//! Text that would drive the terminal, from wherever it comes: nothing of it gets there.

use serde_json::json;

use crate::exports::{is_inert_markdown, is_inert_page};
use crate::lines::LINES;
use crate::ran::Ran;
use crate::spreadsheets::{is_inert_table, is_inert_workbook};
use crate::world::World;

/// What a terminal obeys, what reorders a line, and what nobody sees, in JSON and in YAML.
const HOSTILE: &str = "a\u{1b}[2J\u{1b}]0;t\u{7}\u{9b}31m\r\u{8}\u{202e}\u{2066}\u{200b}\u{2028}\u{2029}\u{85}\u{e0041}\u{feff}\u{7f}z";

/// The same as somebody would write it into YAML or JSON, by their escapes.
fn escaped(tag: &str) -> String {
    let escape = |c: char| match c {
        '\u{e0041}' => tag.to_owned(),
        c if c.is_ascii_graphic() => c.to_string(),
        c => format!("\\u{:04x}", c as u32),
    };
    HOSTILE.chars().map(escape).collect()
}

/// A record that holds it in every field.
fn record() -> String {
    let head = "\
ticklist: 1
engagement: \"e\"
customer: \"H\"
started: \"2026-11-23\"
title: \"H\"
source: {title: \"H\", author: \"H\", date: \"H\", licence: \"H\", link: \"H\", note: \"H\"}
phases:
- id: assess
  name: \"H\"
  items:
  - {id: A1, task: \"H\", detail: \"H\", role: \"H\", link: \"H\"}
  - {id: A2, task: \"H\", ongoing: true}
  - {id: A3, task: \"H\", optional: true}
journal:
";
    let entries = [
        r#"{"id":"H","at":"2026-11-23T09:00:00Z","by":"H","via":"H","note":"H","set":{"A1":{"status":[null,"blocked"],"waiting":[null,"H until 2026-11-24"],"owner":[null,"H"],"link":[null,"H"],"task":[null,"H1"],"detail":[null,"H"],"role":[null,"H"],"H":[null,"H"]}},"H":{"H":["H",1]}}"#,
        r#"{"id":"H","at":"2026-11-23T09:01:00Z","by":"H","set":{"H":{"owner":[null,"H"]},"A1":{"owner":[null,"H2"],"task":[null,"H3"]}},"items":["H"],"confirm":["H","A2"]}"#,
        r#"{"id":"b","at":"2026-11-23T09:02:00Z","by":"H","checkpoint":{"name":"H","next":"2026-12-05","health":"red","why":"H","present":["H","H"],"H":"H"}}"#,
        r#"{"id":"c","at":"2026-11-23T09:03:00Z","by":"H","role":{"H":[null,"H"]},"add":{"X-aaaaa":{"phase":"assess","task":"H","owner":"H","H":"H"},"H":{"phase":"H","task":"H"}}}"#,
        r#"{"id":"c2","at":"2026-11-23T09:03:30Z","by":"H","raise":{"D-aaaaa":{"kind":"decision","task":"H","H":"H"},"H":{"kind":"risk","task":"H"}},"set":{"D-aaaaa":{"status":[null,"closed"],"owner":[null,"H"],"task":["H","H4"]}},"items":["assess"],"note":"H"}"#,
        r#"{"id":"c3","at":"2026-11-23T09:03:40Z","by":"H","raise":{"D-aaaaa":{"kind":"risk","task":"H2"}},"set":{"D-aaaaa":{"owner":[null,"H2"]}}}"#,
        r#"{"id":"d","at":"2026-11-23T09:04:00Z","by":"H","undoes":"H"}"#,
        r#"{"id":"d2","at":"2026-11-23T09:05:00Z","by":"H","note":"H","internal":true,"items":["A1"]}"#,
        r#"{"id":"f","at":"2099-11-23T09:04:00Z","by":"H","note":"H"}"#,
        r#"{"id":"g","at":"H","by":"H"}"#,
        r#"{"id":"h","at":"2026-11-23T09:04:00Z","by":"H","set":{"A1":{"status":["H"]}}}"#,
        r#"{"H":"#,
    ];
    // A line end is a fault there, which is all that would be shown.
    let head = head.replace('H', &escaped("\\U000E0041").replace("\\u000d", ""));
    let line = |entry: &&str| format!("- {}\n", entry.replace('H', &escaped("\\udb40\\udc41")));
    head + &entries.iter().map(line).collect::<String>() + &format!("- {{by: {HOSTILE}}}\n")
}

/// A character that is not for a terminal, other than a line end.
fn is_hostile(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

/// Without the colours that are ours: `ESC [ digits m`.
fn uncoloured(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';');
        match rest.strip_prefix('m') {
            Some(rest) => plain += rest,
            None => plain += &format!("\u{1b}[{part}"),
        }
    }
    plain
}

#[track_caller]
fn is_harmless(ran: &Ran) {
    let said = uncoloured(&ran.raw());
    let found: Vec<char> = said.chars().filter(|c| is_hostile(*c)).collect();
    assert!(found.is_empty(), "{found:?} of `{}` in {said:?}", ran.line.escape_debug());
    assert_ne!(ran.code, 101, "{said}");
}

fn world() -> World {
    let world = World::new();
    world.write("h.ticklist.yaml", record());
    let record = record().replacen("\"e\"", "\"other\"", 1);
    world.write("other.yaml", record);
    world.write("copy.yaml", self::record().replace("\"id\":\"d2\"", "\"id\":\"d3\""));
    let head = self::record().replacen("id: A1, task: \"", "id: A1, task: \"changed", 1);
    world.write("changed.yaml", head);
    world.at("2026-11-25T09:00:00Z");
    world
}

/// Catches: text that is written without `visible`.
#[test]
fn no_command_gives_what_a_record_holds_to_the_terminal() {
    let world = world();
    world.run("status").exits(4);
    let more = [
        "status --per role",
        "merge changed.yaml",
        "merge other.yaml",
        "list --unowned",
        "merge --head theirs changed.yaml",
        "show A1",
        "show X-aaa",
        "show D-aaaaa",
        "raid --all",
        "log A1",
        "check other.yaml changed.yaml",
        "list --sort owner",
        "list --search a",
    ];
    for line in more.iter().chain(&LINES) {
        for color in ["always", "never"] {
            is_harmless(&world.run(&format!("{line} -f h --color {color}")));
        }
    }
}

/// Catches: an error that repeats what was typed, or what a file is called, as it is.
#[test]
fn no_error_gives_what_was_typed_to_the_terminal() {
    let world = world();
    let path = format!("./{}.yaml", HOSTILE.replace('/', ""));
    let lines: [&[&str]; 38] = [
        &[HOSTILE],
        &["--", HOSTILE],
        &[&format!("--{HOSTILE}")],
        &[&format!("--json={HOSTILE}"), "status"],
        &["help", HOSTILE],
        &["status", &format!("-{HOSTILE}")],
        &["status", HOSTILE],
        &["status", "--per", HOSTILE],
        &["status", "-O", HOSTILE],
        &["status", "--as-of", HOSTILE],
        &["status", "--color", HOSTILE],
        &["status", "-f", HOSTILE],
        &["status", "-f", &path],
        &["check", &path],
        &["merge", &path],
        &["init", HOSTILE],
        &["init", "Fabrikam", "--checklist", HOSTILE],
        &["init", "Fabrikam", "--checklist", &path],
        &["init", "Fabrikam", "--started", HOSTILE],
        &["checklists", HOSTILE],
        &["checklists", "show", HOSTILE],
        &["list", HOSTILE],
        &["list", "--status", HOSTILE],
        &["list", "--owner", HOSTILE],
        &["list", "--sort", HOSTILE],
        &["log", "--since", HOSTILE],
        &["log", "--by", HOSTILE],
        &["show", HOSTILE],
        &["done", HOSTILE, "A1"],
        &["assign", "--role", HOSTILE, "--to", "Lee"],
        &["due", "A1", "--on", HOSTILE],
        &["add", HOSTILE, "Book a room"],
        &["close", HOSTILE, "-m", "x"],
        &["raid", "--owner", HOSTILE],
        &["undo", HOSTILE],
        &["minutes", HOSTILE],
        &["minutes", "--from", HOSTILE],
        &["checkpoint", "One", "--present", HOSTILE],
    ];
    for line in lines {
        is_harmless(&world.argv(line).run());
        is_harmless(&world.argv(&[line, &["--file", "h", "--color", "always"]].concat()).run());
    }
    for name in ["TICKLIST_NOW", "TICKLIST_FILE", "TICKLIST_BY", "TZ", "HOME", "COLUMNS"] {
        for line in ["status", "log", "note A1 -m hi", "demo", "init Fabrikam"] {
            is_harmless(&world.command(line).env(name, HOSTILE).run());
        }
    }
}

/// Windows can't have such names.
#[cfg(unix)]
#[test]
fn no_name_of_a_file_or_a_folder_is_given_to_the_terminal() {
    let folder = HOSTILE.replace('/', "");
    let world = world();
    let record = record();
    for name in ["h", "one\u{1b}[2J", "two\u{202e}"] {
        world.write(&format!("{folder}/{name}.ticklist.yaml"), &record);
    }
    world.write(&format!("{folder}/h.ticklist-{HOSTILE}.yaml"), &record);
    for line in LINES {
        is_harmless(&world.command(line).within(&folder).run());
        is_harmless(&world.command(&format!("{line} -f h")).within(&folder).run());
        is_harmless(&world.command(line).within(&format!("{folder}/below{HOSTILE}")).run());
    }
    let begun = format!("{folder}/{HOSTILE}.yaml");
    is_harmless(&world.argv(&["init", "Fabrikam", "-f", &begun]).run().exits(0));
    is_harmless(&world.argv(&["done", "A1", "-f", &begun]).run().exits(0));
    is_harmless(&world.argv(&["init", "Fabrikam", "-f", &begun]).run().exits(1));
}

/// Catches: an input that is stored without `domain::text::typed` or `prose`.
#[test]
fn a_control_character_on_the_command_line_is_refused() {
    for control in ["\u{1b}[31m", "a\u{9b}b", "a\rb", "a\nb", "a\u{7f}", "\ta"] {
        let world = World::contoso();
        let lines: [&[&str]; 17] = [
            &["init", control, "-f", "new.yaml"],
            &["note", "A1", "-m", control],
            &["block", "A1", "-m", control],
            &["done", "A1", "-m", control],
            &["done", "A1", "--by", control],
            &["done", "A1", "--link", control],
            &["assign", "A1", "--to", control],
            &["assign", "--role", control, "--to", "Lee"],
            &["add", "assess", control],
            &["decision", control],
            &["risk", "Late", "--owner", control],
            &["action", "Ask", "--outcome", control],
            &["add", "assess", "Book a room", "--owner", control],
            &["checkpoint", control],
            &["checkpoint", "One", "--health", "red", "-m", control],
            &["done", control],
            &["na", "A1", "-m", control],
        ];
        // Prose may stand on several lines.
        let prose = ["--health", "--outcome"];
        let is_prose =
            |line: &[&str]| line[0] == "note" || prose.iter().any(|it| line.contains(it));
        for line in lines.into_iter().filter(|line| !(control == "a\nb" && is_prose(line))) {
            let before = world.files();
            let ran = world.argv(line).run();
            assert!([1, 2].contains(&ran.code), "{control:?}: {ran}");
            assert!(ran.stdout.is_empty() && !ran.hints().is_empty(), "{control:?}: {ran}");
            assert!(before == world.files(), "{control:?}: {ran}");
        }
        let before = world.files();
        if !control.contains('\n') && control.trim() == control {
            world.command("add assess -").stdin(control).run().exits(1);
        }
        world.command("done A1").by(control).run().exits(1);
        assert!(before == world.files(), "{control:?}");
    }
}

/// Lines that say `%` wherever people may say something about plans, waits, meetings and settings.
const TYPED: [&[&str]; 17] = [
    &["block", "A3", "--for", "%", "-m", "%"],
    &["due", "assess", "--on", "+2w", "-m", "%"],
    &["due", "assess", "--on", "+3w", "-m", "%"],
    &["due", "A4", "--shift", "+1w", "-m", "%"],
    &["set", "customer", "%", "-m", "%"],
    &["set", "title", "%"],
    &["decision", "%", "--owner", "%", "--outcome", "%"],
    &["risk", "%", "--owner", "%", "--due", "+1w", "-m", "%"],
    &["action", "%"],
    &["checkpoint", "%", "--present", "%", "--health", "red", "-m", "%", "--next", "+1w"],
    &["accept", "initiate", "--from", "%", "--despite", "%", "-m", "%"],
    &["note", "assess", "-m", "%"],
    &["done", "I1", "--link", "%", "--on", "yesterday"],
    &["add", "assess", "%", "--owner", "%", "--due", "+1w", "-m", "%"],
    &["hold", "-m", "%"],
    &["resume", "-m", "%"],
    &["hold", "-m", "%"],
];

/// What shows one or another of these words.
const SHOWN: [&str; 14] = [
    "status",
    "list --all",
    "list --waiting-for =1",
    "show assess",
    "log",
    "checkpoint",
    "changes --since 2026-11-23",
    "agenda",
    "raid --all",
    "minutes",
    "plan --items",
    "snapshot",
    "portfolio",
    "set",
];

/// Catches: a new word that is written on a way on which nothing is escaped.
#[test]
fn nothing_that_people_type_is_more_than_text_in_any_format() {
    let world = World::contoso();
    world.run("due A4 --on 2026-12-04").exits(0);
    let mut words = Vec::new();
    for line in TYPED {
        let mut typed = |word: &&str| {
            let word = word.replace('%', &format!("=1+{}w\u{202e} <b>b</b>|`c` *d*", words.len()));
            if word.starts_with('=') {
                words.push(word.clone());
            }
            word
        };
        let line: Vec<String> = line.iter().map(&mut typed).collect();
        let line: Vec<&str> = line.iter().map(String::as_str).collect();
        is_harmless(&world.argv(&line).run().exits(0));
    }
    for setting in ["zone", "holidays"] {
        is_harmless(&world.argv(&["set", setting, &words[0]]).run().exits(1));
    }
    let shown = |format: &str| {
        SHOWN.map(|report| world.run(&format!("{report} -O {format}")).exits(0).stdout)
    };
    let [table, markdown, pages, csv] = ["table", "md", "html", "csv"].map(shown);
    markdown.iter().for_each(|markdown| is_inert_markdown(markdown));
    pages.iter().for_each(|page| is_inert_page(page));
    csv.iter().for_each(|csv| is_inert_table(csv));
    let books = SHOWN.map(|report| {
        world.run(&format!("{report} -o a.xlsx")).exits(0);
        is_inert_workbook(world.bytes("a.xlsx"))
    });
    for word in &words {
        let start = word.split('\u{202e}').next().unwrap_or_default();
        for (format, reports) in [
            ("table", &table),
            ("md", &markdown),
            ("html", &pages),
            ("csv", &csv),
            ("xlsx", &books),
        ] {
            let plain = |text: &String| text.replace(['\\', '\n', ' '], "");
            assert!(reports.iter().any(|text| plain(text).contains(start)), "{word} in {format}");
        }
    }
    for drawn in ["plan -o a.svg", "chart -o a.svg", "plan -o a.ics", "portfolio -o a.ics"] {
        world.run(drawn).exits(0);
    }
    let files = ["a.svg", "a.ics"].map(|file| world.read(file));
    for text in [table, markdown, pages, csv, books].iter().flatten().chain(&files) {
        let found: Vec<char> =
            text.chars().filter(|c| !"\r\t".contains(*c) && is_hostile(*c)).collect();
        assert!(found.is_empty(), "{found:?} in {text}");
    }
    assert!(!files[0].contains("<b>") && files[0].contains("&lt;b"), "{}", files[0]);
}

/// Catches: text that is trimmed, normalized or cut on its way into the record.
#[test]
fn other_text_is_stored_exactly() {
    let long = "x".repeat(8 * 1024);
    for text in [
        "👩\u{200d}💻 e\u{301} é",
        "שלום \u{202e}عالم",
        " both ends ",
        "'\"\\`${HOME}$(id)`",
        "no",
        "~",
        "# - x: y",
        "\u{200b}\u{feff}x",
        "\u{e0041}x",
        "a\u{2028}b",
        "\u{ffff}x",
        long.as_str(),
    ] {
        let world = World::contoso();
        world.argv(&["note", "A1", "-m", text]).run().exits(0);
        world.argv(&["add", "assess", text]).run().exits(0);
        let is_short = text.len() < 1000;
        if is_short {
            world.argv(&["done", "A1", "--by", text]).run().exits(0);
        }
        let log = world.run("log --json").exits(0).json();
        assert_eq!(log["entries"][0]["note"], json!(text));
        assert_eq!(log["entries"][1]["parts"][0]["task"], json!(text));
        assert!(!is_short || log["entries"][2]["by"] == json!(text), "{log}");
        world.run("check").exits(0);
    }
}
