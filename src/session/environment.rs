//! The doors to the outside: the environment, the clock, the user, chance.

#![expect(clippy::disallowed_methods, reason = "these are the doors")]

use std::env;
use std::path::PathBuf;
use std::time::SystemTime;

use super::Failure;
use crate::domain::ids::id_characters;
use crate::domain::time::{parse_instant, to_the_millisecond};
use crate::domain::{Instant, Zone};
use crate::record::Whereabouts;
use crate::render::phrasing::Shell;

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

/// The home folder, where that is known.
pub fn home() -> Option<PathBuf> {
    text("HOME").or_else(|| text("USERPROFILE")).map(PathBuf::from)
}

/// Where the user is.
pub(super) fn whereabouts() -> Result<Whereabouts, Failure> {
    let folder = env::current_dir().map_err(|why| {
        Failure::new(format!("the current folder can't be read: {why}"))
            .hint("change to a folder that exists")
    })?;
    let home = home();
    Ok(Whereabouts { folder, home })
}

/// The system's user name.
pub(super) fn user() -> Option<String> {
    whoami::username().ok().filter(|name| !name.trim().is_empty())
}

/// The name of the time zone that `TZ` says, else of the system's, where that is the one of a
/// place: UTC is what machines are set to that are nobody's desk.
pub(super) fn system_zone() -> Option<&'static str> {
    let said = text("TZ").map(|zone| zone.trim_start_matches(':').to_owned());
    let name = said.or_else(|| iana_time_zone::get_timezone().ok())?;
    let is_of_a_place = |name: &&str| name.contains('/') && !name.starts_with("Etc/");
    Zone::named(&name)?.name().filter(is_of_a_place)
}

/// So many random characters: digits and small letters. None where the system has no randomness.
pub fn random(length: usize) -> Option<String> {
    let mut bytes = vec![0; length];
    getrandom::fill(&mut bytes).ok()?;
    Some(id_characters(&bytes))
}

/// The shell that the user types in.
pub fn shell() -> Shell {
    shell_by(cfg!(windows), is_set)
}

/// The same, by which variables are set. On Windows, Git Bash and its like name their system, and
/// only the command prompt exports how it prompts.
fn shell_by(is_windows: bool, is_set: impl Fn(&str) -> bool) -> Shell {
    match is_windows && !is_set("MSYSTEM") && !is_set("SHELL") {
        false => Shell::Posix,
        true if is_set("PROMPT") => Shell::Cmd,
        true => Shell::PowerShell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shell_is_known_by_what_it_exports() {
        let shell = |is_windows, set: &[&str]| shell_by(is_windows, |name| set.contains(&name));
        assert_eq!(shell(false, &["PROMPT"]), Shell::Posix);
        assert_eq!(shell(true, &["PSModulePath", "PROMPT", "MSYSTEM"]), Shell::Posix);
        assert_eq!(shell(true, &["PSModulePath", "PROMPT"]), Shell::Cmd);
        assert_eq!(shell(true, &["PSModulePath"]), Shell::PowerShell);
    }
}
