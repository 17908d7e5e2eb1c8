//! Signals that ask the program to end. They are noted, so that the terminal is restored first.
//! Elsewhere than on Unix there are none.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

#[cfg(unix)]
use signal_hook::{consts, flag, low_level};

/// The signals that were noted.
#[derive(Debug)]
pub(super) struct Signals {
    last: Arc<AtomicUsize>,
}

impl Signals {
    /// Notes signals from here on.
    pub(super) fn watch() -> io::Result<Self> {
        let last = Arc::new(AtomicUsize::new(0));
        #[cfg(unix)]
        for signal in [consts::SIGHUP, consts::SIGINT, consts::SIGQUIT, consts::SIGTERM] {
            let number = usize::try_from(signal).expect("signals are numbered from 1");
            flag::register_usize(signal, Arc::clone(&last), number)?;
        }
        Ok(Self { last })
    }

    /// The signal that came last, if any did.
    pub(super) fn came(&self) -> Option<i32> {
        i32::try_from(self.last.load(Ordering::SeqCst)).ok().filter(|signal| *signal > 0)
    }
}

/// Ends the program as the signal would have.
pub(super) fn end_by(signal: i32) {
    #[cfg(unix)]
    let _ = low_level::emulate_default_handler(signal);
    #[cfg(not(unix))]
    let _ = signal;
}

/// Stops the program until the shell wants it back.
pub(super) fn stop() {
    #[cfg(unix)]
    end_by(consts::SIGTSTP);
}

/// How often it is looked whether the terminal is there.
#[cfg(unix)]
const PAUSE: std::time::Duration = std::time::Duration::from_millis(500);

/// From here on the program ends with its terminal, whose window may be closed or whose connection
/// may break. Who reads keys of one that is gone reads nothing, again and again.
///
/// It is looked now and then, and not waited: macOS tells only those who ask for keys as well, and
/// they would be woken by every key that is not read yet.
pub(super) fn end_with_the_terminal() {
    #[cfg(unix)]
    let _ = std::thread::Builder::new().spawn(|| {
        use std::os::fd::AsFd;

        use nix::poll::{PollFd, PollFlags, PollTimeout, poll};

        let stdin = std::io::stdin();
        let mut terminal = [PollFd::new(stdin.as_fd(), PollFlags::POLLIN)];
        let is_gone = |terminal: &PollFd<'_>| {
            terminal.revents().is_some_and(|events| events.contains(PollFlags::POLLHUP))
        };
        while poll(&mut terminal, PollTimeout::ZERO).is_err() || !is_gone(&terminal[0]) {
            std::thread::sleep(PAUSE);
        }
        end_by(consts::SIGHUP);
    });
}
