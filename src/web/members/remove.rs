//! Removing a member, after a page that says what follows.
use super::change::member;
use crate::{
    actions::members::remove,
    domain::{access::ManageMembers, paths},
    store::members::Member,
    web::{
        app::App,
        caller::Fresh,
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

#[derive(Template)]
#[template(path = "members/remove.html")]
struct RemoveMember {
    f: Frame,
    member: Member,
    here: String,
    /// The caller removes the own membership.
    own: bool,
}

/// Asks whether it is meant.
pub async fn form(
    caller: Fresh<ManageMembers>,
    app: Data<App>,
    path: Path<(String, String)>,
) -> Result<HttpResponse, Failure> {
    let Fresh { by, frame: f, .. } = caller;
    let member = member(&app, &by, &path.1).await?;
    let here = paths::member(&by.organisation.slug, member.id);
    let own = member.account == by.account;
    RemoveMember {
        f,
        member,
        here,
        own,
    }
    .page()
}

/// Removes the member.
pub async fn submit(
    caller: Fresh<ManageMembers>,
    app: Data<App>,
    cookie: Cookie,
    path: Path<(String, String)>,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    let Fresh { by, session, .. } = caller;
    let member = member(&app, &by, &path.1).await?;
    fields.reader().finish(Some(()))?;
    let own = member.account == by.account;
    let list = paths::members(&by.organisation.slug);
    let now = app.now();
    app.write(move |db| remove::remove(db, &by, session.id, member.id, now))
        .await?;
    session::flash(&cookie, "done", "members-removed");
    Ok(see_other(if own { "/" } else { &list }))
}
