//! Name, support contact, notice addresses, language, and the markets of a provider.
use crate::{
    actions::organisations::settings::{self, Settings, SettingsError},
    domain::{
        access::{By, ManageSettings},
        country::Country,
        email::Email,
        notices::{BadNotices, NoticeAddresses},
        organisation::{Kind, Markets},
        paths,
        text::Name,
    },
    messages::Text,
    store::notices,
    web::{
        accounts::language,
        app::App,
        caller::Caller,
        choices::{self, Choices},
        errors::Failure,
        fields::{Fields, WithCountries},
        form::{Form, Reader},
        meanwhile::{self, with_version},
        page::{Frame, Page, see_other},
        session,
    },
};
use actix_session::Session as Cookie;
use actix_web::{HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "settings/organisation.html")]
struct SettingsPage {
    form: Form,
    here: String,
    by: By<ManageSettings>,
    country: Text,
    is_provider: bool,
    languages: Choices,
    countries: Choices,
    f: Frame,
}

/// Shows them.
pub async fn show(caller: Caller<ManageSettings>, app: Data<App>) -> Result<HttpResponse, Failure> {
    let addresses = addresses(&app, &caller.by).await?;
    let lines: Vec<_> = addresses.iter().map(Email::as_str).collect();
    let organisation = &caller.by.organisation;
    let contact = organisation
        .support_contact
        .as_ref()
        .map_or("", Name::as_str);
    let form = Form::new()
        .preset("name", &organisation.name)
        .preset("support_contact", contact)
        .preset("notice_addresses", lines.join("\n"))
        .preset("language", organisation.language.as_str());
    let markets = organisation.markets.countries();
    let form = match markets.len() == Country::all().len() {
        // No single one, so that whoever serves fewer from now on ticks those alone.
        true => form.preset("every_country", "yes"),
        false => markets
            .iter()
            .fold(form, |form, country| form.preset("market", country)),
    };
    page(caller.by.clone(), caller.frame, &addresses, form).page()
}

/// Sets them.
pub async fn submit(
    caller: Caller<ManageSettings>,
    app: Data<App>,
    cookie: Cookie,
    WithCountries(fields): WithCountries,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame, .. } = caller;
    let new = match read(&fields, by.organisation.kind) {
        Ok(new) => new,
        Err(form) => {
            let addresses = addresses(&app, &by).await?;
            return page(by, frame, &addresses, form).again();
        }
    };
    let (here, now) = (paths::settings(&by.organisation.slug), app.now());
    app.write(move |db| settings::change(db, &by, new, now))
        .await?;
    session::flash(&cookie, "done", "settings-saved");
    Ok(see_other(here))
}

/// The notice addresses as they are.
async fn addresses(app: &App, by: &By<ManageSettings>) -> Result<Vec<Email>, Failure> {
    let id = by.organisation.id;
    app.read(move |db| notices::of_organisation(db, id)).await
}

fn read(fields: &Fields, kind: Kind) -> Result<Settings, Form> {
    let mut reader = fields.reader();
    let name = reader.one("name", Name::parse);
    let support_contact = reader.optional("support_contact", Name::parse);
    let notices = reader.optional("notice_addresses", notice_addresses);
    let language = reader.one("language", language);
    let markets = match kind {
        Kind::Provider => markets(&mut reader),
        Kind::Reseller | Kind::Customer => Markets::default(),
    };
    let version = reader.text("version");
    let read = || {
        Some(Settings {
            name: name?,
            support_contact,
            language: language?,
            markets,
            notices: notices.unwrap_or_default(),
            version,
        })
    };
    reader.finish(read())
}

/// Every country, or those that are ticked.
fn markets(reader: &mut Reader<'_>) -> Markets {
    let market = |text| Country::parse(text).ok_or("form-malformed");
    let ticked = reader.many("market", market);
    match reader.tick("every_country") {
        true => Markets::new(Country::all().iter().copied()),
        false => Markets::new(ticked),
    }
}

fn notice_addresses(text: &str) -> Result<NoticeAddresses, Text> {
    NoticeAddresses::parse(text).map_err(|why| match why {
        BadNotices::TooMany => {
            Text::new("settings-notices-too-many").with("most", NoticeAddresses::MOST)
        }
        BadNotices::Malformed(word) => {
            let short: String = word.chars().take(60).collect();
            Text::new("settings-notices-malformed").with("word", short)
        }
    })
}

impl From<SettingsError> for Failure {
    fn from(error: SettingsError) -> Self {
        match error {
            SettingsError::ChangedMeanwhile(changed) => meanwhile::refused(&changed, now),
            SettingsError::Store(error) => error.into(),
        }
    }
}

/// What a field says now, where it is no text that somebody typed.
fn now(field: &str, value: &str) -> Option<Text> {
    match field {
        "language" => Some(Text::new(format!("language-{value}"))),
        "market" => {
            let count = value.split(' ').count();
            Some(Text::new("settings-markets-count").with("count", count))
        }
        _ => None,
    }
}

fn page(by: By<ManageSettings>, f: Frame, addresses: &[Email], form: Form) -> SettingsPage {
    let form = with_version(form, &settings::shown(&by.organisation, addresses));
    SettingsPage {
        here: paths::settings(&by.organisation.slug),
        country: choices::country(by.organisation.country),
        is_provider: by.organisation.kind == Kind::Provider,
        languages: choices::languages(f.language(), &form.values("language")),
        form,
        countries: choices::countries(&f),
        by,
        f,
    }
}
