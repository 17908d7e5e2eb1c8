//! The places in files that are at fault.

use std::path::Path;

use crate::record::fault::Fault;
use crate::render::views::Excerpt;

/// So many faults of a file are shown, and so many candidates.
pub(super) const MOST: usize = 20;

/// The first of a file's faults, with the places where they stand.
pub(super) fn excerpts(path: &Path, faults: &[Fault]) -> Vec<Excerpt> {
    faults.iter().take(MOST).map(|fault| excerpt(path, fault)).collect()
}

/// A fault with the place where it stands.
pub(in crate::commands) fn excerpt(path: &Path, fault: &Fault) -> Excerpt {
    let place = fault.place;
    Excerpt {
        place: format!("{}:{}:{}", path.display(), place.line, place.column),
        problem: fault.problem.clone(),
        line: (place.line, fault.excerpt.clone()),
        column: place.column,
        width: place.width,
        remedy: fault.remedy.clone(),
    }
}
