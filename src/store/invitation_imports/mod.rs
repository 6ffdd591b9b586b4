//! Imports of invitations: what their rows ask for, and how far each has come.
pub mod rows;

use super::{
    Db,
    db::Any,
    schema::invitation_imports,
    steps::{all_running, one_running},
};
use crate::domain::{
    account::Account,
    id::Id,
    invitation_import::{InvitationImport, State},
    language::Language,
    link_life::LinkLife,
    organisation::{Organisation, Slug},
    slugs::{RoleSet, ServiceSet},
    term::Term,
    text::Name,
    time::Timestamp,
};
use diesel::prelude::*;
use invitation_imports as table;

/// An import as it is kept.
#[derive(Debug, Clone)]
pub struct Import {
    pub id: Id<InvitationImport>,
    pub organisation: Id<Organisation>,
    /// Who works on it.
    pub account: Id<Account>,
    pub file_name: Name,
    pub state: State,
    pub asks: Asks,
    pub choices: Choices,
    pub created_at: Timestamp,
    pub ended_at: Option<Timestamp>,
}

/// What each invitation asks for, unless its row says otherwise.
#[derive(Debug, Clone)]
pub struct Asks {
    pub reseller: Option<Slug>,
    /// Who may get the rights: of each invitation the partners that have a part in it.
    pub delegates: Vec<Slug>,
    pub roles: RoleSet,
    pub services: ServiceSet,
    pub term: Term,
    pub auto_extend: bool,
    pub life: LinkLife,
    pub language: Language,
    pub second_language: Option<Language>,
}

/// What is chosen when the rows are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Choices {
    /// Mail the invitations at once.
    pub send: bool,
    /// Make one also where there is an open invitation.
    pub with_invited: bool,
    /// Make one also for those who are customers.
    pub with_customers: bool,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = invitation_imports, check_for_backend(Any))]
struct Row {
    id: Id<InvitationImport>,
    organisation_id: Id<Organisation>,
    account_id: Id<Account>,
    file_name: Name,
    state: State,
    reseller: Option<Slug>,
    delegates: String,
    roles: RoleSet,
    services: ServiceSet,
    days: i32,
    auto_extend: bool,
    link_days: i64,
    language: Language,
    second_language: Option<Language>,
    send: bool,
    with_invited: bool,
    with_customers: bool,
    created_at: Timestamp,
    ended_at: Option<Timestamp>,
}

impl Row {
    /// The database keeps terms and lives within their limits.
    fn read(self) -> QueryResult<Import> {
        let outside = || diesel::result::Error::DeserializationError("a term out of range".into());
        Ok(Import {
            id: self.id,
            organisation: self.organisation_id,
            account: self.account_id,
            file_name: self.file_name,
            state: self.state,
            asks: Asks {
                reseller: self.reseller,
                delegates: self.delegates.split(' ').filter_map(Slug::parse).collect(),
                roles: self.roles,
                services: self.services,
                term: Term::of_days(self.days).ok_or_else(outside)?,
                auto_extend: self.auto_extend,
                life: LinkLife::of_days(self.link_days).ok_or_else(outside)?,
                language: self.language,
                second_language: self.second_language,
            },
            choices: Choices {
                send: self.send,
                with_invited: self.with_invited,
                with_customers: self.with_customers,
            },
            created_at: self.created_at,
            ended_at: self.ended_at,
        })
    }
}

/// Adds an import whose rows are to be looked at.
pub fn add(db: &mut Db, new: &Import) -> QueryResult<()> {
    let asks = &new.asks;
    let delegates: Vec<&str> = asks.delegates.iter().map(Slug::as_str).collect();
    diesel::insert_into(table::table)
        .values((
            table::id.eq(new.id),
            table::organisation_id.eq(new.organisation),
            table::account_id.eq(new.account),
            table::file_name.eq(&new.file_name),
            table::state.eq(new.state),
            table::reseller.eq(asks.reseller.as_ref()),
            table::delegates.eq(delegates.join(" ")),
            table::roles.eq(&asks.roles),
            table::services.eq(&asks.services),
            table::days.eq(asks.term.days()),
            table::auto_extend.eq(asks.auto_extend),
            table::link_days.eq(asks.life.days()),
            table::language.eq(asks.language),
            table::second_language.eq(asks.second_language),
            table::send.eq(new.choices.send),
            table::with_invited.eq(new.choices.with_invited),
            table::with_customers.eq(new.choices.with_customers),
            table::created_at.eq(new.created_at),
        ))
        .execute(db)
        .map(|_| ())
}

/// An import of this organisation.
pub fn by_id(
    db: &mut Db,
    organisation: Id<Organisation>,
    id: Id<InvitationImport>,
) -> QueryResult<Option<Import>> {
    let found = table::table
        .find(id)
        .filter(table::organisation_id.eq(organisation))
        .select(Row::as_select())
        .first::<Row>(db)
        .optional()?;
    found.map(Row::read).transpose()
}

/// How many imports the page of the form tells of.
const LATEST: i64 = 10;

/// The latest imports of an organisation, newest first.
pub fn latest(db: &mut Db, organisation: Id<Organisation>) -> QueryResult<Vec<Import>> {
    let rows = table::table
        .filter(table::organisation_id.eq(organisation))
        .order(table::id.desc())
        .limit(LATEST)
        .select(Row::as_select())
        .load::<Row>(db)?;
    rows.into_iter().map(Row::read).collect()
}

/// Sets a previewed import running for this person; `false` if it is no preview.
pub fn begin(
    db: &mut Db,
    id: Id<InvitationImport>,
    by: Id<Account>,
    choices: Choices,
) -> QueryResult<bool> {
    diesel::update(table::table.find(id))
        .filter(table::state.eq(State::Preview))
        .set((
            table::state.eq(State::Running),
            table::account_id.eq(by),
            table::send.eq(choices.send),
            table::with_invited.eq(choices.with_invited),
            table::with_customers.eq(choices.with_customers),
        ))
        .execute(db)
        .map(|rows| rows == 1)
}

/// Ends an import that stands at `from`; `false` if it does not.
pub fn end(
    db: &mut Db,
    id: Id<InvitationImport>,
    from: State,
    to: State,
    now: Timestamp,
) -> QueryResult<bool> {
    diesel::update(table::table.find(id))
        .filter(table::state.eq(from))
        .set((table::state.eq(to), table::ended_at.eq(now)))
        .execute(db)
        .map(|rows| rows == 1)
}

/// A running import, for this transaction alone.
pub fn lock_running(db: &mut Db, id: Id<InvitationImport>) -> QueryResult<Option<Import>> {
    let row = one_running!(db, table, id)?;
    row.map(Row::read).transpose()
}

/// The running imports, the oldest first.
pub fn running(db: &mut Db) -> QueryResult<Vec<Id<InvitationImport>>> {
    all_running!(db, table)
}
