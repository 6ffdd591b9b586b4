//! Addresses that have no page: those that only forms are sent to, and those below an organisation's that no line of the
//! route table has.
use super::{errors::Failure, page::see_other, routes, seat::seated, session};
use actix_session::SessionExt;
use actix_web::{HttpRequest, HttpResponse, ResponseError};

/// Forms are sent there, and no page is: whoever opens it, as out of the history of a browser, comes to the page above.
pub async fn page_of_form(request: HttpRequest) -> HttpResponse {
    see_other(routes::page_of_form(request.path()))
}

/// Nothing is there. Members read that among the pages of their organisation; for all others a foreign organisation is
/// what an unknown one is (P10).
pub async fn answer(request: HttpRequest) -> Result<HttpResponse, Failure> {
    if session::key_hash(&request.get_session()).is_some()
        // A member's frame of the organisation is left to the page of the failure.
        && let Err(failure) = seated(&request).await
        && failure.status_code().is_server_error()
    {
        return Err(failure);
    }
    Err(Failure::not_found())
}
