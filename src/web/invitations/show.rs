//! The page of an invitation: what happened to it, what it asks for, and what can be done with it.
use super::{
    asks::Ask,
    failures::{refused_beside, why_not},
};
use crate::{
    domain::{
        access::{Scope, SeeInvitations, SendInvitations, SendMails, WriteInvitations},
        invitation::{self, Invitation, Kind, Offer, Refusal, Standing, State},
        paths,
        time::Timestamp,
    },
    messages::Phrase,
    store::lists::invitation::{InvitationView, invitation as of_id},
    web::{
        app::App,
        at::At,
        caller::Caller,
        errors::Failure,
        mails::Line,
        page::{Frame, Page},
        timeline::Event,
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "invitations/show.html")]
struct Show {
    f: Frame,
    path: String,
    list: String,
    view: InvitationView,
    standing: Standing,
    languages: Vec<Phrase>,
    asks: Vec<Ask>,
    events: Vec<Event>,
    mails: Vec<Line>,
    /// All mails about it.
    all_mails: String,
    /// The link, as long as it works and the reader may send it.
    link: Option<String>,
    /// Why no link of it opens anything although nobody answered it.
    unbacked: Option<Phrase>,
    may_write: bool,
    reusable: bool,
    /// How often it was accepted.
    uses: Phrase,
}

/// The page.
pub async fn show(
    caller: Caller<SeeInvitations>,
    app: Data<App>,
    at: At<Invitation>,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let view = view(&app, &by, &at).await?;
    let standing = view.invitation.standing(app.now());
    let issued = standing == Standing::Issued;
    let waits = view.invitation.state == State::Issued;
    let unbacked = is_backed(&view).err().filter(|_| waits);
    Show {
        path: paths::invitation(&by.organisation.slug, view.invitation.id),
        list: paths::invitations(&by.organisation.slug),
        standing,
        languages: languages(&f, &view.invitation),
        asks: asks(&f, &view),
        events: Event::with_mails(&f, &view.timeline, &view.deliveries),
        mails: Line::all(
            &f,
            &by.organisation,
            by.may::<SendMails>(),
            &view.deliveries,
        ),
        all_mails: all_mails(&by, &view.invitation),
        link: (issued && unbacked.is_none() && by.may::<SendInvitations>())
            .then(|| app.invitation_link(&view.invitation)),
        unbacked: unbacked.map(|refusal| f.say(&why_not(refusal))),
        may_write: by.may::<WriteInvitations>(),
        reusable: view.invitation.kind == Kind::Reusable,
        uses: uses(&f, &view.invitation),
        f,
        view,
    }
    .page()
}

fn all_mails(by: &Scope, invitation: &Invitation) -> String {
    let mails = paths::mails(&by.organisation.slug);
    format!("{mails}?object={}", invitation.id)
}

/// The invitation of the address, if the caller's organisation sees it.
pub(super) async fn view(
    app: &App,
    by: &Scope,
    at: &At<Invitation>,
) -> Result<InvitationView, Failure> {
    let (organisation, id) = (by.organisation.id, at.id()?);
    let view = app.read(move |db| of_id(db, organisation, id)).await?;
    view.ok_or_else(Failure::not_found)
}

/// Whether those who sent it stand behind it.
pub(super) fn is_backed(view: &InvitationView) -> Result<(), Refusal> {
    let reseller = view.reseller.as_ref();
    invitation::is_backed(&view.provider, reseller, view.partnership_active)
}

/// Whether its link opens something that can be answered, so that it can be passed on.
pub(super) fn is_live(view: &InvitationView, now: Timestamp) -> Result<(), Refusal> {
    view.invitation.is_open(now)?;
    is_backed(view)
}

/// The same, unless it was answered or revoked: for pages that ask before something changes.
pub(super) async fn changeable(
    app: &App,
    by: &Scope,
    at: &At<Invitation>,
) -> Result<InvitationView, Failure> {
    let view = view(app, by, at).await?;
    let page = paths::invitation(&by.organisation.slug, view.invitation.id);
    let changeable = view.invitation.may_change();
    changeable.map_err(|refusal| refused_beside(refusal, page))?;
    Ok(view)
}

fn uses(f: &Frame, invitation: &Invitation) -> Phrase {
    f.t("invitations-uses")
        .with("uses", invitation.uses)
        .with("limited", invitation.max_uses.is_some())
        .with("most", invitation.max_uses.unwrap_or_default())
}

fn languages(f: &Frame, invitation: &Invitation) -> Vec<Phrase> {
    let all = [Some(invitation.language), invitation.second_language];
    all.into_iter()
        .flatten()
        .map(|language| f.t(format!("language-{}", language.as_str())))
        .collect()
}

fn asks(f: &Frame, view: &InvitationView) -> Vec<Ask> {
    let partner = |id| match &view.reseller {
        Some(reseller) if reseller.id == id => reseller.name.to_string(),
        _ => view.provider.name.to_string(),
    };
    let ask = |offer: &Offer| Ask::new(f.language(), partner(offer.partner), &offer.rights);
    view.offers.iter().map(ask).collect()
}
