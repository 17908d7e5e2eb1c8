//! `ticklist completions`: what the program answers, and what real shells make of it.

use insta::assert_snapshot;

use crate::crash::can_run;
use crate::ran::Ran;
use crate::world::World;

/// What follows on a command line, as fish is told. A blank at the end begins a new word.
fn asked(world: &World, line: &str) -> Ran {
    let new_word = if line.ends_with(' ') || line.is_empty() { "''" } else { "" };
    let ran = world.command(&format!("-- ticklist {line}{new_word}"));
    let ran = ran.env("TICKLIST_COMPLETE", "fish").run().exits(0);
    assert_eq!(ran.stderr, "", "{line}");
    ran
}

/// The values alone.
fn values(world: &World, line: &str) -> Vec<String> {
    let ran = asked(world, line);
    ran.stdout.lines().filter_map(|line| line.split('\t').next()).map(str::to_owned).collect()
}

/// Catches: candidates that the command refuses.
#[test]
fn a_range_ends_with_an_item_that_does_not_stand_before_its_start() {
    let world = World::third_week();
    assert_eq!(values(&world, "done I1,A5..A"), ["I1,A5..A5", "I1,A5..A6"]);
    assert_eq!(values(&world, "done A5..as"), Vec::<String>::new());
    assert_eq!(values(&world, "done r1..R"), ["r1..R1", "r1..R2"]);
}

#[test]
fn undo_offers_what_stands_and_redo_what_was_taken_back() {
    let world = World::contoso();
    world.run("done A1").exits(0);
    world.run("done A3").exits(0);
    world.run("undo").exits(0);
    let entries = world.run("log --json").json()["entries"].clone();
    let id = |at: usize| entries[at]["id"].as_str().expect("an id").to_owned();
    assert_eq!(values(&world, "undo "), [id(2), id(0)]);
    assert_eq!(values(&world, "redo "), [id(1)]);
}

#[test]
fn candidates_say_what_they_are() {
    let world = World::third_week();
    let lines = [
        "done A",
        "done a",
        "list A1..A",
        "assign A3,A4 --to ",
        "assign --role ",
        "log --since ",
        "due A4 --on ",
        "done A4 --on ",
        "init Fabrikam --checklist ",
        "checklists ",
        "-f ",
        "gate ",
        "man ch",
        "list --status blocked,n",
        "list --so",
    ];
    let told = lines.map(|line| format!("ticklist {line}<TAB>\n{}", asked(&world, line).stdout));
    assert_snapshot!(told.join("\n").replace("home\\", "home/"));
}

#[test]
fn a_verb_is_offered_what_it_would_change_and_nothing_else() {
    let world = World::third_week();
    let offered = |verb: &str| values(&world, &format!("{verb} "));
    let (all, duties, record) =
        (offered("show"), offered("confirm"), world.read("plain.ticklist.yaml"));
    assert_eq!((all.len(), duties.len()), (37, 13), "ten duties in three phases");
    for verb in ["start", "done", "block", "unblock", "na", "reopen", "confirm"] {
        let ids = offered(verb);
        for id in &all {
            world.run(&format!("{verb} {id} -m why"));
            let changed = world.read("plain.ticklist.yaml") != record;
            world.write("plain.ticklist.yaml", &record);
            let meant = verb == "confirm" || !duties.contains(id);
            assert_eq!(ids.contains(id), changed && meant, "{verb} {id}");
        }
    }
}

#[test]
fn the_record_that_was_named_is_asked() {
    let world = World::third_week();
    world.run("init Fabrikam").exits(0);
    assert_eq!(values(&world, "assign A1 --to "), Vec::<String>::new(), "there are two records");
    for line in ["-f plain assign A1 --to D", "assign --file=plain.ticklist.yaml A1 --to D"] {
        assert_eq!(values(&world, line), ["Dana Cruz"], "{line}");
    }
    assert_eq!(values(&world, "assign A1 -f \"'plain.ticklist.yaml'\" --to L"), ["Lee Ito"]);
    assert_eq!(values(&world, "-f f"), ["fabrikam", "fabrikam.ticklist.yaml"]);
    assert_eq!(
        values(&world, "init Other --checklist e"),
        ["ems-onboarding", "ems-onboarding-2018"]
    );
}

