//! Invitations.
use super::{
    Db,
    db::{Any, lock, locked},
    prepared::{Prepared, changed, columns, padded},
    schema::{invitations, partnerships},
};
use crate::domain::{
    email::Email,
    id::Id,
    invitation::{Addressee, Invitation, Kind, State},
    language::Language,
    organisation::Organisation,
    partnership,
    text::{Name, Note},
    time::Timestamp,
    token::Nonce,
};
use diesel::prelude::*;

/// The columns that make an [`Invitation`]; lists join it as a part of their rows.
#[derive(Queryable, Selectable)]
#[diesel(table_name = invitations, check_for_backend(Any))]
pub struct Row {
    id: Id<Invitation>,
    provider_id: Id<Organisation>,
    reseller_id: Option<Id<Organisation>>,
    kind: Kind,
    state: State,
    customer_name: Option<Name>,
    customer_email: Option<Email>,
    language: Language,
    second_language: Option<Language>,
    note: Note,
    nonce: Nonce,
    generation: i32,
    max_uses: Option<i32>,
    uses: i32,
    created_at: Timestamp,
    expires_at: Timestamp,
}

impl From<Row> for Invitation {
    fn from(row: Row) -> Self {
        let addressee = row.customer_name.zip(row.customer_email);
        Self {
            id: row.id,
            provider: row.provider_id,
            reseller: row.reseller_id,
            kind: row.kind,
            state: row.state,
            addressee: addressee.map(|(name, email)| Addressee { name, email }),
            language: row.language,
            second_language: row.second_language,
            note: row.note,
            nonce: row.nonce,
            generation: row.generation,
            max_uses: row.max_uses,
            uses: row.uses,
            created_at: row.created_at,
            expires_at: row.expires_at,
        }
    }
}

/// Adds an invitation; `by` is the name of who made it.
pub fn add(db: &mut Db, new: &Invitation, by: &Name) -> QueryResult<()> {
    diesel::insert_into(invitations::table)
        .values((
            invitations::id.eq(new.id),
            invitations::provider_id.eq(new.provider),
            invitations::reseller_id.eq(new.reseller),
            invitations::kind.eq(new.kind),
            invitations::state.eq(new.state),
            invitations::customer_name.eq(new.addressee.as_ref().map(|a| &a.name)),
            invitations::customer_email.eq(new.addressee.as_ref().map(|a| &a.email)),
            invitations::customer_key.eq(new.addressee.as_ref().map(|a| a.email.key())),
            invitations::language.eq(new.language),
            invitations::second_language.eq(new.second_language),
            invitations::note.eq(&new.note),
            invitations::nonce.eq(new.nonce),
            invitations::generation.eq(new.generation),
            invitations::max_uses.eq(new.max_uses),
            invitations::uses.eq(new.uses),
            invitations::created_at.eq(new.created_at),
            invitations::created_by.eq(by),
            invitations::expires_at.eq(new.expires_at),
        ))
        .execute(db)
        .map(|_| ())
}

/// The invitation of a link; whether the link is the present one is for `LinkKey::made` to say.
pub fn by_nonce(db: &mut Db, nonce: &Nonce) -> QueryResult<Option<Invitation>> {
    let one = invitations::table
        .filter(invitations::nonce.eq(nonce))
        .select(columns::<Row>());
    let row = Prepared(one).row::<Row>(db)?;
    Ok(row.map(Invitation::from))
}

/// The invitation, whoever asks.
pub fn by_id(db: &mut Db, id: Id<Invitation>) -> QueryResult<Option<Invitation>> {
    invitations::table
        .find(id)
        .select(Row::as_select())
        .first::<Row>(db)
        .optional()
        .map(|row| row.map(Invitation::from))
}

/// Any invitation that this organisation may see: a provider its own, a reseller what it was handed,
/// as long as the partnership is active (S5).
pub fn seen_by(
    db: &mut Db,
    organisation: Id<Organisation>,
    id: Id<Invitation>,
) -> QueryResult<Option<Invitation>> {
    invitations::table
        .filter(invitations::id.eq(id))
        .filter(visible_to(organisation))
        .select(Row::as_select())
        .first::<Row>(db)
        .optional()
        .map(|row| row.map(Invitation::from))
}

/// Those of these that this organisation sees.
pub fn seen_among(
    db: &mut Db,
    organisation: Id<Organisation>,
    ids: Vec<Id<Invitation>>,
) -> QueryResult<Vec<Id<Invitation>>> {
    let seen = invitations::table
        .filter(invitations::id.eq_any(padded(ids)))
        .filter(visible_to(organisation))
        .select(invitations::id);
    Prepared(seen).rows(db)
}

/// The condition of [`seen_by`].
#[diesel::dsl::auto_type(no_type_alias)]
pub fn visible_to(organisation: Id<Organisation>) -> _ {
    let handed: is_handed_to = is_handed_to(organisation);
    invitations::provider_id.eq(organisation).or(handed)
}

