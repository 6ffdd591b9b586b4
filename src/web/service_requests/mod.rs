//! Service requests, seen by the customer or on its behalf; and for partners all that they may work on.
pub mod answer;
pub mod assign;
pub mod figures;
pub mod file;
pub mod list;
mod may;
pub mod move_on;
pub mod open;
pub mod show;
pub mod view;

use super::{app::App, counted::NotDone, desk::Desk, errors::Failure, meanwhile};
use crate::{
    actions::service_requests::ChangeError,
    domain::{
        access::{For, OnBehalf, WorkOnRequests},
        id::Id,
        paths,
        service_request::{Refusal, ServiceRequest, Supporter},
        time::Timestamp,
    },
    messages::Text,
    store::{
        Db,
        service_requests::{self, Written},
        supporters,
    },
};
use diesel::QueryResult;
use view::Names;

impl From<ChangeError> for Failure {
    fn from(error: ChangeError) -> Self {
        match error {
            ChangeError::Unknown => Self::not_found(),
            ChangeError::Refused(refusal @ (Refusal::Closed | Refusal::ReopenedByAnswer)) => {
                Self::conflict(words(refusal))
            }
            ChangeError::Refused(refusal @ Refusal::AssignedElsewhere) => {
                Self::conflict(words(refusal))
            }
            ChangeError::Refused(refusal @ Refusal::NoSupporter) => {
                Self::unprocessable(words(refusal))
            }
            ChangeError::ChangedMeanwhile(changed) => meanwhile::pressed(&changed, state_now),
            ChangeError::Store(cause) => cause.into(),
        }
    }
}

/// The same, where a request that is closed leads to a new one.
fn refused(why: NotDone<ChangeError>, home: &str) -> Failure {
    let closed = matches!(why, NotDone::Refused(ChangeError::Refused(Refusal::Closed)));
    let failure = Failure::from(why);
    match closed {
        true => failure.next(Text::new("requests-open"), opening(home)),
        false => failure,
    }
}

/// Where one is opened.
fn opening(home: &str) -> String {
    format!("{}/new", paths::service_requests(home))
}

/// What the state is now.
fn state_now(_: &str, state: &str) -> Option<Text> {
    Some(Text::new("state-word").with("state", state))
}

/// Why a request does not move on so.
fn words(refusal: Refusal) -> Text {
    Text::new(match refusal {
        Refusal::Closed => "requests-is-closed",
        Refusal::ReopenedByAnswer => "requests-reopened-by-answer",
        Refusal::AssignedElsewhere => "requests-assigned-elsewhere",
        Refusal::NoSupporter => "requests-no-supporter",
    })
}

/// Everything about one request.
struct Found {
    request: ServiceRequest,
    history: Vec<Written>,
    names: Names,
    /// Who may work on it now, by name.
    able: Vec<Supporter>,
    read_at: Timestamp,
}

/// The request of this address; one of others, or for a service that the reader does not reach, is not there.
async fn found<R: OnBehalf>(
    app: &App,
    by: &For<R>,
    id: Id<ServiceRequest>,
) -> Result<Found, Failure> {
    let (customer, reached, now) = (by.customer().id, by.services().cloned(), app.now());
    let read = move |db: &mut Db| -> QueryResult<Option<Found>> {
        let found = service_requests::by_id(db, id, customer)?;
        let reached = |found: &ServiceRequest| {
            let reached = reached.as_ref();
            reached.is_none_or(|services| services.has(found.service.slug))
        };
        let Some(request) = found.filter(reached) else {
            return Ok(None);
        };
        let mut able = supporters::of_customer(db, customer, now)?;
        able.retain(|supporter| supporter.supports(request.service));
        Ok(Some(Found {
            history: service_requests::history(db, id)?,
            names: service_requests::partners(db, id)?.into_iter().collect(),
            able,
            request,
            read_at: now,
        }))
    };
    app.read(read).await?.ok_or_else(Failure::not_found)
}

/// Whatever is done to the request of this address uses the rights for its service alone.
async fn used(
    app: &App,
    desk: &Desk<WorkOnRequests>,
    id: Id<ServiceRequest>,
) -> Result<(), Failure> {
    let customer = desk.by.customer().id;
    let service = move |db: &mut Db| -> QueryResult<_> {
        let found = service_requests::by_id(db, id, customer)?;
        Ok(found.map(|request| request.service))
    };
    desk.uses.about(app, service).await
}
