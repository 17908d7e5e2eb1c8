//! GitHub-flavoured Markdown, to be pasted into a chat or a wiki: a paragraph a block, a table a group
//! of rows.

use unicode_width::UnicodeWidthStr;

use crate::render::document::{Figure, Passage, Span};
use crate::render::formats::cell_text;
use crate::render::formats::text::{self, Look, visible};
use crate::render::prose::{ProseLine, Run};
use crate::render::{Block, Calendar, Column, Datum, Document, Group, Row, Table, Text, Tone};

/// How many characters wide a drawing is.
const DRAWING: usize = 90;

/// A table is at most so many characters wide.
const WIDEST: usize = 100;
/// Columns that are left out first say least, and are left out of lists.
const FIRST_TO_GO: u8 = 1;
/// How many characters wide a line is on which people write.
const BLANK: usize = 40;

/// What may mean something to Markdown wherever it stands.
const ANYWHERE: &str = "\\`*_[]<>|~&$";
/// What means something at the start of a line.
const AT_START: &str = "#-+=:";

/// The document as Markdown.
pub fn render(document: &Document, calendar: &Calendar) -> String {
    let (title, beside, others) = document.parts();
    let title = title.map(|title| format!("# {}", escaped(&title.plain())));
    let others = others.iter().flat_map(|block| paragraphs(block, calendar));
    let all = title.into_iter().chain(beside.map(paragraph)).chain(others);
    all.filter(|it| !it.is_empty()).collect::<Vec<String>>().join("\n\n") + "\n"
}

fn paragraphs(block: &Block, calendar: &Calendar) -> Vec<String> {
    match block {
        Block::Ends(left, right) => vec![paragraph(left), paragraph(right)],
        Block::Line(text) | Block::Indented(text) | Block::Verbatim(text) => vec![paragraph(text)],
        Block::Heading(title) => vec![format!("## {}", escaped(title))],
        Block::Subheading(title) => vec![format!("### {}", escaped(title))],
        Block::Table(table) => self::table(table, calendar),
        Block::Figures(figures) => vec![joined(figures.iter().map(|it| figure(it, calendar)))],
        Block::Verdict(verdict) => {
            let lines = verdict.lines().iter().map(paragraph).collect::<Vec<String>>();
            vec![lines.join("  \n")]
        }
        Block::Prose(prose) => prose.0.iter().map(passage).collect(),
        Block::Blanks(labels) => labels
            .iter()
            .map(|label| format!("{}: {}", escaped(label), "\\_".repeat(BLANK)))
            .collect(),
        Block::Chart(_) | Block::Timeline(_) => vec![drawn(block, calendar)],
        Block::Page | Block::Gap => Vec::new(),
    }
}

fn joined(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<String>>().join("\n")
}

/// `* Done: **24%**, 6 of 25 items`: with another sign than the points of other lists, since one of
/// those may stand right above.
fn figure(figure: &Figure, calendar: &Calendar) -> String {
    let value = inline(&cell_text::text(&figure.value, calendar));
    let note = Some(inline(&figure.note)).filter(|note| !note.is_empty());
    let note = note.map(|note| format!(", {note}")).unwrap_or_default();
    format!("* {}: {value}{note}", escaped(&figure.label))
}

/// A paragraph, or a list.
fn passage(passage: &Passage) -> String {
    let lines = passage.lines();
    let line = |line: &ProseLine| {
        let lead = line.lead.as_ref().map(|lead| format!("{lead} ")).unwrap_or_default();
        let indent = 4 * line.depth.saturating_sub(usize::from(!lead.is_empty()));
        let words: String = line.runs.iter().map(run).collect();
        format!("{}{lead}{}", " ".repeat(indent), at_start(words.trim_start().to_owned()))
    };
    let lines = lines.iter().map(line).collect::<Vec<String>>();
    lines.join(if matches!(passage, Passage::Paragraph(_)) { "  \n" } else { "\n" })
}

fn run(run: &Run) -> String {
    let tone = if run.is_bold { Tone::Strong } else { Tone::Plain };
    let words = span(&Span { content: run.text.clone(), tone });
    match &run.link {
        Some(link) => format!("[{words}](<{}>)", link.replace(['<', '>', '\\'], "")),
        None => words,
    }
}

/// A drawing of characters, between fences that are longer than any that words in it may hold: lines
/// that are only indented would belong to a list above them.
fn drawn(block: &Block, calendar: &Calendar) -> String {
    let document = Document { blocks: vec![block.clone()] };
    let look = Look { width: DRAWING, color: false, ascii: false };
    let drawing = text::render(&document, look, calendar);
    let longest = drawing.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}text\n{}\n{fence}", drawing.trim_end_matches('\n'))
}

