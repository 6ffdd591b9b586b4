//! A customer answers a provider that asked to end a former reseller's rights: they stay, and why.
use super::{seen, view::View};
use crate::{
    actions::delegations::keep,
    domain::{access::TakeBack, delegation::Delegation, id::Id, paths, text::Note},
    web::{
        app::App,
        at::At,
        caller::Caller,
        errors::Failure,
        fields::Fields,
        form::Form,
        page::{Frame, Page, see_other},
        session::flash,
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "delegations/keep.html")]
struct Keep {
    f: Frame,
    form: Form,
    d: View,
}

async fn page(
    app: &App,
    caller: Caller<TakeBack>,
    id: Id<Delegation>,
    form: Form,
) -> Result<Keep, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let d = seen(app, &f, &by, id).await?;
    Ok(Keep { f, form, d })
}

/// The field for the answer.
pub async fn ask(
    caller: Caller<TakeBack>,
    app: Data<App>,
    at: At<Delegation>,
) -> Result<HttpResponse, Failure> {
    page(&app, caller, at.id()?, Form::new()).await?.page()
}

/// Answers.
pub async fn submit(
    caller: Caller<TakeBack>,
    app: Data<App>,
    at: At<Delegation>,
    fields: Fields,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let id = at.id()?;
    let mut reader = fields.reader();
    let why = reader.one("answer", Note::given);
    let why = match reader.finish(why) {
        Ok(why) => why,
        Err(form) => return page(&app, caller, id, form).await?.again(),
    };
    let (by, now) = (caller.by.clone(), app.now());
    app.write(move |db| keep(db, &by, id, &why, now)).await?;
    flash(&session, "done", "ends-rights-kept");
    Ok(see_other(paths::delegation(
        &caller.by.organisation.slug,
        id,
    )))
}
