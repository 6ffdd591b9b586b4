//! `/i/{token}/decline`: a page of its own, with the reason.
use super::{
    Behind, Followed,
    asks::Asks,
    ended::{End, Ended},
};
use crate::{
    actions::invitations::decline::{self, DeclineError},
    domain::{account::Account, id::Id, text::Note},
    messages::Text,
    web::{
        app::App,
        caller::SignedIn,
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
    web::{Data, Path},
};
use askama::Template;

#[derive(Template)]
#[template(path = "consent/decline.html")]
struct DeclinePage {
    f: Frame,
    form: Form,
    asks: Asks,
    action: String,
    cancel: String,
}

/// Asks for the reason.
pub async fn ask(
    person: SignedIn,
    token: Path<String>,
    app: Data<App>,
) -> Result<HttpResponse, Failure> {
    let SignedIn { session, frame } = person;
    let account = Some(session.account);
    let Some(followed) = Followed::new(&app, &token, &frame, account) else {
        return Ended::unknown().page(frame, &token);
    };
    page(&app, frame, followed, Form::new()).await
}

/// Declines.
pub async fn submit(
    person: SignedIn,
    token: Path<String>,
    fields: Fields,
    app: Data<App>,
    cookie: Session,
) -> Result<HttpResponse, Failure> {
    let SignedIn { session, frame } = person;
    let id = session.account.id;
    let Some(followed) = Followed::new(&app, &token, &frame, Some(session.account)) else {
        return Ended::unknown().page(frame, &token);
    };
    let mut form = fields.reader();
    let reason = form.optional("reason", Note::for_mail).unwrap_or_default();
    let reason = match form.finish(Some(reason)) {
        Ok(reason) => reason,
        Err(form) => return page(&app, frame, followed, form).await,
    };
    match followed.clone().decline(&app, id, reason).await {
        Ok(()) => {
            flash(&cookie, "done", "accepting-declined");
            Ok(see_other(format!("/i/{token}")))
        }
        Err(DeclineError::Store(error)) => Err(error.into()),
        // Why it cannot be declined is on the page of the link.
        Err(DeclineError::Blank(_) | DeclineError::Refused(_)) => {
            page(&app, frame, followed, Form::sent(&fields)).await
        }
    }
}

impl Followed {
    async fn decline(
        self,
        app: &App,
        account: Id<Account>,
        reason: Note,
    ) -> Result<(), DeclineError> {
        let declining = app
            .db
            .write(move |db| decline::decline(db, account, self.link(), &reason, self.now));
        declining.await?;
        app.post.notify_one();
        Ok(())
    }
}

/// The form, unless the link ended or is not the reader's to decline.
async fn page(
    app: &App,
    f: Frame,
    followed: Followed,
    form: Form,
) -> Result<HttpResponse, Failure> {
    let looking = followed.clone();
    let behind = app.read(move |db| looking.look(db)).await?;
    let shown = match behind {
        ended @ Behind::Ended(_) => return ended.draw(f, &followed, true),
        Behind::Refused(shown, _) | Behind::Landing(shown, _) | Behind::Consent(shown, ..) => shown,
    };
    let account = followed.account.as_ref();
    let may = account.map(|a| shown.invitation.may_decline(&a.email, followed.now));
    if let Some(Err(why)) = may {
        if let Some(end) = End::of(why) {
            let token = followed.token.reveal().to_string();
            return Ended::new(end, shown, None).page(f, &token);
        }
        let id = super::refused::id_of(why);
        let text = Text::new(format!("accepting-refused-{id}"));
        let text = text.with("provider", &shown.provider.name);
        return Err(Failure::conflict(text));
    }
    let token = followed.token.reveal();
    let wrong = !form.errors().is_empty();
    let page = DeclinePage {
        asks: Asks::of(&shown, &[], followed.now),
        f,
        form,
        action: format!("/i/{token}/decline"),
        cancel: format!("/i/{token}"),
    };
    if wrong { page.again() } else { page.page() }
}
