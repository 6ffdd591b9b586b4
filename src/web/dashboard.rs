//! The first page of an organisation: what waits, what runs out, how much there is, what happened last.
mod read;

use super::{
    app::App,
    caller::Caller,
    errors::Failure,
    page::{Frame, Page},
    reviews::next::Reminder,
    timeline::Event,
};
use crate::{
    domain::{
        access::{
            Enter, Scope, SeeDelegations, SeeInvitations, SeeMails, SeePartners, SeeSubscriptions,
        },
        organisation::Kind,
        paths,
        time::Timestamp,
        token::Purpose,
    },
    messages::Phrase,
    store::lists::{
        dashboard::{Beginning, Figures},
        waiting_invitations::Waiting,
    },
};
use actix_web::{HttpResponse, web::Data};
use askama::Template;
use read::All;

#[derive(Template)]
#[template(path = "dashboard/show.html")]
struct Dashboard {
    f: Frame,
    name: String,
    /// Addressed to the reader's own mailbox.
    invited: Vec<Invited>,
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

/// A figure that is a link.
struct Tile {
    href: String,
    figure: i64,
    label: Phrase,
    tone: &'static str,
}

/// An invitation that waits for the reader's answer.
struct Invited {
    provider: String,
    href: String,
    until: Timestamp,
}

/// A line of the checklist.
struct Step {
    href: String,
    done: bool,
    label: Phrase,
}

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
        review: all
            .reviews
            .and_then(|history| Reminder::of(&f, &by.organisation.slug, &history, now)),
        invited: all.waiting.iter().map(|one| invited(&app, one)).collect(),
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

fn request_label(state: &str) -> &'static str {
    match state {
        "waiting" => "dashboard-requests-waiting",
        _ => "dashboard-requests-open",
    }
}

/// Makes the tiles that the reader may follow.
struct Tiles<'a> {
    f: &'a Frame,
    scope: &'a Scope,
    figures: &'a Figures,
}

impl Tiles<'_> {
    fn tile(&self, tail: &str, figure: i64, label: &'static str, tone: &'static str) -> Tile {
        let home = paths::organisation(&self.scope.organisation.slug);
        Tile {
            href: format!("{home}{tail}"),
            figure,
            label: self.f.t(label).with("count", figure),
            tone: if figure > 0 { tone } else { "" },
        }
    }

    fn waits(&self) -> Vec<Tile> {
        let (figures, mut tiles) = (self.figures, Vec::new());
        if self.scope.may::<SeeInvitations>() {
            let open = ("/invitations?state=issued", "dashboard-invitations-open");
            tiles.push(self.tile(open.0, figures.invitations, open.1, ""));
        }
        let (waiting, open) = figures.requests;
        let (state, figure) = match self.scope.organisation.kind {
            Kind::Customer => ("waiting", waiting),
            Kind::Provider | Kind::Reseller => ("open", open),
        };
        let requests = format!("/service-requests?state={state}");
        tiles.push(self.tile(&requests, figure, request_label(state), ""));
        if self.scope.may::<SeeMails>() {
            let dead = ("/mails?state=dead", "dashboard-dead-mails");
            tiles.push(self.tile(dead.0, figures.dead_mails, dead.1, "bad"));
        }
        if self.scope.organisation.kind == Kind::Provider {
            let asked = ("/resellers?state=asked", "dashboard-partnerships-asked");
            tiles.push(self.tile(asked.0, figures.partnerships_asked, asked.1, ""));
        }
        tiles
    }

    fn ends(&self) -> Vec<Tile> {
        let (figures, mut tiles) = (self.figures, Vec::new());
        if self.scope.may::<SeeDelegations>() {
            let ending = ("/delegations?state=ending", "dashboard-delegations-ending");
            tiles.push(self.tile(ending.0, figures.delegations_ending, ending.1, "warn"));
        }
        if self.scope.may::<SeeSubscriptions>() {
            let soon = ("/subscriptions?term=soon", "dashboard-renewals");
            tiles.push(self.tile(soon.0, figures.renewals, soon.1, ""));
        }
        if self.scope.may::<SeeInvitations>() {
            let ending = ("/invitations?state=ending", "dashboard-invitations-ending");
            tiles.push(self.tile(ending.0, figures.invitations_ending, ending.1, "warn"));
        }
        tiles
    }

    fn numbers(&self) -> Vec<Tile> {
        let (figures, mut tiles) = (self.figures, Vec::new());
        let mut add = |tail, figure, label| tiles.push(self.tile(tail, figure, label, ""));
        match self.scope.organisation.kind {
            Kind::Provider => {
                add("/customers", figures.customers, "dashboard-customers");
                add(
                    "/resellers?state=active",
                    figures.partners,
                    "dashboard-resellers",
                );
            }
            Kind::Reseller => {
                add("/customers", figures.customers, "dashboard-customers");
                add("/providers", figures.partners, "dashboard-providers");
            }
            Kind::Customer if self.scope.may::<SeePartners>() => {
                add("/partners", figures.partners, "dashboard-providers");
            }
            Kind::Customer => {}
        }
        if self.scope.organisation.kind == Kind::Customer {
            let open = "/service-requests?state=open";
            add(open, figures.requests.1, request_label("open"));
        }
        if self.scope.may::<SeeDelegations>() {
            add(
                "/delegations?state=active",
                figures.delegations,
                "dashboard-delegations",
            );
        }
        tiles
    }

    /// Nothing when all is done.
    fn steps(&self, done: Beginning) -> Vec<Step> {
        let step = |tail: &str, done, label| {
            let Tile { href, label, .. } = self.tile(tail, 0, label, "");
            Step { href, done, label }
        };
        let steps = vec![
            step("/resellers/new", done.reseller, "dashboard-step-reseller"),
            step(
                "/settings/agreement",
                done.agreement,
                "dashboard-step-agreement",
            ),
            step("/invitations/new", done.link, "dashboard-step-link"),
            step("/invitations/new", done.customer, "dashboard-step-customer"),
        ];
        if steps.iter().all(|step| step.done) {
            Vec::new()
        } else {
            steps
        }
    }
}
