//! A customer asks its provider to end their relationship.
use crate::{
    actions::relationships::{Asked, ask_to_end},
    domain::{
        access::AskToEnd,
        id::Id,
        organisation::Organisation,
        paths,
        text::{Name, Note},
    },
    store::{Db, organisations, relationships},
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
use diesel::QueryResult;

#[derive(Template)]
#[template(path = "partners/ask_to_end.html")]
struct Ask {
    f: Frame,
    form: Form,
    path: String,
    name: Name,
}

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
) -> Result<Ask, Failure> {
    let own = caller.by.organisation.id;
    let name = app.read(move |db| provider(db, own, id)).await?;
    Ok(Ask {
        name: name.ok_or_else(Failure::not_found)?,
        path: paths::partner(&caller.by.organisation.slug, id),
        f: caller.frame,
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
    let mut reader = fields.reader();
    let reason = reader.one("reason", Note::given);
    let reason = match reader.finish(reason) {
        Ok(reason) => reason,
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
