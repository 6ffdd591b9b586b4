//! Invitations for the customers of a file.
mod guards;
mod rows;
mod work;

use crate::{client::Answer, harness::Portal, people::Person};
use diesel::prelude::*;
use multichannel::{
    jobs::import_invitations,
    store::{relationships, schema::invitations},
};

/// A file of so many customers that nobody knows yet.
pub fn customers(count: usize) -> String {
    let row = |n| format!("Customer {n:04},somebody@customer{n:04}.example\n");
    let rows: String = (0..count).map(row).collect();
    format!("customer_name,customer_email\n{rows}")
}

/// The rows of the table: line, customer, state, what to know.
pub fn rows(page: &Answer) -> Vec<String> {
    page.texts(".list tbody tr")
}

impl Person {
    /// Sends a file with these fields.
    pub async fn sends_file(&self, fields: &[(&str, &str)], file: &str) -> Answer {
        let path = self.at("/invitations/import");
        self.upload(&path, fields, file.as_bytes()).await
    }
    /// Sends a file that can be read; the address of its page.
    pub async fn imports(&self, fields: &[(&str, &str)], file: &str) -> String {
        self.sends_file(fields, file).await.expect(303).location
    }
    /// Has the ready rows made.
    pub async fn begins(&self, import: &str, fields: &[(&str, &str)]) {
        self.post(&format!("{import}/commit"), fields)
            .await
            .expect(303);
    }
}

impl Portal {
    /// One step of every running import; `false` if none runs.
    pub async fn import_step(&self) -> bool {
        import_invitations::step(&self.app.db, &self.app.clock)
            .await
            .unwrap()
    }
    /// All that there is to import.
    pub async fn import_all(&self) {
        while self.import_step().await {}
    }
    /// How many invitations the person's organisation made.
    pub async fn invitations_of(&self, of: &Person) -> i64 {
        let own = invitations::table
            .filter(invitations::provider_id.eq(of.organisation.id))
            .count();
        let read = self.app.db.read(move |db| own.get_result(db));
        read.await.map_err(|e: diesel::result::Error| e).unwrap()
    }
    /// Makes the customer one of the provider's.
    pub async fn has_customer(&self, provider: &Person, customer: &Person) {
        let new = relationships::New {
            provider: provider.organisation.id,
            customer: customer.organisation.id,
            reseller: None,
            invitation: None,
        };
        let now = self.now();
        let started = self
            .app
            .db
            .write(move |db| relationships::start(db, &new, now));
        started.await.unwrap();
    }
}
