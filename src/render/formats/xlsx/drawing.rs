//! Charts and timelines on a sheet: tables of what is drawn, and the drawings, which spreadsheets
//! make of them.

use rust_xlsxwriter::{
    Chart as Drawing, ChartDataLabel, ChartErrorBars, ChartErrorBarsDirection, ChartErrorBarsType,
    ChartLegendPosition, ChartType,
};

use super::sheet::{Done, Page, excel_day};
use super::style;
use crate::render::document::{Axis, Chart, Timeline};
use crate::render::formats::value_table::{days_ahead, numbers, spans};

/// How high a line is, in pixels, and what a timeline needs for a bar and for what is around all of
/// them.
const PIXELS_A_LINE: u32 = 20;
const DRAWN_BAR: u32 = 26;
const DRAWING_MARGIN: u32 = 110;

impl Page<'_> {
    /// The days as a table, and their drawing below it: bars that begin where the one that is not
    /// seen ends.
    pub(super) fn timeline(&mut self, timeline: &Timeline) -> Done {
        let first = self.row;
        self.table(&spans(timeline), false)?;
        let last = self.row.saturating_sub(2);
        let name = self.sheet.name();
        let sheet = name.as_str();
        let mut drawing = Drawing::new(ChartType::BarStacked);
        for (at, mut format) in (1..).zip(style::bars()) {
            let drawn = drawing.add_series().set_format(&mut format).set_gap(60);
            drawn.set_name((sheet, first, at));
            drawn.set_categories((sheet, first + 1, 0, last, 0));
            drawn.set_values((sheet, first + 1, at, last, at));
        }
        drawing.legend().set_position(ChartLegendPosition::Bottom);
        drawing.y_axis().set_reverse();
        reach(&mut drawing, timeline.axis);
        let height = DRAWING_MARGIN + DRAWN_BAR * (last - first);
        drawing.set_width(760).set_height(height);
        self.sheet.insert_chart(self.row, 0, &drawing)?;
        self.row += height.div_ceil(PIXELS_A_LINE) + 1;
        Ok(())
    }

    /// The days to which it leads and the numbers, as tables, and their drawing beside them.
    pub(super) fn chart(&mut self, chart: &Chart) -> Done {
        let begins = self.row;
        if let Some(days) = days_ahead(chart) {
            self.table(&days, false)?;
        }
        let first = self.row;
        let table = numbers(chart);
        self.table(&table, false)?;
        let last = self.row.saturating_sub(2);
        let name = self.sheet.name();
        let sheet = name.as_str();
        let mut drawing = Drawing::new(ChartType::ScatterStraight);
        for (at, (series, mut format)) in (1..).zip(chart.series.iter().zip(style::lines())) {
            let drawn = drawing.add_series().set_format(&mut format);
            drawn.set_name(series.name.as_str());
            drawn.set_categories((sheet, first + 1, 0, last, 0));
            drawn.set_values((sheet, first + 1, at, last, at));
        }
        let mut row = begins + 1;
        if chart.projection.is_some() {
            let drawn = drawing.add_series().set_format(&mut style::ahead());
            drawn.set_name((sheet, row + 1, 0));
            drawn.set_categories((sheet, row, 1, row + 1, 1));
            drawn.set_values((sheet, row, 2, row + 1, 2));
            row += 2;
        }
        let listed = 2 + usize::from(chart.projection.is_some());
        let marks = (row..).zip(&chart.marks).filter(|(_, mark)| chart.axis.has(mark.day));
        let marks: Vec<u32> = marks.map(|(row, _)| row).collect();
        let down = ChartErrorBarsType::Percentage(100.0);
        for row in &marks {
            let mut foot = ChartErrorBars::new();
            foot.set_type(down.clone()).set_direction(ChartErrorBarsDirection::Minus);
            foot.set_end_cap(false);
            let drawn = drawing.add_series().set_y_error_bars(&foot);
            drawn.set_data_label(ChartDataLabel::new().show_series_name());
            drawn.set_name((sheet, *row, 0));
            drawn.set_categories((sheet, *row, 1));
            drawn.set_values((sheet, *row, 2));
        }
        let unlisted: Vec<usize> = (listed..listed + marks.len()).collect();
        drawing.legend().set_position(ChartLegendPosition::Bottom).delete_entries(&unlisted);
        drawing.y_axis().set_min(0).set_max(chart.top() as f64);
        reach(&mut drawing, chart.axis);
        drawing.set_width(760).set_height(380);
        self.sheet.insert_chart(begins, table.columns.len() as u16 + 1, &drawing)?;
        Ok(())
    }
}

/// Has the days reach from the first of the axis to its last.
fn reach(drawing: &mut Drawing, axis: Axis) {
    let days = drawing.x_axis().set_num_format("d mmm");
    if let (Ok(from), Ok(to)) = (excel_day(axis.from), excel_day(axis.to)) {
        days.set_min(from.to_excel()).set_max(to.to_excel());
    }
}
