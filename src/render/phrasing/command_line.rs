//! Command lines that can be pasted.

use std::fmt;
use std::sync::OnceLock;

/// A command line, which is written as a shell takes it: `ticklist done A3 -m "Signed off"`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandLine(Vec<String>);

/// A kind of shells, which take a command line apart in the same way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Shell {
    /// Those of Unix, wherever they run.
    #[default]
    Posix,
    /// The command prompt of Windows.
    Cmd,
    /// PowerShell, of any version.
    PowerShell,
}

/// The shell of whoever reads, once it is known.
static SHELL: OnceLock<Shell> = OnceLock::new();

impl CommandLine {
    /// The program with these words.
    pub fn new<S: Into<String>>(words: impl IntoIterator<Item = S>) -> Self {
        Self(words.into_iter().map(Into::into).collect())
    }

    /// Its words behind the program.
    pub fn words(&self) -> &[String] {
        &self.0
    }

    /// The same, with more words behind.
    pub fn and<S: Into<String>>(mut self, words: impl IntoIterator<Item = S>) -> Self {
        self.0.extend(words.into_iter().map(Into::into));
        self
    }

    /// The same, about the record that `-f` names, where it names one.
    pub fn in_record(self, file: Option<&str>) -> Self {
        self.and(file.into_iter().flat_map(|file| ["-f", file]))
    }

    /// The same as text, where a variable of the environment is set to this word for it.
    pub fn with(&self, variable: &str, word: &str) -> String {
        Shell::of_the_reader().with(variable, word, &self.to_string())
    }
}

impl fmt::Display for CommandLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Shell::of_the_reader().line(&self.0))
    }
}

impl Shell {
    /// From here on, command lines are written for this one. What was said first counts.
    pub fn reads(self) {
        let _ = SHELL.set(self);
    }

    fn of_the_reader() -> Self {
        SHELL.get().copied().unwrap_or_default()
    }

    fn with(self, variable: &str, word: &str, line: &str) -> String {
        match self {
            Self::Posix => format!("{variable}={word} {line}"),
            Self::Cmd => format!("set \"{variable}={word}\" & {line}"),
            Self::PowerShell => format!("$env:{variable} = '{word}'; {line}"),
        }
    }

    /// The program with these words.
    fn line(self, words: &[String]) -> String {
        // No version of PowerShell hands on a `"` in the way of another; all hand on what stands
        // behind `--%` as it is.
        let is_verbatim = self == Self::PowerShell && words.iter().any(|word| word.contains('"'));
        let start = if is_verbatim { "ticklist --%" } else { "ticklist" };
        words.iter().fold(start.to_owned(), |line, word| {
            let quoted =
                if is_verbatim { in_double_quotes(word, "\\\"") } else { self.quoted(word) };
            line + " " + &quoted
        })
    }

    /// A word as this shell takes it, on one line. Where plain double quotes do, they do in all
    /// of them.
    fn quoted(self, word: &str) -> String {
        let extra = if self == Self::Posix { "@%," } else { "\\" };
        let plain = |c: char| c.is_alphanumeric() || "_-./:+=".contains(c) || extra.contains(c);
        if !word.is_empty() && word.chars().all(plain) {
            return word.to_owned();
        }
        match self {
            Self::Posix if word.contains('\n') => {
                let escaped = word.replace('\\', "\\\\").replace('\'', "\\'");
                format!("$'{}'", escaped.replace('\n', "\\n"))
            }
            _ if word.contains('\n') => self.quoted(&word.replace('\n', " ")),
            Self::Posix if word.contains(['"', '$', '`', '\\', '!']) => {
                format!("'{}'", word.replace('\'', "'\\''"))
            }
            Self::Posix => format!("\"{word}\""),
            // To PowerShell typographic quotes are quotes.
            Self::PowerShell if word.contains(['$', '`', '“', '”', '„']) => {
                let twice =
                    |text: String, quote: char| text.replace(quote, &format!("{quote}{quote}"));
                format!("'{}'", ['\'', '‘', '’', '‚', '‛'].into_iter().fold(word.to_owned(), twice))
            }
            Self::Cmd | Self::PowerShell => in_double_quotes(word, "\"\""),
        }
    }
}

