//! What becomes of a row, from what the provider knows of its mailbox.
use crate::{
    domain::{
        email::{Domain, Email, EmailKey},
        id::Id,
        invitation::Invitation,
        invitation_import::{Column, Customer, Fault, RowState},
        organisation::{Organisation, Slug},
        sheet::Rule,
        time::Timestamp,
    },
    store::{
        Db,
        invitation_imports::{Asks, Choices, rows::Fate},
        invitees, partnerships,
    },
};
use diesel::QueryResult;
use std::collections::HashMap;

/// What a provider knows of some mailboxes.
pub(super) struct Known {
    provider: Slug,
    partners: Vec<Slug>,
    invited: HashMap<EmailKey, Id<Invitation>>,
    customers: HashMap<EmailKey, Id<Organisation>>,
    domains: HashMap<Domain, Id<Organisation>>,
}

impl Known {
    /// Reads all that in a few queries, however many mailboxes there are.
    pub fn about(
        db: &mut Db,
        provider: &Organisation,
        mailboxes: &[&Email],
        now: Timestamp,
    ) -> QueryResult<Self> {
        let keys: Vec<EmailKey> = mailboxes.iter().map(|email| email.key().clone()).collect();
        let mut domains: Vec<Domain> = mailboxes.iter().map(|email| email.domain()).collect();
        domains.sort_by(|a, b| a.as_str().cmp(b.as_str()));
        domains.dedup();
        let partners = partnerships::active_resellers_of(db, provider.id)?;
        let invited = invitees::invited(db, provider.id, &keys, now)?;
        let customers = invitees::customers_by_mailbox(db, provider.id, &keys)?;
        let domains = invitees::customers_by_domain(db, provider.id, &domains)?;
        Ok(Self {
            provider: provider.slug.clone(),
            partners: partners.into_iter().map(|(_, _, slug)| slug).collect(),
            invited: invited.into_iter().collect(),
            customers: customers.into_iter().collect(),
            domains: domains.into_iter().collect(),
        })
    }

    /// `Ready`, or why no invitation is made.
    pub fn fate(&self, customer: &Customer, asks: &Asks, choices: Choices) -> Fate {
        if let Some(rule) = self.wrong_parties(customer, asks) {
            return Fate::malformed(vec![Fault::new(Column::Reseller, rule)]);
        }
        let email = &customer.addressee.email;
        let invited = self.invited.get(email.key()).copied();
        if invited.is_some() && !choices.with_invited {
            return Fate {
                invitation: invited,
                ..Fate::of(RowState::Invited)
            };
        }
        let by_mailbox = self.customers.get(email.key());
        let customer = by_mailbox.or_else(|| self.domains.get(&email.domain()));
        if customer.is_some() && !choices.with_customers {
            return Fate {
                customer: customer.copied(),
                ..Fate::of(RowState::Customer)
            };
        }
        Fate::of(RowState::Ready)
    }

    fn wrong_parties(&self, customer: &Customer, asks: &Asks) -> Option<Rule> {
        let reseller = handed_to(customer, asks);
        if reseller.is_some_and(|slug| !self.partners.contains(slug)) {
            return Some(Rule::NotAPartner);
        }
        let nobody = delegates(&self.provider, reseller, asks).is_empty();
        (nobody && !asks.delegates.is_empty()).then_some(Rule::NobodyGetsRights)
    }
}

/// The reseller of a row: its own, or that of the import.
pub(super) fn handed_to<'a>(customer: &'a Customer, asks: &'a Asks) -> Option<&'a Slug> {
    customer.reseller.as_ref().or(asks.reseller.as_ref())
}

/// Who gets rights by a row: of those that may, the provider and the row's reseller.
pub(super) fn delegates(provider: &Slug, reseller: Option<&Slug>, asks: &Asks) -> Vec<Slug> {
    let part = |slug: &&Slug| *slug == provider || Some(*slug) == reseller;
    asks.delegates.iter().filter(part).cloned().collect()
}
