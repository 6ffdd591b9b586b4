//! For supervisors and balancers.
use super::{app::App, caller::Visitor, errors::Failure};
use actix_web::{HttpResponse, web::Data};

/// The process runs.
pub async fn alive(_: Visitor) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body("ok")
}

/// The database answers.
pub async fn ready(_: Visitor, app: Data<App>) -> Result<HttpResponse, Failure> {
    app.read(crate::store::ping).await?;
    Ok(HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body("ok"))
}