/// A word as programs on Windows read it: backslashes in front of a quote are doubled.
fn in_double_quotes(word: &str, quote: &str) -> String {
    let mut quoted = String::from("\"");
    for (at, part) in word.split('"').enumerate() {
        quoted += if at > 0 { quote } else { "" };
        quoted += part;
        quoted += &part[part.trim_end_matches('\\').len()..];
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHELLS: [Shell; 3] = [Shell::Posix, Shell::Cmd, Shell::PowerShell];

    fn written<const N: usize>(shell: Shell, words: [&str; N]) -> String {
        shell.line(&words.map(str::to_owned))
    }

    #[test]
    fn what_a_shell_would_take_apart_is_quoted() {
        for shell in SHELLS {
            assert_eq!(written(shell, ["done", "A1..A3"]), "ticklist done A1..A3");
            assert_eq!(written(shell, ["-m", "it's here"]), "ticklist -m \"it's here\"");
            assert_eq!(written(shell, ["-m", ""]), "ticklist -m \"\"");
            assert_eq!(written(shell, ["-m", "R&D (50%)"]), "ticklist -m \"R&D (50%)\"");
        }
        assert_eq!(written(Shell::Posix, ["-m", "it's $5"]), "ticklist -m 'it'\\''s $5'");
        assert_eq!(written(Shell::Cmd, ["-m", "it's $5"]), "ticklist -m \"it's $5\"");
        assert_eq!(written(Shell::PowerShell, ["-m", "it's $5"]), "ticklist -m 'it''s $5'");
    }

    /// Catches: a line that ends within the quotes, or words that nobody wrote.
    #[test]
    fn words_of_several_lines_stand_on_one() {
        let word = "it's\nC:\\ \"now\"";
        assert_eq!(written(Shell::Posix, [word]), r#"ticklist $'it\'s\nC:\\ "now"'"#);
        assert_eq!(written(Shell::Cmd, ["a\nb"]), "ticklist \"a b\"");
    }

    /// Catches: a list that PowerShell hands on as several words.
    #[test]
    fn signs_that_only_some_shells_take_for_their_own_are_quoted_there() {
        assert_eq!(written(Shell::Posix, ["A1,A3", "@a"]), "ticklist A1,A3 @a");
        assert_eq!(written(Shell::PowerShell, ["A1,A3", "@a"]), "ticklist \"A1,A3\" \"@a\"");
        assert_eq!(written(Shell::PowerShell, ["“so”, it’s"]), "ticklist '“so”, it’’s'");
        assert_eq!(written(Shell::Cmd, ["“so”, it’s"]), "ticklist \"“so”, it’s\"");
    }

    #[test]
    fn a_path_stays_what_it_is() {
        let [short, long] = [r"C:\my\it.yaml", r"C:\my files\"];
        assert_eq!(written(Shell::Posix, [short, long]), format!("ticklist '{short}' '{long}'"));
        for shell in [Shell::Cmd, Shell::PowerShell] {
            assert_eq!(written(shell, [short, long]), format!("ticklist {short} \"{long}\\\""));
        }
    }

    #[test]
    fn a_variable_is_set_in_front() {
        let lines = SHELLS.map(|shell| shell.with("EDITOR", "nano", "ticklist edit"));
        let [posix, cmd, power_shell] = lines;
        assert_eq!(posix, "EDITOR=nano ticklist edit");
        assert_eq!(cmd, "set \"EDITOR=nano\" & ticklist edit");
        assert_eq!(power_shell, "$env:EDITOR = 'nano'; ticklist edit");
    }

    #[test]
    fn quotes_in_a_word_arrive() {
        let word = "say \"hi\" to C:\\";
        assert_eq!(written(Shell::Posix, [word]), "ticklist 'say \"hi\" to C:\\'");
        assert_eq!(written(Shell::Cmd, [word]), "ticklist \"say \"\"hi\"\" to C:\\\\\"");
        assert_eq!(
            written(Shell::PowerShell, ["-m", word]),
            "ticklist --% \"-m\" \"say \\\"hi\\\" to C:\\\\\""
        );
    }
}
