//! How the files of records are called, and in which folder they are.

use std::path::{Path, PathBuf};

use icu_normalizer::DecomposingNormalizerBorrowed;

use super::platform::HAS_DEVICE_NAMES;
use crate::domain::text::is_device;

/// How the name of every record ends.
pub(super) const ENDING: &str = ".ticklist.yaml";
/// So many records are named in a line.
const MOST: usize = 20;

/// Is the file called like a record, so that none may be written there but by `init`?
pub fn is_named_like_a_record(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    name.ends_with(ENDING)
}

/// Can this system have a file with this path?
pub(super) fn is_possible(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    !HAS_DEVICE_NAMES || is_possible_on_windows(&name)
}

/// Windows ends names at a `:`, cuts off dots and blanks at the end, and has devices in every
/// folder.
fn is_possible_on_windows(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let refused = |c: char| c.is_control() || r#"<>:"/\|?*"#.contains(c);
    !is_device(stem) && !name.contains(refused) && !name.ends_with(['.', ' '])
}

/// One form of names that people take for the same: case aside, and letters with marks in one
/// character or two.
pub(super) fn folded(name: &str) -> String {
    DecomposingNormalizerBorrowed::new_nfd().normalize(&name.to_lowercase()).into_owned()
}

/// The folder in which a file is.
pub(super) fn folder_of(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or_else(|| Path::new("."))
}

/// The name of a record without its ending.
pub fn short_name(record: &Path) -> String {
    let name = record.file_name().unwrap_or_default().to_string_lossy();
    name.strip_suffix(ENDING).unwrap_or(&name).to_owned()
}

/// The names of records, as many as fit a line.
pub fn short_names(records: &[PathBuf]) -> String {
    let mut names: Vec<String> =
        records.iter().take(MOST).map(|record| short_name(record)).collect();
    if records.len() > MOST {
        names.push(format!("and {} more", records.len() - MOST));
    }
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_windows_cuts_off_or_takes_for_devices_are_known() {
        let table = [
            ("contoso.ticklist.yaml", true),
            ("zoë & co.ticklist.yaml", true),
            ("com.ticklist.yaml", true),
            ("com10.ticklist.yaml", true),
            ("console.yaml", true),
            ("nul.ticklist.yaml", false),
            ("COM1.yaml", false),
            ("lpt¹", false),
            ("con .html", false),
            ("a:b.ticklist.yaml", false),
            ("what?.yaml", false),
            ("report.csv.", false),
            ("report.csv ", false),
        ];
        for (name, possible) in table {
            assert_eq!(is_possible_on_windows(name), possible, "{name}");
        }
    }

    #[test]
    fn names_that_look_alike_are_the_same() {
        assert_eq!(folded("ZO\u{cb}"), folded("zoe\u{308}"));
        assert_ne!(folded("zoe"), folded("zoë"));
    }
}
