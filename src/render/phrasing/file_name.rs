//! How files are called.

/// The customer's name as a file's: small letters and digits, `-` for all else.
pub fn file_name(customer: &str) -> String {
    let kept: String = customer
        .to_lowercase()
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { '-' })
        .take(60)
        .collect();
    let words: Vec<&str> = kept.split('-').filter(|word| !word.is_empty()).collect();
    match words.is_empty() {
        true => "engagement".to_owned(),
        false => words.join("-"),
    }
}
