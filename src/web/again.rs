//! Nothing typed is lost: a form that was read but cannot be done comes back filled in, on whatever page it stands.
//! So it is with an old password (P8), a session that ended meanwhile (P7), a one-time key that made something else before, what
//! changed meanwhile, and what was tried too often.
//! The form then goes to its handler once more as [`Shown`]: no reader finishes it, so its page shows it again.
use super::{
    accounts::{
        kept::{self, Kept},
        reauthenticate::{self, Proof},
        sign_in,
    },
    app::App,
    errors::{self, Failure, PasswordFirst, SignInFirst, Told},
    fields::{self, Fields, Shown},
    form::Form,
    page::see_other,
    routes,
    session::{flash, key_hash},
};
use crate::{domain::time::Timestamp, store::ids};
use actix_session::SessionExt;
use actix_web::{
    Error, HttpMessage, HttpRequest, HttpResponse, ResponseError,
    body::{BoxBody, MessageBody},
    dev::{Payload, ServiceRequest, ServiceResponse},
    http::{
        Method, StatusCode,
        header::{CONTENT_LENGTH, RETRY_AFTER},
    },
    middleware::Next,
    web::{Bytes, BytesMut, Data},
};
use futures_util::{StreamExt, stream};
use std::{future::ready, time::Duration};
use tokio::time::timeout;

/// The longest that a form may take to arrive (P24), as its head may: whoever sends more slowly holds memory for nothing.
const PATIENCE: Duration = Duration::from_secs(10);

/// What the address of a form says that somebody wants to change because of what its page told: nothing was asked in between.
pub(super) const CHANGED: &str = "changed=yes";

type Answered = Result<ServiceResponse<BoxBody>, Error>;

