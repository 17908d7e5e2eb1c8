//! Copies of a record that a sync client, a mail program or a file manager left beside it.

use std::path::{Path, PathBuf};

use super::create::folder_of;

/// The files beside a record that are named like copies of it: `contoso.ticklist (1).yaml`,
/// `contoso.ticklist-PC7.yaml`.
pub fn copies(path: &Path) -> Vec<PathBuf> {
    let name = |path: &Path| Some(path.file_name()?.to_str()?.to_owned());
    let own = name(path).unwrap_or_default();
    let Some(stem) = own.strip_suffix(".yaml").filter(|stem| stem.ends_with(".ticklist")) else {
        return Vec::new();
    };
    let is_copy = |other: &PathBuf| {
        name(other).is_some_and(|other| {
            other != own && other.starts_with(stem) && other.ends_with(".yaml")
        })
    };
    let entries = std::fs::read_dir(folder_of(path)).into_iter().flatten();
    let mut copies: Vec<PathBuf> =
        entries.filter_map(Result::ok).map(|entry| entry.path()).filter(is_copy).collect();
    copies.sort();
    copies
}
