//! What cells look like.

use rust_xlsxwriter::{
    ChartFormat, ChartLine, ChartLineDashType, ChartSolidFill, Color, ConditionalFormatCell,
    ConditionalFormatCellRule, Format, FormatAlign,
};

use crate::domain::Status;
use crate::domain::brand::Colour;
use crate::render::Tone;

/// How titles and headings look.
pub(super) fn bold(size: u8) -> Format {
    Format::new().set_bold().set_font_size(size)
}

/// The colour of heads where there is no other.
const ACCENT: Colour = Colour([0x1f, 0x5f, 0xbf]);

/// The colour of what is done.
const DONE: u32 = 0x002A_8C5C;

/// How the names of columns look, in this colour.
pub(super) fn head(accent: Option<Colour>) -> Format {
    let [red, green, blue] = accent.unwrap_or(ACCENT).0;
    let accent = u32::from_be_bytes([0, red, green, blue]);
    Format::new().set_bold().set_background_color(accent).set_font_color(Color::White)
}

/// How text of a tone looks.
pub(super) fn toned(tone: Tone) -> Format {
    let format = Format::new().set_align(FormatAlign::Top);
    match tone {
        Tone::Plain | Tone::Command => format,
        Tone::Strong => format.set_bold(),
        Tone::Quiet => format.set_font_color(Color::RGB(0x0056_6273)),
        Tone::Good => format.set_font_color(Color::RGB(0x000B_6B3A)),
        Tone::Notice => format.set_font_color(Color::RGB(0x008A_5300)).set_bold(),
        Tone::Bad => format.set_font_color(Color::RGB(0x00B3_261E)).set_bold(),
    }
}

/// The bars of a timeline: none until its first day, what is done, what is to do, and what comes
/// behind that at the recent pace.
pub(super) fn bars() -> [ChartFormat; 4] {
    let filled = |colour| ChartSolidFill::new().set_color(Color::RGB(colour)).clone();
    let bar = |colour| ChartFormat::new().set_solid_fill(&filled(colour)).clone();
    let unseen = ChartFormat::new().set_no_fill().set_no_line().clone();
    [unseen, bar(DONE), bar(0x00B8_DCC8), bar(0x00EC_EFF3)]
}

/// The lines of a chart: the whole, and the part of it that is reached.
pub(super) fn lines() -> [ChartFormat; 2] {
    [line(0x0056_6273, ChartLineDashType::Solid), line(DONE, ChartLineDashType::Solid)]
}

/// The way ahead at the recent pace.
pub(super) fn ahead() -> ChartFormat {
    line(DONE, ChartLineDashType::Dash)
}

fn line(colour: u32, dashes: ChartLineDashType) -> ChartFormat {
    let mut line = ChartLine::new();
    line.set_color(Color::RGB(colour)).set_width(2.25).set_dash_type(dashes);
    ChartFormat::new().set_line(&line).clone()
}

/// The colours of a cell that holds the word of a status, whoever wrote it there.
pub(super) fn of_status(status: Status) -> Option<ConditionalFormatCell> {
    let (paper, ink) = match status {
        Status::NotStarted => return None,
        Status::InProgress => (0x00FF_F1D6, 0x008A_5300),
        Status::Blocked => (0x00FB_DEDC, 0x00B3_261E),
        Status::Done => (0x00DD_F3E6, 0x000B_6B3A),
        Status::NotApplicable => (0x00EC_EFF3, 0x0056_6273),
    };
    let format =
        Format::new().set_background_color(Color::RGB(paper)).set_font_color(Color::RGB(ink));
    let is = ConditionalFormatCellRule::EqualTo(status.to_string());
    Some(ConditionalFormatCell::new().set_rule(is).set_format(format))
}
