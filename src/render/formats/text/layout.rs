//! How wide the columns of a table are.

use crate::render::document::Column;

/// The columns that are shown, by place, each with its width; and the blanks between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) columns: Vec<(usize, usize)>,
    pub(super) gap: usize,
}

/// A column that wraps is not made narrower than this while others can go.
const NARROW: usize = 20;
/// Nor narrower than this at all.
const NARROWEST: usize = 8;

impl Layout {
    /// The layout of columns that would like these widths in `width`: columns that wrap give way
    /// first, then the gaps, then columns go one after the other.
    pub(super) fn new(columns: &[Column], wanted: &[usize], width: usize) -> Self {
        let mut shown: Vec<usize> = (0..columns.len()).collect();
        loop {
            for gap in [2, 1] {
                if let Some(columns) = fit(columns, &shown, wanted, width, gap, NARROW) {
                    return Self { columns, gap };
                }
            }
            let going = shown.iter().copied().filter(|column| columns[*column].goes > 0);
            match going.min_by_key(|column| columns[*column].goes) {
                Some(column) => shown.retain(|other| *other != column),
                None => break,
            }
        }
        let squeezed = fit(columns, &shown, wanted, width, 1, NARROWEST);
        let columns = squeezed.unwrap_or_else(|| narrowest(columns, &shown, wanted));
        Self { columns, gap: 1 }
    }

    /// Where the column at this place of the layout begins.
    pub(super) fn start(&self, at: usize) -> usize {
        self.columns[..at].iter().map(|(_, width)| width + self.gap).sum()
    }

    /// How wide the table is.
    pub(super) fn width(&self) -> usize {
        self.start(self.columns.len()).saturating_sub(self.gap)
    }
}

/// The widths, where the columns that wrap can give way enough without becoming too narrow.
fn fit(
    columns: &[Column],
    shown: &[usize],
    wanted: &[usize],
    width: usize,
    gap: usize,
    narrow: usize,
) -> Option<Vec<(usize, usize)>> {
    let mut widths: Vec<(usize, usize)> =
        shown.iter().map(|column| (*column, wanted[*column])).collect();
    let gaps = gap * widths.len().saturating_sub(1);
    let total = |widths: &[(usize, usize)]| widths.iter().map(|(_, width)| width).sum::<usize>();
    while total(&widths) + gaps > width {
        let wrapping = widths.iter_mut().filter(|(column, width)| {
            columns[*column].wraps && *width > narrow.min(wanted[*column])
        });
        let (_, widest) = wrapping.max_by_key(|(_, width)| *width)?;
        *widest -= 1;
    }
    Some(widths)
}

fn narrowest(columns: &[Column], shown: &[usize], wanted: &[usize]) -> Vec<(usize, usize)> {
    let narrow = |column: &usize| match columns[*column].wraps {
        true => (*column, wanted[*column].min(NARROWEST)),
        false => (*column, wanted[*column]),
    };
    shown.iter().map(narrow).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns() -> Vec<Column> {
        vec![
            Column::words("ID"),
            Column::words("TASK").wraps(),
            Column::words("OWNER").wraps().goes(2),
            Column::words("MOVED").goes(1),
        ]
    }

    #[test]
    fn what_fits_is_left_alone() {
        let layout = Layout::new(&columns(), &[5, 30, 10, 5], 100);
        assert_eq!(layout.columns, [(0, 5), (1, 30), (2, 10), (3, 5)]);
        assert_eq!((layout.gap, layout.width()), (2, 56));
    }

    #[test]
    fn the_widest_column_that_wraps_gives_way_first() {
        let layout = Layout::new(&columns(), &[5, 60, 10, 5], 60);
        assert_eq!(layout.columns, [(0, 5), (1, 34), (2, 10), (3, 5)]);
    }

    #[test]
    fn columns_go_in_their_order_before_the_rest_is_squeezed() {
        let layout = Layout::new(&columns(), &[5, 60, 25, 5], 50);
        assert_eq!(layout.columns, [(0, 5), (1, 21), (2, 20)]);
        let layout = Layout::new(&columns(), &[5, 60, 25, 5], 30);
        assert_eq!(layout.columns, [(0, 5), (1, 23)]);
    }

    #[test]
    fn a_column_of_ids_is_never_cut() {
        let layout = Layout::new(&columns(), &[12, 60, 10, 5], 16);
        assert_eq!(layout.columns, [(0, 12), (1, 8)]);
    }
}
