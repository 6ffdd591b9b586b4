//! Ends an import before its time. What was made stays.
use super::{close, record};
use crate::{
    domain::{
        access::{By, WriteInvitations},
        activity::Verb,
        id::Id,
        invitation_import::{InvitationImport, State},
        time::Timestamp,
    },
    store::{Db, invitation_imports},
};

/// Why it does not end.
#[derive(Debug, thiserror::Error)]
pub enum CancelError {
    #[error("there is no such import")]
    Unknown,
    #[error("it has ended already")]
    Ended,
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Cancels it. Twice is once.
pub fn cancel(
    db: &mut Db,
    by: &By<WriteInvitations>,
    id: Id<InvitationImport>,
    now: Timestamp,
) -> Result<(), CancelError> {
    let import = invitation_imports::by_id(db, by.organisation.id, id)?;
    let import = import.ok_or(CancelError::Unknown)?;
    let cancelled = State::Cancelled;
    if invitation_imports::end(db, id, State::Running, cancelled, now)? {
        close(db, &by.organisation, &import, now)?;
        record(db, by, &import, Verb::InvitationImportCancelled, now)?;
        return Ok(());
    }
    // A preview that is thrown away changed nothing that anybody needs to know of.
    let thrown_away = invitation_imports::end(db, id, State::Preview, cancelled, now)?;
    if thrown_away || import.state == State::Cancelled {
        Ok(())
    } else {
        Err(CancelError::Ended)
    }
}
