//! Refuses to change anything at the request of another site (P21).
use super::{app::App, errors::Failure};
use actix_web::{
    Error, ResponseError,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::header,
    middleware::Next,
    web::Data,
};

/// Unsafe methods need `Sec-Fetch-Site: same-origin` (or `none`), else an `Origin` equal to `public_url`.
pub async fn require_same(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    if request.method().is_safe() || is_own(&request) {
        return next
            .call(request)
            .await
            .map(ServiceResponse::map_into_boxed_body);
    }
    // An `Err` here would skip the error page: only responses travel back through `errors::render`.
    let refusal = Failure::cross_site().error_response();
    Ok(request.into_response(refusal))
}

fn is_own(request: &ServiceRequest) -> bool {
    let header = |name: &str| {
        request
            .headers()
            .get(name)
            .map(|value| value.as_bytes().to_vec())
    };
    if let Some(site) = header("sec-fetch-site") {
        return site == b"same-origin" || site == b"none";
    }
    let own = request
        .app_data::<Data<App>>()
        .map(|app| app.public_url.as_str().as_bytes().to_vec());
    header(header::ORIGIN.as_str()).is_some_and(|origin| Some(origin) == own)
}
