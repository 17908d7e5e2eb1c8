//! Errors of any kind.

use super::hinted::Hinted;
use super::{refusal, selection, sheet, store};
use crate::session::{Failure, Session};

/// What went wrong, why, and what to do now.
pub(crate) fn explain(error: &anyhow::Error, session: &Session) -> Failure {
    if let Some(Hinted { error, hint }) = error.downcast_ref() {
        explain(error, session).hint(hint)
    } else if let Some(failure) = error.downcast_ref::<Failure>() {
        failure.clone()
    } else if let Some(error) = error.downcast_ref() {
        store::explain(error, session)
    } else if let Some(refusal) = error.downcast_ref() {
        refusal::explain(refusal, session)
    } else if let Some(fault) = error.downcast_ref() {
        selection::explain(fault, session)
    } else if let Some(error) = error.downcast_ref() {
        sheet::explain(error)
    } else {
        Failure::new(error)
    }
}
