//! Numbers, as people say them.

use crate::reports::progress::Counts;

/// `1 item`, `3 items`.
pub fn plural(number: usize, one: &str, many: &str) -> String {
    let noun = if number == 1 { one } else { many };
    format!("{number} {noun}")
}

/// `8 days`.
pub fn long_days(number: i64) -> String {
    format!("{number} {}", if number == 1 { "day" } else { "days" })
}

/// `+3`, `−1`, `+0`.
pub fn signed(number: i64) -> String {
    format!("{}{}", if number < 0 { '−' } else { '+' }, number.unsigned_abs())
}

/// `60%`, or `–` of nothing.
pub fn percent(share: Option<usize>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| format!("{share}%"))
}

/// `3/5 (60%)`, or `–` where nothing is in scope.
pub fn progress(counts: &Counts) -> String {
    match counts.percent {
        Some(share) => format!("{}/{} ({share}%)", counts.done, counts.in_scope),
        None => "–".to_owned(),
    }
}
