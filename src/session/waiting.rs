//! How far a long run is, for somebody who waits for it.

use std::sync::Once;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A run shorter than this says nothing.
const LONG: Duration = Duration::from_millis(500);

/// A bar on stderr, where that is a terminal and the run is long. It is gone when this is.
pub struct Waiting {
    bar: ProgressBar,
    shown: Once,
}

impl Waiting {
    /// For so many steps, in the signs that the terminal can show.
    pub(super) fn new(steps: usize, ascii: bool) -> Self {
        let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("{bar:30} {pos}/{len}");
        let style = style.expect("the template is well-formed");
        bar.set_style(style.progress_chars(if ascii { "#-" } else { "█░" }));
        Self { bar, shown: Once::new() }
    }

    /// One step more is done.
    pub fn step(&self) {
        if self.bar.elapsed() >= LONG {
            self.shown.call_once(|| self.bar.set_draw_target(ProgressDrawTarget::stderr()));
        }
        self.bar.inc(1);
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
