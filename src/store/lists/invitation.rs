//! An invitation with everything that its page shows.
use crate::domain::{
    id::Id,
    invitation::{Invitation, Offer},
    message::Delivered,
    organisation::Organisation,
    time::Timestamp,
};
use crate::store::{
    Db,
    activities::{self, Record},
    db::Any,
    invitations::{Row, visible_to},
    offers, organisations,
    outbox::{self, Delivery},
    partnerships,
    schema::invitations,
};
use diesel::prelude::*;

/// An invitation, whom it concerns, and what happened to it.
#[derive(Debug)]
pub struct InvitationView {
    pub invitation: Invitation,
    /// The name of who made it.
    pub created_by: String,
    pub sent_at: Option<Timestamp>,
    pub opened_at: Option<Timestamp>,
    pub provider: Organisation,
    pub reseller: Option<Organisation>,
    /// The reseller (if there is one) still is a partner of the provider.
    pub partnership_active: bool,
    pub offers: Vec<Offer>,
    /// As the caller's organisation may know it, oldest first.
    pub timeline: Vec<Record>,
    pub deliveries: Vec<Delivery>,
}

impl InvitationView {
    /// Where the mail stands that was written at [`Self::sent_at`]; `None` where that is not known any more.
    pub fn last_mailed(&self) -> Option<Delivered> {
        let at = self.sent_at?;
        let mut newest_first = self.deliveries.iter().rev();
        let mail = newest_first.find(|mail| mail.created_at == at)?;
        Some(mail.state)
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = invitations, check_for_backend(Any))]
struct Extra {
    created_by: String,
    sent_at: Option<Timestamp>,
    opened_at: Option<Timestamp>,
}

/// The invitation as this organisation sees it; `None` if it does not.
pub fn invitation(
    db: &mut Db,
    caller: Id<Organisation>,
    id: Id<Invitation>,
) -> QueryResult<Option<InvitationView>> {
    let found = invitations::table
        .filter(invitations::id.eq(id))
        .filter(visible_to(caller))
        .select((Row::as_select(), Extra::as_select()))
        .first::<(Row, Extra)>(db)
        .optional()?;
    let Some((row, extra)) = found else {
        return Ok(None);
    };
    let invitation = Invitation::from(row);
    let reseller = match invitation.reseller {
        Some(reseller) => Some(organisations::by_id(db, reseller)?),
        None => None,
    };
    let partnership_active = match &reseller {
        Some(reseller) => partnerships::active_between(db, invitation.provider, reseller.id)?,
        None => true,
    };
    Ok(Some(InvitationView {
        created_by: extra.created_by,
        sent_at: extra.sent_at,
        opened_at: extra.opened_at,
        provider: organisations::by_id(db, invitation.provider)?,
        reseller,
        partnership_active,
        offers: offers::of_invitation(db, id)?,
        timeline: activities::of_object(db, caller, id.cast())?,
        deliveries: outbox::of_invitation(db, id)?,
        invitation,
    }))
}
