//! The switch of the automatic extension.
use super::{changeable, heading, seen_whole, view::View, words};
use crate::{
    actions::delegations::{
        ChangeError, ShownError, Switch, Switched, shown::shown_rights, switch_extension,
    },
    domain::{
        access::SwitchExtension,
        delegation::{Delegation, Refusal},
        organisation::{Kind, Organisation},
        paths,
        time::Timestamp,
    },
    messages::Text,
    store::delegations::Kept,
    web::{
        app::App,
        at::At,
        caller::Fresh,
        counted::{NotDone, counted},
        errors::Failure,
        fields::Fields,
        form::Form,
        meanwhile::with_version,
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
    fn new(
        f: Frame,
        form: Form,
        (d, kept): (View, Kept),
        own: &Organisation,
        now: Timestamp,
    ) -> Self {
        Self {
            f,
            form: with_version(form, &shown_rights(&kept.delegation, now)),
            d,
            gives: own.kind == Kind::Customer,
            partners: paths::partners(&own.slug),
        }
    }
    fn heading(&self) -> String {
        heading(&self.f, &self.d, self.gives)
    }
}

/// What switching means.
pub async fn ask(
    caller: Fresh<SwitchExtension>,
    app: Data<App>,
    at: At<Delegation>,
) -> Result<HttpResponse, Failure> {
    let Fresh { by, frame: f, .. } = caller;
    let seen = seen_whole(&app, &f, &by, at.id()?).await?;
    changeable(&seen.0)?;
    Extension::new(f, Form::new(), seen, &by.organisation, app.now()).page()
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
    let seen = seen_whole(&app, &f, &by, at.id()?).await?;
    changeable(&seen.0)?;
    let form = match enabled(&fields) {
        Err(form) => form,
        Ok((switch, version)) => {
            let (id, caller, now, limits) = (at.id()?, by.clone(), app.now(), app.limits.clone());
            let switched = app.try_write(move |db| {
                let switched = || switch_extension(db, &caller, id, (switch, &version), now);
                let is_new = |switched: &Switched| *switched == Switched::Now;
                counted(switched, is_new, limits.change_by(&caller))
            });
            match switched.await {
                // The page says what can be done instead.
                Err(NotDone::Refused(ShownError::Change(ChangeError::Refused(
                    refusal @ Refusal::Rights(_),
                )))) => Form::refused(&fields, "enabled", words(refusal)),
                Err(NotDone::Refused(ShownError::Change(
                    error @ (ChangeError::PartnerSuspended | ChangeError::PartnerNotReachable),
                ))) => return Err(see_partners(error, &by.organisation)),
                switched => {
                    switched?;
                    flash(&session, "done", said(switch));
                    return Ok(see_other(paths::delegation(&by.organisation.slug, id)));
                }
            }
        }
    };
    Extension::new(f, form, seen, &by.organisation, app.now()).again()
}

/// It is the partner that can get nothing new: others may.
fn see_partners(error: ChangeError, own: &Organisation) -> Failure {
    let words = Text::new("delegation-extend-see-partners");
    Failure::from(error).next(words, paths::partners(&own.slug))
}

const fn said(switch: Switch) -> &'static str {
    match switch {
        Switch::Off => "delegation-extends-no-longer",
        Switch::On => "delegation-extends-now",
        Switch::OnWithoutFullAdmin => "delegation-extends-now-limited",
    }
}

/// The switch, and the version of what the page showed.
fn enabled(fields: &Fields) -> Result<(Switch, String), Form> {
    let mut reader = fields.reader();
    let on = reader.one("enabled", |value| match value {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(Text::new("form-malformed")),
    });
    let limited = reader.tick("without_global_administrator");
    let version = reader.text("version");
    let switch = on.map(|on| match (on, limited) {
        (false, _) => Switch::Off,
        (true, false) => Switch::On,
        (true, true) => Switch::OnWithoutFullAdmin,
    });
    reader.finish(switch.map(|switch| (switch, version)))
}
