//! What of a link can be had as plain text: the agreement, and the link itself for those who may pass it on.
use super::{Behind, Followed, ended::Ended};
use crate::{
    actions::invitations::{link::Opened, shown::Shown, standpoint::sender},
    domain::{paths, token::Purpose},
    store::members,
    web::{
        app::App,
        caller::{SignedIn, Visitor},
        errors::Failure,
    },
};
use actix_web::{
    HttpResponse,
    web::{Data, Path},
};

/// The agreement, to keep.
pub async fn agreement(
    visitor: Visitor,
    token: Path<String>,
    app: Data<App>,
) -> Result<HttpResponse, Failure> {
    let Visitor { signed_in, frame } = visitor;
    let account = signed_in.map(|session| session.account);
    let Some(followed) = Followed::new(&app, &token, &frame, account) else {
        return Ended::unknown().page(frame, &token);
    };
    let looking = followed.clone();
    let behind = app.read(move |db| looking.look(db)).await?;
    let shown = match &behind {
        Behind::Ended(_) => return behind.draw(frame, &followed, true),
        Behind::Refused(shown, _) | Behind::Landing(shown, _) | Behind::Consent(shown, ..) => shown,
    };
    let agreement = shown.agreement.as_ref().ok_or_else(Failure::not_found)?;
    let name = format!(
        "agreement-{}-{}.txt",
        shown.provider.slug, agreement.version
    );
    Ok(HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .insert_header((
            "content-disposition",
            format!("attachment; filename=\"{name}\""),
        ))
        .body(agreement.text.clone()))
}

/// The link in one line; for others than its senders it is not there.
pub async fn link(
    person: SignedIn,
    token: Path<String>,
    app: Data<App>,
) -> Result<HttpResponse, Failure> {
    let SignedIn { session, frame } = person;
    let account = session.account.id;
    let followed = Followed::new(&app, &token, &frame, Some(session.account));
    let followed = followed.ok_or_else(Failure::not_found)?;
    let address = followed.token.clone();
    let sends = app.read(move |db| {
        let Some(Opened::Present(invitation)) = followed.link().open(db)? else {
            return Ok(false);
        };
        let shown = Shown::of(db, invitation, followed.language)?;
        let scopes = members::scopes_of(db, account)?;
        Ok::<_, diesel::result::Error>(sender(&shown, &scopes).is_some())
    });
    if !sends.await? {
        return Err(Failure::not_found());
    }
    let path = paths::token_path(Purpose::Invitation, &address);
    Ok(HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body(format!("{}\n", app.url(&path))))
}
