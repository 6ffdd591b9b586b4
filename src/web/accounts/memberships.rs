//! The person's own memberships: those that wait for a yes or no, and the organisation to begin with.
use crate::{
    actions::members::join::{self, JoinError},
    domain::{
        access::{Roles, Scope},
        id::Id,
        organisation::{Organisation, Slug},
        paths,
        waiting_member::WaitingMember,
    },
    messages::Text,
    store::{homes, members},
    web::{app::App, caller::SignedIn, errors::Failure, fields::Fields, page::see_other, session},
};
use actix_session::Session as Cookie;
use actix_web::{
    HttpResponse,
    http::StatusCode,
    web::{Data, Path},
};

/// A membership that waits, as its person sees it.
pub struct Asked {
    pub organisation: Organisation,
    pub roles: Roles,
    /// Where the answer goes: `/join` and `/decline` below it.
    pub at: String,
}

impl From<(WaitingMember, Organisation)> for Asked {
    fn from((waiting, organisation): (WaitingMember, Organisation)) -> Self {
        Self {
            organisation,
            roles: waiting.roles,
            at: paths::membership(waiting.id),
        }
    }
}

/// The person becomes a member, and goes to see what of.
pub async fn join(
    person: SignedIn,
    app: Data<App>,
    cookie: Cookie,
    id: Path<String>,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    fields.reader().finish(Some(()))?;
    let (account, id, now) = (person.session.account, waiting_id(&id)?, app.now());
    let joined = app
        .write(move |db| join::join(db, &account, id, now))
        .await?;
    session::flash(&cookie, "done", "memberships-joined");
    Ok(see_other(paths::organisation(&joined.slug)))
}

/// The person stays away.
pub async fn decline(
    person: SignedIn,
    app: Data<App>,
    cookie: Cookie,
    id: Path<String>,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    fields.reader().finish(Some(()))?;
    let (account, id, now) = (person.session.account, waiting_id(&id)?, app.now());
    app.write(move |db| join::decline(db, &account, id, now))
        .await?;
    session::flash(&cookie, "done", "memberships-declined");
    Ok(see_other(paths::ACCOUNT))
}

/// Switches to an organisation, which is where `/` leads from now on.
pub async fn choose(
    person: SignedIn,
    app: Data<App>,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    let mut reader = fields.reader();
    let slug = reader.one("organisation", |slug| {
        Slug::parse(slug).ok_or("form-malformed")
    });
    let slug = reader.finish(slug)?;
    let account = person.session.account.id;
    let found = app
        .write(move |db| {
            let Some(Scope { organisation, .. }) = members::scope(db, account, &slug)? else {
                return Ok::<_, diesel::result::Error>(None);
            };
            homes::choose(db, account, organisation.id)?;
            Ok(Some(organisation.slug))
        })
        .await?;
    let slug = found.ok_or_else(Failure::not_found)?;
    Ok(see_other(paths::organisation(&slug)))
}

fn waiting_id(text: &str) -> Result<Id<WaitingMember>, Failure> {
    Id::parse(text).ok_or_else(Failure::not_found)
}

impl From<JoinError> for Failure {
    fn from(error: JoinError) -> Self {
        match error {
            JoinError::Unknown => Self::new(StatusCode::NOT_FOUND, "memberships-unknown")
                .next(Text::new("account-title"), paths::ACCOUNT),
            JoinError::Suspended(organisation) => Self::conflict(
                Text::new("memberships-suspended").with("organisation", organisation.name),
            )
            .next(Text::new("account-title"), paths::ACCOUNT),
            JoinError::Store(error) => error.into(),
        }
    }
}
