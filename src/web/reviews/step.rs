//! A step of a review: one delegation, and what becomes of it.
use super::{changed, found, view::Line};
use crate::{
    actions::{
        delegations::ChangeError,
        reviews::{Answer, Choice, DecideError, Decidedly, decide},
    },
    domain::{
        access::{By, TakeBack},
        delegation::Refusal,
        id::Id,
        paths,
        review::{Decision, Review, Shown},
        term::Term,
        text::Note,
    },
    messages::{Phrase, Text},
    web::{
        app::App,
        caller::Fresh,
        delegations::{
            shorten::{most, too_many},
            words,
        },
        errors::Failure,
        fields::Fields,
        form::Form,
        page::{Frame, Page, see_other},
        partners::risk::InWords,
        session::flash,
    },
};
use actix_session::Session;
use actix_web::{
    HttpResponse,
    http::StatusCode,
    web::{Data, Path},
};
use askama::Template;

/// What stands for `{org}`, `{id}` and `{place}`.
type Address = Path<(String, String, String)>;

#[derive(Template)]
#[template(path = "reviews/step.html")]
struct Deciding {
    f: Frame,
    form: Form,
    review: String,
    place: i32,
    count: usize,
    line: Line,
    /// To how many days it can be shortened.
    most: i64,
    /// What each role lets the partner do.
    roles: Vec<InWords>,
    /// The rights as they are shown, for the answer.
    shown: String,
    /// They are not what was shown before: in what, as far as that is known.
    changed: Option<Vec<Phrase>>,
}

fn place(address: &Address) -> Result<(Id<Review>, i32), Failure> {
    let (_, id, place) = &**address;
    let place = place.parse().ok().filter(|place| *place >= 1);
    Id::parse(id).zip(place).ok_or_else(Failure::not_found)
}

/// What the rights are, and the three ways on.
pub async fn show(
    caller: Fresh<TakeBack>,
    app: Data<App>,
    address: Address,
) -> Result<HttpResponse, Failure> {
    let Fresh { by, frame: f, .. } = caller;
    let at = place(&address)?;
    page(&app, f, &by, at, Form::new()).await?.page()
}

/// Decides.
pub async fn submit(
    caller: Fresh<TakeBack>,
    app: Data<App>,
    address: Address,
    fields: Fields,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let Fresh { by, frame: f, .. } = caller;
    let at = place(&address)?;
    let answer = match read(&fields) {
        Ok(answer) => answer,
        Err(form) => return page(&app, f, &by, at, form).await?.again(),
    };
    let (caller, now, shown) = (by.clone(), app.now(), answer.shown.clone());
    let done = app.try_write(move |db| decide(db, &caller, at, &answer, now));
    match done.await {
        Ok(Decidedly::Done(decision) | Decidedly::Before(decision)) => {
            flash(&session, "done", told(decision));
            onward(&app, &by, at).await
        }
        Err(DecideError::Rights(ChangeError::Refused(Refusal::NotShorter))) => {
            // The page says to how many they can be.
            let form = Form::refused(&fields, "days", words(Refusal::NotShorter));
            page(&app, f, &by, at, form).await?.again()
        }
        Err(DecideError::Changed) => {
            let anew = page(&app, f, &by, at, Form::new()).await?;
            anew.changed_since(&shown).page_with(StatusCode::CONFLICT)
        }
        Err(error) => Err(error.into()),
    }
}

const fn told(decision: Decision) -> &'static str {
    match decision {
        Decision::Keep => "reviews-kept",
        Decision::Shorten => "delegation-shortened",
        Decision::Revoke => "delegation-revoked",
        Decision::Ended => "reviews-ended-meanwhile",
    }
}

/// To the next that waits for a decision, after this one first; to the whole review if none does.
async fn onward(
    app: &App,
    by: &By<TakeBack>,
    (id, place): (Id<Review>, i32),
) -> Result<HttpResponse, Failure> {
    let found = found(app, by.organisation.id, id).await?;
    let open = found.steps.iter().map(|(step, ..)| step);
    let open = open.filter(|step| step.decision.is_none());
    let open: Vec<i32> = open.map(|step| step.place).collect();
    let later = open.iter().find(|open| **open > place);
    let slug = &by.organisation.slug;
    Ok(see_other(match later.or(open.first()) {
        Some(next) => paths::review_step(slug, id, *next),
        None => paths::review(slug, id),
    }))
}

/// The fields of what is not chosen are left aside.
fn read(fields: &Fields) -> Result<Answer, Form> {
    let mut reader = fields.reader();
    let shown = reader.text("shown");
    let decision = reader.one("decision", |word| match Decision::parse(word) {
        Some(Decision::Ended) | None => Err("reviews-decision-unknown"),
        Some(decision) => Ok(decision),
    });
    let days = reader.text("days");
    let reason = reader.optional("reason", Note::for_mail);
    let choice = match decision {
        Some(Decision::Shorten) => match Term::parse(&days) {
            Some(term) => Some(Choice::Shorten(term)),
            None => {
                reader.wrong("days", Text::new("rights-days-wrong"));
                None
            }
        },
        Some(Decision::Revoke) => Some(Choice::Revoke(reason.unwrap_or_default())),
        Some(Decision::Keep | Decision::Ended) => Some(Choice::Keep),
        None => None,
    };
    reader.finish(choice.map(|choice| Answer { choice, shown }))
}

async fn page(
    app: &App,
    f: Frame,
    by: &By<TakeBack>,
    (id, place): (Id<Review>, i32),
    form: Form,
) -> Result<Deciding, Failure> {
    let found = found(app, by.organisation.id, id).await?;
    let index = found
        .steps
        .iter()
        .position(|(step, ..)| step.place == place);
    let index = index.ok_or_else(Failure::not_found)?;
    let whole = &found.steps[index];
    let (step, kept, _) = whole;
    let (now, consents) = (app.now(), found.consents(whole));
    let roles = step.rights(&kept.delegation, now).roles.iter();
    let most = most(kept.delegation.end(now), now);
    Ok(Deciding {
        review: paths::review(&by.organisation.slug, id),
        place,
        count: found.steps.len(),
        roles: roles.map(|role| InWords::of(&f, role, &consents)).collect(),
        shown: Shown::of(&kept.delegation, now).line(),
        changed: None,
        line: Line::all(&f, by, &found, now).swap_remove(index),
        form: form.saying("days", &too_many(most)),
        most,
        f,
    })
}

impl Deciding {
    /// Nothing was decided, because another page had shown other rights.
    fn changed_since(self, shown: &str) -> Self {
        let sentences = Shown::parse(&self.shown)
            .map(|present| changed::sentences(&self.f, shown, &present))
            .unwrap_or_default();
        Self {
            changed: Some(sentences),
            ..self
        }
    }
}

impl From<DecideError> for Failure {
    fn from(error: DecideError) -> Self {
        match error {
            DecideError::Unknown => Self::not_found(),
            DecideError::Changed => Self::conflict(Text::new("reviews-changed")),
            DecideError::DecidedOtherwise => Self::conflict(Text::new("reviews-decided-otherwise")),
            DecideError::Rights(error) => error.into(),
            DecideError::Store(cause) => cause.into(),
        }
    }
}
