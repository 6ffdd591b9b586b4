//! The page of a failure.
use super::Telling;
use crate::{
    messages::{Phrase, Text},
    web::{caller::Visitor, page::Frame},
};
use actix_web::{
    FromRequest, HttpMessage, HttpRequest,
    body::{BodySize, BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::{StatusCode, header},
    middleware::Next,
};
use askama::Template;

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    f: Frame,
    status: u16,
    title: Phrase,
    text: Phrase,
    next: Vec<(Phrase, String)>,
}

/// Draws the page of any failure, once, where person, language and request id are known.
pub async fn render(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let answered = next.call(request).await?.map_into_boxed_body();
    let status = answered.status();
    let telling = answered.response().extensions().get::<Telling>().cloned();
    let unsaid = matches!(
        answered.response().body().size(),
        BodySize::None | BodySize::Sized(0)
    );
    let telling = telling.or_else(|| bare(status).filter(|_| unsaid));
    let Some(Telling::Page { text, next, .. }) = telling else {
        return Ok(answered);
    };
    let request = answered.request();
    let f = frame(request, status).await;
    let next = if next.is_empty() { home(&f) } else { next };
    let page = ErrorPage {
        status: status.as_u16(),
        title: f.t("error-title").with("status", status.as_u16()),
        text: f.say(&text),
        next: next
            .iter()
            .map(|(words, href)| (f.say(words), href.clone()))
            .collect(),
        f,
    };
    let html = page.render().unwrap_or_default();
    let mut response = answered.map_body(|_, _| BoxBody::new(html));
    let html = header::HeaderValue::from_static("text/html; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, html);
    Ok(response)
}

/// The frame that the handler made, else one that knows who is signed in, unless the database is what failed.
async fn frame(request: &HttpRequest, status: StatusCode) -> Frame {
    let known = request.extensions().get::<Frame>().cloned();
    match known {
        Some(known) => known,
        None if status.is_server_error() => Frame::new(request, None, None),
        None => match Visitor::extract(request).await {
            Ok(visitor) => visitor.frame,
            Err(_) => Frame::new(request, None, None),
        },
    }
}

/// The way on from a page that names none.
fn home(f: &Frame) -> Vec<(Text, String)> {
    let (words, href) = match (&f.organisation, &f.person) {
        (Some(own), _) => ("error-to-overview", format!("/o/{}", own.slug)),
        (None, Some(_)) => ("error-to-overview", "/".to_owned()),
        (None, None) => ("error-to-start", "/".to_owned()),
    };
    vec![(Text::new(words), href)]
}

/// Failures that actix answers by itself get the same page.
fn bare(status: StatusCode) -> Option<Telling> {
    let message = match status {
        StatusCode::METHOD_NOT_ALLOWED => "error-method",
        StatusCode::NOT_FOUND => "error-not-found",
        StatusCode::BAD_REQUEST => "error-form-malformed",
        _ => return None,
    };
    Some(Telling::page(Text::new(message)))
}
