//! What customers bought.

diesel::table! {
    add_ons (subscription_id) {
        subscription_id -> Binary,
        base_id -> Binary,
        customer_id -> Binary,
    }
}

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
