//! Service requests.

diesel::table! {
    service_requests (id) {
        id -> Binary,
        customer_id -> Binary,
        service -> Text,
        severity -> Text,
        subject -> Text,
        state -> Text,
        opened_by -> Binary,
        opened_at -> BigInt,
        partner_id -> Nullable<Binary>,
        changed_at -> BigInt,
        changes -> Integer,
    }
}

diesel::table! {
    service_request_entries (id) {
        id -> Binary,
        request_id -> Binary,
        kind -> Text,
        organisation_id -> Binary,
        author -> Text,
        at -> BigInt,
        body -> Text,
        state -> Text,
        partner_id -> Nullable<Binary>,
    }
}
