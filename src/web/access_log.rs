//! A line a request (P32): method, route pattern, status, milliseconds, ids. Never the URI, which holds tokens.
use super::page::PersonId;
use crate::store::ids;
use actix_web::{
    Error, HttpMessage,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    middleware::Next,
};
use std::time::Instant;

/// The id of a request, for the log, the page and whoever asks about it; 16 hex digits.
#[derive(Debug, Clone)]
pub struct RequestId(pub String);

/// Gives the request its id and logs it when it is answered.
pub async fn write(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let id = format!("{:016x}", u64::from_be_bytes(ids::random()));
    request.extensions_mut().insert(RequestId(id.clone()));
    let started = Instant::now();
    let response = next.call(request).await?;
    let request = response.request();
    let person = request
        .extensions()
        .get::<PersonId>()
        .map(|person| person.0.to_string());
    tracing::info!(
        method = request.method().as_str(),
        route = request.match_pattern().as_deref().unwrap_or("none"),
        status = response.status().as_u16(),
        ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX),
        request = id,
        person = person.as_deref().unwrap_or("none"),
        "request"
    );
    Ok(response)
}
