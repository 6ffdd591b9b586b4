//! Moving a request to another state.
use super::change::{ChangeError, Changed, Held};
use crate::domain::{
    access::{For, WorkOnRequests},
    activity::Verb,
    id::Id,
    message::Topic,
    service_request::{EntryKind, ServiceRequest, State},
    text::Note,
    time::Timestamp,
};
use crate::store::Db;

/// Sets the state; where it is already, nothing changes and nobody is told.
pub fn move_on(
    db: &mut Db,
    by: &For<WorkOnRequests>,
    id: Id<ServiceRequest>,
    to: State,
    now: Timestamp,
) -> Result<Changed, ChangeError> {
    let mut held = Held::by(db, by, id)?;
    let moved = held.change(
        db,
        |old| Ok(old.moved(to)?.map(|state| (state, old.partner))),
        now,
    )?;
    if moved.is_none() {
        return Ok(Changed::Before);
    }
    held.note(db, EntryKind::Moved, &Note::default(), now)?;
    let affair = held.affair();
    affair.record(db, verb(to), "", now)?;
    affair.mail(db, Topic::RequestMoved, now, |mail| mail)?;
    Ok(Changed::Now)
}

const fn verb(state: State) -> Verb {
    match state {
        State::Open => Verb::RequestTakenUp,
        State::Waiting => Verb::RequestWaiting,
        State::Resolved => Verb::RequestResolved,
        State::Closed => Verb::RequestClosed,
    }
}
