//! A customer answers a provider that asked to end a former reseller's rights: they stay, and why.
use super::{
    heading, running, seen,
    show::{asked, asks},
    view::View,
};
use crate::{
    actions::delegations::{ChangeError, keep},
    domain::{
        access::TakeBack,
        delegation::{Delegation, Refusal},
        end_request::shown,
        id::Id,
        paths,
    },
    messages::Text,
    web::{
        app::App,
        at::At,
        caller::Caller,
        errors::Failure,
        fields::Fields,
        form::Form,
        meanwhile::with_version,
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
    let own = by.organisation.id;
    let mut waiting = app.read(move |db| asked(db, own, id)).await?;
    waiting.retain(|(request, _)| request.kept.is_none());
    // An answer that was typed comes back all the same, so that it is not lost.
    if form.value(Kind::Answer.field()).is_empty() {
        running(&d)?;
        if waiting.is_empty() {
            return Err(nothing_asked(&d));
        }
    }
    let requests: Vec<_> = waiting.iter().map(|(request, _)| request.clone()).collect();
    let about = f
        .t("ends-keep-rights-text")
        .with("partner", d.other.clone());
    let title = f.t("ends-keep-rights-title");
    let whose = heading(&f, &d, true);
    Ok(Reason {
        asks: asks(waiting, d.live),
        title: title.with("name", d.name).with("partner", d.other),
        back: (d.href, whose),
        hint: f.t("ends-answer-provider-hint"),
        button: f.t("ends-keep-rights"),
        facts: vec![(f.t("ends-keep-rights-whose"), about)],
        verb: "keep",
        kind: Kind::Answer,
        form: with_version(form, &shown(&requests)),
        f,
    })
}

/// Nobody asked, or it was answered: the page of the rights tells which.
fn nothing_asked(view: &View) -> Failure {
    let see = Text::new("delegation-see-what-became");
    Failure::from(ChangeError::from(Refusal::NothingAsked)).next(see, view.href.clone())
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
    let (why, version) = match Kind::Answer.read(&fields) {
        Ok(read) => read,
        Err(form) => return page(&app, caller, id, form).await?.again(),
    };
    let (by, now) = (caller.by.clone(), app.now());
    app.write(move |db| keep(db, &by, id, (&why, &version), now))
        .await?;
    flash(&session, "done", "ends-rights-kept");
    Ok(see_other(paths::delegation(
        &caller.by.organisation.slug,
        id,
    )))
}
