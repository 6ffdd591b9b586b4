//! `POST /i/{token}/accept`.
use super::{
    Behind, Followed,
    answer::{self, Against},
    ended::Ended,
    page,
    since::since,
};
use crate::{
    actions::invitations::{
        accept::{AcceptError, Outcome, accept},
        shown::{Conflict, Shown},
    },
    domain::{
        access::{AcceptInvitations, Holders, Lacking, Scope},
        answer::Answer,
        id::Id,
        invitation::{Refusal, changes},
        organisation::Slug,
        paths,
    },
    messages::Text,
    store::{Db, agreements::Acceptance, members},
    web::{
        app::App,
        caller::FreshPerson,
        errors::Failure,
        fields::Fields,
        form::Form,
        page::{Frame, Page, see_other},
        session::flash,
    },
};
use actix_session::Session;
use actix_web::{
    HttpResponse,
    http::StatusCode,
    web::{Data, Path},
};

/// Why an answer was not taken.
enum Trouble {
    /// The form names an organisation that is not the person's: it is not there.
    NotThere,
    Lacking(Box<Scope>, Lacking),
    Accept(AcceptError),
}

impl From<diesel::result::Error> for Trouble {
    fn from(error: diesel::result::Error) -> Self {
        Self::Accept(error.into())
    }
}

/// Accepts; the receipt follows.
pub async fn submit(
    person: FreshPerson,
    token: Path<String>,
    fields: Fields,
    app: Data<App>,
    cookie: Session,
) -> Result<HttpResponse, Failure> {
    let FreshPerson { session, frame } = person;
    let account = Some(session.account);
    let Some(mut followed) = Followed::new(&app, &token, &frame, account) else {
        return Ended::unknown().page(frame, &token);
    };
    let sent = fields.peek("customer").and_then(Slug::parse);
    followed.customer = sent;
    let Ok((customer, answer)) = answer::read(&fields, None) else {
        return again(&app, frame, followed, Shortfall::Wrong(fields)).await;
    };
    let (slug, accepting, hash) = (
        customer.clone(),
        followed.clone(),
        answer.offer_hash.clone(),
    );
    let done = app.db.write(move |db| accepting.accept(db, &slug, &answer));
    match done.await {
        Ok((receipt, (kind, words))) => {
            app.post.notify_one();
            flash(&cookie, kind, words);
            Ok(see_other(paths::receipt(&customer, receipt)))
        }
        Err(Trouble::NotThere) => Err(Failure::not_found()),
        Err(Trouble::Lacking(scope, lacking)) => Err(refusal(&app, &scope, lacking).await),
        Err(Trouble::Accept(error)) => {
            let shortfall = shortfall(error, &fields, hash)?;
            again(&app, frame, followed, shortfall).await
        }
    }
}

/// The kind of a flash, and its words.
type Said = (&'static str, &'static str);

impl Followed {
    /// The receipt, and what is told above it.
    fn accept(
        &self,
        db: &mut Db,
        customer: &Slug,
        answer: &Answer,
    ) -> Result<(Id<Acceptance>, Said), Trouble> {
        let account = self.account.as_ref().ok_or(Trouble::NotThere)?;
        let scope = members::scope(db, account.id, customer)?.ok_or(Trouble::NotThere)?;
        let by = scope.clone().by::<AcceptInvitations>();
        let by = by.map_err(|lacking| Trouble::Lacking(Box::new(scope), lacking))?;
        let accepted = accept(db, &by, self.link(), answer, self.language, self.now);
        let accepted = accepted.map_err(Trouble::Accept)?;
        Ok((accepted.receipt, said(accepted.outcome, answer)))
    }
}

const fn said(outcome: Outcome, answer: &Answer) -> Said {
    match outcome {
        // Rights were asked for, and none was ticked: perhaps not on purpose.
        Outcome::Accepted if !answer.left.is_empty() && answer.grants.is_empty() => {
            ("note", "accepting-done-nothing")
        }
        Outcome::Accepted if answer.grants.is_empty() => ("done", "accepting-done-nothing"),
        Outcome::Accepted => ("done", "accepting-done"),
        Outcome::Restored => ("done", "accepting-restored"),
        Outcome::AgreedAnew => ("done", "accepting-agreed-anew"),
        Outcome::Replaced => ("done", "accepting-replaced"),
        Outcome::AlreadyAccepted => ("done", "accepting-done-before"),
        Outcome::MoreBefore => ("note", "accepting-more-before"),
        Outcome::RestoredBesideMore => ("done", "accepting-restored-beside-more"),
        Outcome::AgreedBesideMore => ("done", "accepting-agreed-beside-more"),
    }
}

