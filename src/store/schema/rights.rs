//! Tables of delegated rights.

diesel::table! {
    delegations (id) {
        id -> Binary,
        customer_id -> Binary,
        partner_id -> Binary,
        name -> Text,
        roles -> Text,
        services -> Text,
        state -> Text,
        auto_extend -> Bool,
        starts_at -> BigInt,
        ends_at -> BigInt,
        invitation_id -> Nullable<Binary>,
        offer_id -> Nullable<Binary>,
        granted_by -> Text,
        end_reason -> Nullable<Text>,
        ended_at -> Nullable<BigInt>,
        ended_by -> Nullable<Text>,
        last_used_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    reminders (delegation_id, ends_at, days) {
        delegation_id -> Binary,
        ends_at -> BigInt,
        days -> Integer,
        at -> BigInt,
    }
}

diesel::table! {
    holds (customer_id, service) {
        customer_id -> Binary,
        service -> Text,
        delegation_id -> Binary,
    }
}
