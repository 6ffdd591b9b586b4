//! `POST /i/{token}/ask`: whoever has a dead link asks for a new one.
use crate::{
    actions::invitations::{ask_link::ask_link, link::Link},
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

/// Tells the sender. The answer is the same for every link, known or not.
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
    if let Some(token) = Token::parse(&token) {
        let (key, now) = (app.keys.link.clone(), app.now());
        let asking = move |db: &mut _| {
            let link = Link {
                key: &key,
                token: &token,
            };
            ask_link(db, link, now)
        };
        app.write(asking).await?;
    }
    flash(&cookie, "done", "accepting-link-asked");
    Ok(see_other(format!("/i/{token}")))
}
