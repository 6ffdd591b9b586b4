//! A partnership in which much happened ends as easily as one in which little did.
use crate::{
    harness::{Portal, on_each_database},
    people::Person,
};
use diesel::{
    QueryableByName, RunQueryDsl,
    connection::{Connection, InstrumentationEvent, SimpleConnection},
    sql_query,
    sql_types::Text,
};
use multichannel::store::{
    Db,
    db::Mode,
    ids,
    orphans::{self, Pair},
    outbox,
};
use std::sync::{Arc, Mutex};

/// What `work` asks the database, without the values that it gives.
fn asked(db: &mut Db, work: impl FnOnce(&mut Db)) -> Vec<String> {
    let all = Arc::new(Mutex::new(Vec::new()));
    let kept = all.clone();
    db.set_instrumentation(move |event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            let query = query.to_string();
            let words = query.split(" -- binds").next().unwrap_or_default();
            kept.lock().unwrap().push(words.to_owned());
        }
    });
    work(db);
    db.set_instrumentation(|_: InstrumentationEvent<'_>| {});
    all.lock().unwrap().clone()
}

/// A reseller of the provider with so many customers that are attributed to it, and as many that gave it rights.
async fn with_customers(portal: &Portal, provider: &Person, number: usize) -> Pair {
    let reseller = portal.a_reseller_of(provider).await;
    let rights = [
        ("role", "global-reader"),
        ("service", "teams"),
        ("days", "30"),
    ];
    for _ in 0..number {
        let attributed = portal.a_customer().await;
        portal.attribute(provider, &reseller, &attributed).await;
        let giving = portal.a_customer_of(provider).await;
        giving.grant(&reseller, &rights).await.expect(303);
    }
    Pair {
        provider: provider.organisation.id,
        reseller: reseller.organisation.id,
    }
}

#[actix_web::test]
async fn whom_its_end_is_told_is_asked_of_many_customers_as_of_few() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let few = with_customers(&portal, &provider, 1).await;
        let many = with_customers(&portal, &provider, 4).await;
        let now = portal.now();
        let mut db = portal.url.connect(Mode::Read).unwrap();
        let mut told = |pair: Pair| {
            let mut admins = Vec::new();
            let asked = asked(&mut db, |db| {
                admins = orphans::admins(db, pair, now).unwrap();
            });
            (admins.len(), asked)
        };
        let ((two, of_few), (eight, of_many)) = (told(few), told(many));
        assert_eq!((two, eight), (2, 8));
        assert!(!of_few.is_empty());
        // A database takes so many values in one statement, and no more.
        assert_eq!(of_many, of_few);
    })
    .await;
}

#[derive(QueryableByName)]
struct Step {
    #[diesel(sql_type = Text)]
    detail: String,
}

/// How the database would go about this statement, if it could use an index for it.
fn plan(db: &mut Db, statement: &str) -> String {
    let steps = match db {
        Db::Sqlite(c) => sql_query(format!("EXPLAIN QUERY PLAN {statement}")).load::<Step>(c),
        Db::Postgres(c) => {
            // There is nothing in its tables: it would read them from end to end.
            c.batch_execute(
                "SET enable_seqscan = off; \
                CREATE OR REPLACE FUNCTION pg_temp.plan(asked TEXT) RETURNS SETOF TEXT LANGUAGE plpgsql \
                AS $$ BEGIN RETURN QUERY EXECUTE 'EXPLAIN ' || asked; END $$",
            )
            .unwrap();
            sql_query("SELECT detail FROM pg_temp.plan($1) AS detail")
                .bind::<Text, _>(statement)
                .load::<Step>(c)
        }
    };
    let steps = steps.unwrap().into_iter().map(|step| step.detail);
    steps.collect::<Vec<_>>().join("\n")
}

/// The statement with some value for each that it is given.
fn filled(statement: &str) -> String {
    let mut parts = statement.split(['?', '$']);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |filled, part| {
        filled + "'x'" + part.trim_start_matches(|c: char| c.is_ascii_digit())
    })
}

#[actix_web::test]
async fn mails_are_taken_back_without_a_look_at_those_that_left() {
    on_each_database(async |portal| {
        let mut db = portal.url.connect(Mode::Write).unwrap();
        let now = portal.now();
        let pair = Pair {
            provider: ids::fresh(now),
            reseller: ids::fresh(now),
        };
        let asked = asked(&mut db, |db| {
            outbox::withdraw(db, ids::fresh(now)).unwrap();
            outbox::withdraw_handed(db, pair).unwrap();
        });
        assert_eq!(asked.len(), 2, "{asked:?}");
        for statement in asked {
            let plan = plan(&mut db, &filled(&statement));
            assert!(plan.contains("outbox_unsent"), "{statement}: {plan}");
        }
    })
    .await;
}
