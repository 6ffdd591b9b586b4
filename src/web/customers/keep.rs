//! A provider answers a customer that asked to end the relationship: it stays, and why.
use crate::{
    actions::relationships::{AskError, keep},
    domain::{
        access::ManageRelationships,
        end_request::{EndRequest, shown},
        id::Id,
        organisation::Organisation,
        paths,
    },
    messages::Text,
    store::{Db, end_requests, organisations, relationships},
    web::{
        app::App,
        at::At,
        caller::Caller,
        ends::{self, Ask},
        errors::Failure,
        fields::Fields,
        form::Form,
        meanwhile::{self, with_version},
        page::{Page, see_other},
        reason::{Kind, Reason},
        session::flash,
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, web::Data};
use diesel::QueryResult;

impl From<AskError> for Failure {
    fn from(error: AskError) -> Self {
        match error {
            AskError::Unknown => Self::not_found(),
            AskError::NothingAsked => Self::conflict(Text::new("ends-nothing-asked")),
            AskError::ChangedMeanwhile(changed) => meanwhile::pressed(&changed, ends::now),
            AskError::Store(cause) => cause.into(),
        }
    }
}

/// The ask that waits for this provider's answer.
pub(super) fn open(
    db: &mut Db,
    own: Id<Organisation>,
    customer: Id<Organisation>,
) -> QueryResult<Option<EndRequest>> {
    let Some(kept) = relationships::between(db, own, customer)? else {
        return Ok(None);
    };
    let asked = end_requests::of_relationship(db, kept.id)?;
    Ok(asked.into_iter().find(|request| request.kept.is_none()))
}

async fn page(
    app: &App,
    caller: Caller<ManageRelationships>,
    id: Id<Organisation>,
    form: Form,
) -> Result<Reason, Failure> {
    let own = caller.by.organisation.id;
    let found = app
        .read(move |db| {
            let request = open(db, own, id)?;
            let name = match &request {
                Some(_) => Some(organisations::by_id(db, id)?.name),
                None => None,
            };
            Ok::<_, diesel::result::Error>(request.zip(name))
        })
        .await?;
    let (request, name) = found.ok_or_else(Failure::not_found)?;
    let (f, name) = (caller.frame, name.to_string());
    let asked = vec![request];
    let form = with_version(form, &shown(&asked));
    Ok(Reason {
        title: f.t("ends-keep-title").with("customer", name.clone()),
        hint: f.t("ends-answer-hint").with("reader", name.clone()),
        button: f.t("ends-keep"),
        back: (paths::customer(&caller.by.organisation.slug, id), name),
        verb: "keep",
        kind: Kind::Answer,
        facts: Vec::new(),
        asks: Ask::all(asked, true),
        f,
        form,
    })
}

/// What was asked, and the field for the answer.
pub async fn ask(
    caller: Caller<ManageRelationships>,
    app: Data<App>,
    at: At<Organisation>,
) -> Result<HttpResponse, Failure> {
    page(&app, caller, at.id()?, Form::new()).await?.page()
}

/// Answers.
pub async fn submit(
    caller: Caller<ManageRelationships>,
    app: Data<App>,
    at: At<Organisation>,
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
    flash(&session, "done", "ends-kept");
    Ok(see_other(paths::customer(&caller.by.organisation.slug, id)))
}
