//! `ticklist` on the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    ticklist::cli::run(std::env::args_os().skip(1).collect())
}
