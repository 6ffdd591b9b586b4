//! The switch of the automatic extension.
use super::{seen, view::View};
use crate::{
    actions::delegations::switch_extension,
    domain::{access::SwitchExtension, delegation::Delegation, paths},
    messages::Text,
    web::{
        app::App,
        at::At,
        caller::Fresh,
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
#[template(path = "delegations/extension.html")]
struct Extension {
    f: Frame,
    form: Form,
    d: View,
}

/// What switching means.
pub async fn ask(
    caller: Fresh<SwitchExtension>,
    app: Data<App>,
    at: At<Delegation>,
) -> Result<HttpResponse, Failure> {
    let Fresh { by, frame: f, .. } = caller;
    let d = seen(&app, &f, &by, at.id()?).await?;
    let form = Form::new();
    Extension { f, form, d }.page()
}

/// Switches it on or off.
pub async fn switch(
    caller: Fresh<SwitchExtension>,
    app: Data<App>,
    at: At<Delegation>,
    fields: Fields,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let Fresh { by, frame: f, .. } = caller;
    let on = match enabled(&fields) {
        Ok(on) => on,
        Err(form) => {
            let d = seen(&app, &f, &by, at.id()?).await?;
            return Extension { f, form, d }.again();
        }
    };
    let (id, now, page) = (
        at.id()?,
        app.now(),
        paths::delegation(&by.organisation.slug, at.id()?),
    );
    app.write(move |db| switch_extension(db, &by, id, on, now))
        .await?;
    let said = if on {
        "delegation-extends-now"
    } else {
        "delegation-extends-no-longer"
    };
    flash(&session, "done", said);
    Ok(see_other(page))
}

fn enabled(fields: &Fields) -> Result<bool, Form> {
    let mut reader = fields.reader();
    let on = reader.one("enabled", |value| match value {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(Text::new("form-malformed")),
    });
    reader.finish(on)
}