/// Stands innermost, behind the question whether the form is ours (P21).
pub async fn keep_typed(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Answered {
    if request.method() != Method::POST || !fields::is_form(request.headers()) {
        // No form with a file asks for the password; what its handler refuses comes back by `over`.
        return Ok(next.call(request).await?.map_into_boxed_body());
    }
    let mut payload = request.take_payload();
    let body = match in_time(&request, &mut payload).await {
        Ok(body) => body,
        Err(failure) => return Ok(request.into_response(failure.error_response())),
    };
    if let Some(proof) = waiting(&request, &body) {
        return proven(request, proof, &next).await;
    }
    let body = kept::set_aside(&request, body);
    if body.len() > fields::BYTES {
        return Ok(request.into_response(fields::too_big().error_response()));
    }
    give(&mut request, body.clone());
    let answered = next.call(request).await?.map_into_boxed_body();
    let (request, response) = answered.into_parts();
    if is_password_first(&response) {
        let page = reauthenticate::ask_first(&request, &body).await;
        return Ok(ServiceResponse::new(request, answer(page)));
    }
    match errors::refusal(&response) {
        Some(shown) if !body.is_empty() => refused(request, response, body, shown, &next).await,
        _ => Ok(unless_ended(request, response, &body).await),
    }
}

/// A form that waited: for the password, or bare, for its person to sign in.
fn waiting(request: &ServiceRequest, body: &[u8]) -> Option<Proof> {
    let proof = Proof::within(body).filter(|_| !kept::signs_in(request))?;
    (proof.is_bare() || routes::asks_for_the_password(request)).then_some(proof)
}

/// The answer; but whose session has ended since the page with the form was opened signs in on a page that keeps it.
async fn unless_ended(
    request: HttpRequest,
    response: HttpResponse,
    typed: &[u8],
) -> ServiceResponse<BoxBody> {
    let ended = is_sign_in_first(&response) && key_hash(&request.get_session()).is_some();
    let kept = ended.then(|| Kept::sent(&request, typed)).flatten();
    let response = match kept {
        Some(kept) => answer(sign_in::ask_first(&request, kept).await),
        None => response,
    };
    ServiceResponse::new(request, response)
}

/// The form with what it was refused for, and the same status; the refusal's own page where there is no form.
async fn refused(
    request: HttpRequest,
    response: HttpResponse,
    body: Bytes,
    mut shown: Shown,
    next: &Next<impl MessageBody + 'static>,
) -> Answered {
    let now = request.app_data::<Data<App>>().map(|app| app.now());
    shown.once = now.and_then(|now| another_key(&shown, now));
    let mut answered = show(request, body, shown, next).await?;
    if is_form_again(answered.response()) {
        let (head, refused) = (answered.response_mut().head_mut(), response.head());
        head.status = refused.status;
        if let Some(later) = refused.headers.get(RETRY_AFTER) {
            head.headers.insert(RETRY_AFTER, later.clone());
        }
        return Ok(answered);
    }
    let (request, _) = answered.into_parts();
    Ok(ServiceResponse::new(request, response))
}

/// With the right password, or after signing in, the form is shown, not done (P8), under its own key: it may have been done
/// before the password grew old or the session ended. What is only a button leads to its page.
async fn proven(
    request: ServiceRequest,
    proof: Proof,
    next: &Next<impl MessageBody + 'static>,
) -> Answered {
    let ((request, _), typed) = (request.into_parts(), proof.typed());
    match proof.check(&request).await {
        Ok(None) => {}
        Ok(Some(page)) => return Ok(ServiceResponse::new(request, page)),
        Err(failure) => return Ok(unless_ended(request, failure.error_response(), &typed).await),
    }
    say_nothing_is_done(&request);
    let mut answered = show(request, typed.clone(), Shown::default(), next).await?;
    if is_form_again(answered.response()) {
        answered.response_mut().head_mut().status = StatusCode::OK;
        return Ok(answered);
    }
    let (request, response) = answered.into_parts();
    if is_password_first(&response) {
        let page = reauthenticate::ask_first(&request, &typed).await;
        return Ok(ServiceResponse::new(request, answer(page)));
    }
    if response.status() != StatusCode::UNPROCESSABLE_ENTITY {
        return Ok(unless_ended(request, response, &typed).await);
    }
    say_nothing_is_done(&request);
    let page = see_other(routes::page_of(&request));
    Ok(ServiceResponse::new(request, page))
}

/// The same for a form with a file, whose handler has read its fields.
pub(super) fn over(
    failure: Failure,
    fields: Fields,
    now: Timestamp,
) -> Result<(StatusCode, Form), Failure> {
    let Some(mut shown) = errors::refusal(&failure.error_response()) else {
        return Err(failure);
    };
    shown.once = another_key(&shown, now);
    let form = Form::sent(&fields.only_shown(shown));
    Ok((failure.status_code(), form))
}

/// Where what the form's key made is told, the form makes another thing when it is sent once more. Refused for anything else
/// it keeps its key: what came before it may have made something, and it is not made twice.
fn another_key(shown: &Shown, now: Timestamp) -> Option<String> {
    let other = shown.told == Told::MadeBefore;
    other.then(|| ids::fresh::<()>(now).to_string())
}

/// Has the handler show the form.
async fn show(
    request: HttpRequest,
    typed: Bytes,
    shown: Shown,
    next: &Next<impl MessageBody + 'static>,
) -> Answered {
    let mut request = ServiceRequest::from_request(request);
    // It is found anew: what was read off its address the first time goes.
    request.match_info_mut().reset();
    request.extensions_mut().insert(shown);
    request.headers_mut().remove(CONTENT_LENGTH);
    give(&mut request, typed);
    Ok(next.call(request).await?.map_into_boxed_body())
}

/// All of the body, unless it is too long or too slow.
async fn in_time(request: &ServiceRequest, payload: &mut Payload) -> Result<Bytes, Failure> {
    let body = timeout(PATIENCE, body(request, payload)).await;
    body.map_err(|_| fields::too_slow())?
        .ok_or_else(fields::too_big)
}

/// All of the body; `None` if it is longer than a form that begins like it can be.
async fn body(request: &ServiceRequest, payload: &mut Payload) -> Option<Bytes> {
    let nests = kept::signs_in(request)
        || routes::asks_for_the_password(request)
        || routes::takes_kept_form(request.path());
    let most = |body: &[u8]| match nests {
        true => reauthenticate::most(body),
        false => fields::BYTES,
    };
    let told = request.headers().get(CONTENT_LENGTH);
    let told = told.and_then(|length| length.to_str().ok()?.parse().ok());
    // What says that it is longer is not waited for.
    if told.is_some_and(|length: usize| length > reauthenticate::BYTES) {
        return None;
    }
    let mut body = BytesMut::new();
    while let Some(chunk) = payload.next().await {
        body.extend_from_slice(&chunk.ok()?);
        if body.len() > most(&body) {
            return None;
        }
    }
    Some(body.freeze())
}

fn give(request: &mut ServiceRequest, body: Bytes) {
    let payload = Box::pin(stream::once(ready(Ok(body))));
    request.set_payload(Payload::Stream { payload });
}

fn answer(page: Result<HttpResponse, Failure>) -> HttpResponse {
    page.unwrap_or_else(|failure| failure.error_response())
}

/// A form's page with something wrong, and not the page of a refusal.
fn is_form_again(response: &HttpResponse) -> bool {
    response.status() == StatusCode::UNPROCESSABLE_ENTITY && !errors::is_page_of_one(response)
}

fn is_password_first(response: &HttpResponse) -> bool {
    response.extensions().get::<PasswordFirst>().is_some()
}

fn is_sign_in_first(response: &HttpResponse) -> bool {
    response.extensions().get::<SignInFirst>().is_some()
}

/// Said on the page of the form; whoever signed out in another window comes to one that has nothing to look through.
fn say_nothing_is_done(request: &HttpRequest) {
    let session = request.get_session();
    let words = match request.query_string() {
        CHANGED => "partners-conflict-shown",
        _ => "reauthenticate-shown",
    };
    if key_hash(&session).is_some() {
        flash(&session, "note", words);
    }
}

/// The fields without those that are secret, as a form sends them.
pub(super) fn without_secrets(fields: &Fields) -> String {
    let open = fields.pairs().iter();
    let open = open.filter(|(name, _)| !name.contains("password"));
    fields::encoded(open)
}
