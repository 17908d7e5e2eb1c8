//! Lists in the shapes that strangers gave theirs: what a person finds in them is found, and what
//! is left out is named. The files are ours.

use std::fmt::Write as _;

use insta::assert_snapshot;
use serde_json::Value;

use crate::book::{Book, row};
use crate::world::World;

/// What becomes of a list: each item with its phase, what is recorded of it, and all that is said.
fn begun(name: &str, list: impl AsRef<[u8]>, more: &str) -> String {
    let world = World::new();
    world.write(name, list);
    let ran = world.run(&format!("init Contoso --from {name} {more}"));
    let said = ran.stderr.lines().filter(|line| {
        let ends = ["error:", "hint:", "left out:", "taken", "warning:"];
        ends.iter().any(|end| line.starts_with(end))
            && !line.contains("ticklist init --git")
            && !line.contains("from now on")
    });
    let mut told = String::new();
    if ran.code == 0 {
        let items: Value =
            serde_json::from_str(&world.run("list --all -O json").exits(0).stdout).expect("JSON");
        for item in items["items"].as_array().expect("items") {
            let words = ["phase", "id", "task", "status", "owner", "due"].map(|key| {
                item[key].as_str().filter(|words| *words != "not-started").unwrap_or_default()
            });
            let words = words.into_iter().filter(|words| !words.is_empty());
            writeln!(told, "{}", words.collect::<Vec<&str>>().join(" | ")).expect("a string");
        }
    }
    said.for_each(|line| writeln!(told, "{line}").expect("a string"));
    told
}

