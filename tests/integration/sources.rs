//! The files of the program, and the paths into it that each of them names.

use std::fs;
use std::path::{Path, PathBuf};

/// A file of the program.
pub(crate) struct Source {
    /// Below `src`: `commands/demo/play.rs`.
    pub(crate) path: String,
    pub(crate) text: String,
}

impl Source {
    /// The module that the file is: `["commands", "demo", "play"]`.
    pub(crate) fn module(&self) -> Vec<&str> {
        let path = self.path.trim_end_matches(".rs").trim_end_matches("/mod");
        path.split('/').filter(|part| *part != "lib" && *part != "main").collect()
    }

    /// All paths into the crate that the file names, from the root of the crate, with their line.
    pub(crate) fn paths(&self) -> Vec<(usize, Vec<String>)> {
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

/// The code of a line.
pub(crate) fn without_comment(line: &str) -> &str {
    line.split_once("//").map_or(line, |(code, _)| code)
}

/// The paths that begin at `text` (several where it goes on with braces), from the crate's root.
pub(crate) fn resolved(text: &str, module: &[&str]) -> Vec<Vec<String>> {
    let mut base: Vec<String> = module.iter().map(|part| (*part).to_owned()).collect();
    let mut rest = text.strip_prefix("self::").unwrap_or(text);
    if let Some(path) = text.strip_prefix("crate::") {
        base.clear();
        rest = path;
    }
    while let Some(up) = rest.strip_prefix("super::") {
        base.pop();
        rest = up;
    }
    joined(&base, rest)
}

/// `base` and the names that `text` goes on with, group by group.
fn joined(base: &[String], text: &str) -> Vec<Vec<String>> {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
    let (names, rest) = text.split_at(end.unwrap_or(text.len()));
    let names = names.split("::").filter(|name| !["", "self"].contains(name)).map(str::to_owned);
    let base: Vec<String> = base.iter().cloned().chain(names).collect();
    match rest.strip_prefix('{') {
        None => vec![base],
        Some(group) => {
            members(group).into_iter().flat_map(|member| joined(&base, member)).collect()
        }
    }
}

/// What stands in a group of imports, up to its closing brace, group by group.
fn members(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut members) = (0, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            '}' | ',' if depth == 0 => {
                members.extend(Some(group[start..at].trim()).filter(|member| !member.is_empty()));
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
pub(crate) fn sources() -> Vec<Source> {
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
                sources.push(Source { path: path.replace('\\', "/"), text });
            }
        }
    }
    assert!(sources.len() > 50, "the sources are elsewhere");
    sources
}

/// Panics with what was found, if anything was.
#[track_caller]
pub(crate) fn assert_none(found: &[String]) {
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn imports_are_read_however_they_are_written() {
    let text = "\
use crate::{domain::{ids, time::Day}, codec};
use super::super::store::load as other;
// use crate::cli;
fn f() { crate::render::views::x(); $crate::record::y!(); my_crate::z() }
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
        "1 domain::ids",
        "1 domain::time::Day",
        "1 codec",
        "2 commands::store::load",
        "4 render::views::x",
        "4 record::y",
        "6 commands::reports::z",
    ];
    assert_eq!(paths, expected);
}
