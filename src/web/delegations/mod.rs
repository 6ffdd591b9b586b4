//! Delegated rights, seen by the customer that gave them or by the partner that has them.
pub mod amend;
pub mod answer;
pub mod ask;
pub mod bulk;
pub mod end;
pub mod extension;
pub mod file;
pub mod keep;
pub mod list;
pub mod shorten;
pub mod show;
pub mod view;

use super::{app::App, errors::Failure, page::Frame};
use crate::{
    actions::delegations::ChangeError,
    domain::{
        access::Scope,
        delegation::{Delegation, Refusal, RightsRefusal},
        id::Id,
    },
    messages::Text,
    store::{Db, delegations, partners},
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

/// The delegation of this address; one of others is not there.
async fn seen(app: &App, f: &Frame, scope: &Scope, id: Id<Delegation>) -> Result<View, Failure> {
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
    Ok(view.with_reachable(reachable))
}
