//! `/o/{org}/resellers/{id}/ask-to-end`: a provider asks customers to end the rights of a former reseller.
use super::reseller::{Found, NAMED, find};
use crate::{
    actions::delegations::{AskError, MOST, ask_to_end},
    domain::{
        access::ManagePartnerships, delegation::Delegation, id::Id, partnership::State, paths,
        text::Note, time::Timestamp,
    },
    messages::Text,
    store::{
        Db,
        orphans::{self, Among, Pair, Rights},
    },
    web::{
        app::App,
        caller::Caller,
        counted::counted,
        errors::Failure,
        fields::Fields,
        form::Form,
        page::{Frame, Page, see_other},
        session::flash,
    },
};
use actix_session::Session;
use actix_web::{
    HttpResponse,
    web::{Data, Path},
};
use askama::Template;
use diesel::QueryResult;

impl From<AskError> for Failure {
    fn from(error: AskError) -> Self {
        match error {
            AskError::Unknown => Self::not_found(),
            AskError::NotEnded => Self::conflict(Text::new("partnership-not-ended")),
            AskError::Store(cause) => cause.into(),
        }
    }
}

#[derive(Template)]
#[template(path = "partnerships/ask_to_end.html")]
struct Ask {
    f: Frame,
    form: Form,
    name: String,
    path: String,
    /// Of all that the reseller holds the newest that can be asked about now.
    rights: Vec<Choice>,
    /// How many can be asked about, where the page does not name them all.
    number: Option<i64>,
    /// The reseller holds some, whether or not they can be asked about now.
    holds: bool,
}

/// Rights that may be asked about: id, what they are called, until when.
type Choice = (String, String, String);

/// What can be asked about now.
#[derive(Default)]
struct Askable {
    /// The newest of them.
    rights: Vec<Rights>,
    /// How many there are in all.
    number: i64,
}

impl Askable {
    /// What nobody asked about yet, so that however many there are, each gets its turn; then what customers answered.
    fn read(db: &mut Db, pair: Option<Pair>, now: Timestamp) -> QueryResult<Self> {
        let Some(pair) = pair else {
            return Ok(Self::default());
        };
        for among in [Among::Unasked, Among::Unawaited] {
            let rights = orphans::rights_among(db, pair, among, (now, NAMED))?;
            if !rights.is_empty() {
                let number = orphans::number_among(db, pair, among, now)?;
                return Ok(Self { rights, number });
            }
        }
        Ok(Self::default())
    }
}

async fn page(
    app: &App,
    caller: Caller<ManagePartnerships>,
    found: Found,
    form: Form,
) -> Result<Ask, Failure> {
    if found.partnership.state != State::Ended {
        return Err(AskError::NotEnded.into());
    }
    let (pair, now) = (Pair::of(&found.partnership), app.now());
    let Askable { rights, number } = app.read(move |db| Askable::read(db, pair, now)).await?;
    let choice = |rights: &Rights| {
        let name = format!("{}: {}", rights.customer, rights.name);
        (rights.id.to_string(), name, rights.ends_at.date())
    };
    Ok(Ask {
        number: Some(number).filter(|number| *number > rights.len() as i64),
        rights: rights.iter().map(choice).collect(),
        holds: found.stays.number > 0,
        name: found.name(),
        path: paths::reseller(&caller.by.organisation.slug, found.partnership.id),
        f: caller.frame,
        form,
    })
}

/// Which rights, and why.
pub async fn form(
    caller: Caller<ManagePartnerships>,
    app: Data<App>,
    path: Path<(String, String)>,
) -> Result<HttpResponse, Failure> {
    let found = find(&app, caller.by.organisation.id, &path.1).await?;
    page(&app, caller, found, Form::new()).await?.page()
}

/// Asks the customers.
pub async fn submit(
    caller: Caller<ManagePartnerships>,
    app: Data<App>,
    session: Session,
    path: Path<(String, String)>,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    let id = Id::parse(&path.1).ok_or_else(Failure::not_found)?;
    let (rights, reason) = match read(&fields) {
        Ok(read) => read,
        Err(form) => {
            let found = find(&app, caller.by.organisation.id, &path.1).await?;
            return page(&app, caller, found, form).await?.again();
        }
    };
    let (by, limits, now) = (caller.by.clone(), app.limits.clone(), app.now());
    let asking = app.write(move |db| {
        let asked = || ask_to_end(db, &by, id, (&rights, &reason), now);
        counted(asked, |asked| *asked > 0, limits.mail_by(&by))
    });
    match asking.await? {
        0 => flash(&session, "note", "ends-asked-already"),
        _ => flash(&session, "done", "ends-customers-asked"),
    }
    Ok(see_other(paths::reseller(&caller.by.organisation.slug, id)))
}

fn read(fields: &Fields) -> Result<(Vec<Id<Delegation>>, Note), Form> {
    let mut reader = fields.reader();
    let rights = reader.many("delegation", |id| {
        Id::parse(id).ok_or("ends-no-such-rights")
    });
    let reason = reader.one("reason", Note::given);
    if rights.is_empty() {
        reader.wrong("delegation", Text::new("ends-choose-rights"));
    }
    if rights.len() > MOST {
        reader.wrong(
            "delegation",
            Text::new("ends-too-many").with("most", MOST as i64),
        );
    }
    reader.finish(reason.map(|reason| (rights, reason)))
}
