//! Who uses a delegation, as its page shows it: the partner sees its groups, the customer how many people there are.
use super::renewal::{Renewal, Renewed};
use crate::{
    domain::{
        access::{ManageAccess, ManageGroups, Scope},
        delegation::Delegation,
        id::Id,
        organisation::{Kind, Organisation},
        paths,
        role::Role,
        slugs::RoleSet,
    },
    messages::Phrase,
    store::{
        Db,
        access_assignments::{self, Assigned},
        delegations,
    },
    web::page::Frame,
};
use diesel::QueryResult;

/// The panel of a delegation's page.
#[derive(Debug)]
pub struct Panel {
    pub people: i64,
    /// For the partner alone.
    pub groups: Vec<Line>,
    /// Where the partner says who uses it, for whoever may.
    pub manage: Option<String>,
    /// The reader is the customer.
    pub gives: bool,
    /// Of a request for the same rights again, for the partner: who will use them.
    pub renewal: Option<Renewal>,
}

/// A group that uses it.
#[derive(Debug)]
pub struct Line {
    pub id: String,
    pub name: String,
    /// The page of the group, for whoever may see it.
    pub href: Option<String>,
    /// What works.
    pub roles: Vec<Phrase>,
    /// What the delegation no longer holds.
    pub lost: Vec<Phrase>,
    /// Where it is taken away.
    pub remove: String,
}

impl Line {
    pub(super) fn new(
        f: &Frame,
        by: &Scope,
        (delegation, held): (Id<Delegation>, &RoleSet),
        one: &Assigned,
    ) -> Self {
        let slug = &by.organisation.slug;
        let word = |role: &'static Role| f.t(format!("role-{}", role.slug));
        let lost = one.roles.without(held);
        Self {
            id: one.group.id.to_string(),
            name: one.group.name.to_string(),
            href: by
                .may::<ManageGroups>()
                .then(|| paths::group(slug, one.group.id)),
            roles: one.roles.without(&lost).iter().map(word).collect(),
            lost: lost.iter().map(word).collect(),
            remove: paths::assignment_removal(slug, delegation, one.group.id),
        }
    }
}

/// What is read for the panel.
#[derive(Debug)]
pub struct Users {
    id: Id<Delegation>,
    held: RoleSet,
    people: i64,
    assigned: Vec<Assigned>,
    renewed: Option<Renewed>,
}

impl Users {
    /// Those of a delegation of the reader's; the customer never reads how its partner shares the work.
    pub fn of(db: &mut Db, reader: &Organisation, id: Id<Delegation>) -> QueryResult<Option<Self>> {
        let Some(kept) = delegations::by_id(db, id, reader.id)? else {
            return Ok(None);
        };
        let renewed = match reader.kind {
            Kind::Customer => None,
            Kind::Provider | Kind::Reseller => Renewed::of(db, reader, &kept)?,
        };
        Ok(Some(Self {
            id,
            renewed,
            held: kept.delegation.roles,
            people: access_assignments::people(db, id)?,
            assigned: match reader.kind {
                Kind::Customer => Vec::new(),
                Kind::Provider | Kind::Reseller => access_assignments::of_delegation(db, id)?,
            },
        }))
    }
}

impl Panel {
    pub fn new(f: &Frame, reader: &Scope, users: &Users) -> Self {
        let (id, held) = (users.id, &users.held);
        let groups = users.assigned.iter();
        let renewed = users.renewed.as_ref();
        Self {
            renewal: renewed.map(|renewed| Renewal::new(f, reader, renewed, held)),
            people: users.people,
            groups: groups
                .map(|one| Line::new(f, reader, (id, held), one))
                .collect(),
            manage: reader
                .may::<ManageAccess>()
                .then(|| paths::assignments(&reader.organisation.slug, id)),
            gives: reader.organisation.kind == Kind::Customer,
        }
    }
}
