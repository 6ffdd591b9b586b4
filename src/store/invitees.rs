//! Whom a provider has to do with already, by mailbox.
use super::{
    Db,
    schema::{accounts, invitations, members, organisations, relationships},
};
use crate::domain::{
    email::{Domain, EmailKey},
    id::Id,
    invitation::{Invitation, State},
    organisation::Organisation,
    relationship,
    time::Timestamp,
};
use diesel::prelude::*;

/// The open invitations of a provider to these mailboxes.
pub fn invited(
    db: &mut Db,
    provider: Id<Organisation>,
    mailboxes: &[EmailKey],
    now: Timestamp,
) -> QueryResult<Vec<(EmailKey, Id<Invitation>)>> {
    invitations::table
        .filter(invitations::provider_id.eq(provider))
        .filter(invitations::customer_key.eq_any(mailboxes))
        .filter(invitations::state.eq(State::Issued))
        .filter(invitations::expires_at.gt(now))
        .order(invitations::id)
        .select((invitations::customer_key.assume_not_null(), invitations::id))
        .load(db)
}

/// The open invitations of a provider to members of this customer.
pub fn open_invitations(
    db: &mut Db,
    provider: Id<Organisation>,
    customer: Id<Organisation>,
) -> QueryResult<Vec<Id<Invitation>>> {
    invitations::table
        .inner_join(
            accounts::table.on(accounts::email_key.nullable().eq(invitations::customer_key)),
        )
        .inner_join(members::table.on(members::account_id.eq(accounts::id)))
        .filter(invitations::provider_id.eq(provider))
        .filter(invitations::state.eq(State::Issued))
        .filter(members::organisation_id.eq(customer))
        .order(invitations::id)
        .select(invitations::id)
        .load(db)
}

/// The customers of a provider that have a member with one of these mailboxes.
pub fn customers_by_mailbox(
    db: &mut Db,
    provider: Id<Organisation>,
    mailboxes: &[EmailKey],
) -> QueryResult<Vec<(EmailKey, Id<Organisation>)>> {
    relationships::table
        .inner_join(members::table.on(members::organisation_id.eq(relationships::customer_id)))
        .inner_join(accounts::table.on(accounts::id.eq(members::account_id)))
        .filter(relationships::provider_id.eq(provider))
        .filter(relationships::state.eq(relationship::State::Active))
        .filter(accounts::email_key.eq_any(mailboxes))
        .select((accounts::email_key, relationships::customer_id))
        .load(db)
}

/// The customers of a provider that have proven one of these domains.
pub fn customers_by_domain(
    db: &mut Db,
    provider: Id<Organisation>,
    domains: &[Domain],
) -> QueryResult<Vec<(Domain, Id<Organisation>)>> {
    relationships::table
        .inner_join(organisations::table.on(organisations::id.eq(relationships::customer_id)))
        .filter(relationships::provider_id.eq(provider))
        .filter(relationships::state.eq(relationship::State::Active))
        .filter(organisations::domain_proven)
        .filter(organisations::domain.eq_any(domains))
        .select((organisations::domain.assume_not_null(), organisations::id))
        .load(db)
}
