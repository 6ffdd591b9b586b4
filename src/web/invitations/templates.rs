//! Templates of roles that a provider saves for itself.
use super::choices::{self, Choices};
use crate::{
    actions::invitations::{self, SaveTemplateError},
    domain::{access::WriteInvitations, paths, role::Role, slugs::RoleSet, text::Name},
    messages::Text,
    store::ids,
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
#[template(path = "invitations/template.html")]
struct NewTemplate {
    f: Frame,
    form: Form,
    path: String,
    choices: Choices,
}

/// The form of a new template.
pub async fn new(
    caller: Caller<WriteInvitations>,
    app: Data<App>,
) -> Result<HttpResponse, Failure> {
    let form = Form::new().preset("once", ids::fresh::<()>(app.now()));
    page(caller, &app, form).await?.page()
}

/// Saves it.
pub async fn save(
    caller: Caller<WriteInvitations>,
    app: Data<App>,
    session: Session,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    let mut reader = fields.reader();
    let name = reader.one("template_name", Name::parse);
    let roles = reader.many("role", |text| Role::parse(text).ok_or("form-malformed"));
    let once = reader.once();
    let (name, roles) = match reader.finish(name.map(|name| (name, RoleSet::new(roles)))) {
        Ok(read) => read,
        Err(form) => return page(caller, &app, form).await?.again(),
    };
    let (by, now) = (caller.by.clone(), app.now());
    let saved = app
        .try_write(move |db| invitations::save_template(db, &by, name, roles, once.as_ref(), now));
    if let Err(error) = saved.await {
        let (field, why) = why(error)?;
        let form = Form::refused(&fields, field, why);
        return page(caller, &app, form).await?.again();
    }
    session::flash(&session, "done", "invitations-template-saved");
    let list = paths::invitations(&caller.by.organisation.slug);
    Ok(see_other(format!("{list}/new")))
}

fn why(error: SaveTemplateError) -> Result<(&'static str, Text), Failure> {
    Ok(match error {
        SaveTemplateError::NoRole => ("role", Text::new("invitations-no-role")),
        SaveTemplateError::GlobalAdministrator => {
            ("role", Text::new("invitations-template-with-everything"))
        }
        SaveTemplateError::NameTaken => (
            "template_name",
            Text::new("invitations-template-name-taken"),
        ),
        SaveTemplateError::Store(cause) => return Err(cause.into()),
    })
}

async fn page(
    caller: Caller<WriteInvitations>,
    app: &App,
    form: Form,
) -> Result<NewTemplate, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let provider = by.organisation.clone();
    let known = app.read(move |db| choices::known(db, &provider)).await?;
    Ok(NewTemplate {
        path: paths::invitations(&by.organisation.slug),
        choices: Choices::new(f.language(), &by.organisation, known),
        f,
        form,
    })
}
