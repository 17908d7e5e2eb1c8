//! A span in which no signal that asks the program to end is obeyed.

#[cfg(unix)]
use nix::sys::signal::{SigSet, SigmaskHow, Signal};

/// As long as this lives, Ctrl-C and the like wait. Then the system does what it does with them,
/// so a command ends before its entry, or after it was confirmed, but never inside.
#[derive(Debug)]
#[must_use = "signals wait only as long as this lives"]
pub struct Uninterrupted {
    /// What was held back before.
    #[cfg(unix)]
    before: Option<SigSet>,
}

impl Uninterrupted {
    /// From here on, signals wait.
    ///
    /// They are held back, not caught, so one that the user told the shell to ignore (`nohup`) is
    /// ignored.
    #[cfg(unix)]
    pub(super) fn begin() -> Self {
        let asking = [Signal::SIGINT, Signal::SIGTERM, Signal::SIGHUP, Signal::SIGQUIT];
        let asking: SigSet = asking.into_iter().collect();
        Self { before: asking.thread_swap_mask(SigmaskHow::SIG_BLOCK).ok() }
    }

    /// Elsewhere, one write has to do.
    #[cfg(not(unix))]
    pub(super) fn begin() -> Self {
        Self {}
    }
}

#[cfg(unix)]
impl Drop for Uninterrupted {
    fn drop(&mut self) {
        if let Some(before) = self.before {
            let _ = before.thread_set_mask();
        }
    }
}
