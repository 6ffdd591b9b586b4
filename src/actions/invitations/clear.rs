//! Revoking many invitations at once: each for itself, so that one that was answered meanwhile leaves the others alone.
use super::{
    known::KnownError,
    revoke::{end, tell},
    several,
};
use crate::{
    domain::{
        access::{By, WriteInvitations},
        id::Id,
        invitation::Invitation,
        message::Topic,
        organisation::Organisation,
        text::Note,
        time::Timestamp,
    },
    store::Db,
};

/// The most invitations of one form.
pub const MOST: usize = 100;

/// Ends those that can be ended; says how many were. A reseller gets one mail, however many it was handed.
/// One that is not the caller's is in no form of ours: then nothing is done.
pub fn revoke_several(
    db: &mut Db,
    by: &By<WriteInvitations>,
    ids: &[Id<Invitation>],
    reason: &Note,
    now: Timestamp,
) -> Result<usize, KnownError> {
    // Everybody takes them in the same order, so that nobody waits for somebody who waits.
    let mut ids = ids.to_vec();
    ids.sort();
    ids.dedup();
    let mut ended = Vec::new();
    for id in ids.into_iter().take(MOST) {
        match end(db, by, id, reason, now) {
            Ok(invitation) => ended.push(invitation),
            // It was answered meanwhile, and stays.
            Err(KnownError::Refused(_)) => {}
            Err(error) => return Err(error),
        }
    }
    for (reseller, theirs) in by_reseller(&ended) {
        match theirs.as_slice() {
            [one] => tell(db, by, one, reason, now)?,
            several => {
                let told = (reseller, several.len() as i64);
                let topic = Topic::InvitationsRevoked;
                several::tell(db, &by.organisation, told, topic, reason, now)?;
            }
        }
    }
    Ok(ended.len())
}

type Theirs<'a> = (Id<Organisation>, Vec<&'a Invitation>);

fn by_reseller(ended: &[Invitation]) -> Vec<Theirs<'_>> {
    let mut all: Vec<Theirs<'_>> = Vec::new();
    for invitation in ended {
        let Some(reseller) = invitation.reseller else {
            continue;
        };
        match all.iter_mut().find(|(known, _)| *known == reseller) {
            Some((_, theirs)) => theirs.push(invitation),
            None => all.push((reseller, vec![invitation])),
        }
    }
    all
}
