//! Adding a member, who may or may not have an account: the answer does not tell (P2).
use super::record;
use crate::{
    actions::accounts::proof::new_welcome,
    domain::{
        access::{By, ManageMembers, Roles},
        account::{Account, Theme},
        activity::Verb,
        email::Email,
        id::Id,
        mailbox_proof::MailboxProof,
        member_roles::{RolesRefusal, may_set_roles},
        message::{Message, Recipient, Topic},
        once::Once,
        paths,
        text::Name,
        time::Timestamp,
        token::Purpose,
        waiting_member::WaitingMember,
    },
    store::{
        Db, accounts, ids, members, once_keys,
        outbox::{self, About},
        waiting_members,
    },
};
use diesel::QueryResult;

/// A member to be.
#[derive(Debug)]
pub struct NewMember {
    pub name: Name,
    pub email: Email,
    pub roles: Roles,
    pub once: Option<Once>,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    Now(Id<WaitingMember>),
    /// The same form came before; whom it asked was told then.
    Before,
}

/// Why a member was not added.
#[derive(Debug, thiserror::Error)]
pub enum AddError {
    #[error(transparent)]
    Refused(#[from] RolesRefusal),
    #[error("the person is a member already")]
    AlreadyMember,
    #[error("the person was asked before and has not answered")]
    Waits,
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Asks the person to join: a member only after saying yes. The answer, and what the list then shows, are the same
/// whether there is an account or not (P2). Of the same form twice the second changes nothing.
pub fn add(
    db: &mut Db,
    by: &By<ManageMembers>,
    new: &NewMember,
    now: Timestamp,
) -> Result<Added, AddError> {
    let own = by.organisation.id;
    may_set_roles(by, Roles::default(), new.roles, false)?;
    if let Some(once) = &new.once
        && once_keys::take(db, own, once, now)?.is_some()
    {
        return Ok(Added::Before);
    }
    if members::has_mailbox(db, own, new.email.key())? {
        return Err(AddError::AlreadyMember);
    }
    let waiting = WaitingMember {
        id: ids::fresh(now),
        organisation: own,
        name: new.name.clone(),
        email: new.email.clone(),
        roles: new.roles,
        since: now,
    };
    if !waiting_members::add(db, &waiting)? {
        return Err(AddError::Waits);
    }
    let name = new.name.as_str();
    record(db, by, Verb::MemberAdded, waiting.id.cast(), name, now)?;
    tell(db, by, &waiting, now)?;
    if let Some(once) = &new.once {
        once_keys::settle(db, own, once, &paths::members(&by.organisation.slug))?;
    }
    Ok(Added::Now(waiting.id))
}

/// Mails where to answer: on the page of the account that the person has, or by setting the first password.
/// The name and address are those that were typed: the list of mails shows them to the organisation.
fn tell(
    db: &mut Db,
    by: &By<ManageMembers>,
    waiting: &WaitingMember,
    now: Timestamp,
) -> QueryResult<()> {
    let (account, has_password) = account_of(db, by, waiting, now)?;
    let mail = if has_password {
        mail(Topic::MemberAdded, by, &account).page(paths::ACCOUNT)
    } else {
        let proof = new_welcome(db, &account, waiting.id, now)?;
        let (nonce, until) = (proof.nonce, proof.expires_at);
        let welcome = mail(Topic::Welcome, by, &account);
        welcome.token(
            Purpose::PasswordReset,
            nonce,
            MailboxProof::GENERATION,
            until,
        )
    };
    let about = About {
        organisation: Some(by.organisation.id),
        object: Some(waiting.id.cast()),
    };
    let to = Recipient {
        name: waiting.name.to_string(),
        email: waiting.email.to_string(),
        language: account.language,
    };
    outbox::add(db, &to, &mail, about, now).map(|_| ())
}

fn mail(topic: Topic, by: &By<ManageMembers>, to: &Account) -> Message {
    Message::new(topic, to.language)
        .fact("organisation", &by.organisation.name)
        .fact("person", &by.name)
}

/// The account of the mailbox, made if there is none; and whether it has a password, which is to say: a proven mailbox.
fn account_of(
    db: &mut Db,
    by: &By<ManageMembers>,
    new: &WaitingMember,
    now: Timestamp,
) -> QueryResult<(Account, bool)> {
    let fresh = Account {
        id: ids::fresh(now),
        name: new.name.clone(),
        email: new.email.clone(),
        language: by.organisation.language,
        theme: Theme::Auto,
    };
    accounts::add(db, &fresh, None, now)?;
    let found = accounts::by_email(db, new.email.key())?;
    let (account, hash) = found.ok_or(diesel::result::Error::NotFound)?;
    Ok((account, hash.is_some()))
}