/// A table a group, or a list where nothing stands above the columns, or where a line of the table
/// would be too long to be read as it is.
fn table(table: &Table, calendar: &Calendar) -> Vec<String> {
    let columns = &table.columns;
    let rows = |group: &Group| {
        let rows = group.rows.iter().map(|row| self::row(row, columns, calendar));
        head(columns).into_iter().chain(rows).collect::<Vec<String>>()
    };
    let is_headed = columns.iter().any(|column| !column.head.is_empty());
    let lines = table.groups.iter().flat_map(rows).map(|line| line.width());
    let is_list = !is_headed || lines.max().is_some_and(|width| width > WIDEST);
    let groups = table.groups.iter().flat_map(|group| {
        let lines = match is_list {
            true => group.rows.iter().map(|row| point(row, columns, calendar)).collect(),
            false => rows(group),
        };
        let lines = (!group.rows.is_empty()).then(|| lines.join("\n"));
        group.heading.iter().map(paragraph).chain(lines).collect::<Vec<String>>()
    });
    groups.collect()
}

/// A row as a point of a list: `- A5 · blocked 8d · Plan the configuration · due Fri 11 Dec`.
fn point(row: &Row, columns: &[Column], calendar: &Calendar) -> String {
    let cells = row.cells.iter().zip(columns).filter_map(|(cell, column)| {
        let text = inline(&cell_text::text(cell, calendar));
        let is_empty = matches!(cell.datum, Datum::Nothing | Datum::Blank | Datum::Count(0));
        let is_word = matches!(
            cell.datum,
            Datum::Text(_) | Datum::Status(..) | Datum::Duty(_) | Datum::Share(_)
        );
        let title = Some(escaped(&column.title().to_lowercase()));
        let title = title.filter(|_| !is_word && !column.head.is_empty());
        (!is_empty && !text.is_empty() && column.goes != FIRST_TO_GO)
            .then(|| title.map(|title| format!("{title} ")).unwrap_or_default() + &text)
    });
    let between = if columns.len() == 2 { ": " } else { " · " };
    let first = cells.collect::<Vec<String>>().join(between);
    let lines = [first].into_iter().chain(row.below.iter().map(inline));
    let lines = lines.map(|line| at_start(line.trim_start().to_owned()));
    format!("- {}", lines.collect::<Vec<String>>().join("  \n  "))
}

fn head(columns: &[Column]) -> [String; 2] {
    let heads = columns.iter().map(|column| escaped(&column.title()));
    let rules = columns.iter().map(|column| if column.right { "---:" } else { "---" }.to_owned());
    [line(heads), line(rules)]
}

/// A row, with what stands below it in its longest cell of words.
fn row(row: &Row, columns: &[Column], calendar: &Calendar) -> String {
    let mut cells: Vec<String> =
        row.cells.iter().map(|cell| inline(&cell_text::text(cell, calendar))).collect();
    let words = cells.iter_mut().zip(columns).filter(|(_, column)| column.wraps);
    if let Some((longest, _)) = words.max_by_key(|(cell, _)| cell.chars().count()) {
        row.below.iter().for_each(|below| longest.push_str(&format!("<br>{}", inline(below))));
    }
    cells.resize(columns.len(), String::new());
    line(cells.into_iter())
}

fn line(cells: impl Iterator<Item = String>) -> String {
    format!("| {} |", cells.collect::<Vec<String>>().join(" | "))
}

fn paragraph(text: &Text) -> String {
    at_start(inline(text).trim_start().to_owned())
}

/// Text in a line; what the eye should find first is bold.
fn inline(text: &Text) -> String {
    text.0.iter().map(span).collect()
}

fn span(span: &Span) -> String {
    let content = escaped(&span.content);
    let stands_out = matches!(span.tone, Tone::Strong | Tone::Bad);
    match stands_out && content.trim() == content && !content.is_empty() {
        true => format!("**{content}**"),
        false => content,
    }
}

/// `text` as Markdown that says just that, within a line.
fn escaped(text: &str) -> String {
    let escaped = |c| ANYWHERE.contains(c).then_some('\\').into_iter().chain([c]);
    visible(text).chars().flat_map(escaped).collect()
}

/// Markdown at the start of a line, which it makes no title, list or rule.
fn at_start(line: String) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let special = match digits {
        0 => line.starts_with(|c| AT_START.contains(c)),
        _ => line[digits..].starts_with(['.', ')']),
    };
    if special { format!("{}\\{}", &line[..digits], &line[digits..]) } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_markdown_would_take_for_its_own_is_escaped() {
        for (text, markdown) in [
            ("a|b", "a\\|b"),
            ("<script>", "\\<script\\>"),
            ("[x](javascript:y)", "\\[x\\](javascript:y)"),
            ("# no title", "\\# no title"),
            ("- no list", "\\- no list"),
            ("12. no list", "12\\. no list"),
            ("2.1 stays, a-b too", "2\\.1 stays, a-b too"),
            ("&lt;", "\\&lt;"),
            ("two\nlines", "two\\\\u{a}lines"),
            ("Zoë 準備", "Zoë 準備"),
        ] {
            assert_eq!(at_start(escaped(text)), markdown, "{text}");
        }
    }
}
