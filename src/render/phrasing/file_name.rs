//! How files are called.

use crate::domain::text::is_device;

/// The customer's name as a file's: small letters and digits, `-` for all else; on no system the
/// name of a device.
pub fn file_name(customer: &str) -> String {
    let kept: String = customer
        .to_lowercase()
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { '-' })
        .take(60)
        .collect();
    let words: Vec<&str> = kept.split('-').filter(|word| !word.is_empty()).collect();
    match words.join("-") {
        name if name.is_empty() => "engagement".to_owned(),
        name if is_device(&name) => format!("{name}-engagement"),
        name => name,
    }
}
