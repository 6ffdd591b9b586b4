//! The first page of an organisation: what waits, what runs out, how much there is, what happened last.
mod read;
mod tiles;

use crate::{
    domain::{
        access::{Enter, Scope, SeeMails},
        end_request::Subject,
        paths,
        time::Timestamp,
        token::Purpose,
    },
    messages::Phrase,
    store::{end_requests, lists::waiting_invitations::Waiting},
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
