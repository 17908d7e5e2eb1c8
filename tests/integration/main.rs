//! The program as people meet it: whole commands, and files as they come from anywhere.

mod as_of;
mod browser;
mod command_line;
mod commands;
mod concurrency;
mod conflicts;
mod crash;
mod damage;
mod disk;
mod explained;
mod exports;
mod faults;
mod files;
mod finding;
mod git;
mod hostile;
mod ids;
mod layers;
mod paths;
mod ran;
mod readme;
mod records;
mod reports;
mod surroundings;
mod words;
mod world;
