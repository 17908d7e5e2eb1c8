//! What the systems do each in their own way, behind one interface.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
use unix as system;
#[cfg(windows)]
use windows as system;

pub use system::Uninterrupted;
pub(crate) use system::leave_interrupts_to_others;
pub(super) use system::{
    HAS_DEVICE_NAMES, any_length, guard, identity, identity_of, is_in_use, keep_owner, names,
    open_to_write, rename, sync_name,
};
