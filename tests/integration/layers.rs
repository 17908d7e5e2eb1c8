//! The house: imports point down, rooms stay small, and commands don't know one another.

use crate::sources::{assert_none, sources, without_comment};

/// What each layer may import, besides itself.
const LAYERS: [(&str, &[&str]); 12] = [
    ("domain", &[]),
    ("record", &["domain"]),
    ("reports", &["domain"]),
    ("render", &["reports", "domain"]),
    ("session", &["render", "record", "domain"]),
    ("screen", &["session", "render", "reports", "record", "domain"]),
    ("sheets", &["render", "reports", "record", "domain"]),
    ("editor", &["render", "reports", "record", "domain"]),
    ("shell", &["session", "render", "record", "domain"]),
    ("demo", &["record", "domain"]),
    (
        "commands",
        &[
            "sheets", "screen", "editor", "shell", "demo", "session", "render", "reports",
            "record", "domain",
        ],
    ),
    ("cli", &["commands", "shell", "session", "render", "domain"]),
];

/// The rooms that all commands share.
const SHARED: [&str; 13] = [
    "checklist",
    "dates",
    "explain",
    "filtering",
    "holidays",
    "lacking",
    "options",
    "reading",
    "records",
    "recording",
    "running",
    "showing",
    "tasks",
];

/// Which crates only some layers may know.
const CRATES: [(&str, &[&str]); 13] = [
    ("clap", &["cli", "commands", "shell", "session"]),
    ("clap_complete", &["cli", "shell"]),
    ("clap_mangen", &["shell"]),
    ("serde_json", &["record", "render"]),
    ("saphyr_parser", &["record"]),
    ("calamine", &["sheets"]),
    ("encoding_rs", &["sheets"]),
    ("pulldown_cmark", &["render", "sheets"]),
    ("zip", &["sheets"]),
    ("indicatif", &["session"]),
    ("ratatui", &["session", "screen"]),
    ("signal_hook", &["record", "screen"]),
    ("std::fs", &["record"]),
];

/// The longest a file may be, and `main.rs`.
const LONGEST: (usize, usize) = (400, 40);

fn layer(name: &str) -> Option<&'static [&'static str]> {
    LAYERS.iter().find(|(layer, _)| *layer == name).map(|(_, allowed)| *allowed)
}

#[test]
fn every_folder_is_a_layer_of_the_picture() {
    let sources = sources();
    let strangers = sources.iter().filter(|source| {
        let is_root = ["lib.rs", "main.rs"].contains(&source.path.as_str());
        !is_root && source.module().first().is_none_or(|first| layer(first).is_none())
    });
    assert_none(&strangers.map(|source| source.path.clone()).collect::<Vec<_>>());
}

#[test]
fn imports_point_down() {
    let mut upward = Vec::new();
    for source in sources() {
        let module = source.module();
        let Some((own, allowed)) = module.first().and_then(|own| Some((*own, layer(own)?))) else {
            continue;
        };
        for (line, path) in source.paths() {
            let to = path.first().map_or("", String::as_str);
            if to != own && !allowed.contains(&to) {
                upward.push(format!(
                    "src/{}:{line}: {own} imports {}",
                    source.path,
                    path.join("::")
                ));
            }
        }
    }
    assert_none(&upward);
}

#[test]
fn commands_do_not_import_one_another() {
    let sources = sources();
    let commands: Vec<&str> = sources
        .iter()
        .filter_map(|source| match source.module().as_slice() {
            ["commands", command, ..] => Some(*command),
            _ => None,
        })
        .collect();
    let mut across = Vec::new();
    for source in &sources {
        let ["commands", own, ..] = source.module()[..] else { continue };
        for (line, path) in source.paths() {
            let [folder, other, ..] = &path[..] else { continue };
            let is_command =
                commands.contains(&other.as_str()) && !SHARED.contains(&other.as_str());
            if folder == "commands" && is_command && other != own && !SHARED.contains(&own) {
                across.push(format!("src/{}:{line}: {own} imports {other}", source.path));
            } else if folder == "commands" && is_command && SHARED.contains(&own) {
                across.push(format!("src/{}:{line}: a shared room imports {other}", source.path));
            }
        }
    }
    assert_none(&across);
}

#[test]
fn crates_stay_in_their_layers() {
    let mut strayed = Vec::new();
    for source in sources() {
        let own = source.module().first().map_or(String::new(), |own| (*own).to_owned());
        for (name, layers) in CRATES {
            let lines = source.text.lines().enumerate().filter(|(_, line)| {
                let code = without_comment(line);
                code.contains(&format!("{name}::")) || code.contains(&format!("use {name};"))
            });
            let strays = lines.filter(|_| !layers.contains(&own.as_str()));
            strayed.extend(strays.map(|(at, _)| format!("src/{}:{}: {name}", source.path, at + 1)));
        }
    }
    assert_none(&strayed);
}

#[test]
fn rooms_are_small() {
    let long = sources().into_iter().filter_map(|source| {
        let most = if source.path == "main.rs" { LONGEST.1 } else { LONGEST.0 };
        let lines = source.text.lines().count();
        (lines > most).then(|| format!("src/{}: {lines} lines, {most} at most", source.path))
    });
    assert_none(&long.collect::<Vec<_>>());
}
