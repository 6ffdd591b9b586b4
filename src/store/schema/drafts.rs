//! Tables of what is written before it is sent.

diesel::table! {
    letters (invitation_id) {
        invitation_id -> Binary,
        subject -> Text,
        body -> Text,
        second_body -> Nullable<Text>,
    }
}

diesel::table! {
    invitation_drafts (id) {
        id -> Binary,
        organisation_id -> Binary,
        fields -> Text,
        updated_at -> BigInt,
    }
}

diesel::table! {
    saved_templates (id) {
        id -> Binary,
        organisation_id -> Binary,
        slug -> Text,
        name -> Text,
        roles -> Text,
    }
}
