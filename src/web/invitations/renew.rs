//! A new link: mailed again, or to be copied. The page says what becomes of the old one.
use super::{draft::usual, failures::refused_beside, show};
use crate::{
    actions::invitations::{self, NewLink, Renewed},
    domain::{access::WriteInvitations, invitation::Invitation, link_life::LinkLife, paths},
    store::{Db, lists::invitation::InvitationView},
    web::{
        app::App,
        at::At,
        caller::Caller,
        counted::{Count, counted},
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
#[template(path = "invitations/resend.html")]
struct Resend {
    f: Frame,
    form: Form,
    path: String,
    view: InvitationView,
}

impl Resend {
    fn new(f: Frame, form: Form, view: InvitationView) -> Self {
        let path = paths::invitation(&view.provider.slug, view.invitation.id);
        Self {
            f,
            form,
            path,
            view,
        }
    }
}

/// Asks before the old link dies.
pub async fn ask(
    caller: Caller<WriteInvitations>,
    app: Data<App>,
    at: At<Invitation>,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let view = show::changeable(&app, &by, &at).await?;
    let page = paths::invitation(&by.organisation.slug, view.invitation.id);
    show::is_backed(&view).map_err(|refusal| refused_beside(refusal, page))?;
    let usual = LinkLife::usual(view.invitation.kind).days();
    let form = Form::new().preset("expires_in_days", usual);
    Resend::new(f, form, view).page()
}

/// Makes it, and mails it unless that is not wanted.
pub async fn resend(
    caller: Caller<WriteInvitations>,
    app: Data<App>,
    session: Session,
    at: At<Invitation>,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let view = show::view(&app, &by, &at).await?;
    let (new, quiet) = match read(&fields) {
        Ok(read) => read,
        Err(form) => return Resend::new(f, form, view).again(),
    };
    let (scope, id, now) = (by.clone(), view.invitation.id, app.now());
    let limits = app.limits.clone();
    let mails = !quiet && view.invitation.addressee.is_some();
    let renewed = app.write(move |db| {
        let renewed = || match quiet {
            true => invitations::renew(db, &scope, id, new, now),
            false => {
                let usual = |db: &mut Db| usual(db, &scope, id);
                invitations::resend(db, &scope, id, new, usual, now)
            }
        };
        let count = match mails {
            true => limits.mail_by(&scope),
            false => Count::none(),
        };
        counted(renewed, |renewed| *renewed == Renewed::Now, count)
    });
    let message = match renewed.await? {
        Renewed::Before => "invitations-renewed-before",
        Renewed::Now if mails => "invitations-resent",
        Renewed::Now => "invitations-renewed",
    };
    session::flash(&session, "done", message);
    Ok(see_other(paths::invitation(&by.organisation.slug, id)))
}

/// The new link, and whether it is not to be mailed.
fn read(fields: &Fields) -> Result<(NewLink, bool), Form> {
    let mut reader = fields.reader();
    let quiet = reader.tick("quiet");
    let life = reader.optional("expires_in_days", |text| {
        LinkLife::parse(text).ok_or("invitations-expires-in-days")
    });
    let shown = reader.optional("generation", |text| {
        text.parse::<i32>().or(Err("form-malformed"))
    });
    reader.finish(Some((NewLink { life, shown }, quiet)))
}
