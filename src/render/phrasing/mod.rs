//! How things are said.

mod acceptance;
mod calendar;
mod changes;
mod command_line;
mod conflict;
mod duties;
mod event;
mod file_name;
mod finding;
mod forecast;
mod health;
mod numbers;
mod values;

pub use acceptance::{acceptance, accepted_by, since_accepted};
pub use calendar::{Calendar, Reader};
pub use changes::{alteration, and_more, part, present};
pub use command_line::{CommandLine, Shell};
pub use conflict::{about, decisions, sides};
pub use duties::duties;
pub use event::event_title;
pub use file_name::file_name;
pub use finding::finding;
pub use forecast::{no_forecast, outlook, outlook_cells, outlook_sentence};
pub use health::{health_reasons, health_sentence, health_tone, health_word, on_hold, standing};
pub use numbers::{long_days, percent, plural, progress, signed};
pub use values::{
    field_value, if_internal, matter_sign, on_one_line, reworded, said, setting_value, status_sign,
    waited_for, waiting_for,
};
