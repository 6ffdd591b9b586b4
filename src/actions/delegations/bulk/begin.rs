//! Choosing the rows, and ending the work before its time.
use crate::domain::{
    access::{By, ChangeManyDelegations},
    delegation::{
        Delegation,
        bulk::{BulkChange, Deed, State},
        found::{Found, given},
    },
    id::Id,
    once::Once,
    organisation::Organisation,
    paths,
    text::Note,
    time::Timestamp,
};
use crate::store::{
    Db,
    bulk_changes::{self, Bulk, ToDo},
    ids,
    lists::delegations::{self as list, DelegationsFilter},
    once_keys,
};
use diesel::result::QueryResult;

/// The most rows of one work.
pub const MOST: i64 = 10_000;

/// Which delegations.
#[derive(Debug, Clone)]
pub enum Which {
    These(Vec<Id<Delegation>>),
    /// All that the list finds.
    Found(DelegationsFilter),
}

/// What is to be done.
#[derive(Debug)]
pub struct New {
    pub deed: Deed,
    pub which: Which,
    /// The line of those that were shown; it counts where all that are found are meant, or where rights are given or asked
    /// for (P18).
    pub shown: String,
    pub reason: Note,
    /// The same key again begins nothing new.
    pub once: Option<Once>,
}

/// What came of it.
#[derive(Debug, Clone)]
pub enum Begun {
    Now(Id<BulkChange>),
    /// The same form came before; what it began is there.
    Before {
        location: String,
    },
}

/// Why nothing begins.
#[derive(Debug, thiserror::Error)]
pub enum BeginError {
    #[error("organisations of this kind cannot do that")]
    NotThisKind,
    #[error("other delegations are found than were shown")]
    Changed,
    /// The names of those of which it is known.
    #[error("they give other rights than were shown")]
    RightsChanged(Vec<String>),
    #[error("nothing is chosen")]
    Nothing,
    #[error("there is no such work")]
    Unknown,
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

impl Which {
    /// The ids, of this organisation's own alone, the newest first.
    pub fn ids(
        &self,
        db: &mut Db,
        own: &Organisation,
        now: Timestamp,
    ) -> QueryResult<Vec<Id<Delegation>>> {
        match self {
            Self::These(ids) => {
                let rows = list::chosen(db, own, ids.clone())?;
                Ok(rows.iter().map(|row| row.kept.delegation.id).collect())
            }
            Self::Found(filter) => list::ids(db, own, filter, MOST, now),
        }
    }
}

/// Keeps what is to be done; the work itself goes on row by row.
pub fn begin(
    db: &mut Db,
    by: &By<ChangeManyDelegations>,
    new: &New,
    now: Timestamp,
) -> Result<Begun, BeginError> {
    let own = &by.organisation;
    if !Deed::of(own.kind).contains(&new.deed) {
        return Err(BeginError::NotThisKind);
    }
    if let Some(once) = &new.once
        && let Some(location) = once_keys::take(db, own.id, once, now)?
    {
        return Ok(Begun::Before { location });
    }
    let ids = new.which.ids(db, own, now)?;
    let to_do = as_shown(db, own, new, &ids, now)?;
    if ids.is_empty() {
        return Err(BeginError::Nothing);
    }
    let bulk = Bulk {
        id: ids::fresh(now),
        organisation: own.id,
        account: by.account,
        deed: new.deed,
        reason: new.reason.clone(),
        state: State::Running,
        created_at: now,
    };
    bulk_changes::add(db, &bulk, &to_do)?;
    if let Some(once) = &new.once {
        let location = paths::bulk_change(&own.slug, bulk.id);
        once_keys::settle(db, own.id, once, &location)?;
    }
    Ok(Begun::Now(bulk.id))
}

/// The rows to do. What only takes away, of those that were ticked, needs no look at what was shown: what has ended is seen
/// row by row. Nor does what comes of no page. Where rights are given or asked for, each row keeps what was shown: its
/// turn may come later than somebody else's change.
fn as_shown(
    db: &mut Db,
    own: &Organisation,
    new: &New,
    ids: &[Id<Delegation>],
    now: Timestamp,
) -> Result<Vec<ToDo>, BeginError> {
    let about_rights = new.deed.is_about_rights();
    let seen = about_rights && !new.shown.is_empty();
    if matches!(new.which, Which::These(_)) && !seen {
        return Ok(to_do(ids, |_| None));
    }
    let all = bulk_changes::meant(db, own.id, ids)?;
    let found = Found::of(ids.iter().filter_map(|id| all.get(id)), now);
    if !found.are_those(&new.shown) {
        return Err(BeginError::Changed);
    }
    if !about_rights {
        return Ok(to_do(ids, |_| None));
    }
    if found.give_that(&new.shown) {
        let shown = |id: Id<Delegation>| all.get(&id).map(|it| given(it, now));
        return Ok(to_do(ids, shown));
    }
    let changed = list::chosen(db, own, found.changed_since(&new.shown))?;
    let named = |row: &list::Listed| format!("{} ({})", row.kept.name, row.other_name);
    Err(BeginError::RightsChanged(
        changed.iter().map(named).collect(),
    ))
}

/// A row for each, with what was shown of it if that counts.
fn to_do(ids: &[Id<Delegation>], shown: impl Fn(Id<Delegation>) -> Option<String>) -> Vec<ToDo> {
    let row = |(line, id): (i32, &Id<Delegation>)| ToDo {
        line,
        delegation: *id,
        shown: shown(*id).unwrap_or_default(),
    };
    (1..).zip(ids).map(row).collect()
}

/// Leaves what was not done yet. Twice is once; what has ended stays as it is.
pub fn cancel(
    db: &mut Db,
    by: &By<ChangeManyDelegations>,
    id: Id<BulkChange>,
    now: Timestamp,
) -> Result<(), BeginError> {
    bulk_changes::by_id(db, by.organisation.id, id)?.ok_or(BeginError::Unknown)?;
    if bulk_changes::end(db, id, State::Cancelled, now)? {
        bulk_changes::leave(db, id)?;
    }
    Ok(())
}
