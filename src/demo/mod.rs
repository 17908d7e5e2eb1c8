//! The demo: what people did in five weeks of an onboarding that never happened.

mod play;
mod story;

pub(crate) use play::play;
