//! Many rows in one statement, for made data: a statement a row would take minutes.
use super::{
    Db, activities,
    agreements::Acceptance,
    db::on_either,
    delegations::Origin,
    ids,
    members::Member,
    relationships::New,
    schema::{self, agreement_acceptances, holds, offers, relationships},
};
use crate::domain::{
    account::Account,
    activity::{Noun, Verb},
    agreement::Agreement,
    delegation::Delegation,
    id::Id,
    invitation::{Invitation, Offer, State},
    organisation::Organisation,
    partnership::Partnership,
    relationship,
    reminder::Window,
    service::Service,
    text::Name,
    time::Timestamp,
};
use diesel::prelude::*;

/// Rows a statement: with the widest table still below the 32,766 values that SQLite takes.
const ROWS: usize = 500;

macro_rules! insert_all {
    ($db:expr, $table:expr, $all:expr, |$new:pat_param| $values:expr) => {{
        for some in $all.chunks(ROWS) {
            let rows: Vec<_> = some.iter().map(|$new| $values).collect();
            on_either!(&mut *$db, |c| diesel::insert_into($table)
                .values(rows)
                .execute(c))?;
        }
        Ok(())
    }};
}

/// Adds organisations, each with the time at which it came.
pub fn organisations(db: &mut Db, new: &[(Organisation, Timestamp)]) -> QueryResult<()> {
    use schema::organisations::dsl as o;
    insert_all!(db, o::organisations, new, |(new, at)| (
        o::id.eq(new.id),
        o::kind.eq(new.kind),
        o::slug.eq(&new.slug),
        o::name.eq(&new.name),
        o::name_key.eq(new.name.key()),
        o::country.eq(new.country),
        o::domain.eq(new.domain.as_ref()),
        o::domain_proven.eq(new.domain_proven),
        o::state.eq(new.state),
        o::language.eq(new.language),
        o::support_contact.eq(new.support_contact.as_ref()),
        o::markets.eq(&new.markets),
        o::created_at.eq(*at),
    ))
}

/// Adds accounts with one password for all.
pub fn accounts(db: &mut Db, new: &[(Account, Timestamp)], password_hash: &str) -> QueryResult<()> {
    use schema::accounts::dsl as a;
    insert_all!(db, a::accounts, new, |(new, at)| (
        a::id.eq(new.id),
        a::name.eq(&new.name),
        a::email.eq(&new.email),
        a::email_key.eq(new.email.key()),
        a::password_hash.eq(password_hash),
        a::language.eq(new.language),
        a::theme.eq(new.theme),
        a::created_at.eq(*at),
    ))
}

/// Adds members.
pub fn members(db: &mut Db, new: &[Member]) -> QueryResult<()> {
    use schema::members::dsl as m;
    insert_all!(db, m::members, new, |new| (
        m::id.eq(new.id),
        m::organisation_id.eq(new.organisation),
        m::account_id.eq(new.account),
        m::name.eq(&new.name),
        m::agent_role.eq(new.roles.agent),
        m::admin_role.eq(new.roles.admin),
        m::created_at.eq(new.since),
    ))
}

/// Publishes agreements of providers.
pub fn agreements(
    db: &mut Db,
    new: &[(Id<Organisation>, Agreement, Timestamp)],
) -> QueryResult<()> {
    use schema::agreements::dsl as a;
    insert_all!(db, a::agreements, new, |(provider, new, at)| (
        a::id.eq(new.id),
        a::provider_id.eq(*provider),
        a::version.eq(new.version),
        a::language.eq(new.language),
        a::text.eq(&new.text),
        a::published_at.eq(*at),
    ))
}

/// Adds active partnerships.
pub fn partnerships(db: &mut Db, new: &[Partnership]) -> QueryResult<()> {
    use schema::partnerships::dsl as p;
    insert_all!(db, p::partnerships, new, |new| (
        p::id.eq(new.id),
        p::provider_id.eq(new.provider),
        p::reseller_id.eq(new.reseller),
        p::asked_name.eq(&new.asked_name),
        p::asked_email.eq(&new.asked_email),
        p::asked_key.eq(new.asked_email.key()),
        p::state.eq(new.state),
        p::nonce.eq(new.nonce),
        p::generation.eq(new.generation),
        p::created_at.eq(new.created_at),
        p::expires_at.eq(new.expires_at),
        p::accepted_at.eq(new.accepted_at),
    ))
}

/// Adds invitations that `by` made; answered ones were answered the moment they were made.
pub fn invitations(db: &mut Db, new: &[Invitation], by: &Name) -> QueryResult<()> {
    use schema::invitations::dsl as i;
    let answered = |new: &Invitation| (new.state != State::Issued).then_some(new.created_at);
    insert_all!(db, i::invitations, new, |new| (
        i::id.eq(new.id),
        i::provider_id.eq(new.provider),
        i::reseller_id.eq(new.reseller),
        i::kind.eq(new.kind),
        i::state.eq(new.state),
        i::customer_name.eq(new.addressee.as_ref().map(|a| &a.name)),
        i::customer_email.eq(new.addressee.as_ref().map(|a| &a.email)),
        i::customer_key.eq(new.addressee.as_ref().map(|a| a.email.key())),
        i::language.eq(new.language),
        i::note.eq(&new.note),
        i::nonce.eq(new.nonce),
        i::generation.eq(new.generation),
        i::max_uses.eq(new.max_uses),
        i::uses.eq(new.uses),
        i::created_at.eq(new.created_at),
        i::created_by.eq(by),
        i::expires_at.eq(new.expires_at),
        i::sent_at.eq(new.created_at),
        i::opened_at.eq(answered(new)),
        i::answered_at.eq(answered(new)),
    ))
}

