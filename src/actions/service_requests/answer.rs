//! Saying something to a request.
use super::change::{ChangeError, Held};
use crate::domain::{
    access::{For, WorkOnRequests},
    activity::Verb,
    id::Id,
    message::Topic,
    once::Once,
    paths,
    service_request::{EntryKind, ServiceRequest},
    text::Note,
    time::Timestamp,
};
use crate::store::{Db, once_keys};

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    Now,
    /// The same form came before; its message is there.
    Before,
}

/// Adds a message, of the same form twice one. What was resolved opens again; what waited for the customer waits no
/// longer once it spoke.
pub fn answer(
    db: &mut Db,
    by: &For<WorkOnRequests>,
    id: Id<ServiceRequest>,
    body: &Note,
    once: Option<&Once>,
    now: Timestamp,
) -> Result<Answered, ChangeError> {
    let own = by.organisation.id;
    if let Some(once) = once
        && once_keys::take(db, own, once, now)?.is_some()
    {
        return Ok(Answered::Before);
    }
    let mut held = Held::by(db, by, id)?;
    let side = held.side();
    held.change(db, |old| Ok(Some((old.answered(side)?, old.partner))), now)?;
    held.note(db, EntryKind::Answered, body, now)?;
    let affair = held.affair();
    affair.record(db, Verb::RequestAnswered, "", now)?;
    affair.mail(db, Topic::RequestAnswered, now, |mail| mail)?;
    if let Some(once) = once {
        let location = paths::service_request(&by.home(), id);
        once_keys::settle(db, own, once, &location)?;
    }
    Ok(Answered::Now)
}
