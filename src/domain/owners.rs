//! The people who own items or roles, and how a name that somebody typed is matched with them.

use std::collections::BTreeSet;

use super::engagement::{Engagement, Register};
use super::entry::Field;
use super::select::nearest;

/// Everybody who owns an item or a role, also where another value stands too.
pub fn owners<'s>(engagement: &'s Engagement<'_>) -> BTreeSet<&'s str> {
    let items = engagement.items.iter().map(|item| item.field(Field::Owner));
    let owners = items.chain(engagement.roles.values());
    owners.flat_map(Register::values).filter_map(|standing| standing.value.as_text()).collect()
}

/// Whom a typed name means among `owners`: those of that very name, case aside, else those who
/// have all its words in theirs (`dana` is Dana Cruz, `an` is nobody).
pub fn matching<'s>(name: &str, owners: &BTreeSet<&'s str>) -> Vec<&'s str> {
    let name = name.trim().to_lowercase();
    let whole = |owner: &&&str| owner.to_lowercase() == name;
    let has_words = |owner: &&&str| {
        let owner = owner.to_lowercase();
        name.split_whitespace().all(|word| owner.split_whitespace().any(|own| own == word))
    };
    if name.is_empty() {
        return Vec::new();
    }
    let exact: Vec<&str> = owners.iter().filter(whole).copied().collect();
    match exact.is_empty() {
        true => owners.iter().filter(has_words).copied().collect(),
        false => exact,
    }
}

/// The owner for whom a name that is nobody's was perhaps meant: one called nearly so, or by a part
/// of it.
pub fn near<'s>(name: &str, owners: &BTreeSet<&'s str>) -> Option<&'s str> {
    let is_part = |owner: &&&str| {
        !matching(owner, &BTreeSet::from([name])).is_empty()
            || nearest(name, owner.split_whitespace()).is_some()
    };
    nearest(name, owners.iter().copied()).or_else(|| owners.iter().find(is_part).copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_matches_whole_names_before_words() {
        let owners = BTreeSet::from(["Dana", "Dana Cruz", "Lee Ito"]);
        assert_eq!(matching("DANA", &owners), ["Dana"]);
        assert_eq!(matching("cruz", &owners), ["Dana Cruz"]);
        assert_eq!(matching("ito lee", &owners), ["Lee Ito"]);
        assert_eq!(matching("Da", &owners), Vec::<&str>::new());
    }

    #[test]
    fn a_slip_in_a_part_of_a_name_is_near_it() {
        let owners = BTreeSet::from(["Priya Rao", "lee"]);
        assert_eq!(near("Pryia", &owners), Some("Priya Rao"));
        assert_eq!(near("Prya Rao", &owners), Some("Priya Rao"));
        assert_eq!(near("Lee Ito", &owners), Some("lee"));
        assert_eq!(near("Tom Berg", &owners), None);
    }
}