/// Adds offers to their invitations.
pub fn offers(db: &mut Db, new: &[(Id<Invitation>, Offer)]) -> QueryResult<()> {
    insert_all!(db, offers::table, new, |(invitation, new)| (
        offers::id.eq(new.id),
        offers::invitation_id.eq(*invitation),
        offers::partner_id.eq(new.partner),
        offers::roles.eq(&new.rights.roles),
        offers::services.eq(&new.rights.services),
        offers::days.eq(new.rights.term.days()),
        offers::auto_extend.eq(new.rights.auto_extend),
    ))
}

/// Starts relationships of pairs that have none yet.
pub fn relationships(db: &mut Db, new: &[(New, Timestamp)]) -> QueryResult<()> {
    insert_all!(db, relationships::table, new, |(new, since)| (
        relationships::id.eq(ids::fresh::<relationship::Relationship>(*since)),
        relationships::provider_id.eq(new.provider),
        relationships::customer_id.eq(new.customer),
        relationships::reseller_id.eq(new.reseller),
        relationships::invitation_id.eq(new.invitation),
        relationships::state.eq(relationship::State::Active),
        relationships::since.eq(*since),
    ))
}

/// Keeps acceptances of agreements.
pub fn acceptances(db: &mut Db, new: &[Acceptance]) -> QueryResult<()> {
    use agreement_acceptances::dsl as a;
    insert_all!(db, a::agreement_acceptances, new, |new| (
        a::id.eq(new.id),
        a::agreement_id.eq(new.agreement),
        a::customer_id.eq(new.customer),
        a::invitation_id.eq(new.invitation),
        a::reseller_id.eq(new.reseller),
        a::version.eq(new.version),
        a::text_hash.eq(&new.text_hash),
        a::signatory.eq(&new.signatory),
        a::account_id.eq(new.account),
        a::accepted_at.eq(new.at),
    ))
}

/// A delegation to be, with its name and who granted it.
#[derive(Debug, Clone)]
pub struct Granted {
    pub delegation: Delegation,
    pub name: Name,
    pub by: Name,
    pub origin: Origin,
}

/// Adds delegations.
pub fn delegations(db: &mut Db, new: &[Granted]) -> QueryResult<()> {
    use schema::delegations::dsl as d;
    insert_all!(db, d::delegations, new, |new| (
        d::id.eq(new.delegation.id),
        d::customer_id.eq(new.delegation.customer),
        d::partner_id.eq(new.delegation.partner),
        d::name.eq(&new.name),
        d::name_key.eq(new.name.key()),
        d::roles.eq(&new.delegation.roles),
        d::services.eq(&new.delegation.services),
        d::state.eq(new.delegation.state),
        d::auto_extend.eq(new.delegation.auto_extend),
        d::starts_at.eq(new.delegation.starts_at),
        d::ends_at.eq(new.delegation.ends_at),
        d::invitation_id.eq(new.origin.invitation),
        d::offer_id.eq(new.origin.offer),
        d::granted_by.eq(&new.by),
    ))
}

/// The reminder of an end.
pub type Reminder = (Id<Delegation>, Timestamp, Window);

/// Takes reminders, as if they had been sent at `now`.
pub fn reminders(db: &mut Db, new: &[Reminder], now: Timestamp) -> QueryResult<()> {
    use schema::reminders::dsl as r;
    insert_all!(db, r::reminders, new, |(delegation, ends_at, window)| (
        r::delegation_id.eq(*delegation),
        r::ends_at.eq(*ends_at),
        r::days.eq(window.days),
        r::at.eq(now),
    ))
}

/// A service of a customer, and the provider's delegation that holds it (S8).
pub type Hold = (Id<Organisation>, &'static Service, Id<Delegation>);

/// Takes services that nobody holds.
pub fn holds(db: &mut Db, new: &[Hold]) -> QueryResult<()> {
    insert_all!(db, holds::table, new, |(customer, service, delegation)| (
        holds::customer_id.eq(*customer),
        holds::service.eq(service.slug),
        holds::delegation_id.eq(*delegation),
    ))
}

/// Says when to look first whether reviews are due.
pub fn review_looks(db: &mut Db, new: &[(Id<Organisation>, Timestamp)]) -> QueryResult<()> {
    use schema::review_looks::dsl as l;
    insert_all!(db, l::review_looks, new, |(customer, at)| (
        l::customer_id.eq(*customer),
        l::look_at.eq(*at),
    ))
}

/// A record of an activity to be.
#[derive(Debug, Clone)]
pub struct Record {
    pub organisation: Id<Organisation>,
    pub at: Timestamp,
    pub account: Id<Account>,
    pub actor: Name,
    pub actor_organisation: Name,
    pub verb: Verb,
    pub noun: Noun,
    pub object: Id<activities::Object>,
    pub object_name: Name,
}

/// Writes activity records.
pub fn activities(db: &mut Db, new: &[Record]) -> QueryResult<()> {
    use schema::activities::dsl as a;
    insert_all!(db, a::activities, new, |new| (
        a::id.eq(ids::fresh::<crate::domain::activity::Activity>(new.at)),
        a::organisation_id.eq(new.organisation),
        a::at.eq(new.at),
        a::account_id.eq(new.account),
        a::actor.eq(&new.actor),
        a::actor_organisation.eq(&new.actor_organisation),
        a::verb.eq(new.verb),
        a::noun.eq(new.noun),
        a::object_id.eq(new.object),
        a::object_name.eq(&new.object_name),
        a::reason.eq(""),
    ))
}
