//! A customer answers a provider that asked to end a former reseller's rights: they stay, and why.
use super::seen;
use crate::{
    actions::delegations::keep,
    domain::{access::TakeBack, delegation::Delegation, id::Id, paths},
    web::{
        app::App,
        at::At,
        caller::Caller,
        errors::Failure,
        fields::Fields,
        form::Form,
        page::{Page, see_other},
        reason::{Kind, Reason},
        session::flash,
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, web::Data};

async fn page(
    app: &App,
    caller: Caller<TakeBack>,
    id: Id<Delegation>,
    form: Form,
) -> Result<Reason, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let d = seen(app, &f, &by, id).await?;
    let about = f
        .t("ends-keep-rights-text")
        .with("partner", d.other.clone());
    let title = f.t("ends-keep-rights-title");
    Ok(Reason {
        title: title.with("name", d.name.clone()).with("partner", d.other),
        hint: f.t("ends-answer-provider-hint"),
        button: f.t("ends-keep-rights"),
        facts: vec![(f.t("ends-keep-rights-whose"), about)],
        back: (d.href, d.name),
        verb: "keep",
        kind: Kind::Answer,
        request: None,
        f,
        form,
    })
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
    let why = match Kind::Answer.read(&fields) {
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
