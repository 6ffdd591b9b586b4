//! What the tables themselves keep, whatever a program asks of them (S7, S9).
use crate::{harness::on_each_database, rows};
use diesel::{connection::SimpleConnection, result::Error};
use multichannel::store::Db;

fn hex(db: &mut Db, id: &str) -> String {
    let bare = id.replace('-', "");
    match db {
        Db::Sqlite(_) => format!("x'{bare}'"),
        Db::Postgres(_) => format!("'\\x{bare}'::bytea"),
    }
}

#[actix_web::test]
async fn the_tables_refuse_what_only_others_may_do() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let rival = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let other = portal.a_customer().await;
        provider.sold(&customer, &[]).await;
        customer.bought(&[]).await;
        let ids = [&provider, &rival, &customer, &other].map(|p| p.organisation.id.to_string());
        let tried = portal.app.db.write(move |db| {
            let [provider, rival, customer, other] = ids.map(|id| hex(db, &id));
            let before = rows::dump(db)["subscriptions"].clone();
            assert_eq!(before.len(), 2);
            for (set, of) in [
                (format!("seats = 5, changed_by = {customer}"), "csp"),
                (format!("seats = 5, changed_by = {rival}"), "csp"),
                (format!("seats = 5, changed_by = {provider}"), "direct"),
                (
                    format!("provider_id = {rival}, changed_by = {rival}"),
                    "csp",
                ),
                (format!("provider_id = {provider}"), "direct"),
                (format!("customer_id = {other}"), "csp"),
                (
                    format!("customer_id = {other}, changed_by = {other}"),
                    "direct",
                ),
                ("service = 'azure'".to_owned(), "direct"),
                (
                    format!("channel = 'direct', changed_by = {customer}"),
                    "csp",
                ),
                ("channel = 'advisor'".to_owned(), "direct"),
                ("assigned = 26".to_owned(), "direct"),
                ("assigned = -1".to_owned(), "direct"),
                ("seats = 0".to_owned(), "direct"),
                ("seats = NULL, assigned = 1".to_owned(), "direct"),
                ("state = 'expired'".to_owned(), "direct"),
            ] {
                let sql = format!("UPDATE subscriptions SET {set} WHERE channel = '{of}'");
                let refused = db.attempt(|db| db.batch_execute(&sql));
                assert!(refused.is_err(), "{sql}");
            }
            assert_eq!(rows::dump(db)["subscriptions"], before);
            let fits =
                "UPDATE subscriptions SET assigned = 25, state = 'suspended', term_ends_on = 21000";
            db.attempt(|db| db.batch_execute(fits))?;
            Ok::<_, Error>(())
        });
        tried.await.unwrap();
    })
    .await;
}
