//! The first page of an organisation: what waits, what runs out, how much there is, what happened last.
mod read;
mod tiles;

use crate::{
    domain::{
        access::{Enter, Scope, SeeMails},
        end_request::Subject,
        organisation::Kind,
        paths,
        time::Timestamp,
        token::Purpose,
    },
    messages::Phrase,
    store::{end_requests, lists::waiting_links::Waiting},
    web::{
        app::App,
        caller::Caller,
        errors::Failure,
        page::{Frame, Page},
        reviews::next::Reminder,
        timeline::Event,
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;
use read::All;
use tiles::{Step, Tile, Tiles};

#[derive(Template)]
#[template(path = "dashboard/show.html")]
struct Dashboard {
    f: Frame,
    name: String,
    /// Addressed to the reader's own mailbox.
    invited: Vec<Invited>,
    /// Nobody works with it: of which kind it is. What it was sent a link of is the way to a provider, unless it is
    /// suspended.
    alone: Option<&'static str>,
    /// Asks to end something that wait for this organisation's answer.
    asked: Vec<Asked>,
    waits: Vec<Tile>,
    ends: Vec<Tile>,
    numbers: Vec<Tile>,
    /// What a provider does first, as long as something of it is left.
    steps: Vec<Step>,
    /// When a customer looks at all rights again.
    review: Option<Reminder>,
    events: Vec<Event>,
    activity: String,
    /// For those who may see them.
    mails: Option<String>,
}

impl Dashboard {
    /// There is nothing to be done now.
    fn is_calm(&self) -> bool {
        let tiles = self.waits.is_empty() && self.ends.is_empty();
        let asks = self.invited.is_empty() && self.asked.is_empty() && self.steps.is_empty();
        let review = self.review.as_ref().is_some_and(|next| next.waits);
        tiles && asks && !review && self.alone.is_none()
    }
}

/// An invitation that waits for the reader's answer.
struct Invited {
    label: Phrase,
    href: String,
    until: Timestamp,
}

/// An ask that waits for an answer.
struct Asked {
    label: Phrase,
    href: String,
    since: Timestamp,
}

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
        review: all
            .reviews
            .and_then(|history| Reminder::of(&f, &by.organisation.slug, &history, now)),
        invited: all
            .waiting
            .iter()
            .map(|one| invited(&f, &app, one))
            .collect(),
        alone: alone(&by, all.figures.partners),
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

/// The link is made for the page; it is kept nowhere.
fn invited(f: &Frame, app: &App, waiting: &Waiting) -> Invited {
    let words = match waiting.purpose {
        Purpose::Partnership => "dashboard-asked-by",
        _ => "dashboard-invited-by",
    };
    Invited {
        label: f.t(words).with("provider", &waiting.provider),
        href: app.link(waiting.purpose, &waiting.nonce, waiting.generation),
        until: waiting.until,
    }
}

fn alone(by: &Scope, providers: i64) -> Option<&'static str> {
    let own = &by.organisation;
    let alone = own.kind != Kind::Provider && providers == 0;
    (alone && own.is_in_good_standing()).then_some(own.kind.as_str())
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
