//! What a provider calls a customer.
use super::show;
use crate::{
    actions::relationships::{AliasError, set_alias},
    domain::{access::ManageRelationships, organisation::Organisation, paths, text::Name},
    web::{
        app::App, at::At, caller::Caller, errors::Failure, fields::Fields, page::see_other,
        session::flash,
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, web::Data};

impl From<AliasError> for Failure {
    fn from(error: AliasError) -> Self {
        match error {
            AliasError::Unknown => Self::not_found(),
            AliasError::Store(cause) => cause.into(),
        }
    }
}

/// Sets it, or takes it away where the field is empty.
pub async fn submit(
    caller: Caller<ManageRelationships>,
    app: Data<App>,
    at: At<Organisation>,
    fields: Fields,
    cookie: Session,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame, .. } = caller;
    let (id, now) = (at.id()?, app.now());
    let mut form = fields.reader();
    let alias = form.optional("alias", Name::parse);
    let alias = match form.finish(Some(alias)) {
        Ok(alias) => alias,
        Err(form) => return show::page(&app, frame, &by, id, Some(form)).await,
    };
    let path = paths::customer(&by.organisation.slug, id);
    app.write(move |db| set_alias(db, &by, id, alias.as_ref(), now))
        .await?;
    flash(&cookie, "done", "customers-alias-set");
    Ok(see_other(path))
}
