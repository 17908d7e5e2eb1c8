//! Mappings, each of whose keys may stand once.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use crate::domain::entry;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

/// Something that is read key by key, each of which may stand once.
pub(super) trait Keyed<'de>: Default {
    const WHAT: &'static str;
    type Done;

    fn read<A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error>;
    fn done<E: Error>(self) -> Result<Self::Done, E>;
}

struct KeyedVisitor<T>(PhantomData<T>);

impl<'de, T: Keyed<'de>> Visitor<'de> for KeyedVisitor<T> {
    type Value = T::Done;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::WHAT)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T::Done, A::Error> {
        let mut keyed = T::default();
        let mut keys: Vec<Cow<'de, str>> = Vec::new();
        while let Some(Key(key)) = map.next_key()? {
            if keys.contains(&key) {
                return Err(A::Error::custom(format_args!("`{key}` stands here twice")));
            }
            keyed.read(&key, &mut map)?;
            keys.push(key);
        }
        keyed.done()
    }
}

pub(super) fn keyed<'de, T: Keyed<'de>, D: Deserializer<'de>>(
    from: D,
) -> Result<T::Done, D::Error> {
    from.deserialize_map(KeyedVisitor(PhantomData::<T>))
}

pub(super) struct Key<'de>(pub(super) Cow<'de, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct KeyVisitor;
        impl<'de> Visitor<'de> for KeyVisitor {
            type Value = Key<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Borrowed(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Owned(text.to_owned())))
            }
        }
        from.deserialize_str(KeyVisitor)
    }
}

/// Lets serde read a type key by key.
macro_rules! deserialize_keyed {
    ($($type:ty => $keys:ty),* $(,)?) => {$(
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::codec::decode::keyed::keyed::<$keys, D>(from)
            }
        }
    )*};
}

pub(super) use deserialize_keyed;

/// A mapping from ids or names.
pub(super) struct Map<K, V>(entry::Map<K, V>);

impl<K, V> Map<K, V> {
    pub(super) fn with<T>(self, value: impl Fn(&K, V) -> T) -> entry::Map<K, T>
    where
        K: Ord,
    {
        self.0
            .into_iter()
            .map(|(key, inner)| {
                let inner = value(&key, inner);
                (key, inner)
            })
            .collect()
    }
}

impl<'de, K: From<String> + Ord, V: Deserialize<'de>> Deserialize<'de> for Map<K, V> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct MapVisitor<K, V>(PhantomData<(K, V)>);
        impl<'de, K: From<String> + Ord, V: Deserialize<'de>> Visitor<'de> for MapVisitor<K, V> {
            type Value = Map<K, V>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a mapping")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Map<K, V>, A::Error> {
                let mut read = entry::Map::new();
                while let Some(Key(key)) = map.next_key()? {
                    let value = map.next_value()?;
                    if read.insert(K::from(key.to_string()), value).is_some() {
                        return Err(A::Error::custom(format_args!("`{key}` stands here twice")));
                    }
                }
                Ok(Map(read))
            }
        }
        from.deserialize_map(MapVisitor(PhantomData))
    }
}
