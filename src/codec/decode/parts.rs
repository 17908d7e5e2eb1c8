//! What an entry sets, adds and marks.

use serde::de::{Deserialize, Deserializer, Error, MapAccess};

use super::keyed::{Keyed, deserialize_keyed, room_for_one};
use super::values::{day, keep, text};
use super::write::WriteOf;
use crate::domain::checklist::Item;
use crate::domain::entry::{Addition, Changes, Checkpoint, Field, Health, Unknown};
use crate::domain::ids::Id;

deserialize_keyed! { Set => SetKeys, Add => AddKeys, Mark => MarkKeys }

impl From<Set> for Changes {
    fn from(set: Set) -> Self {
        set.0
    }
}

impl From<Add> for Addition {
    fn from(add: Add) -> Self {
        add.0
    }
}

/// See [`Changes`].
pub(super) struct Set(Changes);

#[derive(Default)]
struct SetKeys(Changes);

impl<'de> Keyed<'de> for SetKeys {
    const WHAT: &'static str = "fields and their values: {status: done}";
    type Done = Set;

    fn read<A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error> {
        match Field::from_word(key) {
            Some(field) => {
                let write = map.next_value_seed(WriteOf(field))?;
                room_for_one(&mut self.0.fields);
                self.0.fields.insert(field, write);
            }
            None => keep(&mut self.0.unknown, key, map)?,
        }
        Ok(())
    }

    fn done<E: Error>(self) -> Result<Set, E> {
        Ok(Set(self.0))
    }
}

/// See [`Addition`].
pub(super) struct Add(Addition);

#[derive(Default)]
struct AddKeys {
    phase: Option<String>,
    task: Option<String>,
    detail: Option<String>,
    role: Option<String>,
    link: Option<String>,
    optional: bool,
    ongoing: bool,
    unknown: Unknown,
}

impl<'de> Keyed<'de> for AddKeys {
    const WHAT: &'static str = "an item: {phase: …, task: …}";
    type Done = Add;

    fn read<A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error> {
        match key {
            "phase" => self.phase = text(map)?,
            "task" => self.task = text(map)?,
            "detail" => self.detail = text(map)?,
            "role" => self.role = text(map)?,
            "link" => self.link = text(map)?,
            "optional" => self.optional = map.next_value()?,
            "ongoing" => self.ongoing = map.next_value()?,
            _ => keep(&mut self.unknown, key, map)?,
        }
        Ok(())
    }

    fn done<E: Error>(self) -> Result<Add, E> {
        let missing = |key| E::custom(format_args!("an added item needs `{key}`"));
        let filled = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        let item = Item {
            id: Id::new(""),
            task: filled(self.task).ok_or_else(|| missing("task"))?,
            detail: filled(self.detail),
            role: filled(self.role),
            optional: self.optional,
            ongoing: self.ongoing,
            link: filled(self.link),
        };
        let phase = Id::new(filled(self.phase).ok_or_else(|| missing("phase"))?);
        Ok(Add(Addition { phase, item, unknown: self.unknown }))
    }
}

/// See [`Checkpoint`].
pub(super) struct Mark(pub(super) Checkpoint);

#[derive(Default)]
struct MarkKeys(Checkpoint);

impl<'de> Keyed<'de> for MarkKeys {
    const WHAT: &'static str = "a checkpoint: {name: …, next: …}";
    type Done = Mark;

    fn read<A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error> {
        match key {
            "name" => self.0.name = text(map)?,
            "next" => self.0.next = day(map)?,
            "health" => {
                let health = text::<String, A>(map)?.map(|word| {
                    Health::from_word(&word)
                        .ok_or_else(|| A::Error::custom("health is green, amber or red"))
                });
                self.0.health = health.transpose()?;
            }
            "why" => self.0.why = text(map)?,
            _ => keep(&mut self.0.unknown, key, map)?,
        }
        Ok(())
    }

    fn done<E: Error>(self) -> Result<Mark, E> {
        Ok(Mark(self.0))
    }
}
