//! What was typed on the way to an invitation, kept on the server: it survives signing out, going back and two
//! windows.
use super::{Db, db::on_either, schema::invitation_drafts};
use crate::domain::{id::Id, organisation::Organisation, time::Timestamp};
use diesel::prelude::*;

/// Marks ids of drafts.
#[derive(Debug)]
pub struct InvitationDraft;

/// Names and values as forms send them.
pub type Pairs = Vec<(String, String)>;

/// The fields of a draft of this organisation.
pub fn by_id(
    db: &mut Db,
    organisation: Id<Organisation>,
    id: Id<InvitationDraft>,
) -> QueryResult<Option<Pairs>> {
    let found = invitation_drafts::table
        .find(id)
        .filter(invitation_drafts::organisation_id.eq(organisation))
        .select(invitation_drafts::fields)
        .first::<String>(db)
        .optional()?;
    Ok(found.map(|fields| serde_json::from_str(&fields).unwrap_or_default()))
}

/// Keeps the fields in place of what the draft held before; nothing happens to a draft of somebody else.
pub fn keep(
    db: &mut Db,
    organisation: Id<Organisation>,
    id: Id<InvitationDraft>,
    fields: &Pairs,
    now: Timestamp,
) -> QueryResult<()> {
    let fields = serde_json::to_string(fields)
        .map_err(|e| diesel::result::Error::SerializationError(e.into()))?;
    let kept = diesel::update(invitation_drafts::table.find(id))
        .filter(invitation_drafts::organisation_id.eq(organisation))
        .set((
            invitation_drafts::fields.eq(&fields),
            invitation_drafts::updated_at.eq(now),
        ))
        .execute(db)?;
    if kept == 1 {
        return Ok(());
    }
    let values = (
        invitation_drafts::id.eq(id),
        invitation_drafts::organisation_id.eq(organisation),
        invitation_drafts::fields.eq(&fields),
        invitation_drafts::updated_at.eq(now),
    );
    on_either!(db, |c| diesel::insert_into(invitation_drafts::table)
        .values(values)
        .on_conflict_do_nothing()
        .execute(c))
    .map(|_| ())
}

/// Forgets a draft.
pub fn remove(
    db: &mut Db,
    organisation: Id<Organisation>,
    id: Id<InvitationDraft>,
) -> QueryResult<()> {
    diesel::delete(invitation_drafts::table.find(id))
        .filter(invitation_drafts::organisation_id.eq(organisation))
        .execute(db)
        .map(|_| ())
}
