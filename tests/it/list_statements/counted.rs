//! A server whose statements are counted.
use crate::{
    client::Client,
    harness::{Beside, Portal},
};
use diesel::{
    QueryResult,
    connection::{Connection, InstrumentationEvent},
};
use multichannel::store::Database;
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

/// A server with one connection for reading, whose statements are counted.
pub struct Counted {
    at: Beside,
    statements: Arc<AtomicUsize>,
}

/// What it took to open an address, and how much came.
#[derive(Clone, Copy)]
pub struct Taken {
    pub statements: usize,
    pub rows: usize,
}

impl Counted {
    pub async fn serve(portal: &Portal) -> Self {
        let db = Database::open(&portal.url, 1).unwrap();
        let statements = Arc::new(AtomicUsize::new(0));
        let count = statements.clone();
        let counting = db.read(move |db| {
            db.set_instrumentation(move |event: InstrumentationEvent<'_>| {
                if matches!(event, InstrumentationEvent::StartQuery { .. }) {
                    count.fetch_add(1, Ordering::SeqCst);
                }
            });
            QueryResult::Ok(())
        });
        counting.await.unwrap();
        let at = portal.beside(move |app| app.db = db);
        Self { at, statements }
    }

    /// Somebody who is signed in there.
    pub async fn browser(&self, email: &str, password: &str) -> Client {
        let browser = Client::new(&self.at.address);
        let form = [("email", email), ("password", password)];
        browser.post("/signin", &form).await.expect(303);
        browser
    }

    /// Opens the address; nothing if it is not there for this reader, or not now.
    pub async fn open(&self, browser: &Client, path: &str, rows: &str) -> Option<Taken> {
        self.statements.store(0, Ordering::SeqCst);
        let answer = browser.get(path).await;
        let statements = self.statements.load(Ordering::SeqCst);
        let kind = answer.headers.get("content-type");
        let is_file = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/csv"));
        let rows = match is_file {
            true => answer.body.lines().count(),
            false => answer.texts(rows).len(),
        };
        (answer.status == 200).then_some(Taken { statements, rows })
    }
}
