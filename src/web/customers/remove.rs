//! Removing a relationship: what blocks it, what ends, what stays, and its button.
use crate::{
    actions::relationships::{RemoveError, Removed, remove, shown},
    domain::{
        access::ManageRelationships,
        id::Id,
        organisation::Organisation,
        paths,
        snapshot::Snapshot,
        subscription::Subscription,
        text::{Name, Note},
        time::Timestamp,
    },
    messages::Text,
    store::{
        Db, delegations, invitees, organisations,
        orphans::{self, Left},
        relationships, subscriptions,
    },
    web::{
        app::App,
        at::At,
        caller::Fresh,
        errors::Failure,
        fields::Fields,
        form::Form,
        meanwhile::{self, with_version},
        page::{Frame, Page, see_other},
        session::flash,
    },
};
use actix_session::Session;
use actix_web::{HttpResponse, http::StatusCode, web::Data};
use askama::Template;
use diesel::QueryResult;
use std::collections::BTreeSet;

#[derive(Template)]
#[template(path = "customers/remove.html")]
struct Remove {
    f: Frame,
    form: Form,
    path: String,
    /// The subscriptions of the customer that the reader sold.
    sold: String,
    found: Found,
    /// Product and page of each subscription that blocks it, and whether the reader may change it.
    blockers: Vec<(Name, String, bool)>,
}

/// What is known before it is removed.
struct Found {
    customer: Organisation,
    /// Of what the page shows.
    shown: Snapshot,
    blockers: Vec<Subscription>,
    /// The provider's rights, which end.
    ending: Vec<Name>,
    /// What the provider asked for and nobody answered, which ends too.
    waiting: Vec<Name>,
    /// How many open invitations end.
    invitations: usize,
    /// The first of the resellers' rights, and whether there are more.
    staying: Vec<Staying>,
    more: bool,
    /// The resellers that are told.
    told: Vec<Name>,
}

/// What a reseller keeps.
struct Staying {
    reseller: Name,
    rights: Vec<Name>,
}

/// How many of the resellers' rights the page names.
const NAMED: usize = 50;

impl Found {
    /// Nothing where the two have no relationship.
    fn of(
        db: &mut Db,
        own: Id<Organisation>,
        customer: Id<Organisation>,
        now: Timestamp,
    ) -> QueryResult<Option<Self>> {
        let Some(kept) = relationships::between(db, own, customer)? else {
            return Ok(None);
        };
        let rights = delegations::of_partner_at_customer(db, own, customer)?;
        let (waiting, others): (Vec<_>, Vec<_>) = rights
            .into_iter()
            .partition(|kept| kept.delegation.waits(now));
        let left = orphans::left_behind(db, (own, customer), (now, NAMED as i64 + 1))?;
        let live = others.into_iter().filter(|k| k.delegation.holds(now));
        Ok(Some(Self {
            customer: organisations::by_id(db, customer)?,
            shown: shown(&kept),
            blockers: subscriptions::going_on(db, own, customer, now)?,
            ending: live.map(|kept| kept.name).collect(),
            waiting: waiting.into_iter().map(|kept| kept.name).collect(),
            invitations: invitees::open_invitations(db, own, customer)?.len(),
            more: left.len() > NAMED,
            staying: staying(left.get(..NAMED).unwrap_or(&left)),
            told: told(db, (own, customer), kept.reseller, now)?,
        }))
    }
}

/// What each of them keeps of this.
fn staying(left: &[Left]) -> Vec<Staying> {
    let of_one = left.chunk_by(|one, next| one.reseller == next.reseller);
    let staying = of_one.filter_map(|of_one| {
        Some(Staying {
            reseller: of_one.first()?.reseller_name.clone(),
            rights: of_one.iter().map(|left| left.name.clone()).collect(),
        })
    });
    staying.collect()
}

/// The resellers that are told, by name: whoever keeps rights, however many of them the page names, and the one that it is
/// attributed to.
fn told(
    db: &mut Db,
    between: (Id<Organisation>, Id<Organisation>),
    attributed: Option<Id<Organisation>>,
    now: Timestamp,
) -> QueryResult<Vec<Name>> {
    let keeping = orphans::left_with(db, between, now)?;
    let all: BTreeSet<_> = keeping.into_iter().chain(attributed).collect();
    let all = organisations::by_ids(db, all.into_iter().collect())?;
    let mut names: Vec<_> = all.into_iter().map(|reseller| reseller.name).collect();
    names.sort_by_key(Name::key);
    Ok(names)
}

async fn page(
    app: &App,
    caller: Fresh<ManageRelationships>,
    id: Id<Organisation>,
    form: Form,
) -> Result<Remove, Failure> {
    let Fresh { by, frame: f, .. } = caller;
    let (own, now, slug) = (by.organisation.id, app.now(), &by.organisation.slug);
    let found = app.read(move |db| Found::of(db, own, id, now)).await?;
    let found = found.ok_or_else(Failure::not_found)?;
    let blocker = |s: &Subscription| {
        let page = paths::subscription(&paths::organisation(slug), s.id);
        (s.product.clone(), page, s.owner() == own)
    };
    Ok(Remove {
        path: paths::customer(slug, id),
        sold: format!(
            "{}?customer={}",
            paths::subscriptions(slug),
            found.customer.slug
        ),
        blockers: found.blockers.iter().map(blocker).collect(),
        form: with_version(form, &found.shown),
        f,
        found,
    })
}

/// What blocks it, or what it ends and leaves.
pub async fn ask(
    caller: Fresh<ManageRelationships>,
    app: Data<App>,
    at: At<Organisation>,
) -> Result<HttpResponse, Failure> {
    page(&app, caller, at.id()?, Form::new()).await?.page()
}

/// Removes it; removed already, it is said so.
pub async fn submit(
    caller: Fresh<ManageRelationships>,
    app: Data<App>,
    at: At<Organisation>,
    fields: Fields,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let id = at.id()?;
    let mut reader = fields.reader();
    let reason = reader.optional("reason", Note::for_mail);
    let version = reader.text("version");
    let (reason, version) = match reader.finish(Some((reason.unwrap_or_default(), version))) {
        Ok(read) => read,
        Err(form) => return page(&app, caller, id, form).await?.again(),
    };
    let (by, now) = (caller.by.clone(), app.now());
    let removing = app.try_write(move |db| remove(db, &by, id, (&reason, &version), now));
    let (kind, said) = match removing.await {
        Ok(Removed::Now) => ("done", "customers-removed"),
        Ok(Removed::Before) => ("note", "customers-removed-before"),
        // Something was sold since the page was shown: it comes back and names it.
        Err(RemoveError::Blocked) => {
            let blocked = page(&app, caller, id, Form::sent(&fields)).await?;
            return blocked.page_with(StatusCode::CONFLICT);
        }
        Err(RemoveError::Unknown) => return Err(Failure::not_found()),
        Err(RemoveError::ChangedMeanwhile(changed)) => {
            let anew = |_: &str, _: &str| Some(Text::new("customers-remove-anew"));
            return Err(meanwhile::pressed(&changed, anew));
        }
        Err(RemoveError::Store(cause)) => return Err(cause.into()),
    };
    flash(&session, kind, said);
    Ok(see_other(paths::customers(&caller.by.organisation.slug)))
}
