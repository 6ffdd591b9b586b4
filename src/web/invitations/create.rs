//! Making an invitation: what the last step and scripts send.
use super::{
    choices::{self, Choices},
    failures, typed,
};
use crate::{
    actions::invitations::{self, Issued},
    domain::{
        access::{By, WriteInvitations},
        organisation::Slug,
        paths,
    },
    store::partnerships,
    web::{
        app::App,
        caller::Caller,
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
#[template(path = "invitations/form.html")]
struct Whole {
    f: Frame,
    form: Form,
    path: String,
    choices: Choices,
    delegates: Vec<(String, String)>,
}

/// Makes it.
pub async fn create(
    caller: Caller<WriteInvitations>,
    app: Data<App>,
    session: Session,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let names = names(&app, &by, &fields).await?;
    let new = match typed::read(&fields, &by.organisation, &names) {
        Ok(new) => new,
        Err(form) => return again(f, &app, &by, form).await,
    };
    let (scope, now) = (by.clone(), app.now());
    let issued = app.try_write(move |db| invitations::issue(db, &scope, &new, now));
    match issued.await {
        Ok(Issued::Made { count, location }) => {
            let one = count == 1;
            let message = if one {
                "invitations-made"
            } else {
                "invitations-made-several"
            };
            session::flash(&session, "done", message);
            Ok(see_other(location))
        }
        Ok(Issued::Before { location }) => Ok(see_other(location)),
        Err(error) => {
            let (field, why) = failures::of_issue(error)?;
            again(f, &app, &by, Form::refused(&fields, field, why)).await
        }
    }
}

/// The names that may stand in the letter, if one was written.
async fn names(
    app: &App,
    by: &By<WriteInvitations>,
    fields: &Fields,
) -> Result<Vec<String>, Failure> {
    let is_written = |part: &&str| fields.peek(part).is_some_and(|text| !text.is_empty());
    let mut parts = ["subject", "body", "second_body"].iter();
    if !parts.any(is_written) {
        return Ok(Vec::new());
    }
    let provider = by.organisation.id;
    let resellers = app.read(move |db| partnerships::active_resellers_of(db, provider));
    let chosen = |slug: &Slug| {
        let mut pairs = fields.pairs().iter();
        pairs.any(|(name, value)| name == "reseller" && value == slug.as_str())
    };
    let resellers = resellers.await?.into_iter();
    let resellers = resellers.filter(|(_, _, slug)| chosen(slug));
    let customer = fields.peek("customer_name").map(str::to_owned);
    let own = customer
        .into_iter()
        .chain([by.organisation.name.to_string()]);
    Ok(own
        .chain(resellers.map(|(_, name, _)| name.to_string()))
        .collect())
}

/// The whole form on one page, filled, with what is wrong.
async fn again(
    f: Frame,
    app: &App,
    by: &By<WriteInvitations>,
    form: Form,
) -> Result<HttpResponse, Failure> {
    let provider = by.organisation.clone();
    let known = app.read(move |db| choices::known(db, &provider)).await?;
    let choices = Choices::new(f.language(), &by.organisation, known);
    let everybody: Vec<&str> = choices
        .resellers
        .iter()
        .map(|(slug, _)| slug.as_str())
        .collect();
    Whole {
        path: paths::invitations(&by.organisation.slug),
        delegates: choices.delegates(&everybody),
        f,
        form,
        choices,
    }
    .again()
}
