//! `ticklist man`

use insta::assert_snapshot;

use crate::command_line::commands;
use crate::world::World;

#[test]
fn a_man_page_is_made_of_the_help() {
    assert_snapshot!(World::new().session(&["man undo", "man dnoe", "man frobnicate"]));
}

#[test]
fn every_command_has_a_page_with_all_its_options() {
    let world = World::new();
    let page = |command: &str| world.run(&format!("man {command}")).exits(0).stdout;
    let overview = page("");
    for command in commands(&world).iter().filter(|command| *command != "help") {
        assert!(overview.contains(&format!("ticklist\\-{command}(1)")), "{command}: {overview}");
        let help = world.run(&format!("{command} --help")).exits(0).stdout;
        let page = page(command).replace('\\', "");
        let options = help.split_whitespace().filter(|word| word.starts_with("--"));
        for option in options.map(|word| word.trim_end_matches([',', '.', '`', ')'])) {
            assert!(page.contains(option), "{option} of {command}: {page}");
        }
        assert!(page.starts_with(".ie") && page.contains(".SH NAME"), "{page}");
    }
}

/// Catches: roff on a terminal, where nobody reads it.
#[cfg(target_os = "linux")]
#[test]
fn on_a_terminal_man_shows_the_page_or_else_the_help_is_shown() {
    let world = World::new();
    world.write("bin/man", "#!/bin/sh\necho \"man $*\"\ngrep '^.TH'\n");
    world.shell("chmod +x bin/man; ln -s \"$(command -v ticklist)\" bin/").run().exits(0);
    let on_a_terminal = "PATH=$PWD/bin:/usr/bin:/bin script -qec 'ticklist man gate' /dev/null";
    let ran = world.shell(on_a_terminal).run().exits(0);
    assert!(ran.stdout.contains("man -l -") && ran.stdout.contains(".TH ticklist-gate"), "{ran}");
    world.write("bin/man", "#!/bin/sh\nexit 3\n");
    let ran = world.shell(on_a_terminal).run().exits(0);
    assert!(ran.stdout.contains("Usage:") && ran.stdout.contains("ticklist gate"), "{ran}");
    world.shell("rm bin/man").run().exits(0);
    let without = "ln -s /bin/sh bin/; exec env -i PATH=$PWD/bin TERM=dumb \
        $(command -v script) -qec 'ticklist man gate' /dev/null";
    let ran = world.shell(without).run().exits(0);
    assert!(ran.stdout.contains("Usage: ticklist gate") && !ran.stdout.contains(".TH"), "{ran}");
}
