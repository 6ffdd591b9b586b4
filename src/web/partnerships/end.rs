//! `/o/{org}/resellers/{id}/end`: a provider ends a partnership, having seen what stays.
use super::reseller::{Found, Stays, find};
use crate::{
    actions::partnerships::end,
    domain::{access::ManagePartnerships, id::Id, paths, text::Note},
    web::{
        app::App,
        caller::Fresh,
        errors::Failure,
        fields::Fields,
        form::Form,
        page::{Frame, Page, see_other},
        session::flash,
    },
};
use actix_session::Session;
use actix_web::{
    HttpResponse,
    web::{Data, Path},
};
use askama::Template;

#[derive(Template)]
#[template(path = "partnerships/end.html")]
struct Confirm {
    f: Frame,
    form: Form,
    name: String,
    /// A partnership ends; an ask that nobody accepted is only withdrawn.
    accepted: bool,
    stays: Stays,
    path: String,
    action: String,
}

fn confirm(caller: Fresh<ManagePartnerships>, found: Found, form: Form) -> Confirm {
    let path = paths::reseller(&caller.by.organisation.slug, found.partnership.id);
    Confirm {
        form,
        name: found.name(),
        accepted: found.reseller.is_some(),
        action: format!("{path}/end"),
        path,
        stays: found.stays,
        f: caller.frame,
    }
}

/// What ends, what stays, who is told.
pub async fn form(
    caller: Fresh<ManagePartnerships>,
    app: Data<App>,
    path: Path<(String, String)>,
) -> Result<HttpResponse, Failure> {
    let found = find(&app, caller.by.organisation.id, &path.1).await?;
    if let Err(refusal) = found.partnership.may_end() {
        return Err(end::EndError::from(refusal).into());
    }
    confirm(caller, found, Form::new()).page()
}

/// Ends it.
pub async fn end(
    caller: Fresh<ManagePartnerships>,
    app: Data<App>,
    session: Session,
    path: Path<(String, String)>,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    let id = Id::parse(&path.1).ok_or_else(Failure::not_found)?;
    let reason = match read(&fields) {
        Ok(reason) => reason,
        Err(form) => {
            let found = find(&app, caller.by.organisation.id, &path.1).await?;
            return confirm(caller, found, form).again();
        }
    };
    let (by, now) = (caller.by.clone(), app.now());
    app.write(move |db| end::end(db, &by, id, &reason, now))
        .await?;
    flash(&session, "done", "partnership-ended");
    Ok(see_other(paths::reseller(&caller.by.organisation.slug, id)))
}

fn read(fields: &Fields) -> Result<Note, Form> {
    let mut reader = fields.reader();
    let reason = reader.one("reason", Note::for_mail);
    reader.finish(reason)
}
