//! The work of a running import, a few rows in each transaction: so it can be cancelled, and goes on after a restart.
use super::{
    close,
    sort::{Known, delegates, handed_to},
};
use crate::{
    actions::invitations::{
        IssueError, New, RightsAsked, RolesAsked, issue::make_all, send::send_first,
    },
    domain::{
        access::{By, WriteInvitations},
        id::Id,
        invitation::{Invitation, Kind, Offer},
        invitation_import::{self, Column, Customer, Fault, InvitationImport, RowState, State},
        letter_draft::LetterDraft,
        organisation::Organisation,
        sheet::Rule,
        time::Timestamp,
    },
    messages::is_written,
    store::{
        Db,
        invitation_imports::{
            self, Import,
            rows::{self, Fate, ImportRow},
        },
        members, offers, organisations,
    },
};
use diesel::result::{Error, QueryResult};

/// How many rows a step makes at most.
pub const STEP: i64 = 25;

/// Writes the standard letter of an invitation, from its provider, its reseller and what they ask for.
pub type LetterOf = fn(&Invitation, &Organisation, Option<&Organisation>, &[Offer]) -> LetterDraft;

/// Makes the next rows of the import; `false` if there is nothing more to do.
pub fn go_on(
    db: &mut Db,
    id: Id<InvitationImport>,
    letter: LetterOf,
    now: Timestamp,
) -> QueryResult<bool> {
    let Some(import) = invitation_imports::lock_running(db, id)? else {
        return Ok(false);
    };
    let provider = organisations::by_id(db, import.organisation)?;
    // Rights act at once: whoever began it must still be allowed to.
    let scope = members::scope(db, import.account, &provider.slug)?;
    let Some(Ok(by)) = scope.map(|scope| scope.by::<WriteInvitations>()) else {
        return end(db, &provider, &import, State::Stopped, now);
    };
    let waiting = rows::below(db, id, &[RowState::Waiting], 0, STEP)?;
    match make(db, &by, &import, &waiting, letter, now) {
        Ok(()) if (waiting.len() as i64) < STEP => end(db, &provider, &import, State::Done, now),
        Ok(()) => Ok(true),
        Err(IssueError::Store(error)) => Err(error),
        // What is refused here is refused for every row: the provider is suspended.
        Err(_) => end(db, &provider, &import, State::Stopped, now),
    }
}

fn end(
    db: &mut Db,
    provider: &Organisation,
    import: &Import,
    how: State,
    now: Timestamp,
) -> QueryResult<bool> {
    invitation_imports::end(db, import.id, State::Running, how, now)?;
    close(db, provider, import, now)?;
    Ok(false)
}

fn make(
    db: &mut Db,
    by: &By<WriteInvitations>,
    import: &Import,
    waiting: &[ImportRow],
    letter: LetterOf,
    now: Timestamp,
) -> Result<(), IssueError> {
    let read: Vec<_> = waiting
        .iter()
        .map(|row| invitation_import::understood(&row.cells, is_written))
        .collect();
    let customers = read.iter().filter_map(|read| read.as_ref().ok());
    let mailboxes: Vec<_> = customers.map(|c| &c.addressee.email).collect();
    // Sorted anew: since the rows were looked at, somebody may have invited the same customers.
    let known = Known::about(db, &by.organisation, &mailboxes, now)?;
    for (row, read) in waiting.iter().zip(read) {
        let fate = match read {
            Err(faults) => Fate::malformed(faults),
            Ok(customer) => match known.fate(&customer, &import.asks, import.choices) {
                fate if fate.state == RowState::Ready => {
                    one(db, by, import, customer, letter, now)?
                }
                other => other,
            },
        };
        if !rows::settle(db, import.id, row.line, &fate)? {
            // Cannot be while the import is held; nothing of this step may stay.
            return Err(Error::RollbackTransaction.into());
        }
    }
    Ok(())
}

/// The invitation of a row.
fn one(
    db: &mut Db,
    by: &By<WriteInvitations>,
    import: &Import,
    customer: Customer,
    letter: LetterOf,
    now: Timestamp,
) -> Result<Fate, IssueError> {
    let made = match make_all(db, by, &wanted(by, import, customer), now) {
        // The partnership ended this very moment.
        Err(IssueError::NotAPartner(_) | IssueError::NotAParty(_)) => {
            let fault = Fault::new(Column::Reseller, Rule::NotAPartner);
            return Ok(Fate::malformed(vec![fault]));
        }
        made => made?,
    };
    let invitation = made.into_iter().next().ok_or(Error::NotFound)?;
    if import.choices.send {
        let reseller = invitation.reseller.map(|id| organisations::by_id(db, id));
        let letter = letter(
            &invitation,
            &by.organisation,
            reseller.transpose()?.as_ref(),
            &offers::of_invitation(db, invitation.id)?,
        );
        send_first(db, by, &invitation, &letter, now)?;
    }
    Ok(Fate::made(invitation.id))
}

fn wanted(by: &By<WriteInvitations>, import: &Import, customer: Customer) -> New {
    let asks = &import.asks;
    let reseller = handed_to(&customer, asks);
    New {
        kind: Kind::Addressed,
        language: customer.language.unwrap_or(asks.language),
        second_language: asks.second_language,
        resellers: reseller.cloned().into_iter().collect(),
        delegates: delegates(&by.organisation.slug, reseller, asks),
        rights: RightsAsked {
            roles: RolesAsked::Roles(asks.roles.clone()),
            services: asks.services.clone(),
            term: asks.term,
            auto_extend: asks.auto_extend,
        },
        life: asks.life,
        max_uses: None,
        letter: None,
        once: None,
        addressee: Some(customer.addressee),
        note: customer.note,
    }
}
