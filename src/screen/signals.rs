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

/// From here on the program ends with its terminal, whose window may be closed or whose connection
/// may break. Who reads keys of one that is gone reads nothing, again and again.
pub(super) fn end_with_the_terminal() {
    #[cfg(unix)]
    std::thread::spawn(|| {
        use std::os::fd::AsFd;

        use nix::errno::Errno;
        use nix::poll::{PollFd, PollFlags, PollTimeout, poll};

        let stdin = std::io::stdin();
        let mut terminal = [PollFd::new(stdin.as_fd(), PollFlags::empty())];
        let mut gone = poll(&mut terminal, PollTimeout::NONE);
        while gone == Err(Errno::EINTR) {
            gone = poll(&mut terminal, PollTimeout::NONE);
        }
        if gone.is_ok() {
            end_by(consts::SIGHUP);
        }
    });
}
