//! A new invitation step by step. What was typed is kept on the server; the address of each step names the draft.
mod check;
mod letter;
mod pages;
mod reading;
mod step;

use super::templates;
use crate::{
    domain::{
        access::{By, WriteInvitations},
        delegation::Rights,
        id::Id,
        invitation::Kind,
        organisation::Slug,
        paths,
        text::Name,
    },
    store::{
        ids,
        invitation_drafts::{self, InvitationDraft, Pairs},
        partnerships,
    },
    web::{
        app::App, at::At, caller::Caller, errors::Failure, fields::Fields, form::Form, list::Query,
        page::see_other, session::flash,
    },
};
use actix_session::Session;
use actix_web::{
    HttpResponse,
    web::{Data, Path},
};
use diesel::result::Error;
use reading::{Around, left, read};
pub(super) use step::Step;

/// The first step, with nothing typed yet: only sending it makes a draft.
pub async fn start(
    caller: Caller<WriteInvitations>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let form = Form::new()
        .preset("kind", Kind::Addressed.as_str())
        .preset("reseller", query.value("reseller"));
    pages::first(caller, &app, form).await
}

/// Keeps the first step and goes on to the second.
pub async fn begin(
    caller: Caller<WriteInvitations>,
    app: Data<App>,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    if let Err(form) = read(Step::Kind, &fields, &Around::nothing()) {
        return pages::first(caller, &app, form).await;
    }
    let (now, pairs) = (
        app.now(),
        merged(&caller.by, Step::Kind, Vec::new(), &fields),
    );
    let id = ids::fresh(now);
    keep_pairs(&app, &caller.by, id, pairs).await?;
    Ok(see_other(href(&caller.by, id, Step::Roles)))
}

/// A step as it was typed, or empty.
pub async fn show(
    caller: Caller<WriteInvitations>,
    app: Data<App>,
    at: At<InvitationDraft>,
    path: Path<(String, String, String)>,
) -> Result<HttpResponse, Failure> {
    let step = Step::parse(&path.2).ok_or_else(Failure::not_found)?;
    let draft = Draft::open(&app, &caller.by, at.id()?).await?;
    if step == Step::Check {
        return check::page(caller, &app, draft).await;
    }
    let form = draft.form(&caller.by, step);
    pages::step(caller, &app, draft, step, form, false).await
}

/// Keeps a step and goes on to the next.
pub async fn keep(
    caller: Caller<WriteInvitations>,
    app: Data<App>,
    session: Session,
    path: Path<(String, String, String)>,
    query: Query,
    fields: Fields,
) -> Result<HttpResponse, Failure> {
    let step = Step::parse(&path.2).ok_or_else(Failure::not_found)?;
    let next = step.next().ok_or_else(Failure::not_found)?;
    let id = Id::parse(&path.1).ok_or_else(Failure::not_found)?;
    let draft = Draft::open(&app, &caller.by, id).await?;
    let back_to_standard = step == Step::Message && fields.peek("standard") == Some("yes");
    let to_template = step == Step::Roles && query.get("then") == Some("template");
    let fine = match back_to_standard || to_template {
        true => left(step, &fields),
        false => read(step, &fields, &draft.around(&caller.by)),
    };
    if let Err(form) = fine {
        return pages::step(caller, &app, draft, step, form, true).await;
    }
    let standard = draft.standard(&caller.by);
    let beside = draft.beside_after(step, &caller.by);
    let delegates = values(&draft.pairs, "delegate").len();
    let mut pairs = merged(&caller.by, step, draft.pairs, &fields);
    if step == Step::Message {
        letter::forget_standard(&mut pairs, &standard, back_to_standard);
    }
    if step == Step::Kind && values(&pairs, "delegate").len() < delegates {
        flash(&session, "note", "invitations-delegates-dropped");
    }
    letter::keep_beside(&mut pairs, beside);
    keep_pairs(&app, &caller.by, id, pairs).await?;
    Ok(see_other(match (to_template, back_to_standard) {
        (true, _) => templates::href(&caller.by, id),
        (_, true) => href(&caller.by, id, step),
        (false, false) => href(&caller.by, id, next),
    }))
}

/// What was typed so far, and whom it names.
struct Draft {
    id: Id<InvitationDraft>,
    pairs: Pairs,
    /// The resellers that it is handed to.
    resellers: Vec<(Slug, Name)>,
    /// The other resellers of the provider.
    others: Vec<(Slug, Name)>,
    /// What a text of one's own was written beside; see [`Draft::matter`].
    beside: Option<String>,
    /// What each delegate asks for, once that can be said.
    rights: Option<Rights>,
}

