//! Command lines that can be pasted.

/// A command line as a shell takes it: `ticklist done A3 -m "Signed off"`.
pub fn command_line<S: AsRef<str>>(words: impl IntoIterator<Item = S>) -> String {
    let quoted = words.into_iter().map(|word| quoted(word.as_ref()));
    std::iter::once("ticklist".to_owned()).chain(quoted).collect::<Vec<String>>().join(" ")
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

    #[test]
    fn what_a_shell_would_take_apart_is_quoted() {
        assert_eq!(command_line(["done", "A1..A3"]), "ticklist done A1..A3");
        assert_eq!(command_line(["-m", "it's here"]), "ticklist -m \"it's here\"");
        assert_eq!(command_line(["-m", "it's $5"]), "ticklist -m 'it'\\''s $5'");
        assert_eq!(command_line(["-m", ""]), "ticklist -m \"\"");
    }
}
