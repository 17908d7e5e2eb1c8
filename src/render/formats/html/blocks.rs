//! The blocks of a document as elements of a page.

use maud::{Markup, PreEscaped, html};

use crate::domain::Status;
use crate::render::document::{Figure, Passage, Prose, Span, Standing, Verdict};
use crate::render::formats::cell_text;
use crate::render::formats::svg;
use crate::render::formats::text::visible;
use crate::render::phrasing::percent;
use crate::render::prose::Run;
use crate::render::{Block, Calendar, Cell, Column, Datum, Document, Row, Table, Text, Tone};

/// A table with at least so many rows can be filtered.
const MANY: usize = 8;
/// In a table with more columns, what stands below a row has all of them.
const WIDE: usize = 8;

/// The title and all other blocks.
pub(super) fn all(document: &Document, calendar: &Calendar) -> Markup {
    let (title, beside, others) = document.parts();
    html! {
        header {
            @if let Some(title) = title { h1 { (text(title)) } }
            @if let Some(beside) = beside { p { (text(beside)) } }
        }
        @for section in others.chunk_by(|_, next| !matches!(next, Block::Heading(_))) {
            (self::section(section, calendar))
        }
    }
}

/// What stands under a heading, or before the first one.
fn section(blocks: &[Block], calendar: &Calendar) -> Markup {
    html! {
        section { @for block in blocks { (self::block(block, calendar)) } }
    }
}

fn block(block: &Block, calendar: &Calendar) -> Markup {
    html! {
        @match block {
            Block::Ends(left, right) => { p.ends { span { (text(left)) } " " span { (text(right)) } } }
            Block::Line(line) => { p { (text(line)) } }
            Block::Indented(line) => { p.indented { (text(line)) } }
            Block::Verbatim(line) => { p.indented { code { (text(line)) } } }
            Block::Heading(title) => { h2 { (visible(title)) } }
            Block::Subheading(title) => { h3 { (visible(title)) } }
            Block::Verdict(verdict) => { (self::verdict(verdict)) }
            Block::Prose(prose) => { (self::prose(prose)) }
            Block::Table(table) => { (self::table(table, calendar)) }
            Block::Figures(figures) => { (self::figures(figures, calendar)) }
            Block::Blanks(labels) => {
                dl.blanks { @for label in labels { div { dt { (visible(label)) } dd {} } } }
            }
            Block::Page => { div.page {} }
            Block::Chart(_) | Block::Timeline(_) => {
                div.drawing { (PreEscaped(svg::inline(block, calendar).unwrap_or_default())) }
            }
            Block::Gap => {}
        }
    }
}

/// Whether all is well, why, and how it was before.
fn verdict(verdict: &Verdict) -> Markup {
    html! {
        div class={ "verdict " (class_of(verdict.how.tone).unwrap_or_default()) } {
            p.word { (standing(&verdict.how)) }
            p.why { (text(&verdict.why)) }
            p.ends { (text(&verdict.ends)) }
            @if verdict.trend.len() > 1 {
                ol.trend { @for (when, how) in &verdict.trend {
                    li { span.when { (visible(when)) } " " (standing(how)) }
                } }
            }
        }
    }
}

/// A word behind its shape.
fn standing(how: &Standing) -> Markup {
    html! {
        span class=[class_of(how.tone)] { span.sign aria-hidden="true" { (how.sign) } " " (visible(&how.word)) }
    }
}

fn class_of(tone: Tone) -> Option<&'static str> {
    match tone {
        Tone::Good => Some("good"),
        Tone::Notice => Some("notice"),
        Tone::Bad => Some("bad"),
        Tone::Quiet => Some("quiet"),
        Tone::Plain | Tone::Strong | Tone::Command => None,
    }
}

fn prose(prose: &Prose) -> Markup {
    html! { div.prose { (passages(prose)) } }
}

pub(super) fn passages(prose: &Prose) -> Markup {
    html! {
        @for passage in &prose.0 {
            @match passage {
                Passage::Paragraph(lines) => {
                    p { @for (at, line) in lines.iter().enumerate() {
                        @if at > 0 { br; }
                        @for run in line { (self::run(run)) }
                    } }
                }
                Passage::List { first: None, points } => {
                    ul { @for point in points { li { (passages(point)) } } }
                }
                Passage::List { first: Some(first), points } => {
                    ol start=(first) { @for point in points { li { (passages(point)) } } }
                }
            }
        }
    }
}

fn run(run: &Run) -> Markup {
    let words = visible(&run.text);
    let words = html! { @if run.is_bold { strong { (words) } } @else { (words) } };
    match &run.link {
        Some(link) => html! { a href=(link) rel="noopener noreferrer" { (words) } },
        None => words,
    }
}

/// A few numbers and words side by side, each below what it says.
fn figures(figures: &[Figure], calendar: &Calendar) -> Markup {
    html! {
        dl.figures {
            @for Figure { label, value, note } in figures {
                div {
                    dt { (visible(label)) }
                    dd { (cell(value, calendar)) }
                    @if !note.0.is_empty() { dd.note { (text(note)) } }
                }
            }
        }
    }
}

