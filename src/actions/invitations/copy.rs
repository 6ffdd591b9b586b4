//! Copying a link is recorded, as sending it is.
use super::{
    known::{KnownError, known, record},
    shown::backed,
};
use crate::{
    domain::{
        access::{By, SendInvitations},
        activity::Verb,
        id::Id,
        invitation::Invitation,
        time::Timestamp,
    },
    store::Db,
};

/// Records that the caller copied the link, to send it some other way.
pub fn copied(
    db: &mut Db,
    by: &By<SendInvitations>,
    id: Id<Invitation>,
    now: Timestamp,
) -> Result<(), KnownError> {
    let invitation = known(db, by, id)?;
    invitation.is_open(now)?;
    backed(db, &invitation)??;
    record(db, by, &invitation, Verb::InvitationLinkCopied, "", now)?;
    Ok(())
}
