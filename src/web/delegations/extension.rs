//! The switch of the automatic extension.
use super::{held, seen, view::View, words};
use crate::{
    actions::delegations::{ChangeError, Switch, Switched, switch_extension},
    domain::{
        access::SwitchExtension,
        delegation::{Delegation, Refusal},
        organisation::{Kind, Organisation},
        paths,
    },
    messages::Text,
    web::{
        app::App,
        at::At,
        caller::Fresh,
        counted::{NotDone, counted},
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
    /// The reader is the customer; its partners.
    gives: bool,
    partners: String,
}

impl Extension {
    fn new(f: Frame, form: Form, d: View, own: &Organisation) -> Self {
        Self {
            f,
            form,
            d,
            gives: own.kind == Kind::Customer,
            partners: paths::partners(&own.slug),
        }
    }
}

/// What switching means.
pub async fn ask(
    caller: Fresh<SwitchExtension>,
    app: Data<App>,
    at: At<Delegation>,
) -> Result<HttpResponse, Failure> {
    let Fresh { by, frame: f, .. } = caller;
    let d = seen(&app, &f, &by, at.id()?).await?;
    held(&d)?;
    Extension::new(f, Form::new(), d, &by.organisation).page()
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
    let d = seen(&app, &f, &by, at.id()?).await?;
    held(&d)?;
    let form = match enabled(&fields) {
        Err(form) => form,
        Ok(switch) => {
            let (id, caller, now, limits) = (at.id()?, by.clone(), app.now(), app.limits.clone());
            let switched = app.try_write(move |db| {
                let switched = switch_extension(db, &caller, id, switch, now);
                let is_new = |switched: &Switched| *switched == Switched::Now;
                counted(switched, is_new, || limits.change_by(&caller))
            });
            match switched.await {
                // The page says what can be done instead.
                Err(NotDone::Refused(ChangeError::Refused(refusal @ Refusal::Rights(_)))) => {
                    Form::refused(&fields, "enabled", words(refusal))
                }
                Err(NotDone::Refused(
                    error @ (ChangeError::PartnerSuspended | ChangeError::PartnerNotReachable),
                )) => {
                    let words = Text::new("delegation-extend-see-partners");
                    let partners = paths::partners(&by.organisation.slug);
                    return Err(Failure::from(error).next(words, partners));
                }
                switched => {
                    switched?;
                    flash(&session, "done", said(switch));
                    return Ok(see_other(paths::delegation(&by.organisation.slug, id)));
                }
            }
        }
    };
    Extension::new(f, form, d, &by.organisation).again()
}

const fn said(switch: Switch) -> &'static str {
    match switch {
        Switch::Off => "delegation-extends-no-longer",
        Switch::On => "delegation-extends-now",
        Switch::OnWithoutFullAdmin => "delegation-extends-now-limited",
    }
}

fn enabled(fields: &Fields) -> Result<Switch, Form> {
    let mut reader = fields.reader();
    let on = reader.one("enabled", |value| match value {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(Text::new("form-malformed")),
    });
    let limited = reader.tick("without_global_administrator");
    reader.finish(on.map(|on| match (on, limited) {
        (false, _) => Switch::Off,
        (true, false) => Switch::On,
        (true, true) => Switch::OnWithoutFullAdmin,
    }))
}
