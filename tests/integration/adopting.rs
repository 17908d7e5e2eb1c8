//! Lists that other programs and people wrote, as checklists and as the beginning of records. The
//! files are ours, in the shape of what those programs export.

use insta::assert_snapshot;

use crate::book::{Book, row};
use crate::ran::Ran;
use crate::world::World;

/// Planner's, as Excel saves it: a head, ids for programs, dates as in the United States.
const PLANNER: &str = "\
Plan name,Cloud rollout,,,,,,,,,
Plan ID,Zk3qW1xYdkeXq0aB8cD2e5cAFYxB,,,,,,,,,
,,,,,,,,,,
Task ID,Task Name,Bucket Name,Progress,Priority,Assigned To,Due date,Late,Completed Date,Checklist Items,Description
qPZ1aB2cD3eF4gH5iJ6kL5cAAxyz,Book the kick-off,Initiate,Completed,Medium,Dana Cruz,10/05/2026,false,10/02/2026,,
aPZ1aB2cD3eF4gH5iJ6kL5cAAxyz,Name a lead,Assess,In progress,Urgent,Priya Rao;Lee Ito,10/30/2026,true,,Ask HR;Tell them,
bPZ1aB2cD3eF4gH5iJ6kL5cAAxyz,Set up MFA,Assess,Not started,Medium,,,false,,,
";

/// The same in German, with semicolons.
const PLANNER_IN_GERMAN: &str = "\
Aufgaben-ID;Aufgabenname;Bucketname;Fortschritt;Zugewiesen an;Fälligkeitsdatum;Abgeschlossen am
q;Book the kick-off;Initiate;Abgeschlossen;Dana Cruz;05.10.2026;02.10.2026
a;Name a lead;Assess;In Bearbeitung;Priya Rao;30.10.2026;
b;Set up MFA;Assess;Nicht begonnen;;;
";

/// Jira's: a column for each label, times of the day, text on several lines.
const JIRA: &str = "\
Summary,Issue key,Issue id,Status,Priority,Assignee,Resolved,Due date,Labels,Labels,Description,Parent summary
Book the kick-off,ONB-1,10001,Done,High,Dana Cruz,02/Oct/26 1:00 PM,05/Oct/26 12:00 AM,a,b,,Initiate
Name a lead,ONB-2,10002,In Progress,High,Priya Rao,,30/Oct/26 12:00 AM,,,\"Two lines
of text\",Assess
Set up MFA,ONB-3,10003,To Do,High,Unassigned,,,,,,Assess
";

/// Asana's: no word of status, but days of completion.
const ASANA: &str = "\
Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Assignee Email,Start Date,Due Date,Tags,Notes,Projects,Parent task
1200000000000001,2026-09-28,2026-10-02,2026-10-02,Book the kick-off,Initiate,Dana Cruz,dana@example.com,,2026-10-05,,,Rollout,
1200000000000002,2026-09-28,,2026-10-02,Name a lead,Assess,Priya Rao,priya@example.com,,2026-10-30,\"x,y\",\"Ask HR
first\",Rollout,
1200000000000003,2026-09-28,,2026-10-02,Set up MFA,Assess,,,,,,,Rollout,
";

/// Trello's: lists that are statuses.
const TRELLO: &str = "\
Card ID,Card Name,Card URL,Card Description,Labels,Members,Due Date,List Name,Archived,Due Complete
65aa00000000000000000001,Book the kick-off,https://trello.com/c/1,,,Dana Cruz,2026-10-05T08:00:00.000Z,Done,false,true
65aa00000000000000000002,Name a lead,https://trello.com/c/2,Ask HR,Green,Priya Rao,2026-10-30T08:00:00.000Z,Doing,false,false
65aa00000000000000000003,Set up MFA,https://trello.com/c/3,,,,,To Do,false,false
";

/// Project's, in German: levels, and how much is done.
const PROJECT: &str = "\
ID;Aktiv;Vorgangsname;Dauer;Anfang;Ende;Gliederungsebene;% Abgeschlossen;Ressourcennamen;Notizen
1;Ja;Initiate;5 Tage;Mo 28.09.26;Mo 05.10.26;1;100%;;
2;Ja;Book the kick-off;5 Tage;Mo 28.09.26;Mo 05.10.26;2;100%;Dana Cruz;
3;Ja;Assess;20 Tage;Mo 05.10.26;Fr 30.10.26;1;30%;;
4;Ja;Name a lead;20 Tage;Mo 05.10.26;Fr 30.10.26;2;50%;Priya Rao;fragt HR
5;Ja;Set up MFA;20 Tage;Mo 05.10.26;NV;2;0%;;
";

