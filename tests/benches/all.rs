//! How long it takes to read, to fold and to show records of many lengths.
//!
//!     cargo bench --bench records             # all of them
//!     cargo bench --bench records -- reading  # those of one file

mod reading;
mod records;
mod screen;
mod showing;

fn main() {
    divan::main();
}
