//! `…/decline`: a page of its own, with the reason.
use super::{not_waiting, seen};
use crate::{
    actions::delegations::{
        decline,
        shown::{Asked, Shown, shown_change},
    },
    domain::{
        access::TakeBack,
        delegation::{
            Delegation,
            amendment::{Change, Difference},
        },
        paths,
        slugs::{RoleSet, ServiceSet},
        term::Term,
        text::Note,
    },
    messages::Phrase,
    web::{
        app::App,
        at::At,
        caller::Caller,
        delegations::view::names,
        errors::Failure,
        fields::Fields,
        form::Form,
        meanwhile::with_version,
        page::{Frame, Page, see_other},
        session::flash,
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, web::Data};
use askama::Template;

#[derive(Template)]
#[template(path = "delegations/decline.html")]
struct Decline {
    f: Frame,
    form: Form,
    name: String,
    partner: String,
    /// The page of the delegation, and where the form goes.
    back: String,
    action: String,
    /// A change is declined, and the rights stay as they are.
    is_change: bool,
    /// What would be new, and what would go.
    added: String,
    removed: String,
    /// For how many days it is asked; 0 where the end stays.
    days: i32,
    extends: bool,
}

/// What declining means.
pub async fn ask(
    caller: Caller<TakeBack>,
    app: Data<App>,
    at: At<Delegation>,
) -> Result<HttpResponse, Failure> {
    page(caller, &app, at, Form::new()).await?.page()
}

/// Declines.
pub async fn submit(
    caller: Caller<TakeBack>,
    app: Data<App>,
    at: At<Delegation>,
    fields: Fields,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let (reason, version) = match read(&fields) {
        Ok(read) => read,
        Err(form) => return page(caller, &app, at, form).await?.again(),
    };
    let (by, id, now) = (caller.by, at.id()?, app.now());
    let page = paths::delegation(&by.organisation.slug, id);
    app.write(move |db| decline(db, &by, id, (&reason, &version), now))
        .await?;
    flash(&session, "done", "delegation-declined");
    Ok(see_other(page))
}

/// Why, if anything is said, and the version of what the page showed.
fn read(fields: &Fields) -> Result<(Note, String), Form> {
    let mut reader = fields.reader();
    let reason = reader.optional("reason", Note::for_mail);
    let version = reader.text("version");
    reader.finish(Some((reason.unwrap_or_default(), version)))
}

async fn page(
    caller: Caller<TakeBack>,
    app: &App,
    at: At<Delegation>,
    form: Form,
) -> Result<Decline, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let id = at.id()?;
    let shown = seen(app, &by, id).await?.shown;
    let Some(wanted) = shown.wanted() else {
        return Err(not_waiting(&by, id));
    };
    let back = paths::delegation(&by.organisation.slug, id);
    let (added, removed) = differences(&f, &shown, &wanted);
    Ok(Decline {
        form: with_version(form, &shown_change(&wanted)),
        name: shown.kept.name.to_string(),
        partner: shown.partner.name.to_string(),
        action: format!("{back}/decline"),
        back,
        is_change: matches!(shown.asked, Some(Asked::Change(_))),
        added,
        removed,
        days: wanted.term.map_or(0, Term::days),
        extends: wanted.auto_extend,
        f,
    })
}

/// The names of roles and services that would be new, and of those that would go.
fn differences(f: &Frame, shown: &Shown, wanted: &Change) -> (String, String) {
    let nothing = (RoleSet::new([]), ServiceSet::new([]));
    let old = match &shown.asked {
        Some(Asked::Change(_)) => {
            let present = &shown.kept.delegation;
            (present.roles.clone(), present.services.clone())
        }
        Some(Asked::Rights(_)) | None => nothing,
    };
    let roles = Difference::between(&old.0, &wanted.roles);
    let services = Difference::between(&old.1, &wanted.services);
    let both = |roles: &RoleSet, services: &ServiceSet| {
        let words = [
            names(f, "role", roles.joined()),
            names(f, "service", services.joined()),
        ];
        let some = words.into_iter().filter(|words| !words.is_empty());
        some.collect::<Vec<_>>().join(", ")
    };
    (
        both(&roles.added, &services.added),
        both(&roles.removed, &services.removed),
    )
}

impl Decline {
    fn extension(&self) -> Phrase {
        match self.extends {
            true => self.f.t("delegation-extends"),
            false => self.f.t("delegation-extends-not"),
        }
    }
}
