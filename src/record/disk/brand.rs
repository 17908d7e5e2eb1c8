//! The file that says who hands out reports, and the logo that it names.

use std::path::{Path, PathBuf};

use super::error::DiskError;
use super::load::{read_at_most_of, read_foreign};
use crate::domain::brand::Brand;
use crate::record::format::read_brand;

/// The file that counts where none is named.
const NAME: &str = "brand.yaml";
/// The largest logo, in bytes.
const LARGEST_LOGO: u64 = 200_000;

/// Reads a brand, and its logo, which is named from where the file is.
///
/// # Errors
/// When it is not there, or has faults.
pub fn load_brand(path: &Path) -> Result<Brand, DiskError> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let open = |logo: &str| {
        let bytes = read_at_most_of(LARGEST_LOGO, &folder.join(logo));
        let bytes = bytes.map_err(|error| error.to_string())?;
        bytes.ok_or_else(|| "the logo has more than 200 kB".to_owned())
    };
    read_brand(&read_foreign(path)?, open)
        .map_err(|faults| DiskError::FaultyBrand { path: path.to_owned(), faults })
}

/// The brand in this folder, if there is one.
pub fn brand_in(folder: &Path) -> Option<PathBuf> {
    let path = folder.join(NAME);
    path.is_file().then_some(path)
}
