//! A line that somebody types.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use unicode_segmentation::UnicodeSegmentation;

/// A line that somebody types, and where he is in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct TypedLine {
    text: String,
    /// In bytes, between what people take for characters.
    cursor: usize,
}

impl TypedLine {
    /// A line that holds this already.
    pub(super) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), cursor: text.len() }
    }

    /// What was typed.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// What was typed before the cursor, and behind it.
    pub(super) fn sides(&self) -> (&str, &str) {
        self.text.split_at(self.cursor)
    }

    /// Takes a key.
    pub(super) fn key(&mut self, key: KeyEvent) {
        // AltGr, which makes signs like `@`, is both of them on Windows.
        let control = key.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT);
        let control = control == KeyModifiers::CONTROL;
        match key.code {
            KeyCode::Char('a') if control => self.cursor = 0,
            KeyCode::Char('e') if control => self.cursor = self.text.len(),
            KeyCode::Char('u') if control => self.cut(0),
            KeyCode::Char('w') if control => self.cut(self.word_start()),
            KeyCode::Char('h') if control => self.cut(self.before()),
            KeyCode::Char(c) if !control => self.insert(&c.to_string()),
            KeyCode::Backspace => self.cut(self.before()),
            KeyCode::Delete => self.text.replace_range(self.cursor..self.after(), ""),
            KeyCode::Left => self.cursor = self.before(),
            KeyCode::Right => self.cursor = self.after(),
            KeyCode::Home => self.cursor = 0,
            KeyCode::End => self.cursor = self.text.len(),
            _ => {}
        }
    }

    /// Takes text, on one line whatever it holds.
    pub(super) fn insert(&mut self, text: &str) {
        let line = text.replace("\r\n", " ").replace(['\r', '\n', '\t'], " ");
        self.text.insert_str(self.cursor, &line);
        self.cursor += line.len();
    }

    /// Takes away what stands between `from` and the cursor.
    fn cut(&mut self, from: usize) {
        self.text.replace_range(from..self.cursor, "");
        self.cursor = from;
    }

    fn before(&self) -> usize {
        self.text[..self.cursor].grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    fn after(&self) -> usize {
        let next = self.text[self.cursor..].graphemes(true).next();
        self.cursor + next.map_or(0, str::len)
    }

    fn word_start(&self) -> usize {
        let before = self.text[..self.cursor].trim_end();
        before.len() - before.rsplit(char::is_whitespace).next().map_or(0, str::len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(line: &mut TypedLine, keys: &[KeyCode]) {
        keys.iter().for_each(|key| line.key(KeyEvent::from(*key)));
    }

    #[test]
    fn the_cursor_moves_over_what_people_take_for_characters() {
        let mut line = TypedLine::new("a👩‍💻é");
        typed(&mut line, &[KeyCode::Left, KeyCode::Left]);
        assert_eq!(line.sides(), ("a", "👩‍💻é"));
        typed(&mut line, &[KeyCode::Delete, KeyCode::Right, KeyCode::Backspace]);
        assert_eq!(line.sides(), ("a", ""));
    }

    #[test]
    fn signs_that_need_a_second_key_are_typed() {
        let mut line = TypedLine::default();
        let alt_gr = KeyModifiers::CONTROL | KeyModifiers::ALT;
        line.key(KeyEvent::new(KeyCode::Char('a'), KeyModifiers::SHIFT));
        line.key(KeyEvent::new(KeyCode::Char('@'), alt_gr));
        line.key(KeyEvent::new(KeyCode::Char('x'), KeyModifiers::CONTROL));
        assert_eq!(line.text(), "a@");
    }

    #[test]
    fn words_and_whole_lines_go_at_once() {
        let control = |c| KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL);
        let mut line = TypedLine::new("for the　licences ");
        line.key(control('w'));
        assert_eq!(line.text(), "for the　");
        line.key(control('a'));
        line.insert("waiting\r\n");
        assert_eq!(line.sides(), ("waiting ", "for the　"));
        line.key(control('u'));
        assert_eq!(line.text(), "for the　");
    }
}
