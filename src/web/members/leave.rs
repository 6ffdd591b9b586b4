//! Leaving an organisation, after a page that says what follows.
use crate::{
    actions::members::leave,
    domain::{access::Leave, paths},
    store::members,
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
use actix_web::{HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "members/leave.html")]
struct LeaveOrganisation {
    f: Frame,
    name: String,
    here: String,
    /// The last global admin stays.
    stays: bool,
}

/// Asks whether it is meant.
pub async fn form(caller: Fresh<Leave>, app: Data<App>) -> Result<HttpResponse, Failure> {
    let Fresh { by, frame: f, .. } = caller;
    let (own, account) = (by.organisation.id, by.account);
    let stays = app.read(move |db| match members::of_account(db, own, account)? {
        Some(member) => members::is_last_global_admin(db, &member),
        None => Ok(false),
    });
    LeaveOrganisation {
        f,
        name: by.organisation.name.to_string(),
        here: paths::leave(&by.organisation.slug),
        stays: stays.await?,
    }
    .page()
}

/// Ends the caller's own membership.
pub async fn submit(
    caller: Fresh<Leave>,
    app: Data<App>,
    cookie: Cookie,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    fields.reader().finish(Some(()))?;
    let Fresh { by, session, .. } = caller;
    let now = app.now();
    app.write(move |db| leave::leave(db, &by, session.id, now))
        .await?;
    session::flash(&cookie, "done", "members-left");
    Ok(see_other(paths::ACCOUNT))
}