#[test]
fn without_a_record_that_can_be_read_there_are_no_candidates_and_no_noise() {
    let missing = World::new();
    let broken = World::new();
    broken.write("broken.ticklist.yaml", "phases: [{nam: x}]");
    let odd = World::new();
    odd.write("odd.ticklist.yaml", [0xff, 0xfe, 0, b'{']);
    for world in [missing, broken, odd] {
        for line in ["done A", "assign A1 --to ", "log --since ", "add a", "undo x"] {
            assert_eq!(asked(&world, line).stdout, "", "{line}");
        }
        assert!(values(&world, "do").contains(&"done".to_owned()));
    }
    let world = World::third_week();
    for line in ["", "--", "-- --", "done --note", "'\u{1b}'", "frob x ", "-f", "done A4 -m=x -- "]
    {
        asked(&world, line);
    }
    for shell in ["tcsh", "", "\u{1b}[31m"] {
        let ran = world.shell("ticklist -- ticklist done A").env("TICKLIST_COMPLETE", shell).run();
        assert!(!ran.raw().contains('\u{1b}') && ran.code <= 2, "{ran}");
    }
    world.command("status").env("TICKLIST_COMPLETE", "fish").run().exits(0);
}

#[test]
fn hostile_text_is_made_visible_or_not_offered() {
    let world = World::third_week();
    let hostile = r#"{task: "Meet\e[31m\ttab\nline", owner: "Mal\e]0;x\a"}"#;
    world.append(
        "plain.ticklist.yaml",
        format!("- {{at: 2026-12-08, by: mal, set: {{A4: {hostile}}}}}\n"),
    );
    for shell in ["fish", "zsh", "bash", "powershell"] {
        let line = "ticklist -- ticklist done A4 && ticklist -- ticklist assign A4 --to \"\"";
        let ran = world.shell(line).env("TICKLIST_COMPLETE", shell);
        let ran = ran.env("_CLAP_COMPLETE_INDEX", "2").env("_CLAP_IFS", "\n").run().exits(0);
        assert!(!ran.stdout.contains(['\u{1b}', '\u{7}']) && !ran.stdout.contains("Mal"), "{ran}");
    }
    assert_eq!(asked(&world, "done A4").stdout.lines().count(), 1);
    assert!(asked(&world, "done A4").stdout.contains("\\u{1b}[31m"));
}

#[test]
fn powershell_is_given_quotes_where_a_value_needs_them() {
    let world = World::third_week();
    let asked =
        world.command("-- ticklist assign A4 --to D").env("TICKLIST_COMPLETE", "powershell");
    assert_eq!(asked.run().exits(0).stdout, "'Dana Cruz'\n");
    let script = world.run("completions powershell").exits(0).stdout;
    assert!(script.contains("Register-ArgumentCompleter") && script.contains("TICKLIST_COMPLETE"));
}

/// Lines of bash that ask `_ticklist` as bash does, the last word being the one to complete.
const BASH: &str = r#"
source <(ticklist completions bash)
ask() {
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_TYPE=${LISTED:-9} COMPREPLY=()
    _ticklist ticklist "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
    printf '%s\n' "${COMPREPLY[@]}" ''
}
complete -p ticklist
ask ticklist done A
LISTED=63 COLUMNS=60 ask ticklist done A
ask ticklist assign A3 --to D
ask ticklist assign A3 --to '"D'
ask ticklist assign A3 --to = D
ask ticklist -f plain log --since ''
ask ticklist done nothing
"#;

