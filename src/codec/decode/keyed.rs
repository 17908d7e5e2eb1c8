//! Mappings, each of whose keys may stand once.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use crate::domain::entry;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use smallvec::SmallVec;

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
        let mut keys: SmallVec<[Cow<'de, str>; 8]> = SmallVec::new();
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

/// Makes room for a first pair, and for no more, which few entries have.
pub(super) fn room_for_one<K, V>(map: &mut entry::Map<K, V>) {
    if map.is_empty() {
        *map = entry::Map::with_capacity(1);
    }
}

/// A mapping from ids or names to what is read as `R`.
pub(super) fn mapping<'de, K, V, R, A>(map: &mut A) -> Result<entry::Map<K, V>, A::Error>
where
    K: for<'k> From<&'k str> + Ord,
    R: Deserialize<'de> + Into<V>,
    A: MapAccess<'de>,
{
    Ok(map.next_value::<Mapping<K, V, R>>()?.0)
}

struct Mapping<K, V, R>(entry::Map<K, V>, PhantomData<R>);

impl<'de, K, V, R> Deserialize<'de> for Mapping<K, V, R>
where
    K: for<'k> From<&'k str> + Ord,
    R: Deserialize<'de> + Into<V>,
{
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(Self(entry::Map::new(), PhantomData))
    }
}

impl<'de, K, V, R> Visitor<'de> for Mapping<K, V, R>
where
    K: for<'k> From<&'k str> + Ord,
    R: Deserialize<'de> + Into<V>,
{
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a mapping")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Self, A::Error> {
        while let Some(Key(key)) = map.next_key()? {
            room_for_one(&mut self.0);
            let value = map.next_value::<R>()?.into();
            if self.0.insert(K::from(&key), value).is_some() {
                return Err(A::Error::custom(format_args!("`{key}` stands here twice")));
            }
        }
        Ok(self)
    }
}
