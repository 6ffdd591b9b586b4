//! The customer's answer to what a partner asks: new rights, or others than it has.
pub mod approve;
pub mod decline;
mod page;

use crate::{
    actions::delegations::{
        approve::ApproveError,
        shown::{Asked, Shown},
    },
    domain::{
        access::{Delegate, Scope},
        answer::Misfit,
        delegation::{Delegation, RightsRefusal},
        id::Id,
        paths,
        service::Service,
        text::Name,
    },
    messages::Text,
    web::{app::App, errors::Failure, fields::Fields, form::Form, rights},
};
use diesel::result::Error;

/// What is shown, and what stands in the way.
struct Seen {
    shown: Shown,
    conflicts: Vec<(&'static Service, Name)>,
}

/// The delegation of this address; one of others is not there.
async fn seen(app: &App, by: &Scope, id: Id<Delegation>) -> Result<Seen, Failure> {
    let (own, now) = (by.organisation.id, app.now());
    let found = app.read(move |db| {
        let Some(shown) = Shown::of(db, own, id, now)? else {
            return Ok::<_, Error>(None);
        };
        let conflicts = shown.conflicts(db)?;
        Ok(Some(Seen { shown, conflicts }))
    });
    found.await?.ok_or_else(Failure::not_found)
}

/// A suspended customer gives nothing: the page is not even shown, and what is sent is told the same.
fn may_say_yes(by: &Scope, seen: &Seen) -> Result<(), Failure> {
    let shown = &seen.shown;
    if by.may::<Delegate>() || shown.asked.is_none() || shown.narrows() {
        return Ok(());
    }
    Err(suspended(by, shown.kept.delegation.id))
}

/// What would give something can be declined.
fn suspended(by: &Scope, id: Id<Delegation>) -> Failure {
    let page = paths::delegation(&by.organisation.slug, id);
    let decline = Text::new("delegation-decline-verb");
    Failure::from(ApproveError::CustomerSuspended).next(decline, format!("{page}/decline"))
}

/// Nothing waits: the page of the delegation tells what became of it.
fn not_waiting(by: &Scope, id: Id<Delegation>) -> Failure {
    let page = paths::delegation(&by.organisation.slug, id);
    Failure::conflict(Text::new("delegation-not-waiting"))
        .next(Text::new("delegation-see-what-became"), page)
}

/// Somebody gave something else before: what is left is to give less of it.
fn answered_otherwise(by: &Scope, id: Id<Delegation>) -> Failure {
    let page = paths::delegation(&by.organisation.slug, id);
    let (shorten, revoke) = (format!("{page}/shorten"), format!("{page}/revoke"));
    Failure::from(ApproveError::AnsweredOtherwise)
        .next(Text::new("delegation-see-what-became"), page)
        .next(Text::new("delegation-shorten-term"), shorten)
        .next(Text::new("delegation-revoke-these"), revoke)
}

impl From<ApproveError> for Failure {
    fn from(error: ApproveError) -> Self {
        let conflict = |id| Self::conflict(Text::new(id));
        match error {
            ApproveError::Unknown => Self::not_found(),
            ApproveError::NotWaiting => conflict("delegation-not-waiting"),
            ApproveError::AnsweredOtherwise => conflict("delegation-answered-otherwise"),
            ApproveError::Changed => conflict("delegation-answer-changed"),
            ApproveError::NotReachable => conflict("delegation-partner-not-reachable"),
            ApproveError::Suspended => conflict("partners-suspended"),
            // The customer may answer: it is this answer that it cannot give now.
            ApproveError::CustomerSuspended => conflict("error-suspended"),
            ApproveError::Misfit(misfit) => Self::unprocessable(misfit_words(misfit).1),
            ApproveError::Held(_) => conflict("partners-held"),
            ApproveError::Store(cause) => cause.into(),
        }
    }
}

/// The answer as it was sent. Whoever leaves neither role nor service of a request is told both at once; a change that
/// adds no service leaves those that are there.
fn refused(fields: &Fields, shown: &Shown, misfit: Misfit) -> Form {
    let is_request = matches!(shown.asked, Some(Asked::Rights(_)));
    let mut services = fields
        .pairs()
        .iter()
        .filter(|(name, _)| name == "service")
        .peekable();
    let without = services.peek().is_some() && services.all(|(_, value)| value.is_empty());
    let second = Misfit::Rights(RightsRefusal::NoService);
    let no_role = misfit == Misfit::Rights(RightsRefusal::NoRole);
    let also = (is_request && no_role && without).then_some(second);
    let all = std::iter::once(misfit).chain(also).map(misfit_words);
    let all = all.map(|(field, why)| (field.to_owned(), why));
    Form::wrong(fields, all.collect())
}

/// The field and the sentence beside it.
fn misfit_words(misfit: Misfit) -> (&'static str, Text) {
    match misfit {
        Misfit::Wider(part) => (rights::field_of(part), rights::wider(part)),
        Misfit::Nothing => ("role", Text::new("delegation-answer-nothing")),
        Misfit::Rights(refusal) => {
            let field = rights::field(refusal);
            (field, less_words(refusal))
        }
    }
}

/// Why what is left of a request cannot be given.
fn less_words(refusal: RightsRefusal) -> Text {
    match refusal {
        RightsRefusal::NoRole => Text::new("delegation-answer-no-role"),
        RightsRefusal::NoService => Text::new("delegation-answer-no-service"),
        RightsRefusal::GlobalAdministratorExtends => super::rights_words(refusal),
    }
}
