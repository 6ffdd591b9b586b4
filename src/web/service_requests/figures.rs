//! Service requests in numbers, for the first page.
use crate::{
    domain::{access::Scope, organisation::Kind, service_request::State, time::Timestamp},
    store::{
        Db,
        lists::service_requests::{RequestsFilter, Within, count},
    },
};
use diesel::QueryResult;

/// How many wait for the customer's answer, and how many for somebody to work on them, that the reader can see.
pub fn waiting_and_open(db: &mut Db, by: &Scope, now: Timestamp) -> QueryResult<(i64, i64)> {
    let own = by.organisation.id;
    let within = match by.organisation.kind {
        Kind::Customer => Within::Customer(own, None),
        Kind::Provider | Kind::Reseller if by.rests().is_none() => {
            Within::Reach(own, by.account, now)
        }
        Kind::Provider | Kind::Reseller => return Ok((0, 0)),
    };
    let mut in_state = |state| {
        let filter = RequestsFilter {
            state: Some(state),
            ..RequestsFilter::default()
        };
        count(db, &within, &filter)
    };
    Ok((in_state(State::Waiting)?, in_state(State::Open)?))
}
