//! Saying something to a request.
use super::change::{ChangeError, Held};
use crate::domain::{
    access::{For, WorkOnRequests},
    activity::Verb,
    id::Id,
    message::Topic,
    service_request::{EntryKind, ServiceRequest},
    text::Note,
    time::Timestamp,
};
use crate::store::Db;

/// Adds a message. What was resolved opens again; what waited for the customer waits no longer once it spoke.
pub fn answer(
    db: &mut Db,
    by: &For<WorkOnRequests>,
    id: Id<ServiceRequest>,
    body: &Note,
    now: Timestamp,
) -> Result<(), ChangeError> {
    let mut held = Held::by(db, by, id)?;
    let side = held.side();
    held.change(db, |old| Ok(Some((old.answered(side)?, old.partner))), now)?;
    held.note(db, EntryKind::Answered, body, now)?;
    let affair = held.affair();
    affair.record(db, Verb::RequestAnswered, "", now)?;
    affair.mail(db, Topic::RequestAnswered, now, |mail| mail)?;
    Ok(())
}
