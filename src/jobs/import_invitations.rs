//! Makes the invitations of running imports, step by step.
use super::{Clock, steps::Steps};
use crate::{
    actions::invitations::imports,
    domain::{
        invitation::{Invitation, Offer},
        invitation_import::InvitationImport,
        letter_draft::LetterDraft,
        organisation::Organisation,
    },
    mail::{Named, standard_letter},
    store::{Database, invitation_imports},
};
use diesel::QueryResult;

const STEPS: Steps<InvitationImport> = Steps {
    name: "imports",
    running: invitation_imports::running,
    go_on: |db, id, now| imports::go_on(db, id, letter, now),
};

/// Works until it is dropped.
pub async fn run(db: Database, clock: Clock) {
    STEPS.run(db, clock).await;
}

/// One step of every running import; `false` if none runs.
pub async fn step(db: &Database, clock: &Clock) -> QueryResult<bool> {
    STEPS.step(db, clock).await
}

/// The standard letter of an invitation.
fn letter(
    invitation: &Invitation,
    provider: &Organisation,
    reseller: Option<&Organisation>,
    offers: &[Offer],
) -> LetterDraft {
    let named = Named::of(invitation, provider, reseller, offers);
    standard_letter(&named, invitation.language, invitation.second_language)
}
