//! The front page.
use super::{
    app::App,
    caller::Visitor,
    errors::Failure,
    page::{Frame, Page, see_other},
    session::pass_on,
};
use crate::{domain::paths, store::homes};
use actix_session::Session as Cookie;
use actix_web::{HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "home.html")]
struct Home {
    f: Frame,
    /// The demo's mailbox is worth a link.
    mailbox: bool,
}

/// What this is, or the way to one's own organisation.
pub async fn show(
    visitor: Visitor,
    app: Data<App>,
    cookie: Cookie,
) -> Result<HttpResponse, Failure> {
    let Visitor { signed_in, frame } = visitor;
    let Some(session) = signed_in else {
        return Home {
            f: frame,
            mailbox: app.mailbox.is_some(),
        }
        .page();
    };
    pass_on(&cookie, frame.flash.as_ref());
    let account = session.account.id;
    let home = app.read(move |db| homes::of(db, account)).await?;
    let home = home.map(|slug| paths::organisation(&slug));
    Ok(see_other(home.unwrap_or_else(|| "/account".to_owned())))
}
