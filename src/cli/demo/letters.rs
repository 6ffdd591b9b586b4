//! The mails that bring the demo's invitations to their customers.
use super::{
    cast::{Founding, Person},
    deals::Ask,
    world::World,
};
use crate::{
    actions::invitations::{self, NewLink},
    domain::{
        access::{SendInvitations, WriteInvitations},
        invitation::Invitation,
        letter_draft::{LINK, LetterDraft, Typed},
    },
    mail::{Named, standard_letter},
    store::{self, Db},
};
use anyhow::Context;
use diesel::QueryResult;

/// How long somebody who made an invitation reads its letter, in seconds.
const READING: i64 = 240;

impl World<'_> {
    /// One invitation for one customer, mailed by whoever made it.
    pub fn invite_by_mail(
        &mut self,
        by: &Person,
        provider: &Founding,
        whom: &Founding,
        ask: &Ask<'_>,
        days_ago: i64,
    ) -> anyhow::Result<Invitation> {
        let made = self.invite(by, provider, Some(whom), ask, days_ago)?;
        let by = self.by::<SendInvitations>(by, provider)?;
        let usual = usual(self.db, &made)?;
        let typed = Typed {
            subject: &usual.subject,
            body: &usual.body,
            second_body: usual.second_body.as_deref(),
        };
        let words = (
            |_: &Invitation| LINK.to_owned(),
            |_: &mut Db| Ok(usual.clone()),
        );
        let at = self.ago(days_ago).plus_seconds(READING);
        invitations::send(self.db, &by, made.id, (&typed, ""), words, None, at)?;
        Ok(made)
    }

    /// The same customer is mailed a new link; gives back the invitation with that.
    pub fn resend(
        &mut self,
        by: &Person,
        provider: &Founding,
        mailed: &Invitation,
        days_ago: i64,
    ) -> anyhow::Result<Invitation> {
        let by = self.by::<WriteInvitations>(by, provider)?;
        let (at, words) = (self.ago(days_ago), |db: &mut Db| usual(db, mailed));
        invitations::resend(self.db, &by, mailed.id, NewLink::default(), words, at)?;
        let renewed = store::invitations::by_id(self.db, mailed.id)?;
        renewed.context("the invitation is gone")
    }
}

/// Its letter in the portal's own words.
fn usual(db: &mut Db, invitation: &Invitation) -> QueryResult<LetterDraft> {
    let provider = store::organisations::by_id(db, invitation.provider)?;
    let reseller = match invitation.reseller {
        Some(reseller) => Some(store::organisations::by_id(db, reseller)?),
        None => None,
    };
    let offers = store::offers::of_invitation(db, invitation.id)?;
    let named = Named::of(invitation, &provider, reseller.as_ref(), &offers);
    let (language, second) = (invitation.language, invitation.second_language);
    Ok(standard_letter(&named, language, second))
}
