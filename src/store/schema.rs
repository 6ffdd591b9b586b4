//! The tables, as both sets of migrations build them; a test compares names and types.
mod directory;
mod drafts;
mod ends;
mod imports;
mod invited;
mod notices;
mod requests;
mod reviewed;
mod rights;
mod sold;
mod waiting;
pub use directory::*;
pub use drafts::*;
pub use ends::*;
pub use imports::*;
pub use invited::*;
pub use notices::*;
pub use requests::*;
pub use reviewed::*;
pub use rights::*;
pub use sold::*;
pub use waiting::*;

diesel::table! {
    organisations (id) {
        id -> Binary,
        kind -> Text,
        slug -> Text,
        name -> Text,
        name_key -> Text,
        country -> Text,
        domain -> Nullable<Text>,
        domain_proven -> Bool,
        state -> Text,
        language -> Text,
        support_contact -> Nullable<Text>,
        markets -> Text,
        created_at -> BigInt,
    }
}

diesel::table! {
    accounts (id) {
        id -> Binary,
        name -> Text,
        email -> Text,
        email_key -> Text,
        password_hash -> Nullable<Text>,
        language -> Text,
        theme -> Text,
        home_id -> Nullable<Binary>,
        created_at -> BigInt,
    }
}

diesel::table! {
    members (id) {
        id -> Binary,
        organisation_id -> Binary,
        account_id -> Binary,
        name -> Text,
        agent_role -> Nullable<Text>,
        admin_role -> Nullable<Text>,
        created_at -> BigInt,
    }
}

diesel::table! {
    sessions (id) {
        id -> Binary,
        key_hash -> Binary,
        account_id -> Binary,
        device -> Text,
        created_at -> BigInt,
        seen_at -> BigInt,
        proven_at -> BigInt,
    }
}

diesel::table! {
    openings (id) {
        id -> Binary,
        nonce -> Binary,
        name -> Text,
        country -> Text,
        email -> Text,
        created_at -> BigInt,
        expires_at -> BigInt,
        used_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    sign_ups (id) {
        id -> Binary,
        nonce -> Binary,
        via -> Text,
        via_id -> Binary,
        via_generation -> Integer,
        organisation_name -> Text,
        country -> Text,
        domain -> Nullable<Text>,
        name -> Text,
        email -> Text,
        password_hash -> Text,
        language -> Text,
        created_at -> BigInt,
        expires_at -> BigInt,
        used_at -> Nullable<BigInt>,
        email_key -> Text,
    }
}

diesel::table! {
    mailbox_proofs (id) {
        id -> Binary,
        nonce -> Binary,
        purpose -> Text,
        account_id -> Binary,
        email -> Text,
        joins_id -> Nullable<Binary>,
        created_at -> BigInt,
        expires_at -> BigInt,
        used_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    partnerships (id) {
        id -> Binary,
        provider_id -> Binary,
        reseller_id -> Nullable<Binary>,
        asked_name -> Text,
        asked_email -> Text,
        state -> Text,
        nonce -> Binary,
        generation -> Integer,
        created_at -> BigInt,
        expires_at -> BigInt,
        accepted_at -> Nullable<BigInt>,
        ended_at -> Nullable<BigInt>,
        end_reason -> Nullable<Text>,
        asked_key -> Text,
    }
}

diesel::table! {
    agreements (id) {
        id -> Binary,
        provider_id -> Binary,
        version -> Integer,
        language -> Text,
        text -> Text,
        published_at -> BigInt,
    }
}

diesel::table! {
    relationships (id) {
        id -> Binary,
        provider_id -> Binary,
        customer_id -> Binary,
        reseller_id -> Nullable<Binary>,
        invitation_id -> Nullable<Binary>,
        state -> Text,
        alias -> Nullable<Text>,
        since -> BigInt,
        ended_at -> Nullable<BigInt>,
        end_reason -> Nullable<Text>,
    }
}

diesel::table! {
    agreement_acceptances (id) {
        id -> Binary,
        agreement_id -> Binary,
        customer_id -> Binary,
        invitation_id -> Binary,
        reseller_id -> Nullable<Binary>,
        version -> Integer,
        text_hash -> Text,
        signatory -> Text,
        account_id -> Binary,
        accepted_at -> BigInt,
    }
}

diesel::table! {
    activities (id) {
        id -> Binary,
        organisation_id -> Binary,
        at -> BigInt,
        account_id -> Nullable<Binary>,
        actor -> Text,
        actor_organisation -> Text,
        verb -> Text,
        noun -> Text,
        object_id -> Binary,
        object_name -> Text,
        reason -> Text,
    }
}

diesel::table! {
    outbox (id) {
        id -> Binary,
        organisation_id -> Nullable<Binary>,
        object_id -> Nullable<Binary>,
        message -> Text,
        recipient -> Text,
        recipient_name -> Text,
        state -> Text,
        attempts -> Integer,
        due_at -> BigInt,
        last_error -> Text,
        created_at -> BigInt,
        sent_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    once_keys (organisation_id, once) {
        organisation_id -> Binary,
        once -> Text,
        location -> Text,
        created_at -> BigInt,
        said -> Nullable<Binary>,
    }
}

diesel::allow_tables_to_appear_in_same_query! {
    organisations, accounts, members, waiting_members, sessions, openings,
    sign_ups, mailbox_proofs, partnerships, agreements, invitations,
    offers, relationships, agreement_acceptances, delegations, reminders, holds,
    activities, outbox, once_keys, letters, invitation_drafts, saved_templates, subscriptions, add_ons,
    invitation_imports, invitation_import_rows, end_requests, notice_addresses,
    access_groups, access_group_members, access_assignments,
    service_requests, service_request_entries, reviews, review_steps,
    amendments, bulk_changes, bulk_change_rows,
    people, licences, selections, selected_people, file_imports, file_import_rows,
}
