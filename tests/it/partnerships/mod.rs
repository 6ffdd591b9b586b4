//! Partnerships, from the question to the end.
mod accepting;
mod asking;
mod growth;
mod leaving;
mod lists;
mod twice;
mod two_providers;
mod unsent;

use crate::{client::Answer, harness::Portal, people::Person};
use diesel::prelude::*;
use multichannel::store::schema::partnerships;

/// Asks, and gives the address of the partnership's page and of its link.
pub async fn ask(provider: &Person, mailbox: &str) -> (String, String) {
    let form = [
        ("reseller_name", "Fourth Coffee"),
        ("reseller_email", mailbox),
    ];
    let asked = provider
        .post(&provider.at("/partnerships"), &form)
        .await
        .expect(303);
    let page = provider.get(&asked.location).await.expect(200);
    (asked.location, page.attribute("#link", "value"))
}

/// Accepts for the person's reseller.
pub async fn accept(reseller: &Person, link: &str) -> Answer {
    let form = [("reseller", reseller.slug()), ("agreement", "yes")];
    reseller.post(&format!("{link}/accept"), &form).await
}

/// How many there are.
pub async fn active(portal: &Portal) -> i64 {
    let count = portal.app.db.read(|db| {
        partnerships::table
            .filter(partnerships::state.eq("active"))
            .count()
            .get_result::<i64>(db)
    });
    count.await.unwrap()
}
