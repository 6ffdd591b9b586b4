//! Who will use rights that are asked for again: whoever uses, or used, the old ones.
use crate::{
    domain::{access::Scope, delegation::State, organisation::Organisation, paths, slugs::RoleSet},
    store::{
        Db,
        access_assignments::{self, Assigned},
        delegations::{self, Kept},
    },
    web::{delegations::view::names, page::Frame},
};
use diesel::QueryResult;

/// The earlier rights, and the groups that use them.
#[derive(Debug)]
pub struct Renewed {
    old: Kept,
    assigned: Vec<Assigned>,
}

/// The same for the page of the request.
#[derive(Debug)]
pub struct Renewal {
    /// The earlier rights and their page.
    pub name: String,
    pub href: String,
    pub groups: Vec<Carried>,
}

/// A group, the roles that it will use, and those of the old ones that are not asked for.
#[derive(Debug)]
pub struct Carried {
    pub name: String,
    pub roles: String,
    pub lost: String,
}

impl Renewed {
    /// Nothing once the request was answered: then the groups that use the rights are shown.
    pub fn of(db: &mut Db, reader: &Organisation, kept: &Kept) -> QueryResult<Option<Self>> {
        let waiting = kept.delegation.state == State::Requested;
        let Some(old) = kept.renews.filter(|_| waiting) else {
            return Ok(None);
        };
        let Some(old) = delegations::by_id(db, old, reader.id)? else {
            return Ok(None);
        };
        let assigned = access_assignments::of_delegation(db, old.delegation.id)?;
        Ok(Some(Self { old, assigned }))
    }
}

impl Renewal {
    pub fn new(f: &Frame, reader: &Scope, renewed: &Renewed, asked: &RoleSet) -> Self {
        let carried = |used: &Assigned| {
            let roles = used.carried(asked);
            Carried {
                name: used.group.name.to_string(),
                lost: names(f, "role", used.roles.without(&roles).joined()),
                roles: names(f, "role", roles.joined()),
            }
        };
        Self {
            name: renewed.old.name.to_string(),
            href: paths::delegation(&reader.organisation.slug, renewed.old.delegation.id),
            groups: renewed.assigned.iter().map(carried).collect(),
        }
    }
}
