//! The link of an invitation: as plain text, as a picture, and the record that somebody copied it.
use super::{failures::refused, show};
use crate::{
    actions::invitations,
    domain::{
        access::{By, SendInvitations},
        invitation::Invitation,
        paths,
    },
    web::{
        app::App, at::At, caller::Caller, errors::Failure, fields::Fields, page::see_other, session,
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, http::StatusCode, web::Data};
use qrcode::{QrCode, render::svg};

/// The link alone, for reading and copying anywhere.
pub async fn text(
    caller: Caller<SendInvitations>,
    app: Data<App>,
    at: At<Invitation>,
) -> Result<HttpResponse, Failure> {
    let link = link(&app, &caller.by, &at).await?;
    Ok(HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body(format!("{link}\n")))
}

/// The link as a QR code.
pub async fn picture(
    caller: Caller<SendInvitations>,
    app: Data<App>,
    at: At<Invitation>,
) -> Result<HttpResponse, Failure> {
    let link = link(&app, &caller.by, &at).await?;
    let code = QrCode::new(link.as_bytes()).map_err(Failure::internal)?;
    let mut drawing = code.render::<svg::Color<'_>>();
    let picture = drawing.min_dimensions(240, 240).build();
    Ok(HttpResponse::Ok()
        .content_type("image/svg+xml")
        .body(picture))
}

async fn link(app: &App, by: &By<SendInvitations>, at: &At<Invitation>) -> Result<String, Failure> {
    let view = show::view(app, by, at).await?;
    show::is_live(&view, app.now()).map_err(refused)?;
    Ok(app.invitation_link(&view.invitation))
}

/// Records that the link was copied; then shows it as text, or says that it was copied.
pub async fn copy(
    caller: Caller<SendInvitations>,
    app: Data<App>,
    session: Session,
    at: At<Invitation>,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    let (by, id, now) = (caller.by.clone(), at.id()?, app.now());
    let mut reader = fields.reader();
    let as_text = reader.tick("text");
    let Ok(as_text) = reader.finish(Some(as_text)) else {
        return Err(Failure::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "error-form-malformed",
        ));
    };
    app.write(move |db| invitations::copied(db, &by, id, now))
        .await?;
    let page = paths::invitation(&caller.by.organisation.slug, id);
    if as_text {
        return Ok(see_other(format!("{page}/link.txt")));
    }
    session::flash(&session, "done", "invitations-copied");
    Ok(see_other(page))
}
