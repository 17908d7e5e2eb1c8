//! What stands where on the screen.

use ratatui::layout::Constraint::{Length, Min};
use ratatui::layout::{Layout, Position, Rect, Size};

/// A screen smaller than this shows nothing but a word about it.
pub(super) const SMALLEST: Size = Size { width: 60, height: 15 };
/// From so many columns on, the phases stand at the left.
const WIDE: u16 = 100;
/// So wide are they there.
const PHASES: u16 = 34;
/// So wide is a phase on top, at least.
pub(super) const PHASE: u16 = 20;
/// From so many lines on, there is room for rules and for why the health is what it is.
const TALL: u16 = 20;
/// So many lines at the foot are for the item, for what is said and what is asked.
const FOOT: u16 = 3;

/// What stands where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Areas {
    /// Of whom, and how it is.
    pub(super) title: Rect,
    /// The phases, with their progress.
    pub(super) phases: Rect,
    /// They stand at the left, one below the other.
    pub(super) wide: bool,
    /// What is listed.
    pub(super) head: Rect,
    /// The items.
    pub(super) items: Rect,
    /// A line between the items and the foot, where there is room.
    pub(super) rule: Rect,
    /// The item under the cursor, what is said and what is asked.
    pub(super) foot: Rect,
}

/// What stands where on a screen of this size, with so many phases; nothing where it is too small.
pub(super) fn areas(size: Size, phases: usize) -> Option<Areas> {
    if size.width < SMALLEST.width || size.height < SMALLEST.height {
        return None;
    }
    let (title, rule) = if size.height >= TALL { (2, 1) } else { (1, 0) };
    let wide = size.width >= WIDE;
    let whole = Rect::from((Position::ORIGIN, size));
    let [title, rest, rule, foot] =
        Layout::vertical([Length(title), Min(0), Length(rule), Length(FOOT)]).areas(whole);
    let [phases, list] = if wide {
        Layout::horizontal([Length(PHASES), Min(0)]).areas(rest)
    } else {
        let lines = phases.div_ceil(per_line(size.width)).min(usize::from(size.height / 6));
        let lines = u16::try_from(lines).unwrap_or_default();
        Layout::vertical([Length(lines), Min(0)]).areas(rest)
    };
    let [head, items] = Layout::vertical([Length(1), Min(0)]).areas(list);
    Some(Areas { title, phases, wide, head, items, rule, foot })
}

/// How many phases stand beside one another on top.
pub(super) fn per_line(width: u16) -> usize {
    usize::from((width / PHASE).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_the_smallest_screen_is_for_the_items() {
        let areas = areas(SMALLEST, 5).expect("it is large enough");
        assert_eq!((areas.phases.height, areas.items.height), (2, 8));
    }

    #[test]
    fn too_small_a_screen_shows_nothing() {
        assert_eq!(areas(Size::new(59, 15), 5), None);
        assert_eq!(areas(Size::new(60, 14), 5), None);
    }
}
