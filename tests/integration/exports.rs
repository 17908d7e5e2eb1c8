//! Reports as files for other programs: read back by a reader of that format, and inert whatever
//! the record says.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use sha2::{Digest, Sha256};

use crate::world::{RECORD, World};

/// Every report; with ids of Contoso's.
pub(crate) const REPORTS: [&str; 16] = [
    "status",
    "status --per owner",
    "status --per role",
    "list --all",
    "show A5 G2",
    "log",
    "checkpoint",
    "changes --since 2026-11-23",
    "gate assess",
    "gate initiate",
    "agenda",
    "raid --all",
    "chart",
    "plan",
    "plan --items",
    "snapshot",
];

/// The rows of all tables and the points of all lists of a Markdown text, cell by cell.
fn rows(markdown: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
            Event::Start(Tag::TableCell) => {
                rows.last_mut().expect("a cell is in a row").push(String::new());
            }
            Event::Text(text) => {
                if let Some(cell) = rows.last_mut().and_then(|row| row.last_mut()) {
                    cell.push_str(&text);
                }
            }
            Event::InlineHtml(_) => {
                if let Some(cell) = rows.last_mut().and_then(|row| row.last_mut()) {
                    cell.push('\n');
                }
            }
            Event::End(TagEnd::Table) => rows.push(Vec::new()),
            Event::Start(Tag::Item) => rows.push(vec![String::new()]),
            Event::HardBreak => rows.last_mut().expect("a point")[0].push('\n'),
            Event::End(TagEnd::Item) => {
                let point = rows.pop().expect("a point").concat();
                let first = point.lines().next().unwrap_or_default();
                rows.extend([first.split(" · ").map(str::to_owned).collect(), Vec::new()]);
            }
            _ => {}
        }
    }
    rows.retain(|row| !row.is_empty());
    rows
}

/// Catches: a cell that is not escaped, so that the columns move.
#[test]
fn the_markdown_of_a_list_says_what_its_json_says() {
    let world = World::third_week();
    let json = world.run("list --all --json").json();
    let markdown = world.run("list --all -O md").exits(0).stdout;
    let rows = rows(&markdown);
    for item in json["items"].as_array().expect("items") {
        let id = item["id"].as_str().expect("an id");
        let row = rows.iter().find(|row| row[0] == id).unwrap_or_else(|| panic!("{id} is missing"));
        let first = |cell: &str| cell.lines().next().unwrap_or_default().to_owned();
        assert_eq!(first(&row[2]), item["task"].as_str().expect("a task"));
        let owner = item["owner"].as_str();
        let owners = ["Dana Cruz", "Lee Ito", "Priya Rao"].map(str::to_owned);
        let told = row.iter().find(|cell| owners.contains(cell)).map(String::as_str);
        assert_eq!(told, owner, "{id}");
        if item["duty"] == false && item["taken_up"] == true {
            let status = item["status"].as_str().expect("a status");
            assert!(row[1].contains(status) || row[1].contains("n/a"), "{id}: {row:?}");
        }
    }
}

#[test]
fn a_report_in_markdown_has_a_title_and_as_many_cells_in_every_row() {
    let world = World::third_week();
    for report in REPORTS {
        let markdown = world.run(&format!("{report} -O md")).answers().stdout;
        assert!(markdown.starts_with("# Contoso · "), "{markdown}");
        let tables = markdown.split("\n\n").filter(|part| part.starts_with('|'));
        for table in tables {
            let cells: Vec<usize> = rows(table).iter().map(Vec::len).collect();
            assert!(cells.windows(2).all(|pair| pair[0] == pair[1]), "{report}:\n{table}");
        }
    }
}

/// Text that would be markup, a formula or a command, if anything took it for such.
const HOSTILE: &str = "<script>alert(1)</script> | `x` **b** [l](http://e) ![i](http://e) &lt; \\\\ \
                       </style> =HYPERLINK(1) $x$ ~~s~~ \\u001b[31m\\u202e\\u2028";

