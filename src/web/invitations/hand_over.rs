//! Handing an invitation to a reseller: a page to choose it on, then the verb.
use super::{choices, failures, show};
use crate::{
    actions::invitations::{self, HandedOver, shown_holder},
    domain::{
        access::{By, WriteInvitations},
        invitation::Invitation,
        organisation::Slug,
        paths,
    },
    store::lists::invitation::InvitationView,
    web::{
        app::App,
        at::At,
        caller::Caller,
        errors::Failure,
        fields::Fields,
        form::Form,
        meanwhile::with_version,
        page::{Frame, Page, see_other},
        session,
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "invitations/hand_over.html")]
struct HandOver {
    f: Frame,
    form: Form,
    path: String,
    view: InvitationView,
    /// Slug and name of all but the one that has it.
    resellers: Vec<(String, String)>,
}

/// Asks to whom.
pub async fn ask(
    caller: Caller<WriteInvitations>,
    app: Data<App>,
    at: At<Invitation>,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    page(f, &app, &by, &at, Form::new()).await?.page()
}

/// Hands it over.
pub async fn hand_over(
    caller: Caller<WriteInvitations>,
    app: Data<App>,
    session: Session,
    at: At<Invitation>,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let (reseller, version) = match read(&fields) {
        Ok(read) => read,
        Err(form) => return page(f, &app, &by, &at, form).await?.again(),
    };
    let (scope, id, now, slug) = (by.clone(), at.id()?, app.now(), reseller.to_string());
    let handed =
        app.try_write(move |db| invitations::hand_over(db, &scope, id, (&reseller, &version), now));
    match handed.await {
        Ok(HandedOver::Now) => session::flash(&session, "done", "invitations-handed-over"),
        Ok(HandedOver::Before) => session::flash(&session, "note", "invitations-handed-before"),
        Err(error) => {
            let (field, why) = failures::of_hand_over(error, &slug)?;
            let form = Form::refused(&fields, field, why);
            return page(f, &app, &by, &at, form).await?.again();
        }
    }
    Ok(see_other(paths::invitation(&by.organisation.slug, id)))
}

/// To whom, and the version of what the page showed.
fn read(fields: &Fields) -> Result<(Slug, String), Form> {
    let mut reader = fields.reader();
    let reseller = reader.one("reseller", |text| {
        Slug::parse(text).ok_or("invitations-choose-a-reseller")
    });
    let version = reader.text("version");
    reader.finish(reseller.map(|reseller| (reseller, version)))
}

async fn page(
    f: Frame,
    app: &App,
    by: &By<WriteInvitations>,
    at: &At<Invitation>,
    form: Form,
) -> Result<HandOver, Failure> {
    let view = show::changeable(app, by, at).await?;
    let provider = by.organisation.clone();
    let (mut resellers, _) = app.read(move |db| choices::known(db, &provider)).await?;
    let holder = view.reseller.as_ref();
    let present = shown_holder(holder.map(|holder| &holder.slug));
    resellers.retain(|(slug, _)| holder.is_none_or(|holder| *slug != holder.slug.as_str()));
    Ok(HandOver {
        path: paths::invitation(&by.organisation.slug, view.invitation.id),
        f,
        form: with_version(form, &present),
        view,
        resellers,
    })
}
