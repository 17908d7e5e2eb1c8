//! Manual pages on a terminal.

use std::io::Write;
use std::process::{Command, Stdio};

use super::Ui;

impl Ui {
    /// Lets `man` show a page, if there is one that can.
    pub fn shows_manual(&self, page: &[u8]) -> bool {
        let mut man = Command::new("man");
        man.args(["-l", "-"]).stdin(Stdio::piped()).stderr(Stdio::null());
        let Ok(mut child) = man.spawn() else {
            return false;
        };
        if let Some(mut stdin) = child.stdin.take() {
            let _ = stdin.write_all(page);
        }
        child.wait().is_ok_and(|status| status.success())
    }
}
