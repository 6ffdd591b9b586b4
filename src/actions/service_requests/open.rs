//! Opening a request.
use super::announce::Affair;
use crate::domain::{
    access::{For, WorkOnRequests},
    activity::Verb,
    message::Topic,
    once::Once,
    paths,
    service::Service,
    service_request::{EntryKind, ServiceRequest, Severity, State},
    text::{Name, Note},
    time::Timestamp,
};
use crate::store::{Db, ids, once_keys, service_requests, supporters};

/// What the form says.
#[derive(Debug, Clone)]
pub struct New {
    pub service: &'static Service,
    pub severity: Severity,
    pub subject: Name,
    pub body: Note,
    pub once: Option<Once>,
}

/// What came of it: the page of the request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opened {
    Now {
        location: String,
        /// There is another side that was told.
        seen: bool,
    },
    /// The same form came before; what it opened is there.
    Before { location: String },
}

/// Why nothing was opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("the caller's rights do not cover this service")]
    NotCovered,
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Opens it. Of the same form twice the second leads to what the first opened.
pub fn open(
    db: &mut Db,
    by: &For<WorkOnRequests>,
    new: &New,
    now: Timestamp,
) -> Result<Opened, OpenError> {
    if !by.covers(new.service) {
        return Err(OpenError::NotCovered);
    }
    let own = by.organisation.id;
    if let Some(once) = &new.once
        && let Some(location) = once_keys::take(db, own, once, now)?
    {
        return Ok(Opened::Before { location });
    }
    let request = request(by, new, now);
    service_requests::add(db, &request)?;
    let affair = Affair {
        by,
        request: &request,
    };
    affair.note(db, EntryKind::Opened, &new.body, now)?;
    affair.record(db, Verb::RequestOpened, "", now)?;
    affair.mail(db, Topic::RequestOpened, now, |mail| mail)?;
    let location = paths::service_request(&by.home(), request.id);
    if let Some(once) = &new.once {
        once_keys::settle(db, own, once, &location)?;
    }
    let able = supporters::of_customer(db, by.customer().id, now)?;
    let seen = able.iter().any(|one| one.supports(new.service));
    Ok(Opened::Now { location, seen })
}

fn request(by: &For<WorkOnRequests>, new: &New, now: Timestamp) -> ServiceRequest {
    ServiceRequest {
        id: ids::fresh(now),
        customer: by.customer().id,
        service: new.service,
        severity: new.severity,
        subject: new.subject.clone(),
        state: State::Open,
        opened_by: by.account,
        opened_at: now,
        partner: None,
        changed_at: now,
        changes: 0,
    }
}