/// Microsoft's review checklists for Azure, in Japanese: headings in English, words in Japanese.
const AZURE: &str = "\
Azure Checklist,,,,,,,,
,,,,,,,,
Main Area,Sub Area,Checklist item,Description (optional),Severity,Status,Comment,More info,GUID
Identity,Tenants,Use one tenant,,高い,達成,Seen on Monday,https://example.com/1,70c15989-c726-42c7-b0d3-24b7378110d5
Identity,Tenants,Automate tenants,,低い,必須ではありません,,,6309957b-821a-43d1-b9d9-7fcf18023c3b
Network,Hub,Plan the hub,,高い,開ける,,,e8bbac75-7155-49ab-a153-e8908ae28c84
Network,Hub,Plan DDoS,,高い,該当なし,no public address,,143b16c3-1d7a-4a9b-9470-4489a8042d88
";

/// What became of each item: id, phase, task, status, owner, due date.
fn items(world: &World) -> Vec<String> {
    let json = world.run("list --all --json").exits(0).json();
    let keys = ["id", "phase", "task", "status", "owner", "due"];
    let line = |item: &serde_json::Value| {
        let words = keys.map(|key| item[key].as_str().unwrap_or("-").to_owned());
        words.join(" | ")
    };
    json["items"].as_array().expect("items").iter().map(line).collect()
}

#[track_caller]
fn begun(sheet: &str, more: &str) -> (World, Ran) {
    let name = if sheet.starts_with(['#', '-']) { "sheet.md" } else { "sheet.csv" };
    let world = World::new();
    world.write(name, sheet);
    let ran = world.run(&format!("init Contoso --from {name} {more}")).exits(0);
    world.run("check").exits(0);
    (world, ran)
}

/// The three items of the exports, in the phases of most.
const EXPORTED: [&str; 3] = [
    "I1 | initiate | Book the kick-off | done | Dana Cruz | 2026-10-05",
    "A1 | assess | Name a lead | in-progress | Priya Rao | 2026-10-30",
    "A2 | assess | Set up MFA | not-started | - | -",
];

#[test]
fn what_other_programs_export_begins_a_record() {
    let is = |sheet: &str, expected: [String; 3]| {
        let (world, _) = begun(sheet, "");
        assert_eq!(items(&world), expected);
    };
    is(PLANNER_IN_GERMAN, EXPORTED.map(str::to_owned));
    is(PLANNER, EXPORTED.map(|it| it.replace("Priya Rao", "Priya Rao, Lee Ito")));
    is(ASANA, EXPORTED.map(|it| it.replace("in-progress", "not-started")));
    let own_ids = |ids: [&str; 3]| {
        let with = |(line, id): (&str, &str)| format!("{id}{}", &line[2..]);
        EXPORTED.iter().copied().zip(ids).map(with).collect::<Vec<_>>().try_into().expect("three")
    };
    is(JIRA, own_ids(["ONB-1", "ONB-2", "ONB-3"]));
    is(PROJECT, own_ids(["2", "4", "5"]));
    let in_one_phase = own_ids(["T1", "T2", "T3"]);
    is(TRELLO, in_one_phase.map(|it| it.replace("initiate", "tasks").replace("assess", "tasks")));
}

