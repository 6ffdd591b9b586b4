//! What a provider calls a customer, for itself alone.
use crate::{
    domain::{
        access::{By, ManageRelationships},
        activity::{Noun, Verb},
        id::Id,
        organisation::Organisation,
        snapshot::{ChangedMeanwhile, Snapshot},
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
    ChangedMeanwhile(#[from] ChangedMeanwhile),
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// What the page that sets it shows.
pub fn shown_alias(alias: Option<&Name>) -> Snapshot {
    Snapshot::of([("alias", alias.map_or_else(String::new, Name::to_string))])
}

/// Sets or takes away the name that the provider has for a customer. The same again changes nothing, and a page of another
/// `version` nothing that a colleague set since; an empty one is of no page.
pub fn set_alias(
    db: &mut Db,
    by: &By<ManageRelationships>,
    customer: Id<Organisation>,
    (alias, version): (Option<&Name>, &str),
    now: Timestamp,
) -> Result<(), AliasError> {
    let provider = by.organisation.id;
    let kept = relationships::lock(db, provider, customer)?.ok_or(AliasError::Unknown)?;
    if kept.alias.as_ref() == alias {
        return Ok(());
    }
    shown_alias(kept.alias.as_ref()).is_of(version)?;
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
