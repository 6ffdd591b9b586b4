//! The people of customers, and the licences that they have.

diesel::table! {
    people (id) {
        id -> Binary,
        customer_id -> Binary,
        name -> Text,
        name_key -> Text,
        email -> Text,
        email_key -> Text,
        department -> Nullable<Text>,
        created_at -> BigInt,
    }
}

diesel::table! {
    licences (subscription_id, person_id) {
        subscription_id -> Binary,
        person_id -> Binary,
        customer_id -> Binary,
        assigned_at -> BigInt,
    }
}

diesel::table! {
    selections (id) {
        id -> Binary,
        customer_id -> Binary,
        subscription_id -> Binary,
        act -> Text,
        created_at -> BigInt,
        by_organisation_id -> Nullable<Binary>,
    }
}

diesel::table! {
    selected_people (selection_id, person_id) {
        selection_id -> Binary,
        person_id -> Binary,
        outcome -> Text,
    }
}
