//! A command line, taken apart as a shell does it: quotes and backslashes, no expansion.

/// The words of a command line.
pub(crate) fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = line.trim_start();
    while !rest.is_empty() {
        let (word, behind) = word(rest);
        words.push(word);
        rest = behind.trim_start();
    }
    words
}

/// The word that `text` begins with, and what stands behind it.
fn word(text: &str) -> (String, &str) {
    let mut word = String::new();
    let mut quote = None;
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match (quote, c) {
            (None, c) if c.is_whitespace() => return (word, &text[at..]),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            (None | Some('"'), '\\') => word.extend(chars.next().map(|(_, c)| c)),
            (_, c) => word.push(c),
        }
    }
    assert_eq!(quote, None, "a quote is not closed: {text}");
    (word, "")
}

#[test]
fn a_line_is_taken_apart_as_a_shell_does_it() {
    let table: [(&str, &[&str]); 6] = [
        ("", &[]),
        ("  done   A1 ", &["done", "A1"]),
        (r#"note A1 -m "two  words""#, &["note", "A1", "-m", "two  words"]),
        (r"a 'it'\''s' b", &["a", "it's", "b"]),
        (r#"a "say \"so\"" ''"#, &["a", "say \"so\"", ""]),
        (r"a\ b", &["a b"]),
    ];
    for (line, apart) in table {
        assert_eq!(words(line), apart, "{line}");
    }
}
