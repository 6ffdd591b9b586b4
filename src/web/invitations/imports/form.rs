//! The form: a file of customers, and what each of them is asked for.
use crate::{
    actions::invitations::imports::{self, Upload as Wanted, Wish},
    domain::{
        access::{By, WriteInvitations},
        id::Id,
        invitation::Kind,
        invitation_import::MOST_ROWS,
        language::Language,
        link_life::LinkLife,
        organisation::Slug,
        paths,
    },
    messages::Text,
    store::{
        ids,
        invitation_drafts::{self, Pairs},
        invitation_imports::{self, Import},
    },
    web::{
        again,
        app::App,
        caller::Caller,
        errors::Failure,
        fields::Fields,
        form::Form,
        imports::{saying, sheet},
        invitations::{
            choices::{self, Choices},
            failures, typed,
        },
        list::Query,
        page::{Frame, Page, see_other},
        upload::{FILE_BYTES, File, Received, Upload},
    },
};
use actix_web::{HttpResponse, http::StatusCode, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "invitations/imports/form.html")]
struct ImportForm {
    f: Frame,
    form: Form,
    /// The list of invitations.
    list: String,
    path: String,
    choices: Choices,
    delegates: Vec<(String, String)>,
    /// The imports of the last days.
    latest: Vec<Import>,
    most_rows: usize,
    megabytes: usize,
}

/// The form; what was typed in the steps of a new invitation is taken over.
pub async fn new(
    caller: Caller<WriteInvitations>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let (organisation, draft) = (
        caller.by.organisation.id,
        query.get("draft").and_then(Id::parse),
    );
    let typed = match draft {
        Some(id) => {
            let read = app.read(move |db| invitation_drafts::by_id(db, organisation, id));
            read.await?.unwrap_or_default()
        }
        None => Pairs::new(),
    };
    let form = filled(typed, caller.by.organisation.language, app.now());
    page(caller.frame, &app, &caller.by, form).await?.page()
}

/// Fields that the steps of one invitation have too.
const SHARED: [&str; 9] = [
    "reseller",
    "delegate",
    "template",
    "role",
    "service",
    "days",
    "auto_extend",
    "expires_in_days",
    "second_language",
];

fn filled(typed: Pairs, language: Language, now: crate::domain::time::Timestamp) -> Form {
    let shared = typed
        .into_iter()
        .filter(|(name, _)| SHARED.contains(&name.as_str()));
    let mut form = Form::sent(&Fields::from_pairs(shared.collect()));
    for (name, usual) in [
        ("days", typed::USUAL_DAYS.to_string()),
        (
            "expires_in_days",
            LinkLife::usual(Kind::Addressed).days().to_string(),
        ),
        ("language", language.as_str().to_owned()),
        ("once", ids::fresh::<()>(now).to_string()),
    ] {
        if form.value(name).is_empty() {
            form = form.preset(name, usual);
        }
    }
    form
}

/// Takes the file and shows what became of its rows; nothing is made yet.
pub async fn receive(
    caller: Caller<WriteInvitations>,
    app: Data<App>,
    upload: Upload,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    app.limits.upload(by.account)?;
    let Received { fields, file } = upload.read().await?;
    let wanted = match read(&fields, file, by.organisation.language) {
        Ok(wanted) => wanted,
        Err(form) => return page(f, &app, &by, form).await?.again(),
    };
    let (scope, now) = (by.clone(), app.now());
    match app
        .try_write(move |db| imports::prepare(db, &scope, &wanted, now))
        .await
    {
        Ok(location) => Ok(see_other(location)),
        Err(error) => {
            let (status, form) = match failures::of_issue(error) {
                Ok((field, why)) => (
                    StatusCode::UNPROCESSABLE_ENTITY,
                    Form::refused(&fields, field, why),
                ),
                Err(failure) => again::over(failure, fields, now)?,
            };
            page(f, &app, &by, form).await?.page_with(status)
        }
    }
}

fn read(fields: &Fields, file: Option<File>, language: Language) -> Result<Wanted, Form> {
    let mut reader = fields.reader();
    reader.file("file");
    let reseller = reader.optional("reseller", |slug| Slug::parse(slug).ok_or("form-malformed"));
    let rights = typed::rights(&mut reader);
    if let Some(rights) = &rights
        && rights.delegates.is_empty()
        && rights.is_anything_chosen()
    {
        reader.wrong("delegate", Text::new("invitations-no-delegate"));
    }
    let life = typed::life(&mut reader, Kind::Addressed);
    let (language, second_language) = typed::languages(&mut reader, language);
    let once = saying(reader.once(), file.as_ref());
    let rows = sheet(file, MOST_ROWS);
    let rows = rows.map_err(|why| reader.wrong("file", why)).ok();
    let wanted = rights.zip(rows).map(|(rights, (file_name, lines))| Wanted {
        file_name,
        lines,
        wish: Wish {
            reseller,
            delegates: rights.delegates,
            rights: rights.asked,
            life,
            language,
            second_language,
        },
        once,
    });
    reader.finish(wanted)
}

async fn page(
    f: Frame,
    app: &App,
    by: &By<WriteInvitations>,
    form: Form,
) -> Result<ImportForm, Failure> {
    let provider = by.organisation.clone();
    let (known, latest) = app
        .read(move |db| {
            let known = choices::known(db, &provider)?;
            let latest = invitation_imports::latest(db, provider.id)?;
            Ok::<_, diesel::result::Error>((known, latest))
        })
        .await?;
    let choices = Choices::new(f.language(), &by.organisation, known);
    let resellers: Vec<&str> = choices
        .resellers
        .iter()
        .map(|(slug, _)| slug.as_str())
        .collect();
    Ok(ImportForm {
        list: paths::invitations(&by.organisation.slug),
        path: paths::invitation_imports(&by.organisation.slug),
        delegates: choices.delegates(&resellers),
        choices,
        latest,
        most_rows: MOST_ROWS,
        megabytes: FILE_BYTES / 1024 / 1024,
        f,
        form,
    })
}
