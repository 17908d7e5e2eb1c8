//! For what width a drawing is made: a desk and a phone get drawings of their own.

/// How high a row of words is.
pub(super) const ROW: i64 = 18;
/// How wide a character is at most, about.
pub(super) const CHARACTER: i64 = 8;

/// How much room a drawing has.
#[derive(Debug)]
pub(super) struct Room {
    /// What it is called.
    pub(super) name: &'static str,
    /// How wide it is.
    pub(super) width: i64,
    /// Words stand beside what they are of, not above it.
    pub(super) is_wide: bool,
    /// What is left free at the right.
    pub(super) right: i64,
    /// So many days may be told below the axis.
    pub(super) days: usize,
    /// The labels of marks have at most so many rows.
    pub(super) rows: i64,
}

/// A desk, or a sheet of paper.
pub(super) const WIDE: Room =
    Room { name: "wide", width: 960, is_wide: true, right: 28, days: 8, rows: 3 };
/// A phone.
pub(super) const NARROW: Room =
    Room { name: "narrow", width: 360, is_wide: false, right: 18, days: 3, rows: 4 };

impl Room {
    /// One of two values.
    pub(super) fn pick<T>(&self, wide: T, narrow: T) -> T {
        if self.is_wide { wide } else { narrow }
    }

    /// Where drawings end at the right.
    pub(super) fn end(&self) -> i64 {
        self.width - self.right
    }
}
