//! Duties, as people say them.

use crate::reports::duties::Duties;

/// `Duties: met 6 of 10 since Week 3; not yet: G11, G12, R2, E2`; nothing where there are none.
pub fn duties(duties: &Duties) -> Option<String> {
    let since = duties.since.as_deref().unwrap_or("the start");
    let unmet: Vec<&str> = duties.unmet.iter().map(|duty| duty.short.as_str()).collect();
    let unmet = match unmet.is_empty() {
        true => String::new(),
        false => format!("; not yet: {}", unmet.join(", ")),
    };
    (duties.all > 0)
        .then(|| format!("Duties: met {} of {} since {since}{unmet}", duties.met, duties.all))
}
