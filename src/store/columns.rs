//! How domain values stand in columns, once for every database.
use crate::domain::{
    access::{AdminRole, AgentRole},
    account::Theme,
    activity::{Noun, Verb},
    country::Country,
    day::Day,
    delegation,
    email::{Domain, Email, EmailKey},
    file_import,
    id::Id,
    invitation, invitation_import,
    language::Language,
    licence, mailbox_proof,
    message::Delivered,
    organisation::{self, Markets, Slug},
    partnership, relationship, review,
    seats::Seats,
    service::OneService,
    service_request, sign_up,
    slugs::{Slugged, Slugs},
    subscription,
    text::{Name, Note},
    time::Timestamp,
    token::Nonce,
};
use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql};
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::{BigInt, Binary, Integer, Text};

/// A domain value kept as `$kept`: `$write` lends the kept form, `$read` takes what was found.
macro_rules! column {
    ([$($g:tt)*] $ty:ty, $sql:ty, $kept:ty, $raw:ty, $write:expr, $read:expr) => {
        impl<$($g)* DB: Backend> ToSql<$sql, DB> for $ty
        where
            $kept: ToSql<$sql, DB>,
        {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
                let write: fn(&Self) -> &$kept = $write;
                <$kept as ToSql<$sql, DB>>::to_sql(write(self), out)
            }
        }
        impl<$($g)* DB: Backend> FromSql<$sql, DB> for $ty
        where
            $raw: FromSql<$sql, DB>,
        {
            fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
                let read: fn($raw) -> Option<Self> = $read;
                read(<$raw as FromSql<$sql, DB>>::from_sql(bytes)?)
                    .ok_or_else(|| concat!("a column holds no ", stringify!($ty)).into())
            }
        }
    };
}

/// Enums that are a word in their column.
macro_rules! word_columns {
    ($($ty:ty),+ $(,)?) => { $(column!([] $ty, Text, str, String, |v| v.as_str(), |t| <$ty>::parse(&t));)+ };
}

word_columns!(
    Delivered,
    AdminRole,
    AgentRole,
    Theme,
    Noun,
    Verb,
    delegation::State,
    delegation::EndReason,
    delegation::amendment::State,
    delegation::bulk::Deed,
    delegation::bulk::State,
    delegation::bulk::RowState,
    file_import::RowState,
    file_import::State,
    file_import::Subject,
    invitation::Kind,
    invitation::State,
    invitation_import::RowState,
    invitation_import::State,
    organisation::Kind,
    organisation::State,
    licence::Act,
    licence::Outcome,
    mailbox_proof::Reason,
    partnership::State,
    relationship::State,
    review::Decision,
    service_request::EntryKind,
    service_request::Severity,
    service_request::State,
    sign_up::Via,
    subscription::Channel,
    subscription::State,
);
column!([] Language, Text, str, String, |v| v.as_str(), |t| Self::parse(&t));
column!([] Country, Text, str, String, |v| v.as_str(), |t| Self::parse(&t));
column!([] Name, Text, str, String, |v| v.as_str(), |t| Some(Self::stored(t)));
column!([] Note, Text, str, String, |v| v.as_str(), |t| Some(Self::stored(t)));
column!([] Email, Text, str, String, |v| v.as_str(), |t| Some(Self::stored(t)));
column!([] EmailKey, Text, str, String, |v| v.as_str(), |t| Some(Self::stored(t)));
column!([] Domain, Text, str, String, |v| v.as_str(), |t| Some(Self::stored(t)));
column!([] Slug, Text, str, String, |v| v.as_str(), |t| Some(Self::stored(t)));
column!([] Markets, Text, str, String, |v| v.joined(), |t| Some(Self::stored(&t)));
column!([T: Slugged,] Slugs<T>, Text, str, String, |v| v.joined(), |t| Some(Self::stored(&t)));
column!([T,] Id<T>, Binary, [u8], Vec<u8>, |v| v.bytes(), |b| Self::from_bytes(&b));
column!([] Nonce, Binary, [u8], Vec<u8>, |v| &v.0, |b| b.try_into().ok().map(Self));
column!([] OneService, Text, str, String, |v| v.0.slug, |t| crate::domain::service::Service::parse(&t).map(Self));
column!([] Day, Integer, i32, i32, |v| v.number(), |n| Some(Self::stored(n)));
column!([] Seats, Integer, i32, i32, |v| v.number_ref(), Self::of);
column!([] Timestamp, BigInt, i64, i64, |v| v.micros_ref(), |n| Some(Self::from_micros(n)));
