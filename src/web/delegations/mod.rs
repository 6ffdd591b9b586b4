//! Delegated rights, seen by the customer that gave them or by the partner that has them.
pub mod amend;
pub mod answer;
pub mod ask;
pub mod bulk;
mod changed;
pub mod consent;
pub mod end;
pub mod extension;
pub mod file;
pub mod keep;
pub mod list;
pub mod shorten;
pub mod show;
pub mod view;

use super::{app::App, errors::Failure, meanwhile, page::Frame};
use crate::{
    actions::delegations::{ChangeError, ShownError},
    domain::{
        access::Scope,
        delegation::{Delegation, Refusal, RightsRefusal},
        id::Id,
    },
    messages::Text,
    store::{
        Db,
        delegations::{self, Kept},
        partners,
    },
};
use actix_web::http::StatusCode;
use diesel::QueryResult;
use view::{Other, View};

impl From<ChangeError> for Failure {
    fn from(error: ChangeError) -> Self {
        match error {
            ChangeError::Unknown => Self::not_found(),
            ChangeError::Suspended => Self::suspended(),
            ChangeError::PartnerSuspended => {
                Self::conflict(Text::new("delegation-extend-partner-suspended"))
            }
            ChangeError::PartnerNotReachable => {
                Self::conflict(Text::new("delegation-extend-not-reachable"))
            }
            ChangeError::Refused(
                refusal @ (Refusal::Ended
                | Refusal::OnlyAsked
                | Refusal::NothingAsked
                | Refusal::NotWaiting),
            ) => Self::conflict(words(refusal)),
            ChangeError::Refused(refusal @ Refusal::OnlyCustomerExtends) => {
                Self::telling(StatusCode::FORBIDDEN, words(refusal))
            }
            ChangeError::Refused(refusal) => Self::unprocessable(words(refusal)),
            ChangeError::Store(cause) => cause.into(),
        }
    }
}

impl From<ShownError> for Failure {
    fn from(error: ShownError) -> Self {
        match error {
            ShownError::Change(error) => error.into(),
            // None of these forms has a field of what they are about.
            ShownError::ChangedMeanwhile(changed) => meanwhile::pressed(&changed, changed::now),
            ShownError::Store(cause) => cause.into(),
        }
    }
}

/// Why a delegation cannot be changed so.
pub fn words(refusal: Refusal) -> Text {
    match refusal {
        Refusal::Ended => Text::new("delegation-has-ended"),
        Refusal::OnlyAsked => Text::new("delegation-only-asked"),
        Refusal::NotShorter => Text::new("delegation-not-shorter"),
        Refusal::NothingAsked => Text::new("delegation-nothing-asked"),
        Refusal::OnlyCustomerExtends => Text::new("delegation-only-customer-extends"),
        Refusal::NotWaiting => Text::new("delegation-not-waiting"),
        Refusal::Rights(refusal) => rights_words(refusal),
    }
}

/// Why rights cannot be given so.
pub fn rights_words(refusal: RightsRefusal) -> Text {
    match refusal {
        RightsRefusal::NoRole => Text::new("rights-no-role"),
        RightsRefusal::NoService => Text::new("rights-no-service"),
        RightsRefusal::GlobalAdministratorExtends => {
            Text::new("rights-global-administrator-extends")
        }
    }
}

/// Rights are changed: what is only asked for leads to the page where it is answered or withdrawn.
fn held(view: &View) -> Result<(), Failure> {
    match view.waits {
        true => Err(Failure::from(ChangeError::from(Refusal::OnlyAsked))
            .next(Text::new("delegation-see-request"), view.href.clone())),
        false => Ok(()),
    }
}

/// What has ended is asked nothing any more: its page tells what became of it. Forms that end rights may come twice, so
/// these are answered by what they do.
fn running(view: &View) -> Result<(), Failure> {
    let Some(ended) = &view.ended else {
        return Ok(());
    };
    let given = match view.granted_by.as_str() {
        "" => "no",
        _ => "yes",
    };
    let words = Text::new("delegation-ended-on")
        .with("at", ended.at.minute())
        .with("given", given);
    let see = Text::new("delegation-see-what-became");
    Err(Failure::conflict(words).next(see, view.href.clone()))
}

/// Rights are made less or more, or asked about first: they are given, and hold.
fn changeable(view: &View) -> Result<(), Failure> {
    held(view)?;
    running(view)
}

/// The same for a form that ends rights, and came too late.
fn too_late(error: ChangeError, view: &View) -> Failure {
    let is_late = matches!(error, ChangeError::Refused(Refusal::Ended));
    match running(view) {
        Err(ended) if is_late => ended,
        _ => error.into(),
    }
}

/// What a page is headed with. All rights of a customer have its own name, so that for it the partner comes first.
fn heading(f: &Frame, view: &View, gives: bool) -> String {
    let whole = f.t("delegation-of-partner").with("partner", &view.other);
    match gives {
        true => whole.with("name", &view.name).to_string(),
        false => view.name.clone(),
    }
}

/// The delegation of this address; one of others is not there.
async fn seen(app: &App, f: &Frame, scope: &Scope, id: Id<Delegation>) -> Result<View, Failure> {
    let (view, _) = seen_whole(app, f, scope, id).await?;
    Ok(view)
}

/// The same, and what it shows.
async fn seen_whole(
    app: &App,
    f: &Frame,
    scope: &Scope,
    id: Id<Delegation>,
) -> Result<(View, Kept), Failure> {
    let own = scope.organisation.id;
    let read = move |db: &mut Db| -> QueryResult<_> {
        let Some((kept, customer, partner)) = delegations::with_sides(db, id, own)? else {
            return Ok(None);
        };
        let reachable = partners::reachable(db, customer.id, partner.id)?.is_some();
        Ok(Some((kept, customer, partner, reachable)))
    };
    let found = app.read(read).await?;
    let (kept, customer, partner, reachable) = found.ok_or_else(Failure::not_found)?;
    let other = if customer.id == own {
        &partner
    } else {
        &customer
    };
    let view = View::new(f, scope, &kept, Other::of(other), app.now());
    Ok((view.with_reachable(reachable), kept))
}