async fn refusal(app: &App, scope: &Scope, lacking: Lacking) -> Failure {
    if lacking.holders == Holders::Nobody {
        return Failure::not_this_kind(lacking.right);
    }
    let id = scope.organisation.id;
    let members = app.read(move |db| members::of_organisation(db, id)).await;
    members.map_or_else(|failure| failure, |all| Failure::lacking(&lacking, &all))
}

/// What the page says when it comes back; nothing was accepted.
enum Shortfall {
    /// Something in the form is wrong, or does not fit the offers.
    Wrong(Fields),
    /// Other providers hold services: the form as it was, with the hand-over to choose (S8).
    Held(Fields),
    /// The offer is another by now; the hash that was sent tells what changed (P18).
    Changed(String),
    /// What the customer had by it is not what the page showed: the page that comes tells what became of it (P17).
    Since,
    /// The link ended, or is not for this customer: its page tells.
    Elsewhere,
}

fn shortfall(error: AcceptError, fields: &Fields, hash: String) -> Result<Shortfall, Failure> {
    Ok(match error {
        AcceptError::Refused(Refusal::OfferChanged) => Shortfall::Changed(hash),
        AcceptError::Blank(_) | AcceptError::Refused(_) => Shortfall::Elsewhere,
        AcceptError::ChangedMeanwhile(_) => Shortfall::Since,
        AcceptError::Answer(_) => Shortfall::Wrong(fields.clone()),
        AcceptError::Held(_) => Shortfall::Held(fields.clone()),
        AcceptError::NoAgreement => {
            return Err(Failure::conflict(Text::new("accepting-no-agreement")));
        }
        AcceptError::Store(error) => return Err(error.into()),
    })
}

/// All that is wrong at once. Offers that changed since are told of when the rest is right.
fn wrong(fields: &Fields, shown: &Shown, conflicts: &[Conflict]) -> Option<Form> {
    let same = fields.peek("offer_hash") == Some(shown.hash().as_str());
    let offers = &shown.offers;
    let read = answer::read(fields, same.then_some(Against { offers, conflicts }));
    read.err()
}

/// The page of the link again, as it is now.
async fn again(
    app: &App,
    f: Frame,
    followed: Followed,
    shortfall: Shortfall,
) -> Result<HttpResponse, Failure> {
    let looking = followed.clone();
    let behind = app.read(move |db| looking.look(db)).await?;
    let Behind::Consent(shown, able, present) = behind else {
        return behind.draw(f, &followed, true);
    };
    let preset = || page::preset(&shown, &present, &f, followed.now);
    let told = |fields: &Fields| wrong(fields, &shown, &able.conflicts);
    let (form, status) = match &shortfall {
        Shortfall::Wrong(fields) => {
            let form = told(fields).unwrap_or_else(|| Form::sent(fields));
            (form, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Shortfall::Held(fields) => {
            // Whoever held them may have let go of them since.
            let held = || Form::refused(fields, "", Text::new("accepting-held"));
            (told(fields).unwrap_or_else(held), StatusCode::CONFLICT)
        }
        // What was closed to the answer may be open again to the look: the answer can be given anew.
        Shortfall::Changed(_) | Shortfall::Since | Shortfall::Elsewhere => {
            (preset(), StatusCode::CONFLICT)
        }
    };
    let mut consent = page::Consent::new(f, &followed, &shown, &able, present, form);
    match &shortfall {
        Shortfall::Changed(hash) => consent.changed(&changes(hash, &shown.hash())),
        Shortfall::Since => consent.since(&since(&shown, &able.had, followed.now)),
        Shortfall::Wrong(_) | Shortfall::Held(_) | Shortfall::Elsewhere => {}
    }
    consent.page_with(status)
}
