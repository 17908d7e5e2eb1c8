//! The program that is the user's editor.

use std::io::{ErrorKind, IsTerminal, Result, stdin};
use std::path::Path;
use std::process::{Command, ExitStatus};

use crate::record::leave_interrupts_to_others;

/// The editors that are looked for where none is named.
const USUAL: &[&str] = if cfg!(windows) { &["notepad"] } else { &["nano", "vim", "vi"] };
/// What the names of programs end in that Windows runs; of scripts it does not look by itself.
const ENDINGS: [&str; 4] = ["", ".exe", ".cmd", ".bat"];
/// With this code a shell says that there is no such program.
const NOT_FOUND: i32 = 127;

/// Why what was written in an editor can't be trusted.
#[derive(Debug, thiserror::Error)]
pub(crate) enum EditorFault {
    /// There is none.
    #[error("no editor is named, and none can be run here")]
    Nameless,
    /// There is no such program.
    #[error("the editor `{0}` can't be run")]
    NotFound(String),
    /// It says itself that not all went well, or was killed.
    #[error("the editor `{0}` failed ({1})")]
    Failed(String, ExitStatus),
}

/// Lets the user edit a file in the editor that is named, else in a usual one.
pub(super) fn open(named: Option<&str>, path: &Path) -> std::result::Result<(), EditorFault> {
    let usual = if stdin().is_terminal() { USUAL } else { &[] };
    let editors = named.as_ref().map_or(usual, std::slice::from_ref);
    leave_interrupts_to_others();
    let mut ended = editors.iter().filter_map(|editor| Some((*editor, run(editor, path).ok()?)));
    match ended.find(|(_, status)| status.code() != Some(NOT_FOUND)) {
        Some((_, status)) if status.success() => Ok(()),
        Some((editor, status)) => Err(EditorFault::Failed(editor.to_owned(), status)),
        None => Err(named.map_or(EditorFault::Nameless, |it| EditorFault::NotFound(it.to_owned()))),
    }
}

/// Runs an editor: a program, perhaps with blanks in its path, or a line for the shell.
fn run(editor: &str, path: &Path) -> Result<ExitStatus> {
    if cfg!(windows) {
        return run_words(editor, path);
    }
    if Path::new(editor).is_file() {
        return Command::new(editor).arg(path).status();
    }
    Command::new("sh").arg("-c").arg(format!("{editor} \"$@\"")).arg(editor).arg(path).status()
}

/// Runs a program with its arguments where there is no shell that could take the line apart: the
/// whole line is the path of a program, else its first word is one. One in the current folder is
/// meant only by a path (`.\name`): the folder may come from somebody else.
fn run_words(line: &str, path: &Path) -> Result<ExitStatus> {
    let words = words(line);
    let (program, arguments) = words.split_first().map_or((line, &[][..]), |(it, all)| (*it, all));
    let with_ending = |ending: &str, program: &str, arguments: &[&str]| {
        let program = format!("{program}{ending}");
        // By its path a script would be started that is not there.
        match !program.contains(std::path::is_separator) || Path::new(&program).is_file() {
            true => Command::new(program).args(arguments).arg(path).status(),
            false => Err(ErrorKind::NotFound.into()),
        }
    };
    let whole = ENDINGS.iter().map(|ending| with_ending(ending, line, &[]));
    let first = ENDINGS.iter().map(|ending| with_ending(ending, program, arguments));
    let mut runs = whole.chain(first);
    runs.find(Result::is_ok).unwrap_or_else(|| Err(ErrorKind::NotFound.into()))
}

/// The words of a line, some of which may stand in quotes of either kind.
fn words(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = line.trim_start();
    while let Some(first) = rest.chars().next() {
        let quoted = ['"', '\''].contains(&first);
        let word = if quoted { &rest[1..] } else { rest };
        let end = word.find(|c: char| if quoted { c == first } else { c.is_whitespace() });
        let (word, behind) = word.split_at(end.unwrap_or(word.len()));
        words.push(word);
        rest = behind.strip_prefix(first).unwrap_or(behind).trim_start();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_an_editor_s_line_may_stand_in_quotes() {
        let table: [(&str, &[&str]); 5] = [
            ("code --wait", &["code", "--wait"]),
            (r#""C:\Program Files\Ed it\x.exe" -w"#, &[r"C:\Program Files\Ed it\x.exe", "-w"]),
            (r"'C:\Program Files\x.exe'  -w -n ", &[r"C:\Program Files\x.exe", "-w", "-n"]),
            (r#"x "" "a b"#, &["x", "", "a b"]),
            ("  ", &[]),
        ];
        for (line, expected) in table {
            assert_eq!(words(line), expected, "{line}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn without_a_shell_the_program_is_the_whole_line_or_its_first_word() {
        let runs = |line: &str, code| {
            let ended = run_words(line, Path::new("x"));
            assert_eq!(ended.ok().and_then(|it| it.code()), code, "{line}");
        };
        runs("test -n", Some(0));
        runs("\"test\" -z", Some(1));
        runs("no-such-editor --wait", None);
        runs("", None);
    }
}
