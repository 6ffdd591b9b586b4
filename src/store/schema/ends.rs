//! Asks to end something.

diesel::table! {
    end_requests (id) {
        id -> Binary,
        asking_id -> Binary,
        asked_id -> Binary,
        relationship_id -> Nullable<Binary>,
        delegation_id -> Nullable<Binary>,
        reason -> Text,
        asked_by -> Text,
        asked_at -> BigInt,
        answer -> Nullable<Text>,
        answered_by -> Nullable<Text>,
        answered_at -> Nullable<BigInt>,
        reminded_days -> Integer,
    }
}
