//! Signals that ask the program to end. They are noted, so that the terminal is restored first.

#[cfg(unix)]
pub use noted::end_by;
#[cfg(unix)]
pub(super) use noted::{Signals, stop};

#[cfg(unix)]
mod noted {
    use std::io;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    use signal_hook::flag::register_usize;
    use signal_hook::low_level::emulate_default_handler;

    /// What was noted.
    #[derive(Debug)]
    pub(in crate::tui) struct Signals {
        last: Arc<AtomicUsize>,
    }

    impl Signals {
        /// Notes signals from here on.
        pub(in crate::tui) fn watch() -> io::Result<Self> {
            let last = Arc::new(AtomicUsize::new(0));
            for signal in [SIGHUP, SIGINT, SIGQUIT, SIGTERM] {
                let number = usize::try_from(signal).expect("signals are numbered from 1");
                register_usize(signal, Arc::clone(&last), number)?;
            }
            Ok(Self { last })
        }

        /// The signal that came last, if any did.
        pub(in crate::tui) fn came(&self) -> Option<i32> {
            i32::try_from(self.last.load(Ordering::SeqCst)).ok().filter(|signal| *signal > 0)
        }
    }

    /// Ends the program as the signal would have.
    pub fn end_by(signal: i32) {
        let _ = emulate_default_handler(signal);
    }

    /// Stops the program until the shell wants it back.
    pub(in crate::tui) fn stop() {
        let _ = emulate_default_handler(SIGTSTP);
    }
}

#[cfg(not(unix))]
pub use none::end_by;
#[cfg(not(unix))]
pub(super) use none::{Signals, stop};

#[cfg(not(unix))]
mod none {
    use std::io;

    /// Nothing.
    #[derive(Debug)]
    pub(in crate::tui) struct Signals;

    impl Signals {
        /// There are none to watch for.
        pub(in crate::tui) fn watch() -> io::Result<Self> {
            Ok(Self)
        }

        /// None ever comes.
        pub(in crate::tui) fn came(&self) -> Option<i32> {
            None
        }
    }

    /// No signal ends a program here.
    pub fn end_by(_signal: i32) {}

    /// No program is stopped here.
    pub(in crate::tui) fn stop() {}
}
