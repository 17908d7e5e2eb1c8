//! Man pages.

use std::io::{self, Write};
use std::process::{Command, Stdio};

use clap_mangen::Man;

/// What stands at the foot of a page.
const SOURCE: &str = concat!("ticklist ", env!("CARGO_PKG_VERSION"));

/// The page of a command, in roff.
///
/// # Errors
/// When clap can't make one.
pub(crate) fn page(command: &clap::Command) -> io::Result<Vec<u8>> {
    let mut page = Vec::new();
    Man::new(command.clone()).source(SOURCE).manual("ticklist").render(&mut page)?;
    Ok(page)
}

/// Lets `man` show a page. False where there is none that can.
pub(crate) fn show_page(page: &[u8]) -> bool {
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