/// Catches: a row of the list that is taken for its headings, so that those above vanish.
#[test]
fn a_row_with_one_known_word_heads_nothing() {
    let list = "Getting ready,,week 1\nLook for a room,,team\nAsk the neighbours,,Ada\n";
    assert_snapshot!(begun("plan.csv", list, ""), @r#"
    error: plan.csv: no column is headed `task`; there is Getting ready, week 1
    hint: write `task` above the column of tasks, or say which it is, by its letter where nothing stands above it:  --map "B=task"
    "#);
    let list = "Project,Shop,Start,May\nTask,Owner,Due,Where\nBook a room,Ada,2026-12-05,Bonn\n";
    assert_snapshot!(begun("plan.csv", list, ""), @"
    tasks | T1 | Book a room | Ada | 2026-12-05
    taken: 1 owner, 1 due date
    left out: 1 row above the headings: Project (row 1)
    left out: 1 column: Where
    ");
}

/// Catches: times, places and people that are taken for tasks.
#[test]
fn where_no_column_is_headed_task_that_is_taken_which_reads_so() {
    let list = "Week,Topic,Phase,Before\n1.1,Welcome call,Plan,Send the agenda\n2.1,Set up the \
                logos,Build,Ask for files\n";
    assert_snapshot!(begun("plan.csv", list, ""), @r#"
    plan | P1 | Welcome call
    build | B1 | Set up the logos
    taken for the tasks: 1 column: Topic; if it is another, say so:  --map "COLUMN=task"
    left out: 2 columns: Week, Before
    "#);
    let list = "Ref,Location,Description\nT1,Hall 2,Paint the wall\nT2,Hall 3,Replace the lock\n";
    assert_snapshot!(begun("plan.csv", list, ""), @r#"
    tasks | T1 | Paint the wall
    tasks | T2 | Replace the lock
    taken for the tasks: 1 column: Description; if it is another, say so:  --map "COLUMN=task"
    left out: 1 column: Location
    "#);
    let list = "Name,Task Description\nAda,Book a room\nAda,Invite people\nAda,Order cakes\n";
    assert_snapshot!(begun("plan.csv", list, ""), @"
    tasks | T1 | Book a room
    tasks | T2 | Invite people
    tasks | T3 | Order cakes
    left out: 1 column: Name
    ");
    let list = "Horário,Responsável,Categoria,Tarefa,Situação\n08:00,Ana,Entrada,Abrir o portão,\
                Concluído\n08:00,Rui,Sala,Contar as cadeiras,Em andamento\n";
    assert_snapshot!(begun("plan.csv", list, ""), @"
    entrada | E1 | Abrir o portão | done | Ana
    sala | S1 | Contar as cadeiras | in-progress | Rui
    taken: 1 in-progress, 1 done, 2 owners
    left out: 1 column: Horário
    ");
    assert_snapshot!(begun("plan.csv", "When,Where\n08:00,A1\n09:00,B2\n", ""), @r#"
    error: plan.csv: no column is headed `task`; there is When, Where
    hint: write `task` above the column of tasks, or say which it is, by its letter where nothing stands above it:  --map "B=task"
    "#);
}

/// Catches: statuses that nobody gave, from what Project writes.
#[test]
fn what_project_writes_is_no_status() {
    let list = "ID,Task_Name,OutlineLevel,Percent_Complete,Milestone,Actual_Finish\n\
                1,Prepare,1,0.5,No,NA\n2,Order servers,2,1,No,3/31/2026\n\
                3,Servers are there,2,0,Yes,NA\n4,Rack them,2,0.25,No,NA\n";
    assert_snapshot!(begun("plan.csv", list, ""), @"
    prepare | 2 | Order servers | done
    prepare | 3 | Servers are there
    prepare | 4 | Rack them | in-progress
    taken: 1 in-progress, 1 done
    taken for no owner or no date: “NA” (2)
    left out: 1 column: Milestone
    ");
    let tasks = [
        row(1, &["ID", "Name", "Finish", "Outline Level"]),
        row(2, &["1", "Prepare", "March 6, 2026 5:00", "1"]),
        row(3, &["2", "Order servers", "March 3, 2026 5:00", "2"]),
    ];
    let people = [row(1, &["Task Name", "Resource Name"]), row(2, &["Order servers", "Ada"])];
    let book = Book::new("A1", "").and("Task_Table", &tasks.concat());
    let book = book.and("Assignment_Table", &people.concat());
    assert_snapshot!(begun("plan.xlsx", book.bytes(), ""), @r#"
    prepare | 2 | Order servers | 2026-03-03
    taken: 1 due date
    left out: 1 sheet without a known column of tasks: Assignment_Table; where there is one, say so:  --map "COLUMN=task"
    "#);
}

/// Catches: all tasks of a template as of 1 %, or refused.
#[test]
fn of_what_is_done_in_part_one_is_all() {
    let list = "Task,Progress\nOrder servers,1\nRack them,0.4\nSwitch,0\n";
    assert_snapshot!(begun("plan.csv", list, ""), @"
    tasks | T1 | Order servers | done
    tasks | T2 | Rack them | in-progress
    tasks | T3 | Switch
    taken: 1 in-progress, 1 done
    ");
    let list = "Task,How far,Completed on\nOrder servers,100%,2026-03-03\nRack them,40%,\n";
    assert_snapshot!(begun("plan.csv", list, "--map \"How far=percent\""), @"
    tasks | T1 | Order servers | done
    tasks | T2 | Rack them | in-progress
    taken: 1 in-progress, 1 done
    ");
}

/// Catches: phases that are lost with a column or an indent that says nothing.
#[test]
fn phases_stand_in_columns_without_heading_in_indents_and_in_numbers() {
    let list = ",Task,Owner\nWebsite,Point it there,Ada\n,Switch it off,Ada\nBilling,Deploy,Bob\n";
    assert_snapshot!(begun("plan.csv", list, ""), @"
    website | W1 | Point it there | Ada
    website | W2 | Switch it off | Ada
    billing | B1 | Deploy | Bob
    taken: 3 owners
    ");
    let list = "ID,Task\n1,Network\n2,   Design\n3,   Build\n4,Relay servers\n5,   Design\n";
    assert_snapshot!(begun("plan.csv", list, ""), @"
    network | 2 | Design
    network | 3 | Build
    relay-servers | 5 | Design
    ");
    let list = "WBS NUMBER,TASK TITLE\n1.0,Prepare\n1.1,Order servers\n2.0,Go live\n2.1,Switch\n";
    assert_snapshot!(begun("plan.csv", list, ""), @"
    prepare | 1.1 | Order servers
    go-live | 2.1 | Switch
    ");
    let list = "No,Task,Owner\n1,Export the data,Ada,Bob,\n2,Define the model,Lee\n";
    assert_snapshot!(begun("plan.csv", list, ""), @"
    error: plan.csv, row 2: there are more cells than headings
    hint: put a cell that holds a comma in quotes, or write a heading above each column
    ");
}

/// Catches: sections that Todoist exports as rows, and tasks that swallow those after them.
#[test]
fn sections_of_todoist_are_phases() {
    let list = "TYPE,CONTENT,INDENT\nsection,Before,\ntask,Book a room,1\ntask,Ask Ada,2\n\
                note,She is away in May,\nsection,After,\ntask,Clean up,1\n";
    assert_snapshot!(begun("plan.csv", list, ""), @"
    before | B1 | Book a room
    before | B2 | Ask Ada
    after | A1 | Clean up
    left out: 1 row without a task: She is away in May (row 5)
    left out: 1 column: INDENT
    ");
}

/// Catches: a first task that is taken for a heading, or a column that nobody can name.
#[test]
fn a_column_without_a_heading_is_named_by_its_letter() {
    let list = "□,Move the tables\n□,Count the chairs\nKitchen,\n□,Order cakes\n";
    assert_snapshot!(begun("plan.csv", list, "--map B=task"), @"
    tasks | T1 | Move the tables
    tasks | T2 | Count the chairs
    kitchen | K1 | Order cakes
    ");
    let list = "Nr,,Who\n1,Move the tables,Ada\n2,Count,Bob\n";
    assert_snapshot!(begun("plan.csv", list, "--map B=task --map Who=owner"), @"
    tasks | 1 | Move the tables | Ada
    tasks | 2 | Count | Bob
    taken: 2 owners
    ");
}

/// Catches: tasks that are begun twice, and questions without those in them.
#[test]
fn what_stands_on_two_sheets_or_in_a_fuller_column_is_told() {
    let plan = [row(1, &["Task", "Owner"]), row(2, &["Book a room", "Ada"])].concat();
    let book = Book::new("A1", &plan).and("Actuals", &plan);
    assert_snapshot!(begun("plan.xlsx", book.bytes(), ""), @r#"
    items | I1 | Book a room | Ada
    actuals | A1 | Book a room | Ada
    taken: 2 owners
    taken twice: 1 task that stands on two sheets: Book a room; leave one of them out:  --map "SHEET=none"
    "#);
    assert_snapshot!(begun("plan.xlsx", book.bytes(), "--map Actuals=none"), @"
    tasks | T1 | Book a room | Ada
    taken: 1 owner
    ");
    let list = "Question,Sub Question\nIs it safe?,Are doors locked?\n,Are keys counted?\n\
                ,Are alarms on?\n";
    assert_snapshot!(begun("plan.csv", list, ""), @r#"
    tasks | T1 | Are doors locked?
    tasks | T2 | Are keys counted?
    tasks | T3 | Are alarms on?
    taken for the tasks: 1 column: Sub Question; if it is another, say so:  --map "COLUMN=task"
    "#);
}

/// Catches: words of Jira, Linear and Scoro that are taken for others.
#[test]
fn what_trackers_write_is_read_as_they_mean_it() {
    let list = "Issue Type,Summary,Epic Name,Epic Link\nEpic,The house,House,\nEpic,The garden,\
                Garden,\nStory,Pour concrete,,House\nStory,Sow the lawn,,Garden\n";
    assert_snapshot!(begun("plan.csv", list, ""), @"
    tasks | T1 | The house
    tasks | T2 | The garden
    house | H1 | Pour concrete
    garden | G1 | Sow the lawn
    left out: 2 columns: Issue Type, Epic Name
    ");
    let list = "identifier,title,state_name,assignee_name,project_name,done,description\n\
                OP-1,Count the guests,Done,Ada,Party,1,See [the shop](<https://example.org/a>) now\n\
                OP-2,Rent a tent,In Progress,NULL,Party,0,<https://example.org/b>\n";
    assert_snapshot!(begun("plan.csv", list, ""), @"
    party | OP-1 | Count the guests | done | Ada
    party | OP-2 | Rent a tent | in-progress
    taken: 1 in-progress, 1 done, 1 owner
    taken for no owner or no date: “NULL” (1)
    ");
    let world = World::new();
    world.write("plan.csv", list);
    let made = world.run("checklists new plan.csv").exits(0).stdout;
    assert!(made.contains("See the shop (https://example.org/a) now"), "{made}");
}

/// Catches: an item in the phase of the row above, where each row says its own; a task that is
/// taken for a heading without a word.
#[test]
fn what_a_row_leaves_out_is_not_that_of_another() {
    let list = "Task,Project Name\nCount the guests,House\nClean it,House\nPaint the shed,\n\
                Mow the lawn,Garden\n";
    assert_snapshot!(begun("plan.csv", list, ""), @"
    house | H1 | Count the guests
    house | H2 | Clean it
    tasks | T1 | Paint the shed
    garden | G1 | Mow the lawn
    ");
    let list = "Task,Phase\nCount the guests,House\nClean it,\nMow the lawn,Garden\n";
    assert_snapshot!(begun("plan.csv", list, ""), @"
    house | H1 | Count the guests
    house | H2 | Clean it
    garden | G1 | Mow the lawn
    ");
    let list = "Task,Owner\nRent a tent,Ada\nWrite invitations,\nOrder the cake,Ada\n";
    assert_snapshot!(begun("plan.csv", list, ""), @"
    tasks | T1 | Rent a tent | Ada
    write-invitations | W1 | Order the cake | Ada
    taken: 2 owners
    taken for a phase: 1 row with nothing but a task: Write invitations (row 3); if it is a task, give it an owner or a status
    ");
}

/// Catches: codes, counts and percents that are taken for tasks and dates, and maps of nothing.
#[test]
fn codes_and_counts_are_no_tasks() {
    let list = "Control,Sub Question,Comments\nM 3.1,Are guests counted?,\nM 2.3,Is it safe?,\n";
    assert_snapshot!(begun("plan.csv", list, ""), @r#"
    tasks | T1 | Are guests counted?
    tasks | T2 | Is it safe?
    taken for the tasks: 1 column: Sub Question; if it is another, say so:  --map "COLUMN=task"
    "#);
    let list = "# Letter\n- [ ] Count the readers (target: 80% within 3 days)\n- [ ] Ask\n";
    assert_snapshot!(begun("plan.md", list, ""), @"
    letter | L1 | Count the readers (target: 80% within 3 days)
    letter | L2 | Ask
    ");
    let sums = [row(1, &["Phase", "To Do"]), row(2, &["House", "2"])].concat();
    let plan = [row(1, &["Phase", "Task"]), row(2, &["House", "Clean it"])].concat();
    let book = Book::new("A1", &plan).and("Sums", &sums);
    assert_snapshot!(begun("plan.xlsx", book.bytes(), ""), @r#"
    house | H1 | Clean it
    left out: 1 sheet without a known column of tasks: Sums; where there is one, say so:  --map "COLUMN=task"
    "#);
    let world = World::new();
    world.write("plan.csv", "Task\nClean it\n");
    assert_snapshot!(world.run("checklists new plan.csv --map Steps=task"), @"
    $ ticklist checklists new plan.csv --map Steps=task
    [stderr]
    error: plan.csv: no column is headed `steps`
    hint: its columns: Task
    [exit 1]
    ");
}

/// Catches: facts, tips and links among the tasks; headings that vanish; ticks that adorn.
#[test]
fn where_tasks_have_boxes_other_points_are_none() {
    let list = "# Go-live\n## Phase 1: Prepare\n### Servers\n- [ ] Order them\n- [ ] Rack them\n\
                ### Facts\n- Kept: three years\n## ✅ 2. Switch\n- [ ] Change the name\n- [ ] Ring\n\
                - ❌ Panic: stay calm\n";
    assert_snapshot!(begun("plan.md", list, ""), @"
    servers | S1 | Order them
    servers | S2 | Rack them
    2-switch | 2.1 | Change the name
    2-switch | 2.2 | Ring
    left out: 2 lists without boxes: Kept: three years (line 7), ❌ Panic: stay calm (line 11); in this text, what is to be done has a box
    left out: 1 heading above others: Phase 1: Prepare (line 2); the innermost are the phases
    left out: 1 heading without items: Facts (line 6)
    ");
    let list = "# Onboarding\n\nWeek 0\n- [ ] Kick-off\n\n#Developers:\n\n- [ ] First report\n";
    assert_snapshot!(begun("plan.md", list, ""), @"
    week-0 | W1 | Kick-off
    developers | D1 | First report
    ");
    let list = "# Shop\n\n| Item | Before |\n|---|---|\n| Copy the data | 1 month |\n";
    assert_snapshot!(begun("plan.md", list, ""), @"
    shop | S1 | Copy the data
    left out: 1 column: Before
    ");
}

/// Catches: titles, sums and what nobody sees as tasks.
#[test]
fn titles_sums_and_hidden_sheets_are_no_tasks() {
    let rows = [
        row(1, &["Checklist"]),
        row(2, &["Yes/No", "Description", "Weight"]),
        row(3, &["true", "Gateway is there", "2"]),
        row(4, &["false", "Discovery works", "1"]),
        row(5, &["", "Total", "3"]),
        row(6, &["", "© 2026 Somebody"]),
    ];
    let changes = [row(1, &["Action", "Task ID"]), row(2, &["ADD", "2"])];
    let book = Book::new("A1", &rows.concat()).and("Changelog", &changes.concat());
    assert_snapshot!(begun("plan.xlsx", book.bytes(), ""), @r#"
    tasks | T1 | Gateway is there
    tasks | T2 | Discovery works
    taken for the tasks: 1 column: Description; if it is another, say so:  --map "COLUMN=task"
    left out: 2 rows without a task: Total (Items row 5), © 2026 Somebody (Items row 6)
    left out: 2 columns: Yes/No, Weight
    left out: 1 sheet without a known column of tasks: Changelog; where there is one, say so:  --map "COLUMN=task"
    "#);
}

/// Catches: a record that would be refused after all looked well.
#[test]
fn what_no_record_can_hold_is_named_with_its_row() {
    let list = format!("Task,Comments\nOrder servers,{}\n", "We talked. ".repeat(800));
    assert_snapshot!(begun("plan.csv", &list, ""), @r#"
    error: plan.csv, row 2: the note is longer than 8,192 bytes
    hint: shorten it, or leave notes out:  --map "COLUMN=none"
    hint: see what would become of the whole:  ticklist init Contoso --from plan.csv --dry-run
    "#);
    assert_snapshot!(begun("plan.csv", &list, "--dry-run"), @r#"
    error: plan.csv, row 2: the note is longer than 8,192 bytes
    hint: shorten it, or leave notes out:  --map "COLUMN=none"
    "#);
}

/// Catches: a day of which a tool writes more than the day.
#[test]
fn days_are_read_as_notion_and_trackers_write_them() {
    let list = "Task,Assign,Due\nPlan,Ada,\"October 8, 2026 → October 29, 2026\"\nBuild,Bob,\
                2026-08-27 (Thursday)\n";
    assert_snapshot!(begun("plan.csv", list, ""), @"
    tasks | T1 | Plan | Ada | 2026-10-29
    tasks | T2 | Build | Bob | 2026-08-27
    taken: 2 owners, 2 due dates
    ");
}

/// Catches: a hint that leads nowhere.
#[test]
fn json_is_no_list() {
    assert_snapshot!(begun("board.json", "{}", ""), @"
    error: board.json is JSON, which is no list
    hint: where it comes from, export it as CSV or for Excel
    ");
}

/// Catches: entries of one instant, whose order their random ids would tell.
#[test]
fn what_a_list_says_is_recorded_in_an_order() {
    let world = World::new();
    let list =
        "Nr,Task,Owner,Done on,% avance,State\n1,Ask,Ada,2026-10-01,100,-\n2,Book,Bob,,5,-\n";
    world.write("plan.csv", list);
    world.run("init Contoso --from plan.csv --map State=none").exits(0);
    let record = world.read("contoso.ticklist.yaml");
    let at = |line: &str| line.split("\"at\":\"").nth(1).map(|at| at[..24].to_owned());
    let instants: Vec<String> = record.lines().filter_map(at).collect();
    assert!(instants.len() > 1 && instants.is_sorted_by(|one, other| one < other), "{record}");
}

/// Catches: a map that counts for nothing, and a word that no shell option lets through.
#[test]
fn what_is_said_of_columns_and_words_counts() {
    let list = "Nr,Task,% avance,State\n1,Ask,90,-\n1,Book,5,-\n";
    assert_snapshot!(begun("plan.csv", list, "--map \"% avance=percent\" --map Nr=id"), @r#"
    error: plan.csv, row 3: the id `1` stands here for the second time
    hint: give it another id, or leave out all:  --map "Nr=none"
    "#);
    let list = "Task,State\nAsk,-\nBook,--\n";
    assert_snapshot!(begun("plan.csv", list, "--status --=blocked"), @"
    tasks | T1 | Ask
    tasks | T2 | Book | blocked
    taken: 1 blocked
    ");
}
