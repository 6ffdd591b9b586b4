//! The page that a letter is edited on.
use super::standard;
use crate::{
    actions::invitations::shown_letter,
    domain::{
        access::{By, SendInvitations},
        letter_draft::LetterDraft,
        paths,
        time::Timestamp,
    },
    messages::Phrase,
    store::lists::invitation::InvitationView,
    web::{
        app::App,
        form::Form,
        invitations::mailto::{complete, mailto},
        meanwhile::with_version,
        page::Frame,
    },
};
use askama::Template;

/// A letter, to be edited.
#[derive(Template)]
#[template(path = "invitations/draft.html")]
pub(super) struct Draft {
    f: Frame,
    form: Form,
    path: String,
    view: InvitationView,
    /// Of the letter as it was last saved, or of the standard one.
    subject: String,
    /// The text of the same, with all that the mail program gets.
    whole: String,
    link: String,
    mailto: String,
    /// The name of the second language, where there is one.
    second: Option<Phrase>,
    /// The page may have been open for long: whoever mails it knows that it was mailed.
    mailed: Option<Mailed>,
}

/// The last mail that brought the invitation, whoever sent it.
struct Mailed {
    to: String,
    at: Timestamp,
    /// How far it came; empty where that is not known any more.
    state: &'static str,
}

impl Mailed {
    fn last(view: &InvitationView) -> Option<Self> {
        if let Some(mail) = view.deliveries.last() {
            return Some(Self {
                to: mail.recipient.clone(),
                at: mail.created_at,
                state: mail.state.as_str(),
            });
        }
        // Mails that arrived long ago are tidied away.
        let (to, at) = view.invitation.addressee.as_ref().zip(view.sent_at)?;
        Some(Self {
            to: to.email.to_string(),
            at,
            state: "",
        })
    }
}

pub(super) fn page(
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
    let form = with_version(form, &shown_letter(&kept, &link));
    Draft {
        path: paths::invitation(&by.organisation.slug, view.invitation.id),
        mailto: mailto(to, &kept.subject, &whole),
        link,
        subject: kept.subject,
        whole,
        second: second(&f, &view),
        mailed: Mailed::last(&view),
        f,
        form,
        view,
    }
}

/// The name of the second language.
pub(super) fn second(f: &Frame, view: &InvitationView) -> Option<Phrase> {
    let second = standard(view)
        .second_body
        .and(view.invitation.second_language);
    second.map(|language| f.t(format!("language-{}", language.as_str())))
}
