//! What an invitation asks for: roles one by one or by a template.
use super::IssueError;
use crate::{
    domain::{
        delegation::Rights,
        organisation::Organisation,
        role_template::RoleTemplate,
        slugs::{RoleSet, ServiceSet},
        term::Term,
    },
    store::{Db, saved_templates},
};

/// Rights as the form asks for them.
#[derive(Debug, Clone)]
pub struct RightsAsked {
    pub roles: RolesAsked,
    pub services: ServiceSet,
    pub term: Term,
    pub auto_extend: bool,
}

/// Roles one by one, or a template's.
#[derive(Debug, Clone)]
pub enum RolesAsked {
    /// The slug of one of the portal's templates or of one that the provider saved; single roles besides.
    Template(String, RoleSet),
    Roles(RoleSet),
}

/// Rights with the roles of their template.
pub fn resolved(
    db: &mut Db,
    provider: &Organisation,
    asked: &RightsAsked,
) -> Result<Rights, IssueError> {
    let roles = match &asked.roles {
        RolesAsked::Roles(roles) => roles.clone(),
        RolesAsked::Template(slug, besides) => {
            let its = match RoleTemplate::parse(slug) {
                Some(template) => RoleSet::new(template.roles()),
                None => saved_templates::roles(db, provider.id, slug)?
                    .ok_or(IssueError::UnknownTemplate)?,
            };
            RoleSet::new(its.iter().chain(besides.iter()))
        }
    };
    let services = asked.services.clone();
    Ok(Rights::new(roles, services, asked.term, asked.auto_extend)?)
}
