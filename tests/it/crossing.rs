//! Two transactions that cross: one takes its time between two steps, and meanwhile comes the other.
use crate::harness::Portal;
use diesel::result::QueryResult;
use multichannel::store::Db;
use std::{thread, time::Duration};
use tokio::sync::oneshot;

impl Portal {
    /// What comes of `meanwhile`, which begins when `first` is done in a transaction that goes on with `then` some time later.
    pub async fn crossing<T>(
        &self,
        first: impl FnOnce(&mut Db) -> QueryResult<()> + Send + 'static,
        then: impl FnOnce(&mut Db) -> QueryResult<()> + Send + 'static,
        meanwhile: impl Future<Output = T>,
    ) -> T {
        let db = self.app.db.clone();
        let (begin, begun) = oneshot::channel();
        let crossing = actix_web::rt::spawn(async move {
            let done = db.write(move |db| {
                first(db)?;
                begin.send(()).unwrap();
                thread::sleep(Duration::from_millis(500));
                then(db)
            });
            done.await
        });
        begun.await.unwrap();
        let came = meanwhile.await;
        crossing.await.unwrap().unwrap();
        came
    }
}
