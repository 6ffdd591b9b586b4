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
    #[error("another template of the organisation or of the portal has that name")]
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
    let bearing = of_that_name(&saved, &name);
    if bearing.contains(&roles) {
        return Ok(Saved::Before);
    }
    if let Some(once) = once
        && once_keys::take(db, own.id, once, now)?.is_some()
    {
        return Ok(Saved::Before);
    }
    if !bearing.is_empty() {
        return Err(SaveTemplateError::NameTaken);
    }
    let (id, template) = add(db, by, name, roles, now)?.ok_or(SaveTemplateError::NameTaken)?;
    record(db, by, id, &template, now)?;
    if let Some(once) = once {
        let location = format!("{}/new", paths::invitations(&own.slug));
        once_keys::settle(db, own.id, once, &location)?;
    }
    Ok(Saved::Now(template.slug))
}

fn record(
    db: &mut Db,
    by: &By<WriteInvitations>,
    id: Id<SavedTemplate>,
    template: &SavedTemplate,
    now: Timestamp,
) -> QueryResult<()> {
    let deed = Deed {
        verb: Verb::TemplateSaved,
        noun: Noun::Template,
        object: id.cast(),
        object_name: template.name.as_str(),
        reason: "",
    };
    activities::add(db, &[by.organisation.id], &Actor::from(&**by), deed, now)
}

/// The roles of all templates that one would take for this one, the portal's own too: their slugs are their names.
fn of_that_name(saved: &[SavedTemplate], name: &Name) -> Vec<RoleSet> {
    let built_in = RoleTemplate::parse(Slug::from_name(name, 0).as_str());
    let built_in = built_in.map(|template| RoleSet::new(template.roles()));
    let own = saved.iter().filter(|it| it.name.key() == name.key());
    own.map(|it| it.roles.clone()).chain(built_in).collect()
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
