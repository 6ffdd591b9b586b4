//! What the first page of an organisation reads.
use crate::{
    domain::{
        access::{ManageRelationships, Scope, SeePartners, TakeBack},
        organisation::{Kind, Organisation},
        review::History,
        time::Timestamp,
    },
    store::{
        Db,
        activities::Record,
        amendments, delegation_requests, end_requests,
        lists::{
            activity, customers,
            dashboard::{self, Beginning, Figures},
            delegations::{self, DelegationsFilter},
            subscriptions::{self, SubscriptionsFilter},
            waiting_links::{self, Waiting},
        },
        reviews,
    },
    web::service_requests::figures::waiting_and_open,
};
use diesel::QueryResult;

/// How many asks are shown; the next ones follow when these are answered.
const ASKS: i64 = 20;
/// How many of the newest records are shown.
const EVENTS: i64 = 5;

/// What is read for the page.
pub(super) struct All {
    pub figures: Figures,
    pub beginning: Option<Beginning>,
    pub waiting: Vec<Waiting>,
    /// For those who may answer.
    pub asked: Vec<end_requests::Waiting>,
    /// For those of a customer who see its partners.
    pub reviews: Option<History>,
    pub records: Vec<Record>,
}

impl All {
    pub fn of(db: &mut Db, by: &Scope, now: Timestamp) -> QueryResult<Self> {
        let (own, kind) = (by.organisation.id, by.organisation.kind);
        let mut figures = match kind {
            Kind::Provider => dashboard::of_provider(db, own, now)?,
            Kind::Reseller => dashboard::of_reseller(db, own, now)?,
            Kind::Customer => dashboard::of_customer(db, own, now)?,
        };
        if kind == Kind::Reseller {
            // Attributed, or with rights given by themselves: as its list has them.
            figures.customers = customers::count(db, &by.organisation, &Default::default(), now)?;
        }
        figures.renewals = renewals(db, &by.organisation, now)?;
        figures.unused = unused(db, &by.organisation, now)?;
        figures.requests = waiting_and_open(db, by, now)?;
        figures.rights_asked = delegation_requests::count(db, &by.organisation, now)?;
        figures.changes_asked = amendments::count(db, own, now)?;
        let beginning = match kind {
            Kind::Provider if figures.customers == 0 => Some(dashboard::beginning(db, own)?),
            _ => None,
        };
        let waiting = waiting(db, by, figures.partners == 0, now)?;
        Ok(Self {
            figures,
            beginning,
            waiting,
            asked: match by.may::<ManageRelationships>() || by.may::<TakeBack>() {
                true => end_requests::waiting(db, own, now, ASKS)?,
                false => Vec::new(),
            },
            reviews: match by.may::<SeePartners>() {
                true => Some(reviews::history(db, own, now)?),
                false => None,
            },
            records: activity::stretch(db, own, &Default::default(), None, EVENTS)?,
        })
    }
}

/// What waits for the reader's own mailbox; in an organisation without a provider also what it signed up with.
fn waiting(db: &mut Db, by: &Scope, alone: bool, now: Timestamp) -> QueryResult<Vec<Waiting>> {
    let mailbox = by.email.key();
    let (mut all, brought) = match (by.organisation.kind, alone) {
        (Kind::Provider, _) => return Ok(Vec::new()),
        (Kind::Customer, false) => return waiting_links::waiting(db, mailbox, now),
        (Kind::Reseller, false) => return waiting_links::asked_of(db, mailbox, now),
        (Kind::Customer, true) => (
            waiting_links::waiting(db, mailbox, now)?,
            waiting_links::brought(db, mailbox, now)?,
        ),
        (Kind::Reseller, true) => (
            waiting_links::asked_of(db, mailbox, now)?,
            waiting_links::brought_asks(db, mailbox, now)?,
        ),
    };
    for one in brought {
        if !all.iter().any(|known| known.nonce == one.nonce) {
            all.push(one);
        }
    }
    Ok(all)
}

fn renewals(db: &mut Db, own: &Organisation, now: Timestamp) -> QueryResult<i64> {
    let soon = SubscriptionsFilter {
        soon: true,
        ..Default::default()
    };
    match own.kind {
        Kind::Provider | Kind::Customer => subscriptions::count(db, own, &soon, now),
        Kind::Reseller => Ok(0),
    }
}

/// Delegations that hold and that nobody of the partner uses.
fn unused(db: &mut Db, own: &Organisation, now: Timestamp) -> QueryResult<i64> {
    let nobody = DelegationsFilter {
        nobody: true,
        ..Default::default()
    };
    match own.kind {
        Kind::Provider | Kind::Reseller => delegations::count(db, own, &nobody, now),
        Kind::Customer => Ok(0),
    }
}
