//! Imports of invitations, of people and of subscriptions, and their rows.

diesel::table! {
    invitation_imports (id) {
        id -> Binary,
        organisation_id -> Binary,
        account_id -> Binary,
        file_name -> Text,
        state -> Text,
        reseller -> Nullable<Text>,
        delegates -> Text,
        roles -> Text,
        services -> Text,
        days -> Integer,
        auto_extend -> Bool,
        link_days -> BigInt,
        language -> Text,
        second_language -> Nullable<Text>,
        send -> Bool,
        with_invited -> Bool,
        with_customers -> Bool,
        created_at -> BigInt,
        ended_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    invitation_import_rows (import_id, line) {
        import_id -> Binary,
        line -> Integer,
        customer_name -> Text,
        customer_email -> Text,
        language -> Text,
        reseller -> Text,
        note -> Text,
        state -> Text,
        faults -> Text,
        twin -> Nullable<Integer>,
        invitation_id -> Nullable<Binary>,
        customer_id -> Nullable<Binary>,
        surplus -> Text,
    }
}

diesel::table! {
    file_imports (id) {
        id -> Binary,
        organisation_id -> Binary,
        subject -> Text,
        file_name -> Text,
        state -> Text,
        created_at -> BigInt,
        by_organisation_id -> Nullable<Binary>,
    }
}

diesel::table! {
    file_import_rows (import_id, line) {
        import_id -> Binary,
        line -> Integer,
        cells -> Text,
        state -> Text,
        faults -> Text,
        twin -> Nullable<Integer>,
        object_id -> Nullable<Binary>,
    }
}
