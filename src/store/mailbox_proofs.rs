//! Mailed links of accounts.
use super::{Db, db::Any, schema::mailbox_proofs};
use crate::domain::{
    account::Account,
    email::Email,
    id::Id,
    mailbox_proof::{MailboxProof, Reason},
    time::Timestamp,
    token::Nonce,
    waiting_member::WaitingMember,
};
use diesel::prelude::*;

#[derive(Queryable, Selectable)]
#[diesel(table_name = mailbox_proofs, check_for_backend(Any))]
struct Row {
    id: Id<MailboxProof>,
    nonce: Nonce,
    purpose: Reason,
    account_id: Id<Account>,
    email: Email,
    joins_id: Option<Id<WaitingMember>>,
    expires_at: Timestamp,
    used_at: Option<Timestamp>,
}

impl From<Row> for MailboxProof {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            nonce: row.nonce,
            reason: row.purpose,
            account: row.account_id,
            email: row.email,
            joins: row.joins_id,
            expires_at: row.expires_at,
            used_at: row.used_at,
        }
    }
}

/// Keeps what the mailed link will prove.
pub fn add(db: &mut Db, new: &MailboxProof, now: Timestamp) -> QueryResult<()> {
    diesel::insert_into(mailbox_proofs::table)
        .values((
            mailbox_proofs::id.eq(new.id),
            mailbox_proofs::nonce.eq(new.nonce),
            mailbox_proofs::purpose.eq(new.reason),
            mailbox_proofs::account_id.eq(new.account),
            mailbox_proofs::email.eq(&new.email),
            mailbox_proofs::joins_id.eq(new.joins),
            mailbox_proofs::created_at.eq(now),
            mailbox_proofs::expires_at.eq(new.expires_at),
        ))
        .execute(db)
        .map(|_| ())
}

/// The proof that a link belongs to, whatever its state; whether the link is genuine is for the key to say.
pub fn by_nonce(db: &mut Db, nonce: &Nonce) -> QueryResult<Option<MailboxProof>> {
    mailbox_proofs::table
        .filter(mailbox_proofs::nonce.eq(nonce))
        .select(Row::as_select())
        .first::<Row>(db)
        .optional()
        .map(|row| row.map(Into::into))
}

/// Marks it used; `false` if it was used before. Of two at once one wins.
pub fn mark_used(db: &mut Db, id: Id<MailboxProof>, now: Timestamp) -> QueryResult<bool> {
    let unused = mailbox_proofs::table
        .find(id)
        .filter(mailbox_proofs::used_at.is_null());
    diesel::update(unused)
        .set(mailbox_proofs::used_at.eq(now))
        .execute(db)
        .map(|rows| rows == 1)
}

/// Throws it away, unless it was used: then it stays. `false` if nothing was thrown away.
pub fn withdraw(db: &mut Db, id: Id<MailboxProof>) -> QueryResult<bool> {
    let unused = mailbox_proofs::table
        .find(id)
        .filter(mailbox_proofs::used_at.is_null());
    diesel::delete(unused).execute(db).map(|rows| rows == 1)
}

/// Makes every other link of the account for these reasons useless.
pub fn void(
    db: &mut Db,
    account: Id<Account>,
    reasons: &[Reason],
    now: Timestamp,
) -> QueryResult<()> {
    let open = mailbox_proofs::table
        .filter(mailbox_proofs::account_id.eq(account))
        .filter(mailbox_proofs::purpose.eq_any(reasons.to_vec()))
        .filter(mailbox_proofs::used_at.is_null());
    diesel::update(open)
        .set(mailbox_proofs::used_at.eq(now))
        .execute(db)
        .map(|_| ())
}
