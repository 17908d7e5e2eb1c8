//! The house: imports point down, rooms stay small, and commands don't know one another.

use std::fs;
use std::path::{Path, PathBuf};

/// What each layer may import, besides itself.
const LAYERS: [(&str, &[&str]); 13] = [
    ("domain", &[]),
    ("codec", &["domain"]),
    ("store", &["codec", "domain"]),
    ("reports", &["domain"]),
    ("render", &["reports", "domain"]),
    ("session", &["render", "store", "domain"]),
    ("tui", &["render", "reports", "domain"]),
    ("sheets", &["render", "reports", "store", "codec", "domain"]),
    ("editor", &["render", "reports", "store", "codec", "domain"]),
    ("shell", &["session", "render", "store", "domain"]),
    ("demo", &["store", "codec", "domain"]),
    (
        "commands",
        &[
            "sheets", "tui", "editor", "shell", "demo", "session", "render", "reports", "store",
            "codec", "domain",
        ],
    ),
    ("cli", &["commands", "shell", "session", "render", "domain"]),
];

/// The rooms that all commands share.
const SHARED: [&str; 8] =
    ["dates", "explain", "filtering", "options", "output", "reading", "recording", "showing"];

/// Which crates only some layers may know.
const CRATES: [(&str, &[&str]); 13] = [
    ("clap", &["cli", "commands", "shell", "session"]),
    ("clap_complete", &["cli", "shell"]),
    ("clap_mangen", &["shell"]),
    ("serde_json", &["codec", "render", "reports"]),
    ("saphyr_parser", &["codec"]),
    ("calamine", &["sheets"]),
    ("encoding_rs", &["sheets"]),
    ("pulldown_cmark", &["sheets"]),
    ("zip", &["sheets"]),
    ("indicatif", &["session"]),
    ("ratatui", &["tui"]),
    ("signal_hook", &["editor", "tui"]),
    ("std::fs", &["store"]),
];

/// The longest a file may be, and `main.rs`.
const LONGEST: (usize, usize) = (400, 40);

/// A file of the program.
struct Source {
    /// Below `src`: `commands/demo/play.rs`.
    path: String,
    text: String,
}

impl Source {
    /// The module that the file is: `["commands", "demo", "play"]`.
    fn module(&self) -> Vec<&str> {
        let path = self.path.trim_end_matches(".rs").trim_end_matches("/mod");
        path.split('/').filter(|part| *part != "lib" && *part != "main").collect()
    }

    /// All paths into the crate that the file names, from the root of the crate, with their line.
    fn paths(&self) -> Vec<(usize, Vec<String>)> {
        let mut module: Vec<&str> = self.module();
        let mut paths = Vec::new();
        let code: Vec<&str> = self.text.lines().map(without_comment).collect();
        for (at, line) in code.iter().enumerate() {
            if line.trim_start().starts_with("mod tests {") {
                module.push("tests");
            }
            for (place, _) in line.match_indices("crate::").chain(line.match_indices("super::")) {
                let before = line[..place].chars().next_back();
                if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
                    continue;
                }
                let rest = format!("{} {}", &line[place..], code[at + 1..].join(" "));
                paths.extend(resolved(&rest, &module).into_iter().map(|path| (at + 1, path)));
            }
        }
        paths
    }
}

fn without_comment(line: &str) -> &str {
    line.split_once("//").map_or(line, |(code, _)| code)
}

/// The paths that begin at `text` (several where it goes on with braces), from the crate's root.
fn resolved(text: &str, module: &[&str]) -> Vec<Vec<String>> {
    let mut base: Vec<String> = module.iter().map(|part| (*part).to_owned()).collect();
    let mut rest = match text.strip_prefix("crate::") {
        Some(rest) => {
            base.clear();
            rest
        }
        None => text,
    };
    while let Some(up) = rest.strip_prefix("super::") {
        base.pop();
        rest = up;
    }
    match rest.strip_prefix('{') {
        None => vec![joined(&base, rest)],
        Some(group) => members(group).into_iter().map(|member| joined(&base, member)).collect(),
    }
}

/// `base` and the names that `text` goes on with.
fn joined(base: &[String], text: &str) -> Vec<String> {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
    let names = text[..end.unwrap_or(text.len())].split("::").filter(|name| !name.is_empty());
    base.iter().cloned().chain(names.map(str::to_owned)).collect()
}

/// What stands in a group of imports, up to its closing brace, group by group.
fn members(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut members) = (0, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            '}' | ',' if depth == 0 => {
                members.push(group[start..at].trim());
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    members
}

/// All files below `src`.
fn sources() -> Vec<Source> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![src.clone()];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).expect("the sources are there");
        let paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        for path in paths {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("a source is text");
                let path = path.strip_prefix(&src).expect("below src").display().to_string();
                sources.push(Source { path, text });
            }
        }
    }
    assert!(sources.len() > 50, "the sources are elsewhere");
    sources
}

/// Panics with what was found, if anything was.
#[track_caller]
fn assert_none(found: &[String]) {
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

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

#[test]
fn imports_are_read_however_they_are_written() {
    let text = "\
use crate::{domain::{ids, time::Day}, codec};
use super::super::store::load as other;
// use crate::cli;
fn f() { crate::render::views::x(); $crate::codec::y!(); my_crate::z() }
mod tests {
    use super::super::super::reports::z;
}
";
    let source = Source { path: "commands/demo/play.rs".to_owned(), text: text.to_owned() };
    let paths: Vec<String> = source
        .paths()
        .into_iter()
        .map(|(line, path)| format!("{line} {}", path.join("::")))
        .collect();
    let expected = [
        "1 domain",
        "1 codec",
        "2 commands::store::load",
        "4 render::views::x",
        "4 codec::y",
        "6 commands::reports::z",
    ];
    assert_eq!(paths, expected);
}
