//! Role templates that a provider saved for itself.
use super::{Db, db::on_either, ids, schema::saved_templates};
use crate::domain::{
    id::Id,
    organisation::{Organisation, Slug},
    slugs::RoleSet,
    text::Name,
    time::Timestamp,
};
use diesel::prelude::*;

/// A saved template.
#[derive(Debug, Clone)]
pub struct SavedTemplate {
    pub slug: Slug,
    pub name: Name,
    pub roles: RoleSet,
}

/// By name.
pub fn of_organisation(
    db: &mut Db,
    organisation: Id<Organisation>,
) -> QueryResult<Vec<SavedTemplate>> {
    let mut all: Vec<SavedTemplate> = saved_templates::table
        .filter(saved_templates::organisation_id.eq(organisation))
        .select((
            saved_templates::slug,
            saved_templates::name,
            saved_templates::roles,
        ))
        .load::<(Slug, Name, RoleSet)>(db)?
        .into_iter()
        .map(|(slug, name, roles)| SavedTemplate { slug, name, roles })
        .collect();
    all.sort_by_key(|template| template.name.key());
    Ok(all)
}

/// The roles of a saved template.
pub fn roles(
    db: &mut Db,
    organisation: Id<Organisation>,
    slug: &str,
) -> QueryResult<Option<RoleSet>> {
    saved_templates::table
        .filter(saved_templates::organisation_id.eq(organisation))
        .filter(saved_templates::slug.eq(slug))
        .select(saved_templates::roles)
        .first(db)
        .optional()
}

/// Saves a template; `None` if the slug is taken in this organisation.
pub fn add(
    db: &mut Db,
    organisation: Id<Organisation>,
    new: &SavedTemplate,
    now: Timestamp,
) -> QueryResult<Option<Id<SavedTemplate>>> {
    let id = ids::fresh(now);
    let values = (
        saved_templates::id.eq(id),
        saved_templates::organisation_id.eq(organisation),
        saved_templates::slug.eq(&new.slug),
        saved_templates::name.eq(&new.name),
        saved_templates::roles.eq(&new.roles),
    );
    let added = on_either!(db, |c| diesel::insert_into(saved_templates::table)
        .values(values)
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok((added == 1).then_some(id))
}
