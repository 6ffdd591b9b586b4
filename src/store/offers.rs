//! Offers: the rights that an invitation asks for, for one partner each.
use super::{
    Db,
    db::Any,
    prepared::{Prepared, columns},
    schema::offers,
};
use crate::domain::{
    delegation::Rights,
    id::Id,
    invitation::{Invitation, Offer},
    organisation::Organisation,
    slugs::{RoleSet, ServiceSet},
    term::Term,
};
use diesel::prelude::*;

#[derive(Queryable, Selectable)]
#[diesel(table_name = offers, check_for_backend(Any))]
struct Row {
    id: Id<Offer>,
    partner_id: Id<Organisation>,
    roles: RoleSet,
    services: ServiceSet,
    days: i32,
    auto_extend: bool,
}

impl Row {
    /// `None` for a row whose roles or services have all left the catalogue.
    fn offer(self) -> Option<Offer> {
        let term = Term::of_days(self.days)?;
        let rights = Rights::new(self.roles, self.services, term, self.auto_extend).ok()?;
        Some(Offer {
            id: self.id,
            partner: self.partner_id,
            rights,
        })
    }
}

/// Adds the offer of an invitation.
pub fn add(db: &mut Db, invitation: Id<Invitation>, new: &Offer) -> QueryResult<()> {
    let Rights {
        roles,
        services,
        term,
        auto_extend,
    } = &new.rights;
    diesel::insert_into(offers::table)
        .values((
            offers::id.eq(new.id),
            offers::invitation_id.eq(invitation),
            offers::partner_id.eq(new.partner),
            offers::roles.eq(roles),
            offers::services.eq(services),
            offers::days.eq(term.days()),
            offers::auto_extend.eq(*auto_extend),
        ))
        .execute(db)
        .map(|_| ())
}

/// In the order in which they were added.
pub fn of_invitation(db: &mut Db, invitation: Id<Invitation>) -> QueryResult<Vec<Offer>> {
    let all = offers::table
        .filter(offers::invitation_id.eq(invitation))
        .order(offers::id)
        .select(columns::<Row>());
    let rows = Prepared(all).rows::<Row>(db)?;
    Ok(rows.into_iter().filter_map(Row::offer).collect())
}

/// What was offered to one partner is offered to another from now on.
pub fn pass_on(
    db: &mut Db,
    invitation: Id<Invitation>,
    from: Id<Organisation>,
    to: Id<Organisation>,
) -> QueryResult<()> {
    diesel::update(offers::table)
        .filter(offers::invitation_id.eq(invitation))
        .filter(offers::partner_id.eq(from))
        .set(offers::partner_id.eq(to))
        .execute(db)
        .map(|_| ())
}
