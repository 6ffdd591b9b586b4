//! The figures of the dashboard: each a link to the rows behind it.
use crate::{
    domain::{
        access::{Scope, SeeDelegations, SeeInvitations, SeeMails, SeePartners, SeeSubscriptions},
        organisation::Kind,
        paths,
    },
    messages::Phrase,
    store::lists::dashboard::{Beginning, Figures},
    web::page::Frame,
};

/// A figure that is a link.
pub(super) struct Tile {
    pub href: String,
    pub figure: i64,
    pub label: Phrase,
    pub tone: &'static str,
}

/// A line of the checklist.
pub(super) struct Step {
    pub href: String,
    pub done: bool,
    pub label: Phrase,
}

fn request_label(state: &str) -> &'static str {
    match state {
        "waiting" => "dashboard-requests-waiting",
        _ => "dashboard-requests-open",
    }
}

/// Makes the tiles that the reader may follow.
pub(super) struct Tiles<'a> {
    pub f: &'a Frame,
    pub scope: &'a Scope,
    pub figures: &'a Figures,
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

    pub fn waits(&self) -> Vec<Tile> {
        let (figures, mut tiles) = (self.figures, Vec::new());
        if self.scope.may::<SeeInvitations>() {
            let open = ("/invitations?state=issued", "dashboard-invitations-open");
            tiles.push(self.tile(open.0, figures.invitations, open.1, ""));
        }
        let (waiting, open) = figures.requests;
        // What waits for the customer is its to do; for the partner it only waits.
        let (state, figure, tone) = match self.scope.organisation.kind {
            Kind::Customer => ("waiting", waiting, "warn"),
            Kind::Provider | Kind::Reseller => ("open", open, ""),
        };
        let requests = format!("/service-requests?state={state}");
        tiles.push(self.tile(&requests, figure, request_label(state), tone));
        if self.scope.may::<SeeDelegations>() {
            let customer = self.scope.organisation.kind == Kind::Customer;
            let tone = if customer { "warn" } else { "" };
            let requested = ("/delegations?state=requested", "dashboard-requests");
            tiles.push(self.tile(requested.0, figures.rights_asked, requested.1, tone));
            let changes = ("/delegations?state=amendment", "dashboard-changes-asked");
            tiles.push(self.tile(changes.0, figures.changes_asked, changes.1, tone));
        }
        if self.scope.may::<SeeMails>() {
            let dead = ("/mails?state=dead", "dashboard-dead-mails");
            tiles.push(self.tile(dead.0, figures.dead_mails, dead.1, "bad"));
        }
        if self.scope.may::<SeeDelegations>() {
            let unused = ("/delegations?access=nobody", "dashboard-nobody-has-access");
            tiles.push(self.tile(unused.0, figures.unused, unused.1, "warn"));
        }
        if self.scope.organisation.kind == Kind::Provider {
            let asked = ("/resellers?state=asked", "dashboard-partnerships-asked");
            tiles.push(self.tile(asked.0, figures.partnerships_asked, asked.1, ""));
        }
        tiles
    }

    pub fn ends(&self) -> Vec<Tile> {
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

    pub fn numbers(&self) -> Vec<Tile> {
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
        let (_, open) = figures.requests;
        if self.scope.organisation.kind == Kind::Customer && open > 0 {
            add("/service-requests?state=open", open, request_label("open"));
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
    pub fn steps(&self, done: Beginning) -> Vec<Step> {
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
