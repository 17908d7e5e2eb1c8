//! `ticklist`: plain-text onboarding. A checklist, a journal of who did what, and every report
//! derived from the two.

pub mod cli;
mod commands;
mod demo;
pub mod domain;
mod editor;
pub mod record;
pub mod render;
pub mod reports;
pub mod screen;
pub mod session;
mod sheets;
mod shell;
