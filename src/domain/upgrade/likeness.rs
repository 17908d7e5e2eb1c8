//! How much two tasks have in common.

/// A text word by word, without case and punctuation.
pub type Words = Vec<String>;

/// The words of a text. Of scripts without blanks, each character is one.
pub fn words(text: &str) -> Words {
    let is_whole = |c: char| ('\u{3040}'..='\u{9fff}').contains(&c);
    let mut spaced = String::new();
    for c in text.to_lowercase().chars() {
        match c {
            c if is_whole(c) => spaced.extend([' ', c, ' ']),
            c if c.is_alphanumeric() => spaced.push(c),
            _ => spaced.push(' '),
        }
    }
    spaced.split_whitespace().map(str::to_owned).collect()
}

/// How many of the words of two texts are in both, in per cent: 100 where they have the same words.
pub(super) fn likeness(one: &Words, other: &Words) -> usize {
    let mut left: Vec<&String> = other.iter().collect();
    let common = one.iter().filter(|word| {
        let place = left.iter().position(|it| it == word);
        place.map(|place| left.swap_remove(place)).is_some()
    });
    (common.count() * 200).checked_div(one.len() + other.len()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_alike_by_the_words_that_they_share() {
        let alike = |one: &str, other: &str| likeness(&words(one), &words(other));
        assert_eq!(alike("Plan the Wi-Fi", "plan the wi fi!"), 100);
        assert_eq!(alike("Plan the network", "Plan the move"), 66);
        assert_eq!(alike("a a b", "a b b"), 66);
        assert_eq!(alike("移行を計画する", "移行を確認する"), 71);
        assert_eq!(alike("Plan", "Do"), 0);
        assert_eq!(alike("…", "!"), 0);
    }
}
