//! Everybody goes to every route.
use super::{
    alike::{bare, differing, headers_missing},
    expected::{Actor, Expected, Owner, expected, fault},
};
use crate::{
    addresses::{Filler, UNKNOWN_SLUG, names_a_thing},
    client::Answer,
    harness::Portal,
    rows,
    world::World,
};
use multichannel::web::{caller::Who, route::Route};
use reqwest::Method;

/// Where an id that is not there leads to the beginning: a draft has become an invitation.
const LEADS_ON: &[&str] = &["/o/{org}/invitations/new/{id}/{step}"];

/// Somebody of each kind of caller goes on every page of everybody, and nothing changes by it (P16).
pub struct Walk<'w> {
    pub portal: &'w Portal,
    pub ours: &'w World,
    pub theirs: &'w World,
    pub faults: Vec<String>,
    /// Which foreign organisation comes next.
    turn: usize,
}

/// As the client says it: the server has its own type.
fn method(route: &Route) -> Method {
    Method::from_bytes(route.method.as_str().as_bytes()).unwrap()
}

impl<'w> Walk<'w> {
    pub fn new(portal: &'w Portal, ours: &'w World, theirs: &'w World) -> Self {
        Self {
            portal,
            ours,
            theirs,
            faults: Vec::new(),
            turn: 0,
        }
    }

    async fn send(&self, actor: &Actor<'_>, method: &Method, path: &str) -> Answer {
        // A field that no form has: whoever may come is refused for it, so that nothing is done.
        let body = (*method == Method::POST).then(|| "zzz=1".to_owned());
        let own = [("sec-fetch-site", "same-origin")];
        actor.browser.send(method.clone(), path, body, &own).await
    }

    fn filler(&self, actor: &Actor<'w>, owner: Owner<'w>) -> Filler<'w> {
        let own = actor
            .house
            .as_ref()
            .map_or(&self.ours.provider, |(house, _)| *house);
        let (slug, house) = match owner {
            Owner::Own => (own.slug(), own),
            Owner::Foreign(house) => (house.slug(), house),
            Owner::Nobody => (UNKNOWN_SLUG, own),
        };
        Filler {
            slug,
            house: Some(house),
            world: self.ours,
        }
    }

    /// At home, at an organisation that does not exist, at a foreign one: of another kind each time.
    fn owners(&mut self, actor: &Actor<'w>, route: &Route) -> Vec<Owner<'w>> {
        let member = matches!(route.who, Who::Member { .. } | Who::Desk { .. });
        if !member || actor.house.is_none() {
            return vec![Owner::Own];
        }
        self.turn += 1;
        let foreign = self.theirs.houses()[self.turn % 4];
        vec![Owner::Own, Owner::Nobody, Owner::Foreign(foreign)]
    }

    /// One actor at one route, whosever organisation is in the address.
    async fn at_every_organisation(&mut self, actor: &Actor<'w>, route: &Route) {
        let mut nobody = String::new();
        for owner in self.owners(actor, route) {
            let path = self.filler(actor, owner).fill(route.pattern);
            let answer = self.send(actor, &method(route), &path).await;
            let expected = expected(route, actor, owner);
            let mut wrong: Vec<String> =
                fault(expected, &answer, actor, &path).into_iter().collect();
            wrong.extend(headers_missing(&answer));
            match owner {
                Owner::Own if route.method == "GET" => {
                    wrong.extend(self.without_body(actor, &path, &answer).await);
                }
                Owner::Own => {}
                Owner::Nobody => nobody = bare(&answer, &path),
                Owner::Foreign(_) => {
                    let differs = differing(&nobody, &bare(&answer, &path));
                    wrong.extend(differs.map(|line| format!("unlike an unknown one: {line}")));
                }
            }
            let at = format!("{} {} {path}", actor.name, route.method);
            let wrong = wrong.into_iter();
            self.faults
                .extend(wrong.map(|wrong| format!("{at}: expected {expected:?}: {wrong}")));
        }
    }

    /// HEAD answers like GET, and without a body.
    async fn without_body(&self, actor: &Actor<'_>, path: &str, got: &Answer) -> Option<String> {
        let head = self.send(actor, &Method::HEAD, path).await;
        let alike = head.status == got.status && head.location == got.location;
        let is_head = alike && head.body.is_empty();
        (!is_head).then(|| format!("HEAD answers {} and {:?}", head.status, head.body))
    }

    /// A foreign id at home looks like one that does not exist, and an own one is there.
    async fn with_every_id(&mut self, actor: &Actor<'w>, route: &Route) {
        let method = &method(route);
        let Some((own, _)) = &actor.house else { return };
        if !names_a_thing(route.pattern) || expected(route, actor, Owner::Own) != Expected::Allowed
        {
            return;
        }
        let filler = |house| Filler {
            slug: own.slug(),
            house,
            world: self.ours,
        };
        let own_id = filler(Some(own)).fill(route.pattern);
        let foreign_id = filler(Some(self.theirs.house(own.kind))).fill(route.pattern);
        let unknown_id = filler(None).fill(route.pattern);
        let here = self.send(actor, method, &own_id).await;
        let foreign = self.send(actor, method, &foreign_id).await;
        let unknown = self.send(actor, method, &unknown_id).await;
        let at = format!("{} {method} {}", actor.name, route.pattern);
        // A route of persons has their own things only; those of a colleague are as foreign as any.
        let of_persons = matches!(route.who, Who::SignedIn { .. });
        if *method == Method::GET && here.status == 404 && !of_persons && own_id != unknown_id {
            self.faults
                .push(format!("{at}: their own {own_id} is not there"));
        }
        if let Some(line) = differing(&bare(&unknown, &unknown_id), &bare(&foreign, &foreign_id)) {
            self.faults.push(format!(
                "{at}: a foreign id does not look like an unknown one: {line}"
            ));
        }
        let refused = if *method == Method::POST {
            vec![404, 422]
        } else {
            vec![404]
        };
        let leads_on = LEADS_ON.contains(&route.pattern) && foreign.status == 303;
        if !leads_on && !refused.contains(&foreign.status.as_u16()) && foreign_id != own_id {
            self.faults
                .push(format!("{at}: a foreign id answers {}", foreign.status));
        }
    }

    pub async fn everybody(&mut self, actors: &[Actor<'w>], route: &Route) {
        let before = rows::of(self.portal).await;
        for actor in actors {
            self.at_every_organisation(actor, route).await;
            self.with_every_id(actor, route).await;
        }
        self.with_other_methods(&actors[..2], route).await;
        let changes = rows::changes(&before, &rows::of(self.portal).await);
        let at = format!("{} {} changes the database", route.method, route.pattern);
        self.faults
            .extend(changes.into_iter().map(|change| format!("{at}: {change}")));
    }

    /// Nothing answers to OPTIONS and the like, at no address.
    async fn with_other_methods(&mut self, actors: &[Actor<'w>], route: &Route) {
        for actor in actors {
            let path = self.filler(actor, Owner::Own).fill(route.pattern);
            for method in [Method::OPTIONS, Method::PUT, Method::PATCH, Method::DELETE] {
                let answer = self.send(actor, &method, &path).await;
                if answer.status != 405 {
                    self.faults
                        .push(format!("{} {method} {path}: {}", actor.name, answer.status));
                }
            }
        }
    }
}
