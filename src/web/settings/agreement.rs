//! A provider's customer agreement: the present version, and publishing the next.
use crate::{
    actions::organisations::agreement::{self, AgreementText, PublishError, Published},
    domain::{
        access::{By, ManageSettings},
        agreement::Agreement,
        organisation::Kind,
        paths,
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
    languages: Choices,
    f: Frame,
}

/// Shows the present version, to be changed.
pub async fn show(caller: Caller<ManageSettings>, app: Data<App>) -> Result<HttpResponse, Failure> {
    let Caller { by, frame, .. } = caller;
    let present = present(&app, &by).await?;
    let agreement = present.agreement.as_ref();
    let text = agreement.map_or("", |agreement| &agreement.text);
    let form = Form::new()
        .preset("language", by.organisation.language.as_str())
        .preset("text", text);
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
    let shown = reader.optional("version", |n| n.parse().map_err(|_| "form-malformed"));
    let (language, text) = match reader.finish(language.zip(text)) {
        Ok(read) => read,
        Err(form) => return page(&by, frame, before, form).again(),
    };
    let (here, now) = (paths::settings(&by.organisation.slug), app.now());
    let published = app.write(move |db| agreement::publish(db, &by, (language, &text), shown, now));
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
    let form = match form.value("version") {
        "" => form.preset("version", present.latest),
        _ => form,
    };
    let slug = &by.organisation.slug;
    AgreementPage {
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
            PublishError::Newer { version } => {
                let text = Text::new("settings-agreement-newer").with("version", version);
                Self::changed_meanwhile(text)
            }
            PublishError::Store(error) => error.into(),
        }
    }
}
