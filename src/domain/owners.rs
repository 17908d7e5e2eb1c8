//! The people who own items or roles, and how a name that somebody typed is matched with them.

use std::collections::BTreeSet;

use super::engagement::{Engagement, Register};
use super::entry::Field;

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
}
