//! Keeps the rows of a file, each sorted, so that they can be looked at before anything is made.
use super::{Importer, sorted};
use crate::{
    domain::{
        file_import::{FileImport, State},
        id::Id,
        once::Once,
        sheet::Line,
        text::Name,
        time::Timestamp,
    },
    store::{
        Db,
        file_imports::{self, Import, rows},
        ids, once_keys,
    },
};
use diesel::QueryResult;

/// A file that can be read.
#[derive(Debug)]
pub struct Upload<C> {
    pub file_name: Name,
    pub lines: Vec<Line<C>>,
    /// The same key again makes nothing new.
    pub once: Option<Once>,
}

/// Keeps the rows; the address of the page that shows them.
pub fn prepare<I: Importer>(
    db: &mut Db,
    by: &I,
    upload: &Upload<I::Column>,
    now: Timestamp,
) -> QueryResult<String> {
    if let Some(once) = &upload.once
        && let Some(location) = once_keys::take(db, by.acting(), once, now)?
    {
        return Ok(location);
    }
    let import = Import {
        id: ids::fresh(now),
        file_name: upload.file_name.clone(),
        state: State::Preview,
        created_at: now,
    };
    file_imports::add(db, by.whose(), &import)?;
    let typed = upload.lines.iter();
    let typed: Vec<_> = typed
        .map(|line| (line.number, &line.cells, line.surplus))
        .collect();
    let (sorted, _) = sorted(db, by, &typed, now)?;
    rows::add(db, import.id, &sorted)?;
    let location = page(by, import.id);
    if let Some(once) = &upload.once {
        once_keys::settle(db, by.acting(), once, &location)?;
    }
    Ok(location)
}

/// The page of an import.
pub(super) fn page<I: Importer>(by: &I, id: Id<FileImport>) -> String {
    crate::domain::paths::file_import(&by.list(), id)
}
