//! The own sessions: listed, and ended by their owner (P7).
use crate::{
    domain::id::Id,
    store::sessions::{self, Listed, Session},
    web::{
        app::App,
        caller::SignedIn,
        errors::Failure,
        fields::Fields,
        page::{Frame, Page, see_other},
        session,
    },
};
use actix_session::Session as Cookie;
use actix_web::{
    HttpResponse,
    web::{Data, Path},
};
use askama::Template;

const LIST: &str = "/account/sessions";

#[derive(Template)]
#[template(path = "accounts/sessions.html")]
struct Sessions {
    f: Frame,
    sessions: Vec<Listed>,
    own: Id<Session>,
}

/// Where somebody is signed in with this account.
pub async fn list(person: SignedIn, app: Data<App>) -> Result<HttpResponse, Failure> {
    let SignedIn { session, frame: f } = person;
    let (account, now) = (session.account.id, app.now());
    let sessions = app
        .read(move |db| sessions::of_account(db, account, now))
        .await?;
    let own = session.id;
    Sessions { f, sessions, own }.page()
}

/// Ends one of them.
pub async fn end(
    person: SignedIn,
    app: Data<App>,
    cookie: Cookie,
    id: Path<String>,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    fields.reader().finish(Some(()))?;
    let id = Id::parse(&id).ok_or_else(Failure::not_found)?;
    let account = person.session.account.id;
    if !app.write(move |db| sessions::end(db, account, id)).await? {
        return Err(Failure::not_found());
    }
    session::flash(&cookie, "done", "sessions-ended-one");
    Ok(see_other(LIST))
}

/// Ends all but this one.
pub async fn end_others(
    person: SignedIn,
    app: Data<App>,
    cookie: Cookie,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    fields.reader().finish(Some(()))?;
    let Session { id, account, .. } = person.session;
    app.write(move |db| sessions::end_others_of(db, account.id, Some(id)))
        .await?;
    session::flash(&cookie, "done", "sessions-ended-others");
    Ok(see_other(LIST))
}
