//! Who is asking: the session of a request, and what its person is in the organisation of the address.
use super::{
    app::App,
    errors::Failure,
    page::{Frame, PersonId},
    routes,
    session::{self, KeyHash},
};
use crate::{
    domain::{access::Scope, organisation::Slug, text::Name, time::Timestamp},
    store::{self, Db, sessions::Session},
};
use actix_session::SessionExt;
use actix_web::{HttpMessage, HttpRequest, web::Data};
use diesel::QueryResult;

/// A member of the organisation in the address, whatever its roles.
pub(super) struct Seated {
    pub app: Data<App>,
    pub session: Session,
    pub frame: Frame,
    pub scope: Scope,
}

/// Whoever is not signed in is sent to sign in; for whoever is no member nothing is there.
pub(super) async fn seated(request: &HttpRequest) -> Result<Seated, Failure> {
    let key = session::key_hash(&request.get_session()).ok_or_else(|| sign_in_first(request))?;
    let slug = request.match_info().get("org").and_then(Slug::parse);
    let slug = slug.ok_or_else(Failure::not_found)?;
    let app = app(request)?;
    let now = app.now();
    let found = app.read(move |db| seat(db, &key, &slug, now)).await?;
    let (session, scope, others) = found.ok_or_else(|| sign_in_first(request))?;
    touch(&app, &session);
    request
        .extensions_mut()
        .insert(PersonId(session.account.id));
    let frame = Frame::beside(request, Some(&session), scope.as_ref(), others);
    Ok(Seated {
        app,
        session,
        frame,
        scope: scope.ok_or_else(Failure::not_found)?,
    })
}

/// Session, person and roles in the organisation, and the person's other organisations.
type Seat = (Session, Option<Scope>, Vec<(Slug, Name)>);

fn seat(db: &mut Db, key: &KeyHash, slug: &Slug, now: Timestamp) -> QueryResult<Option<Seat>> {
    let Some((session, scope)) = store::sessions::scope(db, key, slug, now)? else {
        return Ok(None);
    };
    let others = match &scope {
        Some(here) => store::homes::others(db, here.account, here.organisation.id)?,
        None => Vec::new(),
    };
    Ok(Some((session, scope, others)))
}

pub(super) fn app(request: &HttpRequest) -> Result<Data<App>, Failure> {
    let app = request.app_data::<Data<App>>().cloned();
    app.ok_or_else(|| Failure::internal(anyhow::anyhow!("the application is not configured")))
}

pub(super) async fn session_of(
    request: &HttpRequest,
    key: KeyHash,
) -> Result<Option<Session>, Failure> {
    let app = app(request)?;
    let now = app.now();
    let session = app
        .read(move |db| store::sessions::by_key(db, &key, now))
        .await?;
    if let Some(session) = &session {
        touch(&app, session);
        request
            .extensions_mut()
            .insert(PersonId(session.account.id));
    }
    Ok(session)
}

/// Notes that the session is in use: at most once a minute, and nobody waits for it.
fn touch(app: &Data<App>, session: &Session) {
    let now = app.now();
    if session.seen_at.plus_seconds(60) <= now {
        let (app, id) = (app.clone(), session.id);
        actix_web::rt::spawn(async move {
            if let Err(cause) = app
                .db
                .write(move |db| store::sessions::touch(db, id, now))
                .await
            {
                tracing::warn!(%cause, "a session could not be touched");
            }
        });
    }
}

pub(super) fn sign_in_first(request: &HttpRequest) -> Failure {
    Failure::sign_in_first(&format!(
        "/signin?next={}",
        routes::encoded_page_of(request)
    ))
}
