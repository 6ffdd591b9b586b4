//! What a provider calls a customer.
use super::show;
use crate::{
    actions::relationships::{AliasError, set_alias},
    domain::{access::ManageRelationships, organisation::Organisation, paths, text::Name},
    web::{
        app::App, at::At, caller::Caller, errors::Failure, fields::Fields, form::Form, meanwhile,
        page::see_other, session::flash,
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, web::Data};

impl From<AliasError> for Failure {
    fn from(error: AliasError) -> Self {
        match error {
            AliasError::Unknown => Self::not_found(),
            AliasError::ChangedMeanwhile(changed) => meanwhile::refused(&changed, |_, _| None),
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
    let (alias, version) = match read(&fields) {
        Ok(read) => read,
        Err(form) => return show::page(&app, frame, &by, id, Some(form)).await,
    };
    let path = paths::customer(&by.organisation.slug, id);
    app.write(move |db| set_alias(db, &by, id, (alias.as_ref(), &version), now))
        .await?;
    flash(&cookie, "done", "customers-alias-set");
    Ok(see_other(path))
}

fn read(fields: &Fields) -> Result<(Option<Name>, String), Form> {
    let mut reader = fields.reader();
    let alias = reader.optional("alias", Name::parse);
    let version = reader.text("version");
    reader.finish(Some((alias, version)))
}
