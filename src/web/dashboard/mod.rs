//! The first page of an organisation: what waits, what runs out, how much there is, what happened last.
mod tiles;

use crate::{
    domain::{
        access::{Enter, ManageRelationships, Scope, SeeMails, TakeBack},
        end_request::Subject,
        organisation::{Kind, Organisation},
        paths,
        time::Timestamp,
        token::Purpose,
    },
    messages::Phrase,
    store::{
        Db,
        activities::Record,
        end_requests,
        lists::{
            activity,
            dashboard::{self, Beginning, Figures},
            subscriptions::{self, SubscriptionsFilter},
            waiting_invitations::{self, Waiting},
        },
    },
    web::{
        app::App,
        caller::Caller,
        errors::Failure,
        page::{Frame, Page},
        timeline::Event,
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;
use diesel::QueryResult;
use tiles::{Step, Tile, Tiles};

#[derive(Template)]
#[template(path = "dashboard/show.html")]
struct Dashboard {
    f: Frame,
    name: String,
    /// Addressed to the reader's own mailbox.
    invited: Vec<Invited>,
    /// Asks to end something that wait for this organisation's answer.
    asked: Vec<Asked>,
    waits: Vec<Tile>,
    ends: Vec<Tile>,
    numbers: Vec<Tile>,
    /// What a provider does first, as long as something of it is left.
    steps: Vec<Step>,
    events: Vec<Event>,
    activity: String,
    /// For those who may see them.
    mails: Option<String>,
}

/// An invitation that waits for the reader's answer.
struct Invited {
    provider: String,
    href: String,
    until: Timestamp,
}

/// An ask that waits for an answer.
struct Asked {
    label: Phrase,
    href: String,
    since: Timestamp,
}

/// How many asks are shown; the next ones follow when these are answered.
const ASKS: i64 = 20;
/// How many of the newest records are shown.
const EVENTS: i64 = 5;

/// The dashboard of every kind of organisation.
pub async fn show(caller: Caller<Enter>, app: Data<App>) -> Result<HttpResponse, Failure> {
    let Caller { by, frame: f, .. } = caller;
    let (scope, now) = (by.clone(), app.now());
    let all = app.read(move |db| All::of(db, &scope, now)).await?;
    let tiles = Tiles {
        f: &f,
        scope: &by,
        figures: &all.figures,
    };
    Dashboard {
        name: by.organisation.name.to_string(),
        waits: present(tiles.waits()),
        ends: present(tiles.ends()),
        numbers: tiles.numbers(),
        steps: all
            .beginning
            .map(|done| tiles.steps(done))
            .unwrap_or_default(),
        invited: all.waiting.iter().map(|one| invited(&app, one)).collect(),
        asked: all.asked.iter().map(|one| asked(&f, &by, one)).collect(),
        events: Event::all(&f, &all.records),
        activity: paths::activity(&by.organisation.slug),
        mails: by
            .may::<SeeMails>()
            .then(|| paths::mails(&by.organisation.slug)),
        f,
    }
    .page()
}

/// What there is none of neither waits nor runs out.
fn present(mut tiles: Vec<Tile>) -> Vec<Tile> {
    tiles.retain(|tile| tile.figure > 0);
    tiles
}

/// What is read for the page.
struct All {
    figures: Figures,
    beginning: Option<Beginning>,
    waiting: Vec<Waiting>,
    asked: Vec<end_requests::Waiting>,
    records: Vec<Record>,
}

impl All {
    fn of(db: &mut Db, by: &Scope, now: Timestamp) -> QueryResult<Self> {
        let (own, kind) = (by.organisation.id, by.organisation.kind);
        let mut figures = match kind {
            Kind::Provider => dashboard::of_provider(db, own, now)?,
            Kind::Reseller => dashboard::of_reseller(db, own, now)?,
            Kind::Customer => dashboard::of_customer(db, own, now)?,
        };
        figures.renewals = renewals(db, &by.organisation, now)?;
        let beginning = match kind {
            Kind::Provider if figures.customers == 0 => Some(dashboard::beginning(db, own)?),
            _ => None,
        };
        let waiting = match kind {
            Kind::Customer => waiting_invitations::waiting(db, by.email.key(), now)?,
            Kind::Provider | Kind::Reseller => Vec::new(),
        };
        let answers = by.may::<ManageRelationships>() || by.may::<TakeBack>();
        let asked = match answers {
            true => end_requests::waiting(db, own, now, ASKS)?,
            false => Vec::new(),
        };
        Ok(Self {
            figures,
            asked,
            beginning,
            waiting,
            records: activity::stretch(db, own, &Default::default(), None, EVENTS)?,
        })
    }
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

/// The link is made for the page; it is kept nowhere.
fn invited(app: &App, waiting: &Waiting) -> Invited {
    let Waiting {
        invitation,
        provider,
    } = waiting;
    let (nonce, generation) = (&invitation.nonce, invitation.generation);
    Invited {
        provider: provider.to_string(),
        href: app.link(Purpose::Invitation, nonce, generation),
        until: invitation.expires_at,
    }
}

fn asked(f: &Frame, by: &Scope, waiting: &end_requests::Waiting) -> Asked {
    let (request, slug) = (&waiting.request, &by.organisation.slug);
    let (words, page) = match request.subject {
        Subject::Relationship(_) => (
            "ends-waiting-relationship",
            paths::customer(slug, request.asking),
        ),
        Subject::Delegation(id) => ("ends-waiting-rights", paths::delegation(slug, id)),
    };
    Asked {
        label: f.t(words).with("asking", &waiting.asking),
        href: format!("{page}#ends"),
        since: request.asked_at,
    }
}