#[test]
fn bash_completes_items_and_quotes_what_has_blanks() {
    if !can_run("bash") {
        return;
    }
    let world = World::third_week();
    world.write("ask.bash", BASH);
    assert_snapshot!(world.shell("bash --norc ask.bash").run().exits(0).stdout, @r#"
    complete -o bashdefault -o nosort -F _ticklist ticklist
    A4
    A5
    A6

    A4  Join the meetings on how users will be provisioned
    A5  Join the meetings on configuring the online services
    A6  Draw up a support plan for being ready to migrate

    Dana\ Cruz

    Dana Cruz

    Dana\ Cruz

    Week\ 1
    last
    "#);
}

/// What a bash in a terminal, where TAB is pressed behind each line, hands on as the last word.
#[cfg(unix)]
#[test]
fn bash_goes_on_with_words_in_quotes_with_blanks_and_in_the_home_folder() {
    use crate::tui::terminals::Terminal;
    if !can_run("bash") {
        return;
    }
    let world = World::third_week();
    world.run("assign A1 --to 'Cash $Max'").exits(0);
    world.run("assign A2 --to \"O'Hara Sam\"").exits(0);
    world.write("home/my work/contoso.ticklist.yaml", world.bytes("plain.ticklist.yaml"));
    let mut bash = Terminal::run(&world.shell_process("PS1='> ' exec bash --norc"));
    bash.press("source <(ticklist completions bash); echo loa\"\"ded\r");
    bash.until_it_shows("loaded");
    bash.press("last() { clear; printf '<%s>\\n' \"${@: -1}\"; }\r");
    for (typed, last) in [
        ("assign A3 --to Dana\\ Cr", "Dana Cruz"),
        ("assign A3 --to \"Dana Cr", "Dana Cruz"),
        ("assign A3 --to 'Dana C", "Dana Cruz"),
        ("assign A3 --to Dana\" C", "Dana Cruz"),
        ("assign A3 --to Cas", "Cash $Max"),
        ("assign A3 --to \"Cas", "Cash $Max"),
        ("assign A3 --to 'Cas", "Cash $Max"),
        ("assign A3 --to O", "O'Hara Sam"),
        ("assign A3 --to O\\'", "O'Hara Sam"),
        ("assign A3 --to 'O", "O'Hara Sam"),
        ("assign A3 --to=Dana\\ C", "--to=Dana Cruz"),
        ("-f ~/my\\ work/cont", "~/my work/contoso.ticklist.yaml"),
        ("-f ~/my", "~/my work/"),
    ] {
        let last = last.replace('~', &world.path("home").display().to_string());
        // The line is run as one of printf, by which it is seen what bash makes of it.
        bash.press(&format!("ticklist {typed}\t\x01\x1bdlast\r"));
        bash.until_it_shows(&format!("<{last}>"));
    }
}

/// A zsh in a terminal of its own: the keys are typed, and what it shows is read until it has.
const ZSH: &str = r#"
zmodload zsh/zpty
zpty shell 'COLUMNS=100 zsh -f -i'
zpty -w shell "PS1='> ' PS2= ; autoload -Uz compinit; compinit -u -D"
zpty -w shell 'source <(ticklist completions zsh); print loa""ded'
zpty -r shell shown '*loaded*'
zpty -w -n shell $'ticklist done A\t\t'
zpty -r shell shown '*A6  -- *migrate*'
print -r -- $shown
zpty -w -n shell $'\x15ticklist assign A3 --to D\t'
zpty -r shell shown '*Cruz*'
print -r -- $shown
zpty -w -n shell $'\x15ticklist assign A3 --to Priya\\ R\t'
zpty -r shell shown '*Rao*'
print -r -- $shown
zpty -w -n shell $'\x15ticklist assign A3 --to "P\t'
zpty -r shell shown '*Rao"*'
print -r -- $shown
"#;

#[test]
fn zsh_completes_items_with_their_tasks() {
    if !can_run("zsh") {
        return;
    }
    let world = World::third_week();
    world.write("ask.zsh", ZSH);
    let ran = world.shell("timeout 60 zsh -f ask.zsh").env("TERM", "xterm").run().exits(0);
    for part in [
        "A4  -- Join the meetings on how users will be provisioned",
        "A5  -- Join the meetings on configuring the online services",
        "A6  -- Draw up a support plan for being ready to migrate",
        "Dana\\ Cruz",
        "Priya\\ Rao",
        "\"Priya Rao\"",
    ] {
        assert!(ran.stdout.contains(part), "{part}: {ran}");
    }
    assert!(!ran.stdout.contains("A3  --"), "A3 is done: {ran}");
}

#[test]
fn fish_completes_items_with_their_tasks() {
    if !can_run("fish") {
        return;
    }
    let world = World::third_week();
    let complete = |line: &str| format!("complete -C '{line}'; ");
    let lines = [
        "ticklist done A",
        "ticklist assign A3 --to ",
        "ticklist assign A3 --to Dana\\\\ Cr",
        "ticklist log --since W",
    ];
    let script = format!("ticklist completions fish | source; {}", lines.map(complete).concat());
    let ran = world.shell(&format!("fish --no-config -c \"{script}\"")).run().exits(0);
    assert_snapshot!(ran.stdout);
}
