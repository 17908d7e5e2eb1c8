//! How wide the columns of a table are, and which of them are shown.

use crate::render::Column;

/// The columns of a table on a terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layout {
    /// Of each column; none of those that are not shown.
    pub(super) widths: Vec<Option<usize>>,
    /// The blanks between two of them.
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
        let mut widths: Vec<Option<usize>> = wanted.iter().copied().map(Some).collect();
        let squeezed = |widths: &Vec<_>, gap, narrow| {
            Self { widths: widths.clone(), gap }.squeezed(columns, width, narrow)
        };
        loop {
            let layouts = [2, 1].map(|gap| squeezed(&widths, gap, NARROW));
            if let Some(layout) = layouts.into_iter().find(|layout| layout.width() <= width) {
                return layout;
            }
            let going = (0..columns.len()).filter(|at| widths[*at].is_some());
            let going = going.filter(|at| columns[*at].goes > 0);
            match going.min_by_key(|at| columns[*at].goes) {
                Some(at) => widths[at] = None,
                None => return squeezed(&widths, 1, NARROWEST),
            }
        }
    }

    /// The same, in which columns that wrap give way, the widest first, until it fits or all of
    /// them are narrow.
    fn squeezed(mut self, columns: &[Column], width: usize, narrow: usize) -> Self {
        while self.width() > width {
            let wrapping = self.widths.iter_mut().zip(columns).filter(|(_, column)| column.wraps);
            let wide = wrapping.filter_map(|(width, _)| width.as_mut()).filter(|it| **it > narrow);
            let Some(widest) = wide.max_by_key(|width| **width) else { break };
            *widest -= 1;
        }
        self
    }

    /// Where the column at this place begins.
    pub(super) fn start(&self, at: usize) -> usize {
        self.widths[..at].iter().flatten().map(|width| width + self.gap).sum()
    }

    /// How wide the table is.
    pub(super) fn width(&self) -> usize {
        self.start(self.widths.len()).saturating_sub(self.gap)
    }
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
        assert_eq!(layout.widths, [Some(5), Some(30), Some(10), Some(5)]);
        assert_eq!((layout.gap, layout.width()), (2, 56));
    }

    #[test]
    fn the_widest_column_that_wraps_gives_way_first() {
        let layout = Layout::new(&columns(), &[5, 60, 10, 5], 60);
        assert_eq!(layout.widths, [Some(5), Some(34), Some(10), Some(5)]);
    }

    #[test]
    fn columns_go_in_their_order_before_the_rest_is_squeezed() {
        let layout = Layout::new(&columns(), &[5, 60, 25, 5], 50);
        assert_eq!(layout.widths, [Some(5), Some(21), Some(20), None]);
        let layout = Layout::new(&columns(), &[5, 60, 25, 5], 30);
        assert_eq!(layout.widths, [Some(5), Some(23), None, None]);
    }

    #[test]
    fn a_column_of_ids_is_never_cut() {
        let layout = Layout::new(&columns(), &[12, 60, 10, 5], 16);
        assert_eq!(layout.widths, [Some(12), Some(8), None, None]);
    }
}
