//! Which rights of resellers a provider may know of: where these queries ask, `delegations`, `relationships` and
//! `invitations` are joined, and named so.
use diesel::dsl::sql;
use diesel::{expression::SqlLiteral, sql_types::Bool};

/// The provider's relationship with the customer that gave the rights.
macro_rules! related {
    ($provider:expr) => {
        relationships::customer_id
            .eq(delegations::customer_id)
            .and(relationships::provider_id.eq($provider))
            .and(relationships::state.eq($crate::domain::relationship::State::Active))
    };
}

/// Of rights at its customer those that the provider may know of: they came about through its invitations, or the
/// customer gave them unasked to a reseller that it is attributed to or that only this provider had brought. Not those
/// that another provider's work brought.
macro_rules! known_to {
    ($provider:expr) => {{
        let attributed = relationships::reseller_id.eq(delegations::partner_id.nullable());
        let brought = attributed
            .assume_not_null()
            .or($crate::store::orphans::known::brought_alone());
        let uninvited = delegations::invitation_id.is_null();
        invitations::provider_id
            .eq($provider)
            .or(uninvited.and(brought))
    }};
}

pub(super) use {known_to, related};

/// The rights were given while reseller and provider were partners, and no other provider of the customer works with
/// that reseller, or did when they were given: that one's work may have brought them. The words themselves: what asks has
/// the tables joined once already.
pub(super) fn brought_alone() -> SqlLiteral<Bool> {
    sql("(EXISTS (SELECT 1 FROM partnerships AS bp \
         WHERE bp.provider_id = relationships.provider_id \
         AND bp.reseller_id = delegations.partner_id \
         AND bp.accepted_at <= delegations.starts_at \
         AND (bp.ended_at IS NULL OR bp.ended_at >= delegations.starts_at)) \
         AND NOT EXISTS (SELECT 1 FROM partnerships AS op \
         INNER JOIN relationships AS r ON r.provider_id = op.provider_id \
         WHERE op.reseller_id = delegations.partner_id \
         AND r.customer_id = delegations.customer_id \
         AND op.provider_id <> relationships.provider_id \
         AND ((op.state = 'active' AND r.state = 'active') \
         OR (op.accepted_at <= delegations.starts_at \
         AND (op.ended_at IS NULL OR op.ended_at >= delegations.starts_at) \
         AND r.since <= delegations.starts_at \
         AND (r.ended_at IS NULL OR r.ended_at >= delegations.starts_at)))))")
}
