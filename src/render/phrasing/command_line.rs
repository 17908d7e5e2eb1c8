//! Command lines that can be pasted.

use std::fmt;

/// A command line, which is written as a shell takes it: `ticklist done A3 -m "Signed off"`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandLine(Vec<String>);

impl CommandLine {
    /// The program with these words.
    pub fn new<S: Into<String>>(words: impl IntoIterator<Item = S>) -> Self {
        Self(words.into_iter().map(Into::into).collect())
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
}

impl fmt::Display for CommandLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ticklist")?;
        self.0.iter().try_for_each(|word| write!(f, " {}", quoted(word)))
    }
}

fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "_-./:@%+=,".contains(c);
    match word {
        _ if !word.is_empty() && word.chars().all(plain) => word.to_owned(),
        _ if !word.contains(['"', '$', '`', '\\', '!']) => format!("\"{word}\""),
        _ => format!("'{}'", word.replace('\'', "'\\''")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written<const N: usize>(words: [&str; N]) -> String {
        CommandLine::new(words).to_string()
    }

    #[test]
    fn what_a_shell_would_take_apart_is_quoted() {
        assert_eq!(written(["done", "A1..A3"]), "ticklist done A1..A3");
        assert_eq!(written(["-m", "it's here"]), "ticklist -m \"it's here\"");
        assert_eq!(written(["-m", "it's $5"]), "ticklist -m 'it'\\''s $5'");
        assert_eq!(written(["-m", ""]), "ticklist -m \"\"");
    }
}
