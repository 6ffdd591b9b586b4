//! Reviews of delegated rights.

diesel::table! {
    reviews (id) {
        id -> Binary,
        customer_id -> Binary,
        started_by -> Text,
        started_at -> BigInt,
        finished_by -> Nullable<Text>,
        finished_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    review_steps (review_id, place) {
        review_id -> Binary,
        place -> Integer,
        delegation_id -> Binary,
        roles -> Text,
        services -> Text,
        decision -> Nullable<Text>,
        decided_by -> Nullable<Text>,
        decided_at -> Nullable<BigInt>,
        until_at -> Nullable<BigInt>,
        extends -> Nullable<Bool>,
        new_until_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    review_looks (customer_id) {
        customer_id -> Binary,
        look_at -> BigInt,
    }
}
