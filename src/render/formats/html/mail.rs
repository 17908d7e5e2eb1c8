//! A short report as the body of a mail: tables and styles of their own, as mail programs want it.
//! It reads the same where a program leaves the styles out.

use maud::{DOCTYPE, Markup, html};

use super::blocks::{self, passages};
use crate::domain::brand::Brand;
use crate::render::document::{Figure, Span, Verdict};
use crate::render::formats::cell_text;
use crate::render::formats::text::visible;
use crate::render::{Block, Calendar, Cell, Document, Row, Table, Text, Tone};

const BODY: &str = "margin:0;padding:16px;background:#ffffff;color:#1c2430;\
                    font:15px/1.5 Arial,Helvetica,sans-serif";
const FRAME: &str = "max-width:680px;border-collapse:collapse";
const HEADING: &str = "font-size:17px;margin:20px 0 6px";
const CELL: &str = "padding:4px 16px 4px 0;vertical-align:top;text-align:left;font-weight:normal;\
                    border-bottom:1px solid #d5dbe3";
const WORD: &str = "font-size:24px;margin:0 0 4px";
const QUIET: &str = "color:#566273";

/// The document as the body of a mail.
pub fn mail(document: &Document, brand: &Brand, calendar: &Calendar) -> String {
    let (title, beside, others) = document.parts();
    let subject = title.map(Text::plain).unwrap_or_default();
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy"
                    content="default-src 'none'; style-src 'unsafe-inline'";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (visible(&subject)) }
            }
            body style=(BODY) {
                table role="presentation" width="100%" style=(FRAME) { tbody { tr { td {
                    @if let Some(company) = &brand.company { p { strong { (visible(company)) } } }
                    @if let Some(title) = title {
                        h1 style="font-size:20px;margin:0;font-weight:normal" { (text(title)) }
                    }
                    @if let Some(beside) = beside { p style="margin:0" { (text(beside)) } }
                    @for block in others { (self::block(block, calendar)) }
                    @if let Some(footer) = &brand.footer { p style=(QUIET) { (visible(footer)) } }
                } } } }
            }
        }
    };
    page.into_string() + "\n"
}

fn block(block: &Block, calendar: &Calendar) -> Markup {
    html! {
        @match block {
            Block::Ends(left, right) => { p { (text(left)) " " (text(right)) } }
            Block::Line(line) | Block::Indented(line) | Block::Verbatim(line) => { p { (text(line)) } }
            Block::Heading(title) | Block::Subheading(title) => {
                h2 style=(HEADING) { (visible(title)) }
            }
            Block::Verdict(verdict) => { (self::verdict(verdict)) }
            Block::Prose(prose) => { (passages(prose)) }
            Block::Figures(figures) => { (self::figures(figures, calendar)) }
            Block::Table(table) => { (self::table(table, calendar)) }
            Block::Blanks(_) | Block::Page | Block::Chart(_) | Block::Timeline(_) | Block::Gap => {}
        }
    }
}

fn verdict(verdict: &Verdict) -> Markup {
    let colour = colour(verdict.how.tone).unwrap_or("#1c2430");
    let side = format!("border-left:8px solid {colour};padding:8px 16px;background:#f3f5f8");
    html! {
        table role="presentation" width="100%" style="border-collapse:collapse;margin:12px 0" {
            tbody { tr { td style=(side) {
                p style=(WORD) { strong { (text(&verdict.how.text())) } }
                p style="margin:0" { (text(&verdict.why)) }
                p style="margin:0" { (text(&verdict.ends)) }
                @if let Some(trend) = verdict.trend() {
                    p style="margin:4px 0 0;font-size:13px" { (text(&trend)) }
                }
            } } }
        }
    }
}

fn figures(figures: &[Figure], calendar: &Calendar) -> Markup {
    html! {
        table style="border-collapse:collapse" { tbody {
            @for Figure { label, value, note } in figures {
                tr {
                    th scope="row" style=(CELL) { (visible(label)) }
                    td style=(CELL) { strong { (cell(value, calendar)) } }
                    td style=(CELL) { (text(note)) }
                }
            }
        } }
    }
}

fn table(table: &Table, calendar: &Calendar) -> Markup {
    let main = blocks::main(&table.columns);
    html! {
        table width="100%" style="border-collapse:collapse" { tbody {
            @for group in &table.groups {
                @if let Some(heading) = &group.heading {
                    tr { th scope="rowgroup" style=(CELL) {
                        strong { (text(heading)) }
                    } }
                }
                @for Row { cells, below, .. } in &group.rows {
                    tr { td style=(CELL) {
                        @for (at, cell) in cells.iter().take(main + 1).enumerate() {
                            @if at == main { strong { (self::cell(cell, calendar)) } }
                            @else { (self::cell(cell, calendar)) " " }
                        }
                        br;
                        @for (at, cell) in cells.iter().skip(main + 1).enumerate() {
                            @if at > 0 { " · " }
                            (self::cell(cell, calendar))
                        }
                        @for line in below { br; (text(line)) }
                    } }
                }
            }
        } }
    }
}

fn cell(cell: &Cell, calendar: &Calendar) -> Markup {
    text(&cell_text::text(cell, calendar))
}

fn text(text: &Text) -> Markup {
    html! {
        @for Span { content, tone } in &text.0 {
            @match (tone, colour(*tone)) {
                (Tone::Strong, _) => { strong { (visible(content)) } }
                (_, Some(colour)) => { span style={ "color:" (colour) } { (visible(content)) } }
                _ => { (visible(content)) }
            }
        }
    }
}

/// The colour of a tone on white, which every mail has.
fn colour(tone: Tone) -> Option<&'static str> {
    match tone {
        Tone::Plain | Tone::Strong | Tone::Command => None,
        Tone::Quiet => Some("#566273"),
        Tone::Good => Some("#0b6b3a"),
        Tone::Notice => Some("#8a5300"),
        Tone::Bad => Some("#b3261e"),
    }
}