/// A record that says hostile things wherever a record can.
pub(crate) fn hostile() -> World {
    let world = World::contoso();
    let head = format!(
        "engagement: hostile\ncustomer: \"{HOSTILE}\"\nstarted: 2026-11-23\ntitle: \"{HOSTILE}\"\n\
         phases: [{{id: assess, name: \"{HOSTILE}\", items: [{{id: A1, task: \"{HOSTILE}\", \
         detail: \"{HOSTILE}\", role: \"{HOSTILE}\"}}, {{id: A2, task: b, ongoing: true}}, \
         {{id: A3, task: c}}]}}]\njournal:\n"
    );
    let said = [
        format!("\"set\":{{\"A1\":{{\"owner\":\"{HOSTILE}\",\"link\":\"{HOSTILE}\"}}}}"),
        "\"set\":{\"A1\":{\"status\":\"blocked\"}}".to_owned(),
        "\"set\":{\"A3\":{\"status\":[\"not-started\",\"done\"]}}".to_owned(),
        "\"set\":{\"A3\":{\"status\":[\"not-started\",\"blocked\"]}}".to_owned(),
        format!(
            "\"checkpoint\":{{\"name\":\"{HOSTILE}\",\"health\":\"red\",\"why\":\"{HOSTILE}\"}}"
        ),
        "\"items\":[\"A2\"]".to_owned(),
        format!("\"role\":{{\"{HOSTILE}\":\"{HOSTILE}\"}}"),
        format!("\"weather\":\"{HOSTILE}\""),
        format!(
            "\"raise\":{{\"D-aaaaa\":{{\"kind\":\"decision\",\"task\":\"{HOSTILE}\",\"weather\":\"{HOSTILE}\"}},\
             \"T-bbbbb\":{{\"kind\":\"action\",\"task\":\"{HOSTILE}\"}}}},\"set\":{{\"D-aaaaa\":{{\
             \"status\":[\"open\",\"closed\"],\"owner\":\"{HOSTILE}\",\"due\":\"2026-11-20\"}}}},\
             \"items\":[\"assess\"]"
        ),
    ];
    let lines = said.iter().enumerate().map(|(minute, said)| {
        format!(
            "- {{\"at\":\"2026-11-23T09:{minute:02}:00.000Z\",\"by\":\"{HOSTILE}\",{said},\
             \"note\":\"{HOSTILE}\\n# title\"}}\n"
        )
    });
    let journal: String = lines.collect();
    world.write(RECORD, head + &journal);
    world.at("2026-11-24T10:00:00Z");
    world
}

/// Catches: foreign text that is not escaped, be it in a cell, a title or a line.
#[test]
fn nothing_in_a_record_becomes_markup_in_markdown() {
    let world = hostile();
    world.run("check").exits(0);
    for report in REPORTS {
        let report = report.replace("A5 G2", "A1 A2 A3 D-a T-b").replace("initiate", "assess");
        let ran = world.run(&format!("{report} -O md")).answers();
        assert!(!ran.stdout.contains(['\u{1b}', '\u{202e}', '\u{2028}']), "{ran}");
        is_inert_markdown(&ran.stdout);
    }
}

/// Nothing in the Markdown is markup but what is ours.
#[track_caller]
pub(crate) fn is_inert_markdown(markdown: &str) {
    for event in Parser::new_ext(markdown, Options::all()) {
        let inert = match &event {
            Event::Html(_) | Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => false,
            Event::InlineHtml(html) => &**html == "<br>",
            Event::Start(tag) => matches!(
                tag,
                Tag::Paragraph
                    | Tag::Heading { .. }
                    | Tag::Table(_)
                    | Tag::TableHead
                    | Tag::TableRow
                    | Tag::TableCell
                    | Tag::List(None)
                    | Tag::Item
                    | Tag::Strong
                    | Tag::CodeBlock(CodeBlockKind::Fenced(_))
            ),
            _ => true,
        };
        assert!(inert, "{event:?} in {markdown}");
    }
}

#[test]
fn markdown_with_internal_notes_says_so_at_its_top() {
    let world = World::third_week();
    for report in REPORTS {
        let secret = "on leave until Thursday";
        let shown = world.run(&format!("{report} -O md")).answers().stdout;
        assert!(!shown.contains(secret) && !shown.contains("internal"), "{shown}");
        let shown = world.run(&format!("{report} -O md --internal")).answers().stdout;
        assert!(shown.contains("With internal notes: not for the customer"), "{shown}");
    }
    let log = world.run("log -O md --internal").exits(0).stdout;
    assert!(log.contains("on leave until Thursday"), "{log}");
}

