//! Typed ids: an id of an invitation is not an id of an organisation.
use super::time::Timestamp;
use diesel::{deserialize::FromSqlRow, expression::AsExpression};
use std::{fmt, hash, marker::PhantomData};
use uuid::{Builder, Uuid};

/// The id of a `T`: a UUIDv7, 16 bytes in the database, shown hyphenated. Sorts by the time it was made.
#[derive(AsExpression, FromSqlRow)]
#[diesel(sql_type = diesel::sql_types::Binary)]
pub struct Id<T>(Uuid, PhantomData<fn() -> T>);

impl<T> Id<T> {
    /// Made from the moment and ten bytes, of which the first bits order ids of one millisecond.
    pub fn new(now: Timestamp, tail: [u8; 10]) -> Self {
        let millis = u64::try_from(now.micros() / 1000).unwrap_or(0);
        Self::from_uuid(Builder::from_unix_timestamp_millis(millis, &tail).into_uuid())
    }
    const fn from_uuid(uuid: Uuid) -> Self {
        Self(uuid, PhantomData)
    }
    /// Reads the hyphenated form alone, so that one thing has one address.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 36 || text.bytes().any(|b| b.is_ascii_uppercase()) {
            return None;
        }
        Uuid::try_parse(text).ok().map(Self::from_uuid)
    }
    /// From the 16 bytes of the column.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Uuid::from_slice(bytes).ok().map(Self::from_uuid)
    }
    /// The 16 bytes of the column.
    pub const fn bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }
    /// The same id, seen as that of another noun: for records that point at any noun.
    pub const fn cast<U>(self) -> Id<U> {
        Id(self.0, PhantomData)
    }
}

// By hand, because derives would ask `T` to be Clone, Eq and so on.
impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> hash::Hash for Id<T> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
