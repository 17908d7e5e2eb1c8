//! Text in tones.

/// Text in one or more tones.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text(pub Vec<Span>);

/// Text in one tone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// What it says.
    pub content: String,
    /// How.
    pub tone: Tone,
}

/// How something is said. A tone never stands for a word: without it nothing is lost.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tone {
    /// As it is.
    #[default]
    Plain,
    /// What the eye should find first.
    Strong,
    /// What may be passed over.
    Quiet,
    /// All is well.
    Good,
    /// Somebody should look.
    Notice,
    /// Something is wrong.
    Bad,
    /// A command at the end of a line: it is never broken, so that it can be pasted.
    Command,
}

impl Text {
    /// The same, and then `content` in `tone`.
    pub fn and(mut self, content: impl Into<String>, tone: Tone) -> Self {
        self.0.push(Span { content: content.into(), tone });
        self
    }

    /// Things that are said side by side, each in its tone.
    pub fn parted(parts: impl Iterator<Item = (String, Tone)>) -> Self {
        parts.fold(Self::default(), |text, (part, tone)| {
            let text = if text.0.is_empty() { text } else { text.and(" · ", Tone::Plain) };
            text.and(part, tone)
        })
    }

    /// What it says, without tones.
    pub fn plain(&self) -> String {
        self.0.iter().map(|span| span.content.as_str()).collect()
    }

    /// What may be passed over.
    pub fn quiet(content: impl Into<String>) -> Self {
        Self::toned(content, Tone::Quiet)
    }

    /// `content` in `tone`.
    pub fn toned(content: impl Into<String>, tone: Tone) -> Self {
        Self::default().and(content, tone)
    }
}

impl<S: Into<String>> From<S> for Text {
    fn from(content: S) -> Self {
        Text::toned(content, Tone::Plain)
    }
}
