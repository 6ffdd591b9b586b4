//! What a provider calls a customer, for itself alone.
use crate::{
    domain::{
        access::{By, ManageRelationships},
        activity::{Noun, Verb},
        id::Id,
        organisation::Organisation,
        text::Name,
        time::Timestamp,
    },
    store::{
        Db,
        activities::{self, Actor, Deed},
        organisations, relationships,
    },
};

/// Why there is no new name.
#[derive(Debug, thiserror::Error)]
pub enum AliasError {
    #[error("no such customer")]
    Unknown,
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Sets or takes away the name that the provider has for a customer.
pub fn set_alias(
    db: &mut Db,
    by: &By<ManageRelationships>,
    customer: Id<Organisation>,
    alias: Option<&Name>,
    now: Timestamp,
) -> Result<(), AliasError> {
    let provider = by.organisation.id;
    let kept = relationships::between(db, provider, customer)?.ok_or(AliasError::Unknown)?;
    if kept.alias.as_ref() == alias {
        return Ok(());
    }
    if !relationships::set_alias(db, provider, kept.id, alias)? {
        return Err(AliasError::Unknown);
    }
    let customer = organisations::by_id(db, customer)?;
    let deed = Deed {
        verb: Verb::RelationshipAliased,
        noun: Noun::Relationship,
        object: kept.id.cast(),
        object_name: customer.name.as_str(),
        reason: alias.map_or("", Name::as_str),
    };
    Ok(activities::add(
        db,
        &[provider],
        &Actor::from(&**by),
        deed,
        now,
    )?)
}
