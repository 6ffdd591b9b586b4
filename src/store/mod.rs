//! Where things are kept. SQLite by default, PostgreSQL for several nodes; one set of queries.
pub mod access_assignments;
pub mod access_groups;
pub mod accounts;
pub mod activities;
pub mod add_ons;
pub mod agreements;
pub mod amendments;
pub mod batches;
pub mod bulk_changes;
pub mod columns;
pub mod database;
pub mod db;
pub mod delegation_requests;
pub mod delegations;
pub mod end_requests;
pub mod extensions;
pub mod file_imports;
pub mod holding;
pub mod holds;
pub mod homes;
pub mod ids;
mod import_rows;
pub mod integrity;
pub mod invitation_drafts;
pub mod invitation_ends;
pub mod invitation_imports;
pub mod invitations;
pub mod invitees;
pub mod lent;
pub mod letters;
pub mod licences;
pub mod lists;
pub mod mailbox_proofs;
pub mod members;
pub mod migrate;
pub mod notices;
pub mod offers;
pub mod once_keys;
pub mod openings;
pub mod organisations;
pub mod orphans;
pub mod outbox;
pub mod page;
pub mod partners;
pub mod partnerships;
pub mod people;
pub mod prepared;
pub mod recipients;
pub mod relationships;
pub mod reminders;
pub mod review_looks;
pub mod reviews;
pub mod saved_templates;
pub mod schema;
pub mod search;
pub mod selections;
pub mod service_requests;
pub mod sessions;
pub mod sign_ups;
mod sqlite;
mod steps;
pub mod subscriptions;
pub mod supporters;
pub mod terms;
pub mod tidy;
pub mod waiting_members;
mod writer;

pub use database::Database;
pub use db::{Db, Url};

/// Succeeds if the database answers.
pub fn ping(db: &mut Db) -> diesel::QueryResult<()> {
    diesel::r2d2::R2D2Connection::ping(db)
}
