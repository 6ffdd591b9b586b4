//! `POST /i/{token}/ask`: whoever has a dead link asks for a new one.
use crate::{
    actions::invitations::{
        ask_link::{Asked, ask_link},
        link::Link,
    },
    domain::token::Token,
    web::{
        app::App, caller::Visitor, errors::Failure, fields::Fields, page::see_other, session::flash,
    },
};
use actix_session::Session;
use actix_web::{
    HttpRequest, HttpResponse,
    web::{Data, Path},
};

/// Tells the sender. Of a link whose page names nobody the answer says neither that it was known nor that it was not (P2).
pub async fn submit(
    _: Visitor,
    request: HttpRequest,
    token: Path<String>,
    app: Data<App>,
    cookie: Session,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    fields.reader().finish(Some(()))?;
    app.limits.mail(app.client(&request))?;
    let mut asked = Asked::Nobody;
    if let Some(token) = Token::parse(&token) {
        let (key, now) = (app.keys.link.clone(), app.now());
        let asking = move |db: &mut _| {
            let link = Link {
                key: &key,
                token: &token,
            };
            ask_link(db, link, now)
        };
        asked = app.write(asking).await?;
    }
    let said = match asked {
        Asked::Told => "accepting-link-asked-sender",
        Asked::Nobody => "accepting-link-asked",
    };
    flash(&cookie, "done", said);
    Ok(see_other(format!("/i/{token}")))
}
