//! Tables of delegated rights, and of who uses them.

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
        requested_at -> Nullable<BigInt>,
        requested_by -> Nullable<Text>,
        name_key -> Text,
        renews_id -> Nullable<Binary>,
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

diesel::table! {
    amendments (id) {
        id -> Binary,
        delegation_id -> Binary,
        state -> Text,
        old_roles -> Text,
        old_services -> Text,
        roles -> Text,
        services -> Text,
        days -> Nullable<Integer>,
        auto_extend -> Bool,
        asked_at -> BigInt,
        asked_by -> Text,
        answered_at -> Nullable<BigInt>,
        answered_by -> Nullable<Text>,
        reason -> Text,
        old_until -> Nullable<BigInt>,
        old_extends -> Nullable<Bool>,
    }
}

diesel::table! {
    bulk_changes (id) {
        id -> Binary,
        organisation_id -> Binary,
        account_id -> Binary,
        deed -> Text,
        reason -> Text,
        state -> Text,
        created_at -> BigInt,
        ended_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    access_groups (id) {
        id -> Binary,
        organisation_id -> Binary,
        name -> Text,
        name_key -> Text,
        created_at -> BigInt,
    }
}

diesel::table! {
    bulk_change_rows (bulk_id, line) {
        bulk_id -> Binary,
        line -> Integer,
        delegation_id -> Binary,
        state -> Text,
        refusal -> Text,
        made_id -> Nullable<Binary>,
        shown -> Text,
    }
}

diesel::table! {
    access_group_members (group_id, member_id) {
        group_id -> Binary,
        member_id -> Binary,
        organisation_id -> Binary,
    }
}

diesel::table! {
    access_assignments (delegation_id, group_id, role) {
        delegation_id -> Binary,
        group_id -> Binary,
        role -> Text,
        partner_id -> Binary,
    }
}
