//! Takes over what is ready, or throws the file away.
use super::{Importer, sorted};
use crate::{
    domain::{
        file_import::{FileImport, RowState, State},
        id::Id,
        time::Timestamp,
    },
    store::{
        Db,
        file_imports::{
            self,
            rows::{self, Fate, ImportRow},
        },
        organisations,
    },
};

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum CommitError {
    #[error("there is no such import")]
    Unknown,
    #[error("no row is ready")]
    NothingReady,
    #[error("it has ended already")]
    Ended,
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Committed {
    /// The rows were taken over.
    Now {
        /// Others are told by mail.
        tells: bool,
    },
    /// They were taken over before.
    Before,
}

/// Takes the ready rows over. Twice is once: what was done is done.
pub fn commit<I: Importer>(
    db: &mut Db,
    by: &I,
    id: Id<FileImport>,
    now: Timestamp,
) -> Result<Committed, CommitError> {
    organisations::lock(db, by.owner().id)?;
    let import = file_imports::by_id(db, by.whose(), id)?;
    let import = import.ok_or(CommitError::Unknown)?;
    match import.state {
        State::Preview => {}
        State::Done => return Ok(Committed::Before),
        State::Cancelled => return Err(CommitError::Ended),
    }
    let most = i64::try_from(I::MOST_ROWS).unwrap_or(i64::MAX);
    let ready = rows::below::<I::Column>(db, id, &[RowState::Ready], 0, most)?;
    if ready.is_empty() {
        return Err(CommitError::NothingReady);
    }
    if !file_imports::end(db, id, State::Done)? {
        return Err(CommitError::Ended);
    }
    let (settled, tells) = taken_over(db, by, &ready, now)?;
    rows::settle(db, id, &settled)?;
    Ok(Committed::Now { tells })
}

/// Sorted anew: since the rows were looked at, somebody may have entered the same. With that, whether others are told.
fn taken_over<I: Importer>(
    db: &mut Db,
    by: &I,
    ready: &[ImportRow<I::Column>],
    now: Timestamp,
) -> diesel::QueryResult<(Vec<ImportRow<I::Column>>, bool)> {
    let typed = ready.iter();
    let typed: Vec<_> = typed.map(|row| (row.line, &row.cells, false)).collect();
    let (mut rows, items) = sorted(db, by, &typed, now)?;
    let mut made = by.make(db, &items, now)?.into_iter();
    for row in &mut rows {
        if row.fate.state == RowState::Ready {
            row.fate = match made.next().flatten() {
                Some(object) => Fate::about(RowState::Made, object),
                None => Fate::of(RowState::There),
            };
        }
    }
    Ok((rows, by.tells(&items)))
}

/// Throws a file away that was only looked at. Twice is once.
pub fn cancel<I: Importer>(db: &mut Db, by: &I, id: Id<FileImport>) -> Result<(), CommitError> {
    let import = file_imports::by_id(db, by.whose(), id)?;
    let import = import.ok_or(CommitError::Unknown)?;
    let thrown_away = file_imports::end(db, id, State::Cancelled)?;
    match thrown_away || import.state == State::Cancelled {
        true => Ok(()),
        false => Err(CommitError::Ended),
    }
}
