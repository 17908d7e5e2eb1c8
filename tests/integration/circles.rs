//! No two files import each other in a circle, a folder's `mod.rs` aside: each can be read with
//! nothing open but what it imports.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::sources::{Source, assert_none, resolved, sources, without_comment};

/// The path of a module, name by name.
type Module = Vec<String>;

/// The files of the program without their tests, by the module that each is.
struct House(BTreeMap<Module, Source>);

impl House {
    fn new(sources: Vec<Source>) -> Self {
        let files = sources.into_iter().filter(|source| source.path != "main.rs").map(|source| {
            let code = source.text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
            let code: Vec<&str> = code.lines().map(without_comment).collect();
            let source = Source { path: source.path, text: code.join("\n") };
            (source.module().into_iter().map(str::to_owned).collect(), source)
        });
        Self(files.collect())
    }

    fn is_folder(&self, module: &[String]) -> bool {
        self.0
            .get(module)
            .is_some_and(|file| ["mod.rs", "lib.rs"].iter().any(|name| file.path.ends_with(name)))
    }

    /// The module in whose file this is written, from whichever `mod.rs` it is imported.
    fn home(&self, path: &[String]) -> Module {
        let mut module = Module::new();
        for (at, name) in path.iter().enumerate() {
            module.push(name.clone());
            if !self.0.contains_key(&module) {
                module.pop();
                let passed_on = self.passed_on(&module).into_iter();
                let mut sources =
                    passed_on.filter(|from| from.last() == Some(name) && from != path);
                return sources.next().map_or(module, |mut from| {
                    from.extend(path[at + 1..].iter().cloned());
                    self.home(&from)
                });
            }
        }
        module
    }

    /// What the `use` lines of a file import from other files, and may pass on.
    fn passed_on(&self, module: &[String]) -> Vec<Module> {
        let Some(file) = self.0.get(module) else { return Vec::new() };
        let names: Vec<&str> = module.iter().map(String::as_str).collect();
        let statements = file.text.split(';').filter_map(|text| {
            let (before, path) = text.rsplit_once("use ")?;
            let line = before.rsplit('\n').next().unwrap_or_default();
            (line.is_empty() || line.starts_with("pub")).then_some(path)
        });
        let paths = statements.flat_map(|path| resolved(path, &names));
        let is_ours = |path: &Module| {
            (1..=path.len()).any(|end| end > module.len() && self.0.contains_key(&path[..end]))
        };
        paths.filter(|path| !path.starts_with(module) || is_ours(path)).collect()
    }

    /// The other files that a file imports from.
    fn imports(&self, module: &[String]) -> BTreeSet<Module> {
        let file = &self.0[module];
        let mut paths: Vec<Module> = file.paths().into_iter().map(|(_, path)| path).collect();
        let folders: Vec<Module> =
            paths.iter().filter(|path| self.is_folder(path)).cloned().collect();
        paths.extend(folders.into_iter().flat_map(|folder| named_in(&file.text, &folder)));
        let homes = paths.iter().map(|path| self.home(path));
        homes.filter(|home| home != module && !self.is_folder(home)).collect()
    }

    /// The shortest ways from a file back to itself, each once, file by file.
    fn circles(&self) -> Vec<String> {
        let files = self.0.keys().filter(|module| !self.is_folder(module));
        let imports: BTreeMap<&Module, BTreeSet<Module>> =
            files.map(|module| (module, self.imports(module))).collect();
        let circles = imports.keys().filter_map(|module| circle(module, &imports));
        let begins_with_its_first = |circle: &Vec<&Module>| circle.iter().min() == circle.first();
        let shown = |circle: Vec<&Module>| {
            let paths: Vec<&str> =
                circle.iter().map(|module| self.0[*module].path.as_str()).collect();
            paths.join(" → ")
        };
        circles.filter(begins_with_its_first).map(shown).collect()
    }
}

/// What code names of a folder that it has imported: `store::load` of `store`.
fn named_in(code: &str, folder: &[String]) -> Vec<Module> {
    let start = folder.last().map_or(String::new(), |name| format!("{name}::"));
    let places = code.match_indices(&start).filter(|(at, _)| {
        !code[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':')
    });
    let names = places.map(|(at, _)| {
        let rest = &code[at + start.len()..];
        rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()
    });
    names.map(|name| folder.iter().cloned().chain([name.to_owned()]).collect()).collect()
}

/// The shortest way from a file over what it imports back to itself.
fn circle<'h>(
    start: &'h Module,
    imports: &'h BTreeMap<&'h Module, BTreeSet<Module>>,
) -> Option<Vec<&'h Module>> {
    let mut seen = BTreeSet::new();
    let mut ways = VecDeque::from([vec![start]]);
    while let Some(way) = ways.pop_front() {
        for next in way.last().and_then(|last| imports.get(last)).into_iter().flatten() {
            let way: Vec<&Module> = way.iter().copied().chain([next]).collect();
            if next == start {
                return Some(way);
            }
            if seen.insert(next) {
                ways.push_back(way);
            }
        }
    }
    None
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    assert_none(&House::new(sources()).circles());
}

#[test]
fn a_circle_is_found_through_what_folders_pass_on() {
    let files = [
        ("lib.rs", "mod a;\nmod b;\nmod c;\n"),
        ("a/mod.rs", "mod one;\nmod two;\npub use one::{One, Other};\npub use two::two;\n"),
        ("a/one.rs", "use crate::b;\n\nfn one() { b::far() }\n"),
        ("a/two.rs", "#[cfg(test)]\nmod tests {\n    use crate::c::see;\n}\n"),
        ("b/mod.rs", "mod deep;\n\npub use deep::far;\n"),
        ("b/deep.rs", "use crate::a::{\n    Other,\n    two,\n};\n"),
        ("c.rs", "use crate::{a::two as other, b::{self}};\n// use crate::c;\n"),
    ];
    let files = files.map(|(path, text)| Source { path: path.to_owned(), text: text.to_owned() });
    let circles = House::new(Vec::from(files)).circles();
    assert_eq!(circles, ["a/one.rs → b/deep.rs → a/one.rs"]);
}
