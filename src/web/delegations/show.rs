//! The page of a delegation.
use super::{
    heading, seen_whole,
    view::{View, names},
};
use crate::{
    actions::delegations::{
        ask::{RequestError, askable},
        shown::{Shown, shown_change},
    },
    domain::{
        access::{AskForRights, Delegate, Scope, SeeDelegations, TakeBack},
        delegation::{
            Delegation, Standing,
            amendment::{Difference, State},
            consent::{Accepted, Consents},
            lapses_at,
        },
        end_request::EndRequest,
        id::Id,
        organisation::{Kind, Organisation},
        paths,
        slugs::{RoleSet, ServiceSet},
        term::Term,
        text::Name,
        time::Timestamp,
    },
    messages::Phrase,
    store::{
        Db,
        activities::{self, Record},
        amendments::{self, Kept},
        delegations, end_requests, organisations, partners,
    },
    web::{
        access_assignments::panel::{Panel, Users},
        app::App,
        at::At,
        caller::Caller,
        ends::Ask,
        errors::Failure,
        page::{Frame, Page},
        partners::risk::InWords,
        timeline::Event,
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;
use diesel::QueryResult;

#[derive(Template)]
#[template(path = "delegations/show.html")]
struct Show {
    f: Frame,
    d: View,
    /// What each role lets the partner do.
    roles: Vec<InWords>,
    users: Panel,
    events: Vec<Event>,
    list: String,
    /// What providers asked of the customer about these rights.
    asks: Vec<Ask>,
    /// Changes that the partner asked for, the newest first.
    changes: Vec<ChangeView>,
    /// The version of the one that waits.
    waiting: String,
    /// Where the same rights are asked for, or granted, again.
    again: Option<String>,
    /// The reader is the customer.
    gives: bool,
}

/// A change that was asked for: what it added and took away.
struct ChangeView {
    state: &'static str,
    asked_at: Timestamp,
    asked_by: String,
    answered_at: Option<Timestamp>,
    answered_by: String,
    reason: String,
    added: String,
    removed: String,
    days: i32,
}

/// Timeline, facts, and what can be done.
pub async fn show(
    caller: Caller<SeeDelegations>,
    app: Data<App>,
    at: At<Delegation>,
) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let scope: &Scope = &by;
    let (d, kept) = seen_whole(&app, &f, scope, at.id()?).await?;
    let (reader, id, now) = (scope.clone(), at.id()?, app.now());
    let found = app.read(move |db| find(db, &reader, id, now)).await?;
    let given = &kept.delegation;
    let consents = Consents::among(given, &kept.granted_by, &found.accepted);
    let mut d = d.with_consents(&f, &consents);
    d.change_asked = found.changes.iter().any(|kept| open(kept, now));
    d.may.give |= found.only_takes;
    let users = found.users.ok_or_else(Failure::not_found)?;
    let roles = given.roles.iter();
    Show {
        roles: roles.map(|role| InWords::plain(&f, role)).collect(),
        users: Panel::new(&f, scope, &users),
        asks: asks(found.asked, d.live),
        events: Event::all(&f, &found.records),
        waiting: waiting(&found.changes, now),
        changes: found
            .changes
            .iter()
            .map(|kept| ChangeView::of(&f, kept, (d.live, now)))
            .collect(),
        again: found.again,
        list: paths::delegations(&scope.organisation.slug),
        gives: scope.organisation.kind == Kind::Customer,
        f,
        d,
    }
    .page()
}

/// What was asked, and who asks.
pub(super) fn asked(
    db: &mut Db,
    customer: Id<Organisation>,
    id: Id<Delegation>,
) -> QueryResult<Vec<(EndRequest, Name)>> {
    let all = end_requests::of_delegations(db, customer, &[id])?;
    let asking = all.iter().map(|request| request.asking).collect();
    let asking = organisations::by_ids(db, asking)?;
    let named = |request: EndRequest| {
        let mut asking = asking.iter();
        let asking = asking.find(|known| known.id == request.asking)?;
        Some((request, asking.name.clone()))
    };
    Ok(all.into_iter().filter_map(named).collect())
}

/// The same as pages show it.
pub(super) fn asks(asked: Vec<(EndRequest, Name)>, live: bool) -> Vec<Ask> {
    let (requests, names): (Vec<_>, Vec<_>) = asked.into_iter().unzip();
    let mut asks = Ask::all(requests, live);
    for (ask, name) in asks.iter_mut().zip(names) {
        ask.asking = name.to_string();
    }
    asks
}

struct Found {
    users: Option<Users>,
    records: Vec<Record>,
    changes: Vec<Kept>,
    /// Those of them that the customer accepted, the oldest first.
    accepted: Vec<Accepted>,
    again: Option<String>,
    asked: Vec<(EndRequest, Name)>,
    /// A suspended customer can say yes to what is asked.
    only_takes: bool,
}

fn find(db: &mut Db, reader: &Scope, id: Id<Delegation>, now: Timestamp) -> QueryResult<Found> {
    Ok(Found {
        users: Users::of(db, &reader.organisation, id)?,
        records: activities::of_object(db, reader.organisation.id, id.cast())?,
        changes: amendments::of_delegation(db, id)?,
        accepted: amendments::accepted_among(db, vec![id])?,
        again: again(db, reader, id, now)?,
        asked: match reader.organisation.kind {
            Kind::Customer => asked(db, reader.organisation.id, id)?,
            Kind::Provider | Kind::Reseller => Vec::new(),
        },
        only_takes: only_takes(db, reader, id, now)?,
    })
}

/// Whether what is asked takes rights away and gives none, for whoever can take and not give.
fn only_takes(
    db: &mut Db,
    reader: &Scope,
    id: Id<Delegation>,
    now: Timestamp,
) -> QueryResult<bool> {
    if !reader.may::<TakeBack>() || reader.may::<Delegate>() {
        return Ok(false);
    }
    let shown = Shown::of(db, reader.organisation.id, id, now)?;
    Ok(shown.is_some_and(|shown| shown.narrows()))
}

/// The form that is filled with the same rights, for whoever can use it.
fn again(
    db: &mut Db,
    reader: &Scope,
    id: Id<Delegation>,
    now: Timestamp,
) -> QueryResult<Option<String>> {
    let own = &reader.organisation;
    let Some(kept) = delegations::by_id(db, id, own.id)? else {
        return Ok(None);
    };
    let old = kept.delegation;
    if old.waits(now) {
        return Ok(None);
    }
    let form = match own.kind {
        Kind::Customer if reader.may::<Delegate>() => {
            let partner = partners::reachable(db, own.id, old.partner)?;
            let running = old.standing(now) == Standing::Active;
            partner
                .filter(|_| !running)
                .map(|partner| format!("{}/grant", paths::partner(&own.slug, partner.id)))
        }
        Kind::Provider | Kind::Reseller if reader.may::<AskForRights>() => {
            match askable(db, own.id, old.customer, now) {
                Ok(customer) => Some(paths::request_delegation(&own.slug, customer.id)),
                Err(RequestError::Store(error)) => return Err(error),
                Err(_) => None,
            }
        }
        _ => None,
    };
    Ok(form.map(|form| format!("{form}?from={id}")))
}

fn waiting(changes: &[Kept], now: Timestamp) -> String {
    let waiting = changes.iter().find(|kept| open(kept, now));
    let version = |kept: &Kept| shown_change(&kept.amendment.change).version();
    waiting.map(version).unwrap_or_default()
}

fn open(kept: &Kept, now: Timestamp) -> bool {
    kept.amendment.state == State::Open && now < lapses_at(kept.amendment.asked_at)
}

impl ChangeView {
    fn of(f: &Frame, kept: &Kept, (live, now): (bool, Timestamp)) -> Self {
        let amendment = &kept.amendment;
        let roles = Difference::between(&amendment.old_roles, &amendment.change.roles);
        let services = Difference::between(&amendment.old_services, &amendment.change.services);
        let both = |roles: &RoleSet, services: &ServiceSet| {
            let words = [
                names(f, "role", roles.joined()),
                names(f, "service", services.joined()),
            ];
            let some = words.into_iter().filter(|words| !words.is_empty());
            some.collect::<Vec<_>>().join(", ")
        };
        Self {
            state: match amendment.state {
                State::Open if !live => "ended",
                State::Open if !open(kept, now) => "lapsed",
                State::Open => "waiting",
                answered => answered.as_str(),
            },
            asked_at: amendment.asked_at,
            asked_by: kept.asked_by.to_string(),
            answered_at: kept.answered_at,
            answered_by: kept
                .answered_by
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
            reason: kept.reason.to_string(),
            added: both(&roles.added, &services.added),
            removed: both(&roles.removed, &services.removed),
            days: amendment.change.term.map_or(0, Term::days),
        }
    }
}

impl Show {
    fn heading(&self) -> String {
        heading(&self.f, &self.d, self.gives)
    }
    fn partner_or_customer(&self) -> Phrase {
        match self.gives {
            true => self.f.t("delegations-column-partner"),
            false => self.f.t("delegations-column-customer"),
        }
    }
    fn extension(&self) -> Phrase {
        match self.d.auto_extend {
            true => self.f.t("delegation-extends"),
            false => self.f.t("delegation-extends-not"),
        }
    }
}
