//! Makes the invitations of running imports, step by step. What a stopped program left is gone on with by the next.
use super::{Clock, survive::survive};
use crate::{
    actions::invitations::imports,
    domain::{
        invitation::{Invitation, Offer},
        letter_draft::LetterDraft,
        organisation::Organisation,
    },
    mail::{Named, standard_letter},
    store::{Database, invitation_imports},
};
use diesel::QueryResult;
use std::time::Duration;

/// How often it is looked for running imports.
const TICK: Duration = Duration::from_secs(1);

/// Works until it is dropped.
pub async fn run(db: Database, clock: Clock) {
    loop {
        match survive("imports", step(&db, &clock)).await {
            Some(Ok(true)) => {}
            Some(Ok(false)) | None => tokio::time::sleep(TICK).await,
            Some(Err(error)) => {
                tracing::warn!(%error, "an import stopped; it goes on soon");
                tokio::time::sleep(TICK).await;
            }
        }
    }
}

/// One step of every running import; `false` if none runs.
pub async fn step(db: &Database, clock: &Clock) -> QueryResult<bool> {
    let running = db.read(invitation_imports::running).await?;
    let mut any = !running.is_empty();
    for id in running {
        let now = clock();
        let gone_on = db.write(move |db| imports::go_on(db, id, letter, now));
        if let Err(error) = gone_on.await {
            // The others go on; this one is tried again.
            tracing::warn!(%error, import = %id, "an import cannot go on now");
            any = false;
        }
    }
    Ok(any)
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
