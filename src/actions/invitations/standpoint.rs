//! Where somebody who opened a link stands: what its page can offer them. Reads alone (P16).
use super::{
    had::Had,
    shown::{Conflict, Shown},
};
use crate::{
    domain::{
        access::{AcceptInvitations, Right, Scope, SendInvitations},
        account::Account,
        delegation::Delegation,
        id::Id,
        invitation::Refusal,
        organisation::{Kind, Organisation, Slug},
        text::Name,
        time::Timestamp,
    },
    store::{
        Db,
        agreements::{self, Acceptance},
        delegations, members, relationships, subscriptions,
    },
};
use diesel::prelude::*;

/// Where somebody stands towards an invitation.
#[derive(Debug)]
pub enum Standpoint {
    /// Nobody is signed in.
    Stranger,
    /// Signed in, but no member of a customer.
    WithoutCustomer {
        /// A member of the organisations that sent it, with the right to look after it.
        sender: Option<Slug>,
    },
    /// A member of a customer without the role that accepts; others there have it.
    RoleTooLow {
        customer: Box<Organisation>,
        able: Vec<Name>,
    },
    Refused {
        customer: Box<Organisation>,
        why: Refusal,
        /// The customer's earlier acceptance.
        before: Option<Acceptance>,
    },
    Able(Box<Able>),
    /// The customer accepted before, and everything that is offered holds.
    Content {
        customer: Box<Organisation>,
        before: Acceptance,
    },
}

/// What somebody needs to know who can accept.
#[derive(Debug)]
pub struct Able {
    pub customer: Organisation,
    /// Further customers that the person could accept for.
    pub others: Vec<Organisation>,
    /// Services that another provider holds (S8).
    pub conflicts: Vec<Conflict>,
    /// What an earlier answer left.
    pub had: Had,
    /// How many subscriptions the customer has, none of which changes (S7).
    pub subscriptions: i64,
}

/// Where this account stands; `wanted` says for which of several customers.
pub fn standpoint(
    db: &mut Db,
    shown: &Shown,
    account: Option<&Account>,
    wanted: Option<&Slug>,
    now: Timestamp,
) -> QueryResult<Standpoint> {
    let Some(account) = account else {
        return Ok(Standpoint::Stranger);
    };
    let scopes = members::scopes_of(db, account.id)?;
    let customers = || {
        scopes
            .iter()
            .filter(|s| s.organisation.kind == Kind::Customer)
    };
    let able = || customers().filter(|scope| scope.may::<AcceptInvitations>());
    let named = |scope: &&Scope| wanted.is_some_and(|slug| scope.organisation.slug == *slug);
    let chosen = customers()
        .find(named)
        .or_else(|| able().next())
        .or_else(|| customers().next());
    let Some(chosen) = chosen else {
        return Ok(Standpoint::WithoutCustomer {
            sender: sender(shown, &scopes),
        });
    };
    let customer = chosen.organisation.clone();
    // Asked of the roles alone: of a suspended customer another reason is told.
    if !AcceptInvitations::holders(Kind::Customer).include(chosen.roles) {
        return too_low(db, customer);
    }
    let others = able()
        .filter(|scope| scope.organisation.id != customer.id)
        .map(|scope| scope.organisation.clone())
        .collect();
    of_customer(db, shown, (customer, others), account, now)
}

/// The organisation through which this person looks after the invitation, if there is one.
pub fn sender(shown: &Shown, scopes: &[Scope]) -> Option<Slug> {
    let sends = |scope: &&Scope| {
        let id = scope.organisation.id;
        let handed = shown.partnership_active && shown.invitation.reseller == Some(id);
        (shown.invitation.provider == id || handed) && scope.may::<SendInvitations>()
    };
    let found = scopes.iter().find(sends);
    found.map(|scope| scope.organisation.slug.clone())
}

fn too_low(db: &mut Db, customer: Organisation) -> QueryResult<Standpoint> {
    let holders = AcceptInvitations::holders(Kind::Customer);
    let members = members::of_organisation(db, customer.id)?;
    let able = members.into_iter().filter(|m| holders.include(m.roles));
    Ok(Standpoint::RoleTooLow {
        able: able.map(|member| member.name).collect(),
        customer: Box::new(customer),
    })
}

fn of_customer(
    db: &mut Db,
    shown: &Shown,
    (customer, others): (Organisation, Vec<Organisation>),
    account: &Account,
    now: Timestamp,
) -> QueryResult<Standpoint> {
    let before = agreements::acceptance(db, shown.invitation.id, customer.id)?;
    let had = Had::of(db, shown, customer.id, before.clone())?;
    let open = shown.is_open(had.before(), now);
    let may = open.and_then(|()| shown.may_accept(&customer, &account.email));
    Ok(match (may, before) {
        // Also where the link of what it accepted has ended since.
        (Ok(()) | Err(Refusal::Accepted), Some(before))
            if nothing_missing(db, shown, customer.id, now)? =>
        {
            Standpoint::Content {
                customer: Box::new(customer),
                before,
            }
        }
        (Err(why), before) => Standpoint::Refused {
            customer: Box::new(customer),
            why,
            before,
        },
        (Ok(()), _) => Standpoint::Able(Box::new(Able {
            conflicts: shown.conflicts(db, customer.id, now)?,
            subscriptions: subscriptions::number_of(db, customer.id)?,
            customer,
            others,
            had,
        })),
    })
}

/// Whether all that the invitation offers holds at this customer.
fn nothing_missing(
    db: &mut Db,
    shown: &Shown,
    customer: Id<Organisation>,
    now: Timestamp,
) -> QueryResult<bool> {
    if relationships::between(db, shown.provider.id, customer)?.is_none() {
        return Ok(false);
    }
    for offer in &shown.offers {
        let kept = delegations::of_partner_at_customer(db, offer.partner, customer)?;
        let all = |given: &Delegation| given.holds(now) && given.is_all_of(&offer.rights);
        if !kept
            .iter()
            .any(|kept| kept.is_on(offer.id) && all(&kept.delegation))
        {
            return Ok(false);
        }
    }
    Ok(true)
}