impl Draft {
    /// A draft that is gone has become an invitation: begin anew.
    async fn open(
        app: &App,
        by: &By<WriteInvitations>,
        id: Id<InvitationDraft>,
    ) -> Result<Self, Failure> {
        let own = by.organisation.clone();
        let draft = app.read(move |db| {
            let Some(mut pairs) = invitation_drafts::by_id(db, own.id, id)? else {
                return Ok::<_, Error>(None);
            };
            let beside = letter::take_beside(&mut pairs);
            let rights = letter::rights(db, &own, &pairs)?;
            let partners = partnerships::active_resellers_of(db, own.id)?.into_iter();
            let chosen = values(&pairs, "reseller");
            let (resellers, others) = partners
                .map(|(_, name, slug)| (slug, name))
                .partition(|(slug, _)| chosen.contains(&slug.as_str()));
            Ok(Some(Self {
                id,
                pairs,
                resellers,
                others,
                beside,
                rights,
            }))
        });
        let start = format!("{}/new", paths::invitations(&by.organisation.slug));
        draft.await?.ok_or_else(|| Failure::see_other(&start))
    }

    fn kind(&self) -> Kind {
        Kind::parse(value(&self.pairs, "kind")).unwrap_or(Kind::Addressed)
    }

    fn handed_to(&self) -> Vec<&str> {
        values(&self.pairs, "reseller")
    }

    /// What a step of it is held against.
    fn around(&self, by: &By<WriteInvitations>) -> Around {
        let own = std::iter::once(by.organisation.slug.as_str());
        Around {
            kind: self.kind(),
            names: self.names(by),
            handed: !self.handed_to().is_empty(),
            others: self.others.clone(),
            parties: own.chain(self.handed_to()).map(str::to_owned).collect(),
        }
    }

    /// The form of a step, with what is usual where nothing was typed.
    fn form(&self, by: &By<WriteInvitations>, step: Step) -> Form {
        let form = Form::sent(&Fields::from_pairs(self.pairs.clone()));
        self.filled(by, step, form)
    }

    fn filled(&self, by: &By<WriteInvitations>, step: Step, mut form: Form) -> Form {
        for (name, usual) in step.usual(self.kind(), by.organisation.language) {
            if value(&self.pairs, name).is_empty() {
                form = form.preset(name, usual);
            }
        }
        if step == Step::Message {
            form = letter::with_letter(form, self.standard(by));
        }
        form
    }
}

/// What was kept, with the fields of this step taken from what was sent now. Whoever is no reseller of it any more gets no
/// rights by it.
fn merged(by: &By<WriteInvitations>, step: Step, mut kept: Pairs, fields: &Fields) -> Pairs {
    kept.retain(|(name, _)| !step.fields().contains(&name.as_str()));
    let sent = fields.pairs().iter().cloned();
    kept.extend(
        sent.filter(|(name, value)| step.fields().contains(&name.as_str()) && !value.is_empty()),
    );
    let reusable = value(&kept, "kind") == Kind::Reusable.as_str();
    let resellers: Vec<String> = values(&kept, "reseller")
        .iter()
        .map(|s| (*s).to_owned())
        .collect();
    kept.retain(|(name, value)| match name.as_str() {
        "customer_name" | "customer_email" => !reusable,
        "max_uses" => reusable,
        "delegate" if step == Step::Kind => {
            *value == by.organisation.slug.as_str() || resellers.contains(value)
        }
        _ => true,
    });
    kept
}

async fn keep_pairs(
    app: &App,
    by: &By<WriteInvitations>,
    id: Id<InvitationDraft>,
    pairs: Pairs,
) -> Result<(), Failure> {
    let (organisation, now) = (by.organisation.id, app.now());
    app.write(move |db| invitation_drafts::keep(db, organisation, id, &pairs, now))
        .await
}

fn value<'p>(pairs: &'p Pairs, name: &str) -> &'p str {
    values(pairs, name).first().copied().unwrap_or_default()
}

fn values<'p>(pairs: &'p Pairs, name: &str) -> Vec<&'p str> {
    let named = pairs.iter().filter(|(known, _)| known == name);
    named.map(|(_, value)| value.as_str()).collect()
}

/// The address of a step of a draft.
pub(super) fn href(by: &By<WriteInvitations>, id: Id<InvitationDraft>, step: Step) -> String {
    let list = paths::invitations(&by.organisation.slug);
    format!("{list}/new/{id}/{}", step.slug())
}
