//! Saving roles as a template of one's own.
use crate::{
    domain::{
        access::{By, WriteInvitations},
        activity::{Noun, Verb},
        id::Id,
        once::Once,
        organisation::Slug,
        paths,
        role_template::RoleTemplate,
        slugs::RoleSet,
        text::Name,
        time::Timestamp,
    },
    store::{
        Db,
        activities::{self, Actor, Deed},
        once_keys, organisations,
        saved_templates::{self, SavedTemplate},
    },
};
use diesel::QueryResult;

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// Under the slug that invitations name it by.
    Now(Slug),
    /// The same is there, by this form or by another one.
    Before,
}

/// Why a template was not saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveTemplateError {
    #[error("a template needs a role")]
    NoRole,
    #[error("no template holds Global Administrator")]
    GlobalAdministrator,
    #[error("there are too many templates of that name")]
    NameTaken,
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Saves the roles under a name; the same under the same name once.
pub fn save_template(
    db: &mut Db,
    by: &By<WriteInvitations>,
    name: Name,
    roles: RoleSet,
    once: Option<&Once>,
    now: Timestamp,
) -> Result<Saved, SaveTemplateError> {
    fits(&roles)?;
    let own = &by.organisation;
    // Of two at once the second waits here, and then finds the first.
    organisations::lock(db, own.id)?;
    let saved = saved_templates::of_organisation(db, own.id)?;
    if saved.iter().any(|it| it.name == name && it.roles == roles) {
        return Ok(Saved::Before);
    }
    if let Some(once) = once
        && once_keys::take(db, own.id, once, now)?.is_some()
    {
        return Ok(Saved::Before);
    }
    let (id, template) = add(db, by, name, roles, now)?.ok_or(SaveTemplateError::NameTaken)?;
    let deed = Deed {
        verb: Verb::TemplateSaved,
        noun: Noun::Template,
        object: id.cast(),
        object_name: template.name.as_str(),
        reason: "",
    };
    activities::add(db, &[own.id], &Actor::from(&**by), deed, now)?;
    if let Some(once) = once {
        let location = format!("{}/new", paths::invitations(&own.slug));
        once_keys::settle(db, own.id, once, &location)?;
    }
    Ok(Saved::Now(template.slug))
}

fn fits(roles: &RoleSet) -> Result<(), SaveTemplateError> {
    match () {
        () if roles.is_empty() => Err(SaveTemplateError::NoRole),
        () if roles.has_global_administrator() => Err(SaveTemplateError::GlobalAdministrator),
        () => Ok(()),
    }
}

/// Tries slugs until one is free; `None` if all that come from the name are taken.
fn add(
    db: &mut Db,
    by: &By<WriteInvitations>,
    name: Name,
    roles: RoleSet,
    now: Timestamp,
) -> QueryResult<Option<(Id<SavedTemplate>, SavedTemplate)>> {
    for attempt in 0..10 {
        let template = SavedTemplate {
            slug: Slug::from_name(&name, attempt),
            name: name.clone(),
            roles: roles.clone(),
        };
        let free = RoleTemplate::parse(template.slug.as_str()).is_none();
        if free && let Some(id) = saved_templates::add(db, by.organisation.id, &template, now)? {
            return Ok(Some((id, template)));
        }
    }
    Ok(None)
}
