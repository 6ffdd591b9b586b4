//! A provider's customer agreement: the present version, and publishing the next.
use crate::{
    actions::organisations::agreement::{self, AgreementText, PublishError, Published},
    domain::{
        access::{By, ManageSettings},
        agreement::Agreement,
        organisation::Kind,
        paths,
        snapshot::Snapshot,
    },
    messages::Text,
    store::agreements,
    web::{
        accounts::language,
        app::App,
        caller::Caller,
        choices::{self, Choices},
        errors::Failure,
        fields::Fields,
        form::Form,
        meanwhile::{self, showing, with_version},
        page::{Frame, Page, see_other},
        session,
    },
};
use actix_session::Session as Cookie;
use actix_web::{HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "settings/agreement.html")]
struct AgreementPage {
    form: Form,
    here: String,
    settings: String,
    present: Option<Agreement>,
    /// Another text was published while this one was written.
    clashes: bool,
    languages: Choices,
    f: Frame,
}

/// Shows the present version, to be changed.
pub async fn show(caller: Caller<ManageSettings>, app: Data<App>) -> Result<HttpResponse, Failure> {
    let Caller { by, frame, .. } = caller;
    let present = present(&app, &by).await?;
    let form = showing(&present.shown()).preset("language", by.organisation.language.as_str());
    page(&by, frame, present, form).page()
}

/// Publishes the text as the next version.
pub async fn submit(
    caller: Caller<ManageSettings>,
    app: Data<App>,
    cookie: Cookie,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame, .. } = caller;
    let before = present(&app, &by).await?;
    let mut reader = fields.reader();
    let language = reader.one("language", language);
    let text = reader.one("text", AgreementText::parse);
    let version = reader.text("version");
    let (language, text) = match reader.finish(language.zip(text)) {
        Ok(read) => read,
        Err(form) => return page(&by, frame, before, form).again(),
    };
    let (here, now) = (paths::settings(&by.organisation.slug), app.now());
    let published =
        app.write(move |db| agreement::publish(db, &by, (language, &text), &version, now));
    let message = match published.await? {
        Published::Now(_) => "settings-agreement-published",
        Published::Before => "settings-agreement-same",
    };
    session::flash(&cookie, "done", message);
    Ok(see_other(here))
}

/// What there is now.
struct Present {
    /// What customers agree to.
    agreement: Option<Agreement>,
    /// The newest version in whatever language.
    latest: i32,
}

impl Present {
    fn shown(&self) -> Snapshot {
        agreement::shown(self.latest, self.agreement.as_ref())
    }
}

/// Only providers have this page.
async fn present(app: &App, by: &By<ManageSettings>) -> Result<Present, Failure> {
    let organisation = &by.organisation;
    if organisation.kind != Kind::Provider {
        return Err(Failure::not_found());
    }
    let (id, language) = (organisation.id, organisation.language);
    let read = app.read(move |db| {
        Ok::<_, diesel::result::Error>(Present {
            latest: agreements::latest_version(db, id)?,
            agreement: agreements::current(db, id, language)?,
        })
    });
    read.await
}

fn page(by: &By<ManageSettings>, f: Frame, present: Present, form: Form) -> AgreementPage {
    let form = with_version(form, &present.shown());
    let slug = &by.organisation.slug;
    AgreementPage {
        clashes: meanwhile::clashes(&form, "text"),
        form,
        here: paths::settings_agreement(slug),
        settings: paths::settings(slug),
        present: present.agreement,
        languages: choices::every_language(f.language()),
        f,
    }
}

impl From<PublishError> for Failure {
    fn from(error: PublishError) -> Self {
        match error {
            PublishError::NotAProvider => Self::not_found(),
            PublishError::ChangedMeanwhile(changed) => meanwhile::refused(&changed, now),
            PublishError::Store(error) => error.into(),
        }
    }
}

/// The number of the version now, and where its text stands.
fn now(field: &str, version: &str) -> Option<Text> {
    Some(match field {
        "agreement" => Text::new("settings-agreement-number").with("version", version),
        _ => Text::new("settings-agreement-above"),
    })
}
