//! Waiting for keys of a terminal that may go away: its window is closed, its connection breaks.

use std::io;
use std::time::Duration;

use ratatui::crossterm::event::poll as has_event;

/// Is there something to be read within so much time? A signal ends the wait.
///
/// # Errors
/// When the terminal is gone: who reads keys of it then reads nothing, again and again.
#[cfg(unix)]
pub(super) fn wait(within: Duration) -> io::Result<bool> {
    Ok(has_settled(Duration::ZERO)? && has_event(Duration::ZERO)?
        || has_settled(within)? && has_event(Duration::ZERO)?)
}

/// Waits for a key, a signal or so much time. False where a signal came: it may be the one that
/// tells of the end of the terminal, of which nothing must be read then.
#[cfg(unix)]
fn has_settled(within: Duration) -> io::Result<bool> {
    use std::os::fd::AsFd;

    use nix::errno::Errno;
    use nix::poll::{PollFd, PollFlags, PollTimeout, poll};

    let stdin = io::stdin();
    let mut keys = [PollFd::new(stdin.as_fd(), PollFlags::POLLIN)];
    let within = PollTimeout::try_from(within).unwrap_or(PollTimeout::MAX);
    match poll(&mut keys, within) {
        Ok(_) => {}
        Err(Errno::EINTR) => return Ok(false),
        Err(why) => return Err(why.into()),
    }
    let gone = PollFlags::POLLHUP | PollFlags::POLLERR | PollFlags::POLLNVAL;
    match keys[0].revents().is_some_and(|what| what.intersects(gone)) {
        true => Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the terminal is gone")),
        false => Ok(true),
    }
}

/// Is there something to be read within so much time?
#[cfg(not(unix))]
pub(super) fn wait(within: Duration) -> io::Result<bool> {
    has_event(within)
}
