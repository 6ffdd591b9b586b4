//! Revoking: a page that says what stops and who is told, then the verb.
use super::show;
use crate::{
    actions::invitations,
    domain::{access::WriteInvitations, invitation::Invitation, paths, text::Note},
    messages::Phrase,
    store::lists::invitation::InvitationView,
    web::{
        app::App,
        at::At,
        caller::Fresh,
        errors::Failure,
        fields::Fields,
        form::Form,
        page::{Frame, Page, see_other},
        session,
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "invitations/revoke.html")]
struct Revoke {
    f: Frame,
    form: Form,
    path: String,
    title: Phrase,
    action: String,
    /// The message that says what stays.
    stays: &'static str,
    /// Who reads the reason.
    who_reads: Phrase,
    view: InvitationView,
}

/// Asks before the link dies.
pub async fn ask(
    caller: Fresh<WriteInvitations>,
    app: Data<App>,
    at: At<Invitation>,
) -> Result<HttpResponse, Failure> {
    let Fresh { by, frame: f, .. } = caller;
    let view = show::changeable(&app, &by, &at).await?;
    page(f, Form::new(), view).page()
}

/// Revokes it.
pub async fn revoke(
    caller: Fresh<WriteInvitations>,
    app: Data<App>,
    session: Session,
    at: At<Invitation>,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    let Fresh { by, frame: f, .. } = caller;
    let mut reader = fields.reader();
    let reason = reader
        .optional("reason", Note::for_mail)
        .unwrap_or_default();
    let reason = match reader.finish(Some(reason)) {
        Ok(reason) => reason,
        Err(form) => return page(f, form, show::changeable(&app, &by, &at).await?).again(),
    };
    let (scope, id, now) = (by.clone(), at.id()?, app.now());
    app.write(move |db| invitations::revoke(db, &scope, id, &reason, now))
        .await?;
    session::flash(&session, "done", "invitations-revoked");
    Ok(see_other(paths::invitation(&by.organisation.slug, id)))
}

fn page(f: Frame, form: Form, view: InvitationView) -> Revoke {
    let path = paths::invitation(&view.provider.slug, view.invitation.id);
    let title = match &view.invitation.addressee {
        Some(to) => f.t("invitations-revoke-title").with("customer", &to.name),
        None => f.t("invitations-revoke-title-any"),
    };
    let who_reads = match &view.reseller {
        Some(reseller) => f
            .t("invitations-revoke-reason-hint-reseller")
            .with("reseller", &reseller.name),
        None => f.t("invitations-revoke-reason-hint"),
    };
    Revoke {
        stays: match view.invitation.uses {
            0 => "invitations-revoke-stays-nobody",
            _ => "invitations-revoke-stays-text",
        },
        who_reads,
        f,
        form,
        action: format!("{path}/revoke"),
        path,
        title,
        view,
    }
}
