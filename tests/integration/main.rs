//! The program as people meet it: whole commands, and files as they come from anywhere.

mod adopting;
mod as_of;
mod book;
mod browser;
mod calendars;
mod circles;
mod command_line;
mod commands;
mod concurrency;
mod conflicts;
mod crash;
mod customers;
mod damage;
mod dates;
mod disk;
mod explained;
mod exports;
mod faults;
mod files;
mod finding;
mod forecast;
mod foreign_sheets;
mod git;
#[cfg(unix)]
mod hints;
mod hostile;
mod ids;
#[cfg(windows)]
mod in_use;
mod layers;
mod lines;
mod other_programs;
mod paths;
mod ran;
mod readme;
mod records;
mod reports;
mod sources;
mod spreadsheets;
mod strangers;
mod surroundings;
mod sweep;
mod tui;
mod words;
mod world;
