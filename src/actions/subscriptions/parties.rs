//! What is entered, and between whom: whether this organisation may enter that is S9.
use crate::domain::{
    day::Day,
    id::Id,
    once::Once,
    organisation::{Kind, Organisation, Slug},
    seats::Seats,
    service::Service,
    subscription::{Channel, Refusal},
    text::Name,
};
use crate::store::{Db, organisations, relationships};

/// What the form says.
#[derive(Debug, Clone)]
pub struct New {
    /// A provider names its customer; a customer enters for itself.
    pub customer: Option<Slug>,
    pub service: &'static Service,
    pub product: Name,
    pub channel: Channel,
    /// The partner of record, where a customer names one.
    pub provider: Option<Slug>,
    pub seats: Option<Seats>,
    pub term_ends_on: Day,
    pub auto_renew: bool,
    pub once: Option<Once>,
}

/// Why nothing was entered.
#[derive(Debug, thiserror::Error)]
pub enum EnterError {
    /// Customers of others, and no customers at all, look the same.
    #[error("the provider has no active relationship with such a customer")]
    NoSuchCustomer,
    #[error("the customer has no such provider")]
    NoSuchProvider,
    #[error("the organisation is suspended")]
    Suspended,
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// The customer and the partner of record. Who may enter what is S9.
pub(super) fn parties(
    db: &mut Db,
    own: &Organisation,
    new: &New,
) -> Result<(Organisation, Option<Id<Organisation>>), EnterError> {
    if own.kind == Kind::Customer {
        let provider = bought_from(db, own, new)?;
        return Ok((own.clone(), provider));
    }
    if new.channel != Channel::Csp {
        return Err(Refusal::OnlyCsp.into());
    }
    let found = match &new.customer {
        Some(slug) => organisations::by_slug(db, slug)?,
        None => None,
    };
    let customer = found.ok_or(EnterError::NoSuchCustomer)?;
    // Held, so that it is not removed while something is sold under it.
    match relationships::lock(db, own.id, customer.id)? {
        Some(_) => Ok((customer, Some(own.id))),
        None => Err(EnterError::NoSuchCustomer),
    }
}

/// The partner of record that a customer names.
fn bought_from(
    db: &mut Db,
    customer: &Organisation,
    new: &New,
) -> Result<Option<Id<Organisation>>, EnterError> {
    let Some(named) = &new.provider else {
        return match new.channel {
            Channel::Csp => Err(Refusal::CspIsTheProviders.into()),
            _ => Ok(None),
        };
    };
    match new.channel {
        Channel::Csp => Err(Refusal::CspIsTheProviders.into()),
        Channel::Direct => Err(Refusal::DirectHasNone.into()),
        Channel::Advisor | Channel::Open | Channel::EnterpriseAgreement => {
            let providers = relationships::providers_of(db, customer.id)?;
            let found = providers.into_iter().find(|(_, _, slug)| slug == named);
            let (id, ..) = found.ok_or(EnterError::NoSuchProvider)?;
            match relationships::lock(db, id, customer.id)? {
                Some(_) => Ok(Some(id)),
                None => Err(EnterError::NoSuchProvider),
            }
        }
    }
}
