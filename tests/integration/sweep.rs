//! What `.ci/run` tries in every place, and `cargo test` in some of them.

/// Of so many places one, the first and the last of all among them.
pub(crate) fn one_of<T>(step: usize, places: impl IntoIterator<Item = T>) -> Vec<T> {
    let places: Vec<T> = places.into_iter().collect();
    let last = places.len().saturating_sub(1);
    let taken = places.into_iter().enumerate().filter(|(at, _)| at % step == 0 || *at == last);
    taken.map(|(_, place)| place).collect()
}
