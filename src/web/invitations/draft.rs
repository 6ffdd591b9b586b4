//! The letter that brings an invitation: to be edited, opened in a mail program, or sent by the portal (S12).
use super::{
    failures::{self, refused},
    mailto::{complete, mailto},
    sent,
};
use crate::{
    actions::invitations::{self, LetterPage, SendError, Sent, shown_letter},
    domain::{
        access::{By, SendInvitations},
        id::Id,
        invitation::Invitation,
        letter_draft::{Around, LetterDraft, Typed, with_link},
        once::Once,
        paths,
    },
    mail::{Named, standard_letter},
    messages::Phrase,
    store::{
        ids,
        lists::invitation::{self, InvitationView},
    },
    web::{
        app::App,
        at::At,
        caller::Caller,
        counted::{NotDone, counted},
        errors::Failure,
        fields::Fields,
        form::{Form, Reader},
        meanwhile::with_version,
        page::{Frame, Page, see_other},
        session,
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "invitations/draft.html")]
struct Draft {
    f: Frame,
    form: Form,
    path: String,
    view: InvitationView,
    /// Of the letter as it was last kept, or of the standard one.
    subject: String,
    /// The text of the same, with all that the mail program gets.
    whole: String,
    link: String,
    mailto: String,
    /// The name of the second language, where there is one.
    second: Option<Phrase>,
}

/// The page to edit it on.
pub async fn show(
    caller: Caller<SendInvitations>,
    app: Data<App>,
    at: At<Invitation>,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let (view, letter) = read(&app, &by, &at).await?;
    let link = app.invitation_link(&view.invitation);
    let mut form = Form::new()
        .preset("subject", &letter.subject)
        .preset("body", with_link(&letter.body, &link))
        .preset("once", ids::fresh::<()>(app.now()));
    if let Some(second) = &letter.second_body {
        form = form.preset("second_body", with_link(second, &link));
    }
    page(f, &app, &by, (view, letter), form).page()
}

/// Keeps it as it was typed, so that the mail program gets it so.
pub async fn keep(
    caller: Caller<SendInvitations>,
    app: Data<App>,
    session: Session,
    at: At<Invitation>,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let (view, kept) = read(&app, &by, &at).await?;
    let link = app.invitation_link(&view.invitation);
    let (letter, version) = match typed(&fields, &view, &link) {
        Ok(typed) => typed,
        Err(form) => return page(f, &app, &by, (view, kept), form).again(),
    };
    let (scope, id) = (by.clone(), view.invitation.id);
    let page = on_page(&view, version);
    app.write(move |db| invitations::keep_letter(db, &scope, id, (&letter, &page)))
        .await?;
    session::flash(&session, "done", "invitations-draft-kept");
    let draft = format!("{}/draft", paths::invitation(&by.organisation.slug, id));
    Ok(see_other(draft))
}

/// Sends it.
pub async fn send(
    caller: Caller<SendInvitations>,
    app: Data<App>,
    session: Session,
    at: At<Invitation>,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let id = at.id()?;
    // Whether it is still open is asked when it is sent: what comes twice is told what became of it.
    let view = super::show::view(&app, &by, &at).await?;
    let mut reader = fields.reader();
    let words = Words::of(
        &mut reader,
        &fields,
        &view,
        &app.invitation_link(&view.invitation),
    );
    let (version, once) = (reader.text("version"), reader.once());
    let words = match reader.finish(Some(words)) {
        Ok(words) => words,
        Err(form) => return again(f, &app, &by, &at, form).await,
    };
    let page = on_page(&view, version);
    match mail(&app, by.clone(), id, (words, page), once).await {
        Ok(sent) => sent::tell(&session, sent),
        Err(NotDone::TooOften(failure)) => return Err(failure),
        Err(NotDone::Refused(error)) => {
            let (field, why) = failures::of_send(error)?;
            return again(f, &app, &by, &at, Form::refused(&fields, field, why)).await;
        }
    }
    Ok(see_other(paths::invitation(&by.organisation.slug, id)))
}

/// The page that the letter was typed on.
fn on_page(view: &InvitationView, version: String) -> LetterPage {
    LetterPage {
        version,
        usual: standard(view),
    }
}

