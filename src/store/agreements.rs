//! A provider's agreements, and who agreed to which.
use super::{
    Db,
    db::{Any, on_either},
    ids,
    prepared::{Prepared, columns, padded},
    schema::{agreement_acceptances, agreements},
};
use crate::domain::{
    account::Account, agreement::Agreement, id::Id, invitation::Invitation, language::Language,
    organisation::Organisation, text::Name, time::Timestamp,
};
use diesel::prelude::*;

#[derive(Queryable, Selectable)]
#[diesel(table_name = agreements, check_for_backend(Any))]
struct Row {
    id: Id<Agreement>,
    version: i32,
    language: Language,
    text: String,
}

impl From<Row> for Agreement {
    fn from(row: Row) -> Self {
        let Row {
            id,
            version,
            language,
            text,
        } = row;
        Self {
            id,
            version,
            language,
            text,
        }
    }
}

/// Publishes a version; `false` if there is that version in that language already.
pub fn add(
    db: &mut Db,
    provider: Id<Organisation>,
    version: i32,
    language: Language,
    text: &str,
    now: Timestamp,
) -> QueryResult<bool> {
    let values = (
        agreements::id.eq(ids::fresh::<Agreement>(now)),
        agreements::provider_id.eq(provider),
        agreements::version.eq(version),
        agreements::language.eq(language),
        agreements::text.eq(text),
        agreements::published_at.eq(now),
    );
    on_either!(db, |c| diesel::insert_into(agreements::table)
        .values(values)
        .on_conflict_do_nothing()
        .execute(c))
    .map(|added| added == 1)
}

/// What a customer is asked to agree to: the newest in its language, else in English, else in any.
pub fn current(
    db: &mut Db,
    provider: Id<Organisation>,
    language: Language,
) -> QueryResult<Option<Agreement>> {
    for wanted in [language, Language::English] {
        let query = agreements::table
            .filter(agreements::provider_id.eq(provider))
            .filter(agreements::language.eq(wanted))
            .order(agreements::version.desc())
            .select(columns::<Row>())
            .limit(1);
        if let Some(row) = Prepared(query).row::<Row>(db)? {
            return Ok(Some(row.into()));
        }
    }
    let query = agreements::table
        .filter(agreements::provider_id.eq(provider))
        .order((agreements::version.desc(), agreements::language))
        .select(Row::as_select());
    query
        .first(db)
        .optional()
        .map(|row| row.map(Agreement::from))
}

/// The newest version in whatever language; 0 before the first.
pub fn latest_version(db: &mut Db, provider: Id<Organisation>) -> QueryResult<i32> {
    agreements::table
        .filter(agreements::provider_id.eq(provider))
        .select(diesel::dsl::max(agreements::version))
        .first::<Option<i32>>(db)
        .map(|newest| newest.unwrap_or(0))
}

/// That a customer agreed, and who signed for it.
#[derive(Debug, Clone)]
pub struct Acceptance {
    pub id: Id<Self>,
    pub agreement: Id<Agreement>,
    pub customer: Id<Organisation>,
    pub invitation: Id<Invitation>,
    /// Whom the invitation was handed to then.
    pub reseller: Option<Id<Organisation>>,
    pub version: i32,
    /// Of the text as it was shown: [`Agreement::fingerprint`].
    pub text_hash: String,
    pub signatory: Name,
    pub account: Id<Account>,
    pub at: Timestamp,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = agreement_acceptances, check_for_backend(Any))]
struct AcceptanceRow {
    id: Id<Acceptance>,
    agreement_id: Id<Agreement>,
    customer_id: Id<Organisation>,
    invitation_id: Id<Invitation>,
    reseller_id: Option<Id<Organisation>>,
    version: i32,
    text_hash: String,
    signatory: Name,
    account_id: Id<Account>,
    accepted_at: Timestamp,
}

impl From<AcceptanceRow> for Acceptance {
    fn from(row: AcceptanceRow) -> Self {
        Self {
            id: row.id,
            agreement: row.agreement_id,
            customer: row.customer_id,
            invitation: row.invitation_id,
            reseller: row.reseller_id,
            version: row.version,
            text_hash: row.text_hash,
            signatory: row.signatory,
            account: row.account_id,
            at: row.accepted_at,
        }
    }
}

/// Keeps the acceptance; `false` if this customer agreed to this version through this invitation before.
pub fn add_acceptance(db: &mut Db, new: &Acceptance) -> QueryResult<bool> {
    let values = (
        agreement_acceptances::id.eq(new.id),
        agreement_acceptances::agreement_id.eq(new.agreement),
        agreement_acceptances::customer_id.eq(new.customer),
        agreement_acceptances::invitation_id.eq(new.invitation),
        agreement_acceptances::reseller_id.eq(new.reseller),
        agreement_acceptances::version.eq(new.version),
        agreement_acceptances::text_hash.eq(&new.text_hash),
        agreement_acceptances::signatory.eq(&new.signatory),
        agreement_acceptances::account_id.eq(new.account),
        agreement_acceptances::accepted_at.eq(new.at),
    );
    let insert = diesel::insert_into(agreement_acceptances::table)
        .values(values)
        .on_conflict_do_nothing();
    on_either!(db, |c| Prepared(insert).execute(c)).map(|added| added == 1)
}

/// The customer's newest acceptance of this invitation.
pub fn acceptance(
    db: &mut Db,
    invitation: Id<Invitation>,
    customer: Id<Organisation>,
) -> QueryResult<Option<Acceptance>> {
    let query = agreement_acceptances::table
        .filter(agreement_acceptances::invitation_id.eq(invitation))
        .filter(agreement_acceptances::customer_id.eq(customer))
        .order(agreement_acceptances::version.desc())
        .select(columns::<AcceptanceRow>())
        .limit(1);
    let row = Prepared(query).row::<AcceptanceRow>(db)?;
    Ok(row.map(Acceptance::from))
}

/// The customer's acceptances of these invitations, the newest versions first.
pub fn acceptances_among(
    db: &mut Db,
    invitations: Vec<Id<Invitation>>,
    customer: Id<Organisation>,
) -> QueryResult<Vec<Acceptance>> {
    let query = agreement_acceptances::table
        .filter(agreement_acceptances::invitation_id.eq_any(padded(invitations)))
        .filter(agreement_acceptances::customer_id.eq(customer))
        .order(agreement_acceptances::version.desc())
        .select(columns::<AcceptanceRow>());
    let rows = Prepared(query).rows::<AcceptanceRow>(db)?;
    Ok(rows.into_iter().map(Acceptance::from).collect())
}

/// An acceptance of this customer, with the text that was agreed to.
pub fn acceptance_by_id(
    db: &mut Db,
    customer: Id<Organisation>,
    id: Id<Acceptance>,
) -> QueryResult<Option<(Acceptance, Agreement)>> {
    let query = agreement_acceptances::table
        .inner_join(agreements::table.on(agreements::id.eq(agreement_acceptances::agreement_id)))
        .filter(agreement_acceptances::id.eq(id))
        .filter(agreement_acceptances::customer_id.eq(customer))
        .select((AcceptanceRow::as_select(), Row::as_select()));
    query
        .first::<(AcceptanceRow, Row)>(db)
        .optional()
        .map(|found| found.map(|(acceptance, agreement)| (acceptance.into(), agreement.into())))
}
