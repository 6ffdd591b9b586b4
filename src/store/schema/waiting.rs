//! Memberships that wait for their person.

diesel::table! {
    waiting_members (id) {
        id -> Binary,
        organisation_id -> Binary,
        name -> Text,
        email -> Text,
        email_key -> Text,
        agent_role -> Nullable<Text>,
        admin_role -> Nullable<Text>,
        created_at -> BigInt,
    }
}
