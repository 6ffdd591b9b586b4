//! Saving roles as a template of one's own.
use crate::{
    domain::{
        access::{By, WriteInvitations},
        activity::{Noun, Verb},
        id::Id,
        organisation::Slug,
        role_template::RoleTemplate,
        slugs::RoleSet,
        text::Name,
        time::Timestamp,
    },
    store::{
        Db,
        activities::{self, Actor, Deed},
        saved_templates::{self, SavedTemplate},
    },
};
use diesel::QueryResult;

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

/// Saves the roles under a name; says the slug that invitations name it by.
pub fn save_template(
    db: &mut Db,
    by: &By<WriteInvitations>,
    name: Name,
    roles: RoleSet,
    now: Timestamp,
) -> Result<Slug, SaveTemplateError> {
    match () {
        () if roles.is_empty() => return Err(SaveTemplateError::NoRole),
        () if roles.has_global_administrator() => {
            return Err(SaveTemplateError::GlobalAdministrator);
        }
        () => {}
    }
    let (id, template) = add(db, by, name, roles, now)?.ok_or(SaveTemplateError::NameTaken)?;
    let deed = Deed {
        verb: Verb::TemplateSaved,
        noun: Noun::Template,
        object: id.cast(),
        object_name: template.name.as_str(),
        reason: "",
    };
    activities::add(db, &[by.organisation.id], &Actor::from(&**by), deed, now)?;
    Ok(template.slug)
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
