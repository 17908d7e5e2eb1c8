//! Words in the cells of lists and sheets, in several languages.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::headings::plain;
use crate::domain::Status;

/// Words of status, a line for each status.
const STATUSES: &str = include_str!("statuses.txt");

/// The status that each of these words is.
static BY_WORDS: LazyLock<HashMap<&str, Status>> = LazyLock::new(|| {
    let lines = STATUSES.lines().map(|line| line.split(", "));
    let statuses = lines.filter_map(|words| {
        let status: Status = words.clone().next()?.parse().ok()?;
        Some(words.map(move |word| (word, status)))
    });
    statuses.flatten().collect()
});

/// The status that these words are, as people write them; none of words that ask.
pub(crate) fn status(words: &str) -> Option<Status> {
    let own = plain(words);
    let known = || BY_WORDS.get(own.as_str()).copied().or_else(|| of_percent(&own));
    if words.trim_end().ends_with('?') { None } else { known() }
}

/// `45%` is in progress.
fn of_percent(words: &str) -> Option<Status> {
    let number: f64 = words.strip_suffix('%')?.trim().replace(',', ".").parse().ok()?;
    match number {
        0.0 => Some(Status::NotStarted),
        100.0 => Some(Status::Done),
        number => (0.0..100.0).contains(&number).then_some(Status::InProgress),
    }
}

/// What people write where there is no owner or no date.
const NOTHING: &str = "-, –, —, ?, tbd, tba, tbc, none, n/a, na, nv, nobody, unassigned, not \
                       assigned, null, open, offen, keine, keiner, niemand, nicht zugewiesen, personne, \
                       non assigné, non affecté, nadie, sin asignar, ninguno, 未割り当て, なし";

/// Do the words stand for no owner or no date?
pub(crate) fn is_nothing(words: &str) -> bool {
    let own = words.trim().to_lowercase();
    own.is_empty() || NOTHING.split(", ").any(|nothing| nothing == own)
}

/// Can nobody be called so?
pub(crate) fn is_nobody(name: &str) -> bool {
    is_nothing(name) || name.starts_with('#') || !name.contains(char::is_alphabetic)
}

/// What stands in a cell whose formula could not be worked out, in English and German.
const ERRORS: &str = "#NULL! #DIV/0! #VALUE! #REF! #NAME? #NUM! #N/A #SPILL! #CALC! #FIELD! \
                      #GETTING_DATA #BLOCKED! #WERT! #BEZUG! #ZAHL! #NV";

/// Is it such an error, as Excel or LibreOffice (`Err:509`) writes it?
pub(crate) fn is_error(words: &str) -> bool {
    let number = words.strip_prefix("Err:");
    let is_number = |it: &str| !it.is_empty() && it.bytes().all(|c| c.is_ascii_digit());
    number.is_some_and(is_number) || ERRORS.split_whitespace().any(|error| error == words)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_word_is_two_statuses_and_each_is_found() {
        let words: Vec<&str> = STATUSES.lines().flat_map(|line| line.split(", ")).collect();
        let distinct: BTreeSet<&str> = words.iter().copied().collect();
        assert_eq!(words.len(), distinct.len());
        assert_eq!(words.iter().find(|word| status(word).is_none()), None);
        assert_eq!(status("45 %"), Some(Status::InProgress));
        assert_eq!((status("Pending"), status("done?")), (None, None));
    }

    #[test]
    fn what_is_nobody_s_name_is_no_owner() {
        assert!(["-", "12345", "TBD", "#NAME?", ""].into_iter().all(is_nobody));
        assert!(!["Dana", "ли", "李", "@tom", "O2"].into_iter().any(is_nobody));
    }

    #[test]
    fn errors_are_told_from_text() {
        assert!(["#REF!", "Err:509", "#NV"].into_iter().all(is_error));
        assert!(!["#1", "Err:", "Err: no budget", "N/A"].into_iter().any(is_error));
    }
}
