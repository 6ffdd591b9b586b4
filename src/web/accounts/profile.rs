//! The own account: name, language, look; the organisations; the way to everything else of the account.
use super::{language, memberships::Asked};
use crate::{
    domain::{
        access::Scope,
        account::{Account, Theme},
        paths,
        text::Name,
    },
    store::{accounts, members, waiting_members},
    web::{
        app::App,
        caller::SignedIn,
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
#[template(path = "accounts/profile.html")]
struct Profile {
    form: Form,
    email: String,
    organisations: Vec<Scope>,
    /// Memberships that wait for a yes or no.
    asked: Vec<Asked>,
    languages: Choices,
    themes: Choices,
    f: Frame,
}

/// The account.
pub async fn show(person: SignedIn, app: Data<App>) -> Result<HttpResponse, Failure> {
    let account = &person.session.account;
    let form = Form::new()
        .preset("name", &account.name)
        .preset("language", account.language.as_str())
        .preset("theme", account.theme.as_str());
    profile(person, &app, form).await?.page()
}

/// Sets name, language and look.
pub async fn submit(
    person: SignedIn,
    app: Data<App>,
    cookie: Cookie,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    let mut reader = fields.reader();
    let name = reader.one("name", Name::parse);
    let language = reader.one("language", language);
    let theme = reader.one("theme", |text| Theme::parse(text).ok_or("form-malformed"));
    let read = || Some((name?, language?, theme?));
    let (name, language, theme) = match reader.finish(read()) {
        Ok(read) => read,
        Err(form) => return profile(person, &app, form).await?.again(),
    };
    let own = person.session.account;
    let account = Account {
        name,
        language,
        theme,
        ..own
    };
    app.write(move |db| accounts::set_profile(db, &account))
        .await?;
    session::flash(&cookie, "done", "account-saved");
    Ok(see_other(paths::ACCOUNT))
}

async fn profile(person: SignedIn, app: &App, form: Form) -> Result<Profile, Failure> {
    let SignedIn { session, frame: f } = person;
    let account = session.account.clone();
    let (organisations, asked) = app
        .read(move |db| {
            let waiting = waiting_members::of_mailbox(db, account.email.key())?;
            let own = members::scopes_of(db, account.id)?;
            Ok::<_, diesel::result::Error>((own, waiting))
        })
        .await?;
    Ok(Profile {
        email: session.account.email.to_string(),
        organisations,
        asked: asked.into_iter().map(Asked::from).collect(),
        languages: choices::languages(f.language(), &form.values("language")),
        form,
        themes: choices::themes(&f),
        f,
    })
}
