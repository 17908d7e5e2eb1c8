//! The laws: each is one sentence, with a property beneath it that is tried on generated journals.

mod agenda;
mod burn_up;
mod changes;
mod codec;
mod conflicts;
mod damage;
mod dates;
mod decide;
mod flow;
mod fold;
mod forecast;
mod fuzzed;
mod generate;
mod holds;
mod matters;
mod meaning;
mod moves;
mod people;
mod rivals;
mod shifts;
mod texts;
mod undo;
mod union;
mod waiting;
mod week;
mod zones;