/// Sends it, of the same form once.
async fn mail(
    app: &Data<App>,
    by: By<SendInvitations>,
    id: Id<Invitation>,
    (words, page): (Words, LetterPage),
    once: Option<Once>,
) -> Result<Sent, NotDone<SendError>> {
    let (maker, now) = (app.clone(), app.now());
    let sent = app.try_write(move |db| {
        let link = |invitation: &Invitation| maker.invitation_link(invitation);
        let letter = (&words.typed(), &page);
        let sent = invitations::send(db, &by, id, letter, link, once.as_ref(), now);
        counted(
            sent,
            |sent| *sent == Sent::Now,
            || maker.limits.mail_by(&by),
        )
    });
    sent.await
}

/// What was typed.
struct Words {
    subject: String,
    body: String,
    second_body: Option<String>,
}

impl Words {
    /// Whoever sends no second text where there are two languages gets the standard one.
    fn of(reader: &mut Reader<'_>, fields: &Fields, view: &InvitationView, link: &str) -> Self {
        let usual = standard(view).second_body;
        let second = usual.map(|usual| match fields.peek("second_body") {
            Some(_) => reader.text("second_body"),
            None => with_link(&usual, link),
        });
        Self {
            subject: reader.text("subject"),
            body: reader.text("body"),
            second_body: second,
        }
    }

    fn typed(&self) -> Typed<'_> {
        Typed {
            subject: &self.subject,
            body: &self.body,
            second_body: self.second_body.as_deref(),
        }
    }
}

/// The letter, and the version of the page that it was typed on.
fn typed(
    fields: &Fields,
    view: &InvitationView,
    link: &str,
) -> Result<(LetterDraft, String), Form> {
    let mut reader = fields.reader();
    let words = Words::of(&mut reader, fields, view, link);
    // It counts for sending: keeping the same twice is keeping it once.
    reader.once();
    let named = named(view);
    let names = &named.all();
    let letter = LetterDraft::typed(&words.typed(), &Around { link, names }).map_err(|refusal| {
        let (field, why) = failures::of_draft(refusal);
        reader.wrong(field, why);
    });
    let version = reader.text("version");
    reader.finish(letter.ok().map(|letter| (letter, version)))
}

/// The invitation, whose link must work, and its letter: as it was last written, else the standard one.
async fn read(
    app: &App,
    by: &By<SendInvitations>,
    at: &At<Invitation>,
) -> Result<(InvitationView, LetterDraft), Failure> {
    let (scope, id, now) = (by.clone(), at.id()?, app.now());
    let (view, kept) = app
        .read(move |db| {
            let (_, kept) = invitations::letter(db, &scope, id)?;
            let view = invitation::invitation(db, scope.organisation.id, id)?;
            let view = view.ok_or(invitations::KnownError::Unknown)?;
            Ok::<_, invitations::KnownError>((view, kept))
        })
        .await?;
    view.invitation.is_open(now).map_err(refused)?;
    let usual = standard(&view);
    let letter = kept.map_or_else(|| usual.clone(), |kept| kept.completed(&usual));
    Ok((view, letter))
}

/// The standard letter of this invitation.
pub(super) fn standard(view: &InvitationView) -> LetterDraft {
    let Invitation {
        language,
        second_language,
        ..
    } = view.invitation;
    standard_letter(&named(view), language, second_language)
}

fn named(view: &InvitationView) -> Named {
    Named::of(
        &view.invitation,
        &view.provider,
        view.reseller.as_ref(),
        &view.offers,
    )
}

fn page(
    f: Frame,
    app: &App,
    by: &By<SendInvitations>,
    (view, kept): (InvitationView, LetterDraft),
    form: Form,
) -> Draft {
    let link = app.invitation_link(&view.invitation);
    let addressee = view.invitation.addressee.as_ref();
    let to = addressee.map_or("", |addressee| addressee.email.as_str());
    let whole = complete(&kept, &view.invitation, &link);
    let form = with_version(form, &shown_letter(&kept));
    Draft {
        path: paths::invitation(&by.organisation.slug, view.invitation.id),
        mailto: mailto(to, &kept.subject, &whole),
        link,
        subject: kept.subject,
        whole,
        second: second(&f, &view),
        f,
        form,
        view,
    }
}

/// The name of the second language.
fn second(f: &Frame, view: &InvitationView) -> Option<Phrase> {
    let second = standard(view)
        .second_body
        .and(view.invitation.second_language);
    second.map(|language| f.t(format!("language-{}", language.as_str())))
}

async fn again(
    f: Frame,
    app: &App,
    by: &By<SendInvitations>,
    at: &At<Invitation>,
    form: Form,
) -> Result<HttpResponse, Failure> {
    let found = read(app, by, at).await?;
    page(f, app, by, found, form).again()
}
