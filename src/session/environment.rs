//! The doors to the outside: the environment, the clock, the user, chance.

#![expect(clippy::disallowed_methods, reason = "these are the doors")]

use std::env;
use std::path::PathBuf;
use std::time::SystemTime;

use super::Failure;
use crate::domain::Instant;
use crate::domain::ids::id_characters;
use crate::domain::time::{parse_instant, to_the_millisecond};
use crate::record::Whereabouts;

/// A variable of the environment that is set to something.
pub(super) fn text(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// Is the variable set to anything, even to what is no text?
pub(super) fn is_set(name: &str) -> bool {
    env::var_os(name).is_some_and(|value| !value.is_empty())
}

/// What the clock shows, to the millisecond, or `TICKLIST_NOW`.
pub(super) fn clock() -> Result<Instant, Failure> {
    let Some(now) = text("TICKLIST_NOW") else {
        return Ok(to_the_millisecond(Instant::from(SystemTime::now())));
    };
    parse_instant(&now).ok_or_else(|| {
        Failure::usage(format!("TICKLIST_NOW is no instant: {now}"))
            .hint("write it like 2026-11-23T09:00:00Z, or unset it")
    })
}

/// Where the user is.
pub(super) fn whereabouts() -> Result<Whereabouts, Failure> {
    let folder = env::current_dir().map_err(|why| {
        Failure::new(format!("the current folder can't be read: {why}"))
            .hint("change to a folder that exists")
    })?;
    let home = text("HOME").or_else(|| text("USERPROFILE")).map(PathBuf::from);
    Ok(Whereabouts { folder, home })
}

/// The system's user name.
pub(super) fn user() -> Option<String> {
    whoami::username().ok().filter(|name| !name.trim().is_empty())
}

/// So many random characters: digits and small letters.
pub fn random(length: usize) -> String {
    let mut bytes = vec![0; length];
    getrandom::fill(&mut bytes).expect("every system that we run on has randomness");
    id_characters(&bytes)
}
