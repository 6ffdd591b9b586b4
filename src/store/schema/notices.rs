//! Mailboxes that get copies of notices.

diesel::table! {
    notice_addresses (organisation_id, email_key) {
        organisation_id -> Binary,
        email -> Text,
        email_key -> Text,
    }
}