/// Handed to this reseller, which is still a partner of the provider.
#[diesel::dsl::auto_type]
pub fn is_handed_to(reseller: Id<Organisation>) -> _ {
    let active: partnership::State = partnership::State::Active;
    let partnership = partnerships::table
        .filter(partnerships::provider_id.eq(invitations::provider_id))
        .filter(partnerships::reseller_id.eq(reseller))
        .filter(partnerships::state.eq(active));
    invitations::reseller_id
        .is_not_null()
        .and(invitations::reseller_id.assume_not_null().eq(reseller))
        .and(diesel::dsl::exists(partnership))
}

/// Locks the row until the transaction ends: what is read after it stays true until the commit.
pub fn lock(db: &mut Db, id: Id<Invitation>) -> QueryResult<()> {
    let row = invitations::table.find(id).select(invitations::id);
    lock!(db, |c| row.for_no_key_update().execute(c))
}

/// The invitation that the link opens; where one answer is all there can be, nobody else changes it until the
/// transaction ends. Those for many customers do not make them wait for each other.
pub fn lock_by_nonce(db: &mut Db, nonce: &Nonce) -> QueryResult<Option<Invitation>> {
    let one = invitations::table
        .filter(invitations::nonce.eq(*nonce))
        .filter(invitations::kind.eq(Kind::Addressed))
        .select(columns::<Row>());
    let rows = locked!(db, |c| one.for_no_key_update().load::<Row>(c))?;
    match rows.and_then(|mut rows| rows.pop()) {
        Some(row) => Ok(Some(row.into())),
        None => by_nonce(db, nonce),
    }
}

/// Moves from one state to another; `false` if it is no longer in `from`. Keeps the time of an answer.
pub fn move_on(
    db: &mut Db,
    id: Id<Invitation>,
    from: State,
    to: State,
    now: Timestamp,
) -> QueryResult<bool> {
    let answer = matches!(to, State::Accepted | State::Declined).then_some(now);
    let update = diesel::update(invitations::table.find(id))
        .filter(invitations::state.eq(from))
        .set((
            invitations::state.eq(to),
            invitations::answered_at.eq(answer),
        ));
    changed(db, update.returning(invitations::id)).map(|n| n == 1)
}

/// Counts an acceptance of a reusable link; `false` if it is not issued any more or used up.
pub fn count_use(db: &mut Db, id: Id<Invitation>) -> QueryResult<bool> {
    let room = invitations::max_uses.is_null().or(invitations::max_uses
        .assume_not_null()
        .gt(invitations::uses));
    let update = diesel::update(invitations::table.find(id))
        .filter(invitations::state.eq(State::Issued))
        .filter(room)
        .set(invitations::uses.eq(invitations::uses + 1));
    changed(db, update.returning(invitations::id)).map(|n| n == 1)
}

/// Keeps the first time that somebody signed in or up from the link; `false` every later time.
pub fn mark_opened(db: &mut Db, id: Id<Invitation>, now: Timestamp) -> QueryResult<bool> {
    diesel::update(invitations::table.find(id))
        .filter(invitations::opened_at.is_null())
        .set(invitations::opened_at.eq(now))
        .execute(db)
        .map(|n| n == 1)
}

/// Keeps when it was last mailed by the portal.
pub fn mark_sent(db: &mut Db, id: Id<Invitation>, now: Timestamp) -> QueryResult<()> {
    diesel::update(invitations::table.find(id))
        .set((
            invitations::sent_at.eq(now),
            invitations::sent_generation.eq(invitations::generation.nullable()),
            invitations::reminded_at.eq(None::<Timestamp>),
        ))
        .execute(db)
        .map(|_| ())
}

/// Makes a new link that lives until `expires_at`, also after the old one expired; the old link is dead at once.
/// `false` if the invitation was answered or revoked.
pub fn renew(db: &mut Db, id: Id<Invitation>, expires_at: Timestamp) -> QueryResult<bool> {
    diesel::update(invitations::table.find(id))
        .filter(invitations::state.eq(State::Issued))
        .set((
            invitations::generation.eq(invitations::generation + 1),
            invitations::expires_at.eq(expires_at),
            invitations::expiry_told_at.eq(None::<Timestamp>),
        ))
        .execute(db)
        .map(|n| n == 1)
}

/// Hands it to a reseller, to which it is attributed from now on; `false` if it was answered or revoked.
pub fn hand_over(db: &mut Db, id: Id<Invitation>, reseller: Id<Organisation>) -> QueryResult<bool> {
    diesel::update(invitations::table.find(id))
        .filter(invitations::state.eq(State::Issued))
        .set(invitations::reseller_id.eq(reseller))
        .execute(db)
        .map(|n| n == 1)
}
