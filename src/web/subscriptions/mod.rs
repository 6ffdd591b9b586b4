//! Subscriptions, seen by the customer or by the provider that is their partner of record.
pub mod add_ons;
pub mod enter;
pub mod file;
pub mod list;
pub mod renewal;
pub mod seats;
pub mod show;
pub mod state;
pub mod view;

use super::{app::App, errors::Failure, meanwhile, page::Frame};
use crate::{
    actions::subscriptions::ChangeError,
    domain::{
        access::Scope,
        id::Id,
        organisation::Kind,
        subscription::{Refusal, Subscription},
    },
    messages::Text,
    store::subscriptions,
};
use view::View;

impl From<ChangeError> for Failure {
    fn from(error: ChangeError) -> Self {
        match error {
            ChangeError::Unknown => Self::not_found(),
            ChangeError::NotYours { owner } => {
                Self::forbidden(Text::new("subscriptions-not-yours").with("owner", owner))
            }
            ChangeError::AddOnThere { product, .. } => {
                Self::conflict(Text::new("subscriptions-add-on-there").with("product", product))
            }
            ChangeError::Refused(
                refusal @ (Refusal::Cancelled
                | Refusal::Suspended
                | Refusal::NotSuspended
                | Refusal::NoRelationship
                | Refusal::NoBase
                | Refusal::BaseNotActive
                | Refusal::FollowsBase),
            ) => Self::conflict(words(refusal)),
            ChangeError::Refused(refusal) => Self::unprocessable(words(refusal)),
            ChangeError::ChangedMeanwhile(changed) => meanwhile::refused(&changed, now),
            ChangeError::Store(cause) => cause.into(),
        }
    }
}

/// What a field says now, where it is no text.
fn now(field: &str, value: &str) -> Option<Text> {
    match field {
        "auto_renew" if value.is_empty() => Some(Text::new("changed-no")),
        "auto_renew" => Some(Text::new("changed-yes")),
        "seats" => {
            let seats: i32 = value.parse().ok()?;
            Some(Text::new("changed-number").with("number", seats))
        }
        _ => None,
    }
}

/// Whether a change is told by mail, and so counted: what a customer changes itself is told to nobody.
fn is_told(by: &Scope) -> bool {
    by.organisation.kind != Kind::Customer
}

/// Why a subscription cannot be entered or changed so.
fn words(refusal: Refusal) -> Text {
    let id = match refusal {
        Refusal::NotOwner => "subscriptions-not-owner",
        Refusal::CspIsTheProviders => "subscriptions-csp-is-the-providers",
        Refusal::OnlyCsp => "subscriptions-only-csp",
        Refusal::DirectHasNone => "subscriptions-direct-has-none",
        Refusal::SeatsMissing => "subscriptions-seats-missing",
        Refusal::PaidByUse => "subscriptions-paid-by-use",
        Refusal::BelowAssigned { assigned, seats } => {
            return Text::new("subscriptions-below-assigned")
                .with("assigned", assigned)
                .with("seats", seats);
        }
        Refusal::MoreThanBase { seats } => {
            return Text::new("subscriptions-more-than-base").with("seats", seats);
        }
        Refusal::BelowAddOns { seats } => {
            return Text::new("subscriptions-below-add-ons").with("seats", seats);
        }
        Refusal::NoBase => "subscriptions-no-base",
        Refusal::BaseNotActive => "subscriptions-base-not-active",
        Refusal::FollowsBase => "subscriptions-follows-base",
        Refusal::TermOver => "subscriptions-term-over",
        Refusal::TermTooLong => "subscriptions-term-too-long",
        Refusal::Cancelled => "subscriptions-is-cancelled",
        Refusal::Suspended => "subscriptions-is-suspended",
        Refusal::NotSuspended => "subscriptions-is-not-suspended",
        Refusal::NoRelationship => "subscriptions-no-relationship",
    };
    Text::new(id)
}

/// The subscription of this address; one of others is not there.
async fn seen(app: &App, f: &Frame, scope: &Scope, id: Id<Subscription>) -> Result<View, Failure> {
    let own = scope.organisation.id;
    let found = app
        .read(move |db| subscriptions::with_sides(db, id, own))
        .await?;
    let kept = found.ok_or_else(Failure::not_found)?;
    Ok(View::new(f, scope, &kept, app.now()))
}

/// The same, for a page that changes it: refused to whoever does not keep the entry, with the name of who does (S9).
async fn changing(
    app: &App,
    f: &Frame,
    scope: &Scope,
    id: Id<Subscription>,
) -> Result<View, Failure> {
    let view = seen(app, f, scope, id).await?;
    match view.subscription.changed_by(scope.organisation.id) {
        Ok(()) => Ok(view),
        Err(Refusal::NotOwner) => Err(ChangeError::NotYours { owner: view.owner }.into()),
        Err(refusal) => {
            let refused = Failure::from(ChangeError::Refused(refusal));
            Err(refused.next(Text::new("subscriptions-to-it"), view.row.href))
        }
    }
}
