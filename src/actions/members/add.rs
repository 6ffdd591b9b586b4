//! Adding a member, who may or may not have an account: the answer does not tell (P2).
use super::record;
use crate::{
    actions::accounts::{proof::new_proof, recipient},
    domain::{
        access::{By, ManageMembers, Roles, RolesRefusal, may_set_roles},
        account::{Account, Theme},
        activity::Verb,
        email::Email,
        id::Id,
        mailbox_proof::{MailboxProof, Reason},
        message::{Message, Topic},
        paths,
        text::Name,
        time::Timestamp,
        token::Purpose,
    },
    store::{
        Db, accounts, ids,
        members::{self, Member},
        outbox::{self, About},
    },
};
use diesel::QueryResult;

/// A member to be.
#[derive(Debug)]
pub struct NewMember {
    pub name: Name,
    pub email: Email,
    pub roles: Roles,
}

/// Why a member was not added.
#[derive(Debug, thiserror::Error)]
pub enum AddError {
    #[error(transparent)]
    Refused(#[from] RolesRefusal),
    #[error("the person is a member already")]
    AlreadyMember,
    #[error(transparent)]
    Store(#[from] diesel::result::Error),
}

/// Adds the member and mails how to sign in.
pub fn add(
    db: &mut Db,
    by: &By<ManageMembers>,
    new: &NewMember,
    now: Timestamp,
) -> Result<Id<Member>, AddError> {
    may_set_roles(by, Roles::default(), new.roles, false)?;
    let (account, has_password) = account_of(db, by, new, now)?;
    let added = members::add(
        db,
        by.organisation.id,
        account.id,
        &new.name,
        new.roles,
        now,
    )?;
    let id = added.ok_or(AddError::AlreadyMember)?;
    record(db, by, Verb::MemberAdded, id, new.name.as_str(), now)?;
    tell(db, by, id, &account, has_password, now)?;
    Ok(id)
}

/// Mails how to sign in: with the password that the person has, or with a link to set the first.
fn tell(
    db: &mut Db,
    by: &By<ManageMembers>,
    id: Id<Member>,
    account: &Account,
    has_password: bool,
    now: Timestamp,
) -> QueryResult<()> {
    let mail = if has_password {
        mail(Topic::MemberAdded, by, account).page(paths::organisation(&by.organisation.slug))
    } else {
        let proof = new_proof(db, Reason::Welcome, account, now)?;
        let (nonce, until) = (proof.nonce, proof.expires_at);
        let welcome = mail(Topic::Welcome, by, account);
        welcome.token(
            Purpose::PasswordReset,
            nonce,
            MailboxProof::GENERATION,
            until,
        )
    };
    let about = About {
        organisation: Some(by.organisation.id),
        object: Some(id.cast()),
    };
    outbox::add(db, &recipient(account), &mail, about, now).map(|_| ())
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
    new: &NewMember,
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