fn table(table: &Table, calendar: &Calendar) -> Markup {
    let columns = &table.columns;
    let rows: usize = table.groups.iter().map(|group| group.rows.len()).sum();
    let totals = table.groups.iter().flat_map(|group| &group.rows).filter(|row| row.is_total);
    let is_headed = columns.iter().any(|column| !column.head.is_empty());
    html! {
        table.dense[columns.len() > WIDE] data-filter[is_headed && rows >= MANY] {
            @if is_headed {
                thead { tr { @for column in columns {
                    th scope="col" class=[column.right.then_some("number")] {
                        (visible(&column.title()))
                    }
                } } }
            }
            @for group in &table.groups {
                tbody {
                    @if let Some(heading) = &group.heading {
                        tr.group { th scope="rowgroup" colspan=(columns.len()) { (text(heading)) } }
                    }
                    @for row in group.rows.iter().filter(|row| !row.is_total) {
                        (self::row(row, columns, calendar))
                    }
                }
            }
            @if totals.clone().next().is_some() {
                tfoot { @for row in totals { (self::row(row, columns, calendar)) } }
            }
        }
    }
}

/// A row, with what stands below it in its first cell that wraps. On a narrow screen it is a card,
/// on which what stands behind that cell is said with the name of its column.
fn row(row: &Row, columns: &[Column], calendar: &Calendar) -> Markup {
    let blank = Cell::from(Datum::Blank);
    let cells = row.cells.iter().chain(std::iter::repeat(&blank));
    let main = main(columns);
    let label = |at: usize, column: &Column| (at > main).then(|| column.title());
    let is_wide = columns.len() > WIDE;
    html! {
        tr {
            @for (at, (cell, column)) in cells.zip(columns).enumerate() {
                td class=[class(column, cell, at == main)] data-label=[label(at, column)]
                    data-key=[key(cell)] {
                    (self::cell(cell, calendar))
                    @if at == main && !is_wide {
                        @for below in &row.below { br; small { (text(below)) } }
                    }
                }
            }
        }
        @if is_wide && !row.below.is_empty() {
            tr.below { td.main colspan=(columns.len()) {
                @for (at, below) in row.below.iter().enumerate() {
                    @if at > 0 { " · " }
                    (text(below))
                }
            } }
        }
    }
}

/// The column that says what a row is of: the first that wraps.
pub(super) fn main(columns: &[Column]) -> usize {
    columns.iter().position(|column| column.wraps).unwrap_or_default()
}

/// How a cell is laid out.
fn class(column: &Column, cell: &Cell, is_main: bool) -> Option<&'static str> {
    let is_empty = matches!(cell.datum, Datum::Nothing | Datum::Blank | Datum::Count(0));
    match (column.right, column.wraps, &cell.datum) {
        _ if is_main => Some("main"),
        (true, ..) if is_empty => Some("number none"),
        (true, ..) => Some("number keep"),
        _ if is_empty => Some("none"),
        (false, false, _) | (.., Datum::Day { .. }) => Some("keep"),
        (false, true, _) => None,
    }
}

fn cell(cell: &Cell, calendar: &Calendar) -> Markup {
    match &cell.datum {
        Datum::Share(share) => html! {
            @if let Some(share) = share {
                svg.bar viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" {
                    path d="M0 0h100v10H0z" {}
                    path.reached d=(format!("M0 0h{share}v10H0z")) {}
                }
                " "
            }
            (percent(*share))
        },
        _ => text(&cell_text::text(cell, calendar)),
    }
}

/// By what a cell is sorted, where that is not its text.
fn key(cell: &Cell) -> Option<String> {
    let place = |status| Status::ALL.iter().position(|own| own == status).map(|at| at.to_string());
    match &cell.datum {
        _ if cell.rank.is_some() => cell.rank.map(|rank| rank.to_string()),
        Datum::Status(status, _) => place(status),
        Datum::Duty(_) => Some(Status::ALL.len().to_string()),
        Datum::Day { day, .. } => Some(day.to_string()),
        Datum::Moment(at) => Some(at.to_string()),
        Datum::Days(days) => Some(days.to_string()),
        Datum::Count(number) => Some(number.to_string()),
        Datum::Share(share) => Some(share.map_or(-1, |share| share as i64).to_string()),
        _ => None,
    }
}

fn text(text: &Text) -> Markup {
    html! {
        @for Span { content, tone } in &text.0 {
            @let content = visible(content);
            @match tone {
                Tone::Plain => { (content) }
                Tone::Strong => { strong { (content) } }
                Tone::Quiet => { span.quiet { (content) } }
                Tone::Good => { span.good { (content) } }
                Tone::Notice => { span.notice { (content) } }
                Tone::Command => { code { (content) } }
                Tone::Bad => { span.bad { (content) } }
            }
        }
    }
}
