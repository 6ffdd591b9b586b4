//! Which rights are in use, as customers read it (S10): those that opened what was shown or done on their behalf. They are
//! noted after the answer, once a page, and nobody waits for it; of what failed nothing was used.
use super::{app::App, errors::Failure};
use crate::{
    domain::{
        access::{Lent, Reach},
        delegation::Delegation,
        id::Id,
        service::Service,
        slugs::ServiceSet,
        time::Timestamp,
    },
    store::{Database, Db, lent},
};
use actix_web::{
    Error, HttpMessage,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    middleware::Next,
    web::Data,
};
use diesel::QueryResult;
use std::{
    mem,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// A delegation, and the services that it covers.
type Covering = (Id<Delegation>, ServiceSet);

/// What opens a page on behalf, as far as no use of it was noted in the last minute. The caller leaves it with the request;
/// its handler keeps what is about one service to the rights for that one.
#[derive(Debug, Clone, Default)]
pub struct Uses(Arc<Mutex<Vec<Covering>>>);

impl Uses {
    /// Those of what is lent that reach what the caller came for.
    pub(super) fn of(lent: &[Lent], reach: Option<&Reach>, unnoted: &[Id<Delegation>]) -> Self {
        let opens = |id: &Id<Delegation>| reach.is_some_and(|reach| reach.delegations.contains(id));
        let opening = lent
            .iter()
            .filter(|lent| opens(&lent.delegation) && unnoted.contains(&lent.delegation));
        let all = opening.map(|lent| (lent.delegation, lent.services.clone()));
        Self(Arc::new(Mutex::new(all.collect())))
    }

    /// Whatever is shown or done is about these services.
    pub fn only(&self, services: impl IntoIterator<Item = &'static Service>) {
        let services = ServiceSet::new(services);
        self.lock().retain(|one| covers(one, &services));
    }

    /// The same of a service that is looked up, which is done only where something is left to note.
    pub async fn about(
        &self,
        app: &App,
        service: impl FnOnce(&mut Db) -> QueryResult<Option<&'static Service>> + Send + 'static,
    ) -> Result<(), Failure> {
        let all_noted = self.lock().is_empty();
        if !all_noted {
            self.only(app.read(service).await?);
        }
        Ok(())
    }

    /// For a file, which is answered before all of its rows are read: only they use anything.
    pub fn of_rows(&self) -> Self {
        Self(Arc::new(Mutex::new(self.take())))
    }

    /// Rows about these services were read.
    pub fn read(
        &self,
        db: &Database,
        services: impl IntoIterator<Item = &'static Service>,
        now: Timestamp,
    ) {
        let services = ServiceSet::new(services);
        let all = self.take().into_iter();
        let (used, left): (Vec<_>, Vec<_>) = all.partition(|one| covers(one, &services));
        *self.lock() = left;
        note_use(db, ids(used), now);
    }

    fn take(&self) -> Vec<Covering> {
        mem::take(&mut *self.lock())
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Covering>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn covers((_, covered): &Covering, services: &ServiceSet) -> bool {
    services.iter().any(|service| covered.has(service.slug))
}

fn ids(used: Vec<Covering>) -> Vec<Id<Delegation>> {
    used.into_iter().map(|(id, _)| id).collect()
}

/// Stands around the handlers, and notes what they used where they succeed. A failure is none, whatever its status: whoever
/// is sent away to give the password has seen nothing yet.
pub async fn note<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let answered = next.call(request).await?;
    let uses = answered.request().extensions_mut().remove::<Uses>();
    let response = answered.response();
    let succeeded = response.status().as_u16() < 400 && response.error().is_none();
    let app = answered.request().app_data::<Data<App>>();
    if let (true, Some(uses), Some(app)) = (succeeded, uses, app) {
        note_use(&app.db, ids(uses.take()), app.now());
    }
    Ok(answered)
}

/// Notes which rights are in use, all of them in one write, and nobody waits for it. At most once a minute for each:
/// `used` are those of which no use was noted in the last one.
pub(super) fn note_use(db: &Database, used: Vec<Id<Delegation>>, now: Timestamp) {
    if used.is_empty() {
        return;
    }
    let db = db.clone();
    // Not for the event loop alone: the rows of a file are read beside it.
    tokio::spawn(async move {
        let noted = db.write(move |db| lent::note_use(db, &used, now)).await;
        if let Err(cause) = noted {
            tracing::warn!(%cause, "the use of rights could not be noted");
        }
    });
}
