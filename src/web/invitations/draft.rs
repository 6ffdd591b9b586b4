//! The letter that brings an invitation: to be edited, opened in a mail program, or sent by the portal (S12).
mod page;
mod unsent;

use super::{
    failures::{self, Wrongs, refused_beside},
    sent,
};
use crate::{
    actions::invitations::{self, SendError, Sent, shown_letter},
    domain::{
        access::{By, Scope, SendInvitations},
        id::Id,
        invitation::Invitation,
        letter_draft::{Around, Handed, LetterDraft, Typed, older_links},
        once::Once,
        paths,
    },
    mail::{Named, standard_letter},
    store::{
        Db, ids,
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
        meanwhile::showing,
        page::{Frame, Page, see_other},
        session,
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, web::Data};
use diesel::result::{Error, QueryResult};
use page::page;
use unsent::Unsent;

/// The page to edit it on.
pub async fn show(
    caller: Caller<SendInvitations>,
    app: Data<App>,
    at: At<Invitation>,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let (view, letter) = read(&app, &by, &at).await?;
    let page_of_it = paths::invitation(&by.organisation.slug, view.invitation.id);
    let live = super::show::is_live(&view, app.now());
    live.map_err(|refusal| refused_beside(refusal, page_of_it))?;
    let link = app.invitation_link(&view.invitation);
    let form = showing(&shown_letter(&letter, &link)).preset("once", ids::fresh::<()>(app.now()));
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
    if let Err(refusal) = super::show::is_live(&view, app.now()) {
        return Unsent::new(f, &by, &view, Form::sent(&fields)).because(refusal);
    }
    let link = app.invitation_link(&view.invitation);
    let older = older_links(&view.invitation, |it| app.invitation_link(it));
    let (letter, version) = match typed(&fields, &view, (&link, &older)) {
        Ok(typed) => typed,
        Err(form) => return page(f, &app, &by, (view, kept), form).again(),
    };
    let (scope, id, maker) = (by.clone(), view.invitation.id, app.clone());
    app.write(move |db| {
        let link = |invitation: &Invitation| maker.invitation_link(invitation);
        let usual = |db: &mut Db| usual(db, &scope, id);
        invitations::keep_letter(db, &scope, id, (letter, &version), (link, usual))
    })
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
    let words = Words::of(&mut reader, &fields, &view);
    let (version, once) = (reader.text("version"), reader.once());
    let words = match reader.finish(Some(words)) {
        Ok(words) => words,
        Err(form) => return again(f, &app, &by, &at, form).await,
    };
    match mail(&app, by.clone(), id, (words, version), once).await {
        Ok(sent) => sent::tell(&session, sent),
        Err(NotDone::TooOften(failure)) => return Err(failure),
        Err(NotDone::Refused(SendError::Refused(refusal))) => {
            return Unsent::new(f, &by, &view, Form::sent(&fields)).because(refusal);
        }
        Err(NotDone::Refused(error)) => {
            let form = all_wrong(&fields, failures::of_send(error)?);
            return again(f, &app, &by, &at, form).await;
        }
    }
    Ok(see_other(paths::invitation(&by.organisation.slug, id)))
}

fn all_wrong(fields: &Fields, wrongs: Wrongs) -> Form {
    let wrongs = wrongs.into_iter();
    let wrongs = wrongs.map(|(field, why)| (field.to_owned(), why));
    Form::wrong(fields, wrongs.collect())
}

/// Sends it, of the same form once.
async fn mail(
    app: &Data<App>,
    by: By<SendInvitations>,
    id: Id<Invitation>,
    (words, version): (Words, String),
    once: Option<Once>,
) -> Result<Sent, NotDone<SendError>> {
    let (maker, now) = (app.clone(), app.now());
    let sent = app.try_write(move |db| {
        let link = |invitation: &Invitation| maker.invitation_link(invitation);
        let usual = |db: &mut Db| usual(db, &by, id);
        let letter = (&words.typed(), version.as_str());
        let sent = || invitations::send(db, &by, id, letter, (link, usual), once.as_ref(), now);
        let is_new = |sent: &Sent| *sent == Sent::Now;
        counted(sent, is_new, maker.limits.mail_by(&by))
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
    /// Whoever sends no second text where there are two languages leaves it to the standard one.
    fn of(reader: &mut Reader<'_>, fields: &Fields, view: &InvitationView) -> Self {
        let usual = standard(view).second_body;
        let sent = usual.and_then(|_| fields.peek("second_body"));
        Self {
            second_body: sent.map(|_| reader.text("second_body")),
            subject: reader.text("subject"),
            body: reader.text("body"),
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
    (link, older): (&str, &[String]),
) -> Result<(LetterDraft, String), Form> {
    let mut reader = fields.reader();
    let words = Words::of(&mut reader, fields, view);
    // It counts for sending: keeping the same twice is keeping it once.
    reader.once();
    let named = named(view);
    let around = Around {
        link,
        older,
        handed: Handed::of(named.reseller.as_deref()),
        names: &named.all(),
    };
    let letter = LetterDraft::typed(&words.typed(), &around).map_err(|refusals| {
        for (field, why) in failures::of_draft(refusals) {
            reader.wrong(field, why);
        }
    });
    let version = reader.text("version");
    reader.finish(letter.ok().map(|letter| (letter, version)))
}

/// The invitation, and its letter: as it was last written, else the standard one.
async fn read(
    app: &App,
    by: &By<SendInvitations>,
    at: &At<Invitation>,
) -> Result<(InvitationView, LetterDraft), Failure> {
    let (scope, id) = (by.clone(), at.id()?);
    let (view, kept) = app
        .read(move |db| {
            let (_, kept) = invitations::letter(db, &scope, id)?;
            let view = invitation::invitation(db, scope.organisation.id, id)?;
            let view = view.ok_or(invitations::KnownError::Unknown)?;
            Ok::<_, invitations::KnownError>((view, kept))
        })
        .await?;
    let usual = standard(&view);
    let letter = kept.map_or_else(|| usual.clone(), |kept| kept.completed(&usual));
    Ok((view, letter))
}

/// The standard letter of this invitation.
fn standard(view: &InvitationView) -> LetterDraft {
    let Invitation {
        language,
        second_language,
        ..
    } = view.invitation;
    standard_letter(&named(view), language, second_language)
}

/// The same of the invitation as it is in the middle of a change: it may have been handed over since it was read.
pub(super) fn usual(db: &mut Db, by: &Scope, id: Id<Invitation>) -> QueryResult<LetterDraft> {
    let view = invitation::invitation(db, by.organisation.id, id)?;
    view.as_ref().map(standard).ok_or(Error::NotFound)
}

fn named(view: &InvitationView) -> Named {
    Named::of(
        &view.invitation,
        &view.provider,
        view.reseller.as_ref(),
        &view.offers,
    )
}

/// The form once more; as long as the letter can still be sent.
async fn again(
    f: Frame,
    app: &App,
    by: &By<SendInvitations>,
    at: &At<Invitation>,
    form: Form,
) -> Result<HttpResponse, Failure> {
    let found = read(app, by, at).await?;
    match super::show::is_live(&found.0, app.now()) {
        Ok(()) => page(f, app, by, found, form).again(),
        Err(refusal) => Unsent::new(f, by, &found.0, form).saying(refusal).again(),
    }
}
