//! A terminal that goes away: its window is closed, its connection breaks.

/// From here on the program ends with its terminal. Who reads keys of one that is gone reads
/// nothing, again and again.
#[cfg(unix)]
pub(super) fn end_with_the_terminal() {
    use std::io::stdin;
    use std::os::fd::AsFd;
    use std::thread;

    use nix::errno::Errno;
    use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
    use signal_hook::consts::SIGHUP;

    use super::signals::end_by;

    thread::spawn(|| {
        let stdin = stdin();
        let mut terminal = [PollFd::new(stdin.as_fd(), PollFlags::empty())];
        let mut gone = poll(&mut terminal, PollTimeout::NONE);
        while gone == Err(Errno::EINTR) {
            gone = poll(&mut terminal, PollTimeout::NONE);
        }
        if gone.is_ok() {
            end_by(SIGHUP);
        }
    });
}

/// Nobody knows a way to tell that it is gone.
#[cfg(not(unix))]
pub(super) fn end_with_the_terminal() {}
