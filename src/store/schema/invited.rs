//! Invitations and what belongs to them.

diesel::table! {
    invitations (id) {
        id -> Binary,
        provider_id -> Binary,
        reseller_id -> Nullable<Binary>,
        kind -> Text,
        state -> Text,
        customer_name -> Nullable<Text>,
        customer_email -> Nullable<Text>,
        customer_key -> Nullable<Text>,
        language -> Text,
        second_language -> Nullable<Text>,
        note -> Text,
        nonce -> Binary,
        generation -> Integer,
        max_uses -> Nullable<Integer>,
        uses -> Integer,
        created_at -> BigInt,
        created_by -> Text,
        expires_at -> BigInt,
        sent_at -> Nullable<BigInt>,
        opened_at -> Nullable<BigInt>,
        answered_at -> Nullable<BigInt>,
        sent_generation -> Nullable<Integer>,
        reminded_at -> Nullable<BigInt>,
        expiry_told_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    offers (id) {
        id -> Binary,
        invitation_id -> Binary,
        partner_id -> Binary,
        roles -> Text,
        services -> Text,
        days -> Integer,
        auto_extend -> Bool,
    }
}
