//! What customers bought.

diesel::table! {
    subscriptions (id) {
        id -> Binary,
        customer_id -> Binary,
        service -> Text,
        product -> Text,
        channel -> Text,
        provider_id -> Nullable<Binary>,
        seats -> Nullable<Integer>,
        assigned -> Integer,
        term_ends_on -> Integer,
        auto_renew -> Bool,
        state -> Text,
        created_at -> BigInt,
        changed_by -> Binary,
    }
}
