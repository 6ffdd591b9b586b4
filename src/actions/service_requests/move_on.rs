//! Moving a request to another state.
use super::{
    change::{ChangeError, Changed, Held},
    shown::shown_state,
};
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

/// Sets the state; where it is already, nothing changes and nobody is told. A page of another `version` changes nothing that
/// was changed since; an empty one is of no page.
pub fn move_on(
    db: &mut Db,
    by: &For<WorkOnRequests>,
    id: Id<ServiceRequest>,
    (to, version): (State, &str),
    now: Timestamp,
) -> Result<Changed, ChangeError> {
    let mut held = Held::by(db, by, id)?;
    let moved = held.change(
        db,
        |old| {
            let Some(state) = old.moved(to)? else {
                return Ok(None);
            };
            shown_state(old).is_of(version)?;
            Ok(Some((state, old.partner)))
        },
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
