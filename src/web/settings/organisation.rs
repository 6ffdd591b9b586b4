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
        snapshot::ChangedMeanwhile,
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
        meanwhile::{self, showing, with_version},
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
    let form = showing(&settings::shown(&caller.by.organisation, &addresses));
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
    let set = app.try_write(move |db| settings::change(db, &by, new, now));
    set.await.map_err(|error| refused(error, &fields))?;
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

/// Every country, or some, is one choice that two fields make: who made it keeps both as they were sent, as the tick for
/// every country would outweigh the others.
fn refused(error: SettingsError, fields: &Fields) -> Failure {
    match error {
        SettingsError::ChangedMeanwhile(mut changed) => {
            if has_chosen(&changed, fields) {
                let changes = &mut changed.changes;
                changes.retain(|change| change.field != "every_country");
            }
            meanwhile::refused(&changed, now)
        }
        SettingsError::Store(error) => error.into(),
    }
}

/// Whether the form ticks other countries than its page did, or none of those, and not what is so now.
fn has_chosen(changed: &ChangedMeanwhile, fields: &Fields) -> bool {
    let sent = fields.pairs().iter().filter(|(name, _)| name == "market");
    let sent: Vec<_> = sent.map(|(_, value)| value.as_str()).collect();
    let mut changes = changed.changes.iter();
    let market = changes.find(|change| change.field == "market");
    market.is_some_and(|market| {
        // Beside every country none is ticked either, which is another choice.
        market.is_touched(&sent) || (market.now.is_empty() && sent.is_empty())
    })
}

/// What a field says now, where it is no text that somebody typed.
fn now(field: &str, value: &str) -> Option<Text> {
    match field {
        "language" => Some(Text::new(format!("language-{value}"))),
        "every_country" if value.is_empty() => Some(Text::new("changed-no")),
        "every_country" => Some(Text::new("changed-yes")),
        "market" if value.is_empty() => Some(Text::new("settings-every-country")),
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
