//! The reviews of a customer, and where one is begun.
use super::next::Reminder;
use crate::{
    actions::reviews::{StartError, Started, start},
    domain::{
        access::{SeePartners, TakeBack},
        paths,
        time::Timestamp,
    },
    messages::Text,
    store::{Db, reviews},
    web::{
        app::App,
        caller::Caller,
        errors::Failure,
        fields::Fields,
        page::{Frame, Page, see_other},
        session::flash,
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "reviews/list.html")]
struct List {
    f: Frame,
    partners: String,
    path: String,
    reminder: Option<Reminder>,
    /// The reader may begin one, or go on with the one that has begun.
    begins: bool,
    running: bool,
    /// The reader may not, but would have to if one is due.
    rows: Vec<Row>,
}

struct Row {
    href: String,
    started_at: Timestamp,
    started_by: String,
    finished: Option<(Timestamp, String)>,
}

/// All reviews, the newest first.
pub async fn show(caller: Caller<SeePartners>, app: Data<App>) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let (own, now) = (by.organisation.id, app.now());
    let read = move |db: &mut Db| -> diesel::QueryResult<_> {
        let history = reviews::history(db, own, now)?;
        Ok((history, reviews::of_customer(db, own)?))
    };
    let (history, all) = app.read(read).await?;
    let slug = &by.organisation.slug;
    let row = |review: &crate::domain::review::Review| Row {
        href: paths::review(slug, review.id),
        started_at: review.started_at,
        started_by: review.started_by.to_string(),
        finished: review
            .finished
            .as_ref()
            .map(|done| (done.at, done.by.to_string())),
    };
    let running = history.running.is_some();
    List {
        partners: paths::partners(slug),
        path: paths::reviews(slug),
        reminder: Reminder::of(&f, slug, &history, now),
        begins: (running || history.oldest.is_some()) && by.may::<TakeBack>(),
        running,
        rows: all.iter().map(row).collect(),
        f,
    }
    .page()
}

/// Begins one, or leads to the one that has begun.
pub async fn start_it(
    caller: Caller<TakeBack>,
    app: Data<App>,
    fields: Fields,
    session: Session,
) -> Result<HttpResponse, Failure> {
    fields.reader().finish(Some(()))?;
    let (by, now) = (caller.by.clone(), app.now());
    let started = app.write(move |db| start(db, &by, now)).await?;
    let slug = &caller.by.organisation.slug;
    let (Started::Now(id) | Started::Before(id)) = started;
    if let Started::Now(_) = started {
        flash(&session, "done", "reviews-started");
    }
    Ok(see_other(paths::review(slug, id)))
}

impl From<StartError> for Failure {
    fn from(error: StartError) -> Self {
        match error {
            StartError::NoRights => Self::conflict(Text::new("reviews-no-rights")),
            StartError::Store(cause) => cause.into(),
        }
    }
}
