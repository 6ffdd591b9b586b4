//! A customer asks its provider to end their relationship.
use crate::{
    actions::relationships::{Asked, ask_to_end},
    domain::{access::AskToEnd, id::Id, organisation::Organisation, paths, text::Name},
    store::{Db, organisations, relationships},
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
use diesel::QueryResult;

/// The provider's name, if the customer has a relationship with it.
fn provider(
    db: &mut Db,
    own: Id<Organisation>,
    provider: Id<Organisation>,
) -> QueryResult<Option<Name>> {
    match relationships::between(db, provider, own)? {
        Some(_) => Ok(Some(organisations::by_id(db, provider)?.name)),
        None => Ok(None),
    }
}

async fn page(
    app: &App,
    caller: Caller<AskToEnd>,
    id: Id<Organisation>,
    form: Form,
) -> Result<Reason, Failure> {
    let own = caller.by.organisation.id;
    let name = app.read(move |db| provider(db, own, id)).await?;
    let (f, name) = (
        caller.frame,
        name.ok_or_else(Failure::not_found)?.to_string(),
    );
    let told = |id: &'static str| f.t(id).with("provider", name.clone());
    Ok(Reason {
        title: told("ends-ask-title"),
        hint: f.t("ends-reason-hint").with("reader", name.clone()),
        button: f.t("ends-ask"),
        facts: vec![
            (f.t("ends-what-happens"), told("ends-what-happens-text")),
            (f.t("ends-meanwhile"), told("ends-meanwhile-text")),
        ],
        back: (
            paths::partner(&caller.by.organisation.slug, id),
            name.clone(),
        ),
        verb: "ask-to-end",
        kind: Kind::Reason,
        asks: Vec::new(),
        f,
        form,
    })
}

/// What asking does, and the field for the reason.
pub async fn ask(
    caller: Caller<AskToEnd>,
    app: Data<App>,
    at: At<Organisation>,
) -> Result<HttpResponse, Failure> {
    page(&app, caller, at.id()?, Form::new()).await?.page()
}

/// Asks.
pub async fn submit(
    caller: Caller<AskToEnd>,
    app: Data<App>,
    at: At<Organisation>,
    fields: Fields,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let id = at.id()?;
    let reason = match Kind::Reason.read(&fields) {
        Ok((reason, _)) => reason,
        Err(form) => return page(&app, caller, id, form).await?.again(),
    };
    let (by, now) = (caller.by.clone(), app.now());
    let asked = app.write(move |db| ask_to_end(db, &by, id, &reason, now));
    match asked.await? {
        Asked::Now => flash(&session, "done", "ends-asked"),
        Asked::Already => flash(&session, "note", "ends-asked-already"),
    }
    Ok(see_other(paths::partner(&caller.by.organisation.slug, id)))
}