#[test]
fn the_checklist_of_a_review_begins_a_record() {
    let (world, ran) = begun(AZURE, "");
    assert_snapshot!(items(&world).join("\n"), @"
    I1 | identity | Use one tenant | done | - | -
    I2 | identity | Automate tenants | not-applicable | - | -
    N1 | network | Plan the hub | not-started | - | -
    N2 | network | Plan DDoS | not-applicable | - | -
    ");
    let said = "taken: 1 done, 2 n/a, 2 notes\nwithout a reason, for which the list's name stands: 1\n\
                left out: 2 columns: Severity, GUID\n";
    assert!(ran.stderr.starts_with(said), "{ran}");
    let why = world.run("show I2").exits(0).stdout;
    assert!(why.contains("as in sheet.csv"), "{why}");
    assert!(world.run("show N2").exits(0).stdout.contains("no public address"));
}

/// Catches: done dates that become the day of the import.
#[test]
fn each_day_on_which_something_was_done_is_an_entry() {
    let csv = "Task,Status,Done on,Comment\nOne,done,2026-11-02,held\nTwo,done,2026-11-03,\n\
               Three,done,2026-11-02,\nFour,done,,\nFive,in progress,,late\n";
    let (world, ran) = begun(csv, "");
    assert!(ran.stderr.contains("done on 2 days: an entry for each"), "{ran}");
    let log = world.run("log --json").exits(0).json();
    let entries = log["entries"].as_array().expect("entries");
    let told = |entry: &serde_json::Value| {
        let ids = entry["parts"].as_array().expect("parts").iter();
        let ids: Vec<&str> = ids.filter_map(|part| part["id"].as_str()).collect();
        (entry["on"].as_str().unwrap_or("-").to_owned(), ids.join(" "), entry["via"].to_string())
    };
    let mut told: Vec<_> = entries.iter().map(told).collect();
    told.sort();
    assert_eq!(told.len(), 3, "{log}");
    let days: Vec<(&str, &str)> = told.iter().map(|it| (it.0.as_str(), it.1.as_str())).collect();
    assert_eq!(days, [("-", "T4 T5"), ("2026-11-02", "T1 T3"), ("2026-11-03", "T2")]);
    assert!(told.iter().all(|it| it.2 == "\"sheet.csv\""), "{log}");
}

/// What nobody can be sure of.
const UNSURE: &str = "\
Phase,Task,Status,Owner,Due,Done on,Comment
Assess,One,Pending,Dana,01/05/2026,,
Assess,Two,Pending,12345,soon,,
Assess,Three,Blocked,TBD,5 May 2026,,
Assess,Four,Done,Lee,,2027-01-01,
Assess,Five,In progress,Lee,,2026-01-02,
";

#[test]
fn what_is_not_sure_is_listed_with_its_row_and_nothing_begins() {
    let world = World::new();
    world.write("sheet.csv", UNSURE);
    let ran = world.refuses("init Contoso --from sheet.csv", 1);
    assert_snapshot!(ran, @r#"
    $ ticklist init Contoso --from sheet.csv
    [stderr]
    error: sheet.csv has 4 rows that can't be taken
      sheet.csv, row 2: `01/05/2026` could be 1 May 2026 or 5 Jan 2026; say in which order dates are written:  --dates dmy, or --dates mdy
      sheet.csv, rows 2, 3: `Pending` is no status that is known; say what it means:  --status "Pending=STATUS"
      sheet.csv, row 3: `12345` is nobody's name; write a name, or leave it empty
      sheet.csv, row 3: `soon` is no date; write it like 2026-12-05
      sheet.csv, row 5: it can't have been done on 2027-01-01, which is to come; correct the date
      sheet.csv, row 6: it was done on 2026-01-02, and its status is `In progress`; correct one of them
    hint: mend these rows, and try again
    hint: see what would become of the whole:  ticklist init Contoso --from sheet.csv --dry-run
    [exit 1]
    "#);
    assert_eq!(world.follow(&ran)[0].code, 3);
    assert!(!world.path("contoso.ticklist.yaml").exists());
}

#[test]
fn what_is_not_sure_can_be_said() {
    let csv = "Stream,Work to deliver,State,When\nOne,Do,Pending,01/05/2026\n\
               Two,Undo,Pending,02/05/2026\n";
    let said = "--map Stream=phase --map 'Work to Deliver=task' --map when=due \
                --status pending=in-progress --dates";
    let (world, _) = begun(csv, &format!("{said} dmy"));
    assert_eq!(items(&world)[0], "O1 | one | Do | in-progress | - | 2026-05-01");
    let (world, _) = begun(csv, &format!("{said} mdy"));
    assert_eq!(items(&world)[0], "O1 | one | Do | in-progress | - | 2026-01-05");
    let (world, _) = begun(&csv.replace("02/05", "22/05"), &said.replace(" --dates", ""));
    assert_eq!(items(&world)[0], "O1 | one | Do | in-progress | - | 2026-05-01");
    let world = World::new();
    world.write("sheet.csv", csv);
    for (line, code) in [
        ("init Contoso --from sheet.csv", 1),
        ("init Contoso --from sheet.csv --map Strem=phase --map 'Work to deliver=task'", 1),
        ("init Contoso --from sheet.csv --map Stream=stage", 2),
        ("init Contoso --from sheet.csv --map Stream", 2),
        ("init Contoso --from sheet.csv --status pending=maybe", 2),
        ("init Contoso --from sheet.csv --dates ymd", 2),
        ("init Contoso --from sheet.csv --checklist ems-onboarding", 2),
        ("init Contoso --dry-run", 2),
        ("init Contoso --from nowhere.csv", 1),
    ] {
        world.refuses(line, code);
    }
}

#[test]
fn a_dry_run_shows_what_would_become_of_columns_and_words() {
    let world = World::new();
    world.write("sheet.csv", PLANNER);
    let files = world.files();
    assert_snapshot!(world.run("init Contoso --from sheet.csv --dry-run"), @"
    $ ticklist init Contoso --from sheet.csv --dry-run
    2 phases with 3 items

    COLUMN           BECOMES   ROWS
    Task ID          left out     3
    Task Name        task         3
    Bucket Name      phase        3
    Progress         status       3
    Priority         left out     3
    Assigned To      owner        2
    Due date         due          2
    Late             left out     3
    Completed Date   done         1
    Checklist Items  detail       1
    Description      detail       -

    WORD         STATUS       ROWS
    Completed    done            1
    In progress  in-progress     1
    Not started  not-started     1

    taken: 1 in-progress, 1 done, 2 owners, 2 due dates
    done on 1 day: an entry for each
    owners that are several people: “Priya Rao;Lee Ito” (1)
    left out: 2 rows above the headings: Plan name (row 1), Plan ID (row 2)
    left out: 3 columns: Task ID, Priority, Late
    Only shown: nothing is begun.
    [exit 0]
    ");
    assert!(files == world.files());
}

#[test]
fn boxes_names_and_dates_in_a_text_are_what_it_says_of_its_items() {
    let text = "# Rollout\n\n## Assess\n\n- [x] Book @dana (due: 2026-10-05)\n- [ ] Call (owner: \
                Lee Ito)\n- [ ] Wait\n";
    let (world, ran) = begun(text, "");
    assert_snapshot!(items(&world).join("\n"), @"
    A1 | assess | Book | done | dana | 2026-10-05
    A2 | assess | Call | not-started | Lee Ito | -
    A3 | assess | Wait | not-started | - | -
    ");
    assert!(ran.stderr.starts_with("taken: 1 done, 2 owners, 1 due date\n"), "{ran}");
    let world = World::new();
    world.write("sheet.md", text.replace("[ ] Wait", "[~] Wait"));
    let ran = world.refuses("init Contoso --from sheet.md", 1);
    assert!(ran.stderr.contains("line 7: `[~]` is no status that is known"), "{ran}");
    world.run("init Contoso --from sheet.md --status '[~]=blocked'").exits(0);
}

/// What people write, and how.
const WIKI: &str = "\
---
name: Onboarding of a customer
---
# Onboarding

Intro.

- [One](#one)
- [Two](#two)

## Track A
### Customer
**Manager:**
- [ ] Book a *nice* [room](https://example.com/a_b) and read [more](https://example.com/z) then go
- [x] Invite (optional) @dana
- [ ] ~~old~~
- [ ]

Make sure that you have:

- a phone
- a laptop (owner: IT), due: 2026-12-05

### Partner
- Accounts
  - [ ] GitHub
  - [~] Slack
    - with a note
- [ ] Devices
  - [ ] Laptop
  - plain

| | Task | Owner | Priority |
|---|---|---|---|
| [x] | Do [this](https://example.com/b) | Dana | high |
| ☐ | Do that | | |

| Who | Mail |
|---|---|
| x | y |

## Track B
### Manager
☐ One thing
☐ Another

<details><summary>Day <b>one</b></summary>

- [ ] Hi

</details>

## Version history
- 1.0 first
";

#[test]
fn a_text_is_read_as_people_mean_it() {
    let world = World::new();
    world.write("wiki.md", WIKI);
    assert_snapshot!(world.run("checklists new wiki.md"), @r#"
    $ ticklist checklists new wiki.md
    ticklist: 1
    title: "Onboarding of a customer"
    phases:
    - id: customer-manager
      name: "Customer · Manager"
      items:
      - id: C1
        task: "Book a nice room and read more then go"
        detail: "more: https://example.com/z"
        link: "https://example.com/a_b"
      - id: C2
        task: "Invite"
        role: "dana"
        optional: true
      - id: C3
        task: "Make sure that you have: a phone"
      - id: C4
        task: "Make sure that you have: a laptop"
        role: "IT"
    - id: partner
      name: "Partner"
      items:
      - id: P1
        task: "Accounts: GitHub"
      - id: P2
        task: "Accounts: Slack"
        detail: "with a note"
      - id: P3
        task: "Devices"
        detail: "plain"
      - id: P4
        task: "Devices: Laptop"
      - id: P5
        task: "Do this"
        role: "Dana"
        link: "https://example.com/b"
      - id: P6
        task: "Do that"
    - id: track-b-manager
      name: "Track B · Manager"
      items:
      - id: T1
        task: "One thing"
      - id: T2
        task: "Another"
    - id: day-one
      name: "Day one"
      items:
      - id: D1
        task: "Hi"
    [stderr]
    4 phases with 13 items from wiki.md
    left out: 2 ticks of items: line 15, line 35; a checklist says what to do, not what is done
    left out: 1 paragraph beside the lists: Intro. (line 6)
    left out: 1 section: Version history (line 53)
    left out: 1 table of contents: line 8
    left out: 1 item that is struck out: old (line 16)
    left out: 1 item without text: line 17
    left out: 2 headings above others: Track A (line 11), Track B (line 42); the innermost are the phases
    left out: 1 table without tasks: Who | Mail (line 38)
    left out: 1 column: Priority
    [exit 0]
    "#);
}

#[test]
fn numbers_in_a_text_become_ids_where_they_are_ids() {
    let ids = |text: &str| {
        let world = World::new();
        world.write("list.md", text);
        let made = world.run("checklists new list.md").exits(0).stdout;
        let ids = made.lines().filter_map(|line| line.strip_prefix("  - id: "));
        ids.map(|id| id.trim_matches('"').to_owned()).collect::<Vec<String>>()
    };
    assert_eq!(ids("- 1.1 Plan\n- 1.2 Do\n- Rest\n"), ["1.1", "1.2", "T3"]);
    assert_eq!(ids("- **AC-1**: Plan\n- **AC-2**: Do\n"), ["AC-1", "AC-2"]);
    assert_eq!(ids("- 1.1 Plan\n- 1.1 Do\n"), ["T1", "T2"]);
    assert_eq!(ids("- EC2 runs\n- Plan\n- Do\n"), ["T1", "T2", "T3"]);
    let table = "|#|Task|\n|-|-|\n|1|Plan|\n|2|Do|\n";
    assert_eq!(ids(table), ["1", "2"]);
    assert_eq!(ids(&format!("# A\n{table}\n# B\n{table}")), ["A1", "A2", "B1", "B2"]);
}

#[test]
fn every_sheet_is_read_with_heads_and_sections_where_they_stand() {
    let head = |at: usize| row(at, &["No", "Activity", "Responsible"]);
    let first = row(1, &["Cloud rollout"])
        + &head(25)
        + &row(26, &["Prepare"])
        + &row(27, &["1", "Book", "Dana"])
        + &row(28, &["", "Cut over"])
        + &row(29, &["1", "Move", "Lee"])
        + &row(30, &["2", "Check", ""]);
    let second = head(1) + &row(2, &["1", "Train", "Lee"]);
    let notes = row(1, &["Read this first"]);
    let book = Book::new("A1", &first).and("Later", &second).and("Notes", &notes);
    let world = World::new();
    world.write("book.xlsx", book.bytes());
    assert_snapshot!(world.run("checklists new book.xlsx"), @r#"
    $ ticklist checklists new book.xlsx
    ticklist: 1
    title: "Cloud rollout"
    phases:
    - id: prepare
      name: "Prepare"
      items:
      - id: P1
        task: "Book"
        role: "Dana"
    - id: cut-over
      name: "Cut over"
      items:
      - id: C1
        task: "Move"
        role: "Lee"
      - id: C2
        task: "Check"
    - id: later
      name: "Later"
      items:
      - id: "1"
        task: "Train"
        role: "Lee"
    [stderr]
    3 phases with 4 items from book.xlsx
    taken for a phase: 1 row with nothing but a task: Cut over (Items row 28); if it is a task, give it an owner or a status
    left out: 1 column: No
    left out: 1 sheet without a known column of tasks: Notes; where there is one, say so:  --map "COLUMN=task"
    [exit 0]
    "#);
}

/// Catches: a task that somebody struck through letter by letter, which is still to be done.
#[test]
fn a_task_of_a_workbook_that_is_struck_through_is_left_out() {
    let run = |text: &str, strike: &str| {
        format!(r#"<r><rPr>{strike}</rPr><t xml:space="preserve">{text}</t></r>"#)
    };
    let cell = |number: usize, kind: &str, content: &str| {
        let phase = format!(r#"<c r="A{number}" t="inlineStr"><is><t>Assess</t></is></c>"#);
        format!(r#"<row r="{number}">{phase}<c r="B{number}" t="{kind}">{content}</c></row>"#)
    };
    let own = |number: usize, runs: String| cell(number, "inlineStr", &format!("<is>{runs}</is>"));
    let rows = row(1, &["phase", "task"])
        + &own(2, run("Wait ", "<strike/>") + &run("long", "<b/><strike val=\"true\"/>"))
        + &cell(3, "s", "<v>1</v>")
        + &own(4, run("Meet ", "<strike val=\"0\"/>") + &run("twice", "<strike/>"))
        + &own(5, "<t>Plan</t>".to_owned());
    let mut book = Book::new("A1", &rows);
    let shared = run("R&amp;D", "<strike/>");
    book.strings = format!("<sst><si><t>Plan</t></si><si>{shared}</si></sst>").into_bytes();
    let world = World::new();
    world.write("book.xlsx", book.bytes());
    let ran = world.run("checklists new book.xlsx").exits(0);
    assert!(ran.stderr.contains("2 items that are struck out: Wait long (row 2), R&D"), "{ran}");
    assert!(ran.stdout.contains("\"Meet twice\"") && ran.stdout.contains("\"Plan\""), "{ran}");
}

#[test]
fn a_workbook_of_drawings_says_what_it_holds() {
    let mut book = Book::new("A1", "");
    let drawing = "<x><a:t>Kick-off</a:t><a:t>Go live</a:t></x>";
    book.more.push(("xl/drawings/drawing1.xml".to_owned(), drawing.into()));
    book.more.push(("xl/media/image1.png".to_owned(), Vec::new()));
    let world = World::new();
    world.write("book.xlsx", book.bytes());
    assert_snapshot!(world.refuses("checklists new book.xlsx", 1), @"
    $ ticklist checklists new book.xlsx
    [stderr]
    error: book.xlsx: its cells are empty: it holds 1 drawing and 1 picture, which say “Kick-off”, “Go live”, …
    hint: write the tasks into cells, one a row, below `task`
    [exit 1]
    ");
}

#[test]
fn a_column_can_be_said_to_be_of_tasks() {
    let world = World::new();
    world.write("list.csv", "Stream,Undertaking,Weight\nOne,Do,3\n");
    let ran = world.refuses("checklists new list.csv", 1);
    assert!(ran.stderr.contains("there is Stream, Undertaking, Weight"), "{ran}");
    let made = world.run("checklists new list.csv --map Undertaking=task").exits(0);
    assert!(made.stdout.contains("task: \"Do\""), "{made}");
    assert!(made.stderr.contains("left out: 2 columns: Stream, Weight"), "{made}");
    world.refuses("checklists new list.csv --map Weight=heavy", 2);
}

/// For whom items wait is part of what is blocked, and else a note.
#[test]
fn for_whom_items_wait_is_taken() {
    let csv = "Task,Status,Waiting for,Until,Comment\nDo,Blocked,Customer,2026-12-20,no licence\n\
               Buy,Blocked,Vendor,,\nSell,To do,Legal,,soon\nTell,To do,-,,\n";
    let (world, _) = begun(csv, "");
    let json = world.run("list --all --json").exits(0).json();
    let waiting = json["items"].as_array().expect("items").iter();
    let waiting: Vec<String> = waiting.map(|item| item["waiting"].to_string()).collect();
    assert_snapshot!(waiting.join("\n"), @r#"
    {"days":0,"for":"Customer","late_days":0,"until":"2026-12-20"}
    {"days":0,"for":"Vendor","late_days":0,"until":null}
    null
    null
    "#);
    assert!(world.run("show T1").exits(0).stdout.contains("no licence"));
    assert!(world.run("show T3").exits(0).stdout.contains("waiting for Legal"));
    let (world, _) = begun("Aufgabe,Wer,Bis\nEins,Dana,5.12.2026\n", "");
    assert_eq!(items(&world), ["T1 | tasks | Eins | not-started | Dana | 2026-12-05"]);
}

#[test]
fn what_is_a_part_of_a_task_stands_in_its_phase_and_is_named_after_it() {
    let asana = "Name,Section/Column,Assignee,Parent task\nBook,Initiate,Dana,\nSign,Assess,,\n\
                 Send,,,Book\nPost,,,Send\n";
    let (world, _) = begun(asana, "");
    assert_snapshot!(items(&world).join("\n"), @"
    I1 | initiate | Book | not-started | Dana | -
    I2 | initiate | Book: Send | not-started | - | -
    I3 | initiate | Send: Post | not-started | - | -
    A1 | assess | Sign | not-started | - | -
    ");
    let jira = "Issue key,Issue Type,Summary,Status,Parent,Parent summary\n\
                ONB-1,Epic,Initiate,To Do,,\nONB-2,Story,Book,To Do,10001,Initiate\n";
    let (world, ran) = begun(jira, "");
    assert_snapshot!(items(&world).join("\n"), @"
    ONB-1 | initiate | Initiate | not-started | - | -
    ONB-2 | initiate | Book | not-started | - | -
    ");
    assert!(ran.stderr.contains("left out: 2 columns: Issue Type, Parent"), "{ran}");
}

#[test]
fn headings_are_items_where_they_have_boxes_or_nothing_else_is() {
    let tasks = |text: &str| {
        let world = World::new();
        world.write("list.md", text);
        let made = world.run("checklists new list.md").exits(0).stdout;
        let keys = ["name: ", "task: ", "detail: "];
        let lines = made.lines().map(|line| line.trim().trim_start_matches("- "));
        let lines = lines.filter(|line| keys.iter().any(|key| line.starts_with(key)));
        lines.collect::<Vec<&str>>().join("\n")
    };
    let prose = "# Hardening\n\nIntro.\n\n## 1. Enable MFA\n\nFor all.\n\n## 2. Review\n";
    assert_snapshot!(tasks(prose), @r#"
    name: "Tasks"
    task: "Enable MFA"
    detail: "For all."
    task: "Review"
    "#);
    let boxes = "# Launch\n## Week 1\n### [ ] Set up\nAs text.\n- so\n### [x] Invite\n- [ ] Dana\n\
                 ## Week 2\n### ☐ Go\n";
    assert_snapshot!(tasks(boxes), @r#"
    name: "Week 1"
    task: "Set up"
    detail: "As text.\nso"
    task: "Invite"
    task: "Invite: Dana"
    name: "Week 2"
    task: "Go"
    "#);
}

#[test]
fn a_list_without_any_item_says_what_it_holds() {
    let world = World::new();
    world.write("list.md", "# Title\n\nWords.\n\n- [ ]\n- ---\n");
    world.write("list.txt", "----\n....\n");
    let refused = |line: &str| world.refuses(line, 1).stderr;
    assert_snapshot!(refused("checklists new list.md") + &refused("checklists new list.txt"), @"
    error: list.md: there is no item in this list; left out: 1 paragraph beside the lists: Words. (line 3); left out: 1 item without text: line 5; left out: 1 heading without items: Title (line 1)
    hint: write one a line, each beginning with `- `, or one a row below the heading `task`
    error: list.txt: there is no item in this list; left out: 2 items without text: line 1, line 2
    hint: write one a line, each beginning with `- `, or one a row below the heading `task`
    ");
}
