//! The people who own items or roles, and how a name that somebody typed is matched with them.

use std::collections::{BTreeMap, BTreeSet};

use icu_normalizer::DecomposingNormalizerBorrowed;

use super::engagement::{Engagement, ItemState, Register};
use super::entry::Field;
use super::select::nearest;

/// Everybody who owns an item, a matter or a role, also where another value stands too.
pub fn owners<'s>(engagement: &'s Engagement<'_>) -> BTreeSet<&'s str> {
    let own = engagement.tracked().map(|item| item.field(Field::Owner));
    let owners = own.chain(engagement.roles.values());
    owners.flat_map(Register::values).filter_map(|standing| standing.value.as_text()).collect()
}

/// The full names of people who act under another, such as their login.
pub type FullNames = BTreeMap<String, String>;

/// Whoever recorded something under a name that means one owner who is called otherwise.
pub fn full_names(engagement: &Engagement<'_>) -> FullNames {
    let owners = owners(engagement);
    let people: BTreeSet<&str> =
        engagement.entries().iter().map(|entry| entry.by.as_str()).collect();
    let named = people.into_iter().filter_map(|by| match matching(by, &owners).as_slice() {
        [one] if *one != by => Some((by.to_owned(), (*one).to_owned())),
        _ => None,
    });
    named.collect()
}

/// Everybody for whom anything waits, or ever did.
pub fn parties<'s>(engagement: &'s Engagement<'_>) -> BTreeSet<&'s str> {
    let set = engagement.standing().flat_map(|(_, entry)| entry.set.iter());
    let written = set.filter_map(|(_, changes)| changes.fields.get(&Field::Waiting));
    let waiting = written.filter_map(|write| write.new.as_waiting());
    waiting.filter_map(|waiting| waiting.party.as_deref()).collect()
}

/// Everybody who took part in a meeting.
pub fn present<'s>(engagement: &'s Engagement<'_>) -> BTreeSet<&'s str> {
    let present = engagement.checkpoints.iter().flat_map(|mark| &mark.checkpoint.present);
    present.map(String::as_str).collect()
}

/// The roles that items have.
pub fn roles<'s>(engagement: &'s Engagement<'_>) -> BTreeSet<&'s str> {
    engagement.items.iter().filter_map(ItemState::role).collect()
}

/// Whom a typed name means among these: by the first of the ways below in which it means anybody.
/// Of several whom it means in that way, it is not known who is meant.
///
/// | typed | means |
/// | --- | --- |
/// | `Dana Cruz` | whoever is called exactly so |
/// | `dana CRUZ`, `jurgen gross` | Dana Cruz, Jürgen Groß: case and accents do not matter |
/// | `cruz`, `ito lee` | Dana Cruz, Lee Ito: all the words are in the name |
/// | `da` | Dana Cruz: the name starts like that |
pub fn matching<'s>(name: &str, names: &BTreeSet<&'s str>) -> Vec<&'s str> {
    let typed = plain(name.trim());
    let has_words = |own: &str| {
        let own = plain(own);
        typed.split_whitespace().all(|word| own.split_whitespace().any(|its| its == word))
    };
    let ways: [&dyn Fn(&str) -> bool; 5] = [
        &|own| own == name,
        &|own| own.to_lowercase() == name.trim().to_lowercase(),
        &|own| plain(own) == typed,
        &has_words,
        &|own| plain(own).starts_with(&typed),
    ];
    let meant = |means: &dyn Fn(&str) -> bool| -> Vec<&str> {
        names.iter().copied().filter(|own| !typed.is_empty() && means(own)).collect()
    };
    ways.into_iter().map(meant).find(|meant| !meant.is_empty()).unwrap_or_default()
}

/// What is the same of all names that mean one person over several records: case and accents do
/// not matter.
pub fn person(name: &str) -> String {
    plain(name.trim())
}

/// Those of these names that perhaps mean one person, two by two: they share a word, or each is
/// one, and the one is nearly the other or a part of it.
pub fn perhaps_same<'s>(names: &BTreeSet<&'s str>) -> Vec<(&'s str, &'s str)> {
    let mut sharing: BTreeMap<String, BTreeSet<&'s str>> = BTreeMap::new();
    for name in names {
        let words = plain(name);
        let lone = !words.trim().contains(' ');
        let lone = lone.then(|| words.trim().chars().take(1).collect());
        for word in words.split_whitespace().map(str::to_owned).chain(lone) {
            sharing.entry(word).or_default().insert(name);
        }
    }
    let pairs = sharing.values().flat_map(|names| {
        let names: Vec<&str> = names.iter().copied().collect();
        let pair =
            |at: usize| names[at + 1..].iter().map(|other| (names[at], *other)).collect::<Vec<_>>();
        (0..names.len()).flat_map(pair).collect::<Vec<(&str, &str)>>()
    });
    let pairs: BTreeSet<(&str, &str)> = pairs.collect();
    let is_near = |one: &str, other: &str| near(one, &BTreeSet::from([other])).is_some();
    pairs.into_iter().filter(|(one, other)| is_near(one, other) || is_near(other, one)).collect()
}

/// A name without accents, in capitals, which tell `ß` and `ss` no more apart than case.
fn plain(name: &str) -> String {
    let is_accent = |c: &char| ('\u{300}'..='\u{36f}').contains(c);
    let parted = DecomposingNormalizerBorrowed::new_nfd().normalize(name);
    parted.chars().filter(|c| !is_accent(c)).flat_map(char::to_uppercase).collect()
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
        assert_eq!(matching("Da", &owners), ["Dana", "Dana Cruz"]);
        assert_eq!(matching("le", &owners), ["Lee Ito"]);
        assert_eq!(matching("ru", &owners), Vec::<&str>::new());
        assert_eq!(matching(" ", &owners), Vec::<&str>::new());
    }

    #[test]
    fn case_and_accents_do_not_matter_where_nobody_is_called_exactly_so() {
        let owners = BTreeSet::from(["Jürgen Groß", "José", "JOSE", "Łukasz"]);
        assert_eq!(matching("jurgen gross", &owners), ["Jürgen Groß"]);
        assert_eq!(matching("JU\u{308}RGEN", &owners), ["Jürgen Groß"]);
        assert_eq!(matching("josé", &owners), ["José"]);
        assert_eq!(matching("jose", &owners), ["JOSE"]);
        assert_eq!(matching("józe", &owners), Vec::<&str>::new());
    }

    #[test]
    fn who_is_perhaps_the_same_over_records_is_named_once() {
        let names = ["Anna Berg", "Dana", "Dana Cruz", "Lee Ito", "Prya Rao", "Priya Rao", "Zoe"];
        let expected = [("Dana", "Dana Cruz"), ("Priya Rao", "Prya Rao")];
        assert_eq!(perhaps_same(&BTreeSet::from(names)), expected);
        assert_eq!(person(" José"), person("jose"));
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
