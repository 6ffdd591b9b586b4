//! A review: how far it is, or what it came to.
use super::{found, view::Line};
use crate::{
    domain::{
        access::{SeePartners, TakeBack},
        paths,
        review::Review,
        time::Timestamp,
    },
    web::{
        app::App,
        at::At,
        caller::Caller,
        errors::Failure,
        page::{Frame, Page},
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "reviews/show.html")]
struct Show {
    f: Frame,
    list: String,
    file: String,
    started_at: Timestamp,
    started_by: String,
    finished: Option<(Timestamp, String)>,
    lines: Vec<Line>,
    decided: usize,
    /// How many there are to decide on: what ended meanwhile is not.
    count: usize,
    /// The next that waits for a decision, for whoever may make it.
    next: Option<String>,
    /// The reader may decide.
    decides: bool,
}

/// All its steps, to go on with or to keep.
pub async fn show(
    caller: Caller<SeePartners>,
    app: Data<App>,
    at: At<Review>,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let found = found(&app, by.organisation.id, at.id()?).await?;
    let lines = Line::all(&f, &by, &found, app.now());
    let decides = by.may::<TakeBack>();
    let mut waiting = lines.iter().filter(|line| line.decision.is_none());
    let open = || lines.iter().filter(|line| !line.ended);
    let review = &found.review;
    Show {
        list: paths::reviews(&by.organisation.slug),
        file: paths::review_file(&by.organisation.slug, review.id),
        started_at: review.started_at,
        started_by: review.started_by.to_string(),
        finished: review
            .finished
            .as_ref()
            .map(|done| (done.at, done.by.to_string())),
        next: waiting
            .next()
            .filter(|_| decides)
            .map(|line| line.href.clone()),
        decided: open().filter(|line| line.decision.is_some()).count(),
        count: open().count(),
        lines,
        decides,
        f,
    }
    .page()
}