/// Catches: a slip of the pen that was taken back, and that the customer reads all the same.
#[test]
fn what_was_taken_back_is_not_told_to_the_customer() {
    let world = World::contoso();
    world.run("block A4 -m \"They never answer\"").exits(0);
    world.run("checkpoint \"Week 1\" --health red -m \"They never answer\"").exits(0);
    world.run("undo").exits(0);
    world.run("undo").exits(0);
    for format in ["md", "html", "csv", "json"] {
        let shown = world.run(&format!("snapshot -O {format}")).exits(0);
        assert!(!shown.stdout.contains("never answer"), "{shown}");
    }
    for line in ["log", "log --json", "snapshot --json --internal"] {
        assert!(world.run(line).exits(0).stdout.contains("never answer"), "{line}");
    }
}

/// The elements that a page is made of.
const ELEMENTS: [&str; 41] = [
    "!doctype", "body", "br", "code", "dd", "desc", "div", "dl", "dt", "h1", "h2", "h3", "head",
    "header", "html", "li", "main", "meta", "meter", "ol", "p", "path", "rect", "script",
    "section", "small", "span", "strong", "style", "svg", "table", "tbody", "td", "text", "tfoot",
    "th", "thead", "title", "tr", "tspan", "ul",
];

/// Catches: foreign text that is not escaped, be it in a cell, a title or an attribute.
#[test]
fn nothing_in_a_record_becomes_markup_in_a_page() {
    let world = hostile();
    for report in REPORTS {
        let report = report.replace("A5 G2", "A1 A2 A3 D-a T-b").replace("initiate", "assess");
        let page = world.run(&format!("{report} -O html")).answers().stdout;
        is_inert_page(&page);
        assert!(!page.contains(['\u{1b}', '\u{202e}', '\u{2028}']), "{page}");
    }
}

/// Nothing in the page is an element or loads anything but what is ours.
#[track_caller]
pub(crate) fn is_inert_page(page: &str) {
    for tag in page.split('<').skip(1) {
        let name = tag.trim_start_matches('/').split([' ', '>', '\n']).next().unwrap_or_default();
        assert!(ELEMENTS.contains(&name.to_lowercase().as_str()), "<{name} in {page}");
    }
    assert_eq!(page.matches("<script").count(), 1, "{page}");
    assert!(!["src=", "href=", "url(", "@import"].iter().any(|load| page.contains(load)));
}

#[test]
fn a_page_with_internal_notes_says_so_at_its_top() {
    let world = World::third_week();
    let secret = "on leave until Thursday";
    assert!(!world.run("log -O html").exits(0).stdout.contains(secret));
    let page = world.run("log -O html --internal").exits(0).stdout;
    assert!(page.contains(secret) && page.contains("With internal notes"), "{page}");
}

/// Catches: what mail programs leave out or refuse: scripts, style sheets, what is loaded.
#[test]
fn a_brief_page_is_the_body_of_a_mail() {
    let page = World::third_week().run("snapshot --brief -O html").exits(0).stdout;
    for part in ["<script", "<style", "class=", "src=", "<svg", "<section", "url("] {
        assert!(!page.contains(part), "{part} in {page}");
    }
    assert!(page.contains("style=\"") && page.contains("AMBER"), "{page}");
}

/// Catches: a page that grows out of a mailbox.
#[test]
fn the_page_of_37_items_stays_small() {
    let page = World::third_week().run("snapshot -O html").exits(0).stdout;
    assert!(page.len() < 60_000, "{} bytes", page.len());
}

#[test]
fn the_policy_of_a_page_lets_in_its_own_style_and_script_alone() {
    let page = World::contoso().run("list -O html").exits(0).stdout;
    let inside = |tag: &str| {
        let (_, rest) = page.split_once(&format!("<{tag}>")).expect("it begins");
        rest.split_once(&format!("</{tag}>")).expect("it ends").0
    };
    let hash = |tag| BASE64_STANDARD.encode(Sha256::digest(inside(tag)));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; ",
        hash("style"),
        hash("script")
    );
    assert!(page.contains(&policy), "{policy}");
}
