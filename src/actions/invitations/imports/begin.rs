//! Has the chosen rows of an import made; the work itself is done a few rows at a time.
use super::record;
use crate::{
    domain::{
        access::{By, WriteInvitations},
        activity::Verb,
        id::Id,
        invitation_import::{InvitationImport, RowState, State},
        time::Timestamp,
    },
    store::{
        Db,
        invitation_imports::{self, Choices, Import, rows},
    },
};

/// Why nothing begins.
#[derive(Debug, thiserror::Error)]
pub enum BeginError {
    #[error("there is no such import")]
    Unknown,
    #[error("no row can be made")]
    NothingToMake,
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Leaves rows of a preview out; what begins later does not make them. Nothing changes that anybody needs to know of.
pub fn leave_out(
    db: &mut Db,
    by: &By<WriteInvitations>,
    id: Id<InvitationImport>,
    lines: &[i32],
) -> Result<(), BeginError> {
    let import = known(db, by, id)?;
    if import.state == State::Preview && !lines.is_empty() {
        rows::leave_out(db, id, lines)?;
    }
    Ok(())
}

/// Begins. An import that began before goes on as it was begun: the same form twice makes nothing twice.
pub fn begin(
    db: &mut Db,
    by: &By<WriteInvitations>,
    id: Id<InvitationImport>,
    choices: Choices,
    now: Timestamp,
) -> Result<(), BeginError> {
    let import = known(db, by, id)?;
    if !invitation_imports::begin(db, id, by.account, choices)? {
        return Ok(());
    }
    let also = [
        (choices.with_invited, RowState::Invited),
        (choices.with_customers, RowState::Customer),
    ];
    let also = also.into_iter().filter(|(wanted, _)| *wanted);
    let chosen: Vec<_> = also
        .map(|(_, state)| state)
        .chain([RowState::Ready])
        .collect();
    if rows::choose(db, id, &chosen)? == 0 {
        return Err(BeginError::NothingToMake);
    }
    record(db, by, &import, Verb::InvitationsImported, now)?;
    Ok(())
}

fn known(
    db: &mut Db,
    by: &By<WriteInvitations>,
    id: Id<InvitationImport>,
) -> Result<Import, BeginError> {
    let import = invitation_imports::by_id(db, by.organisation.id, id)?;
    import.ok_or(BeginError::Unknown)
}
