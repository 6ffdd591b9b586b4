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
use std::collections::BTreeMap;

/// Where an id that is not there leads to the beginning: a draft has become an invitation.
const LEADS_ON: &[&str] = &["/o/{org}/invitations/new/{id}/{step}"];

/// Somebody of each kind of caller goes on every page of everybody, and nothing changes by it (P16).
pub struct Walk<'w> {
    pub portal: &'w Portal,
    pub ours: &'w World,
    pub theirs: &'w World,
    pub faults: Vec<String>,
}

impl<'w> Walk<'w> {
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

    /// One actor at one route: at home, at foreign organisations of each kind, at one that does not exist.
    async fn at_every_organisation(&mut self, actor: &Actor<'w>, route: &Route, method: &Method) {
        let member = matches!(route.who, Who::Member { .. });
        let foreign = [
            &self.theirs.provider,
            &self.theirs.reseller,
            &self.theirs.customer,
        ]
        .map(Owner::Foreign);
        let owners: Vec<Owner<'w>> = if member && actor.house.is_some() {
            [Owner::Own, Owner::Nobody]
                .into_iter()
                .chain(foreign)
                .collect()
        } else {
            vec![Owner::Own]
        };
        let mut nobody = None;
        for owner in owners {
            let path = self.filler(actor, owner).fill(route.pattern);
            let answer = self.send(actor, method, &path).await;
            let expected = expected(route, actor, owner);
            let mut wrong = fault(expected, &answer, actor);
            wrong = wrong.or_else(|| headers_missing(&answer));
            match owner {
                Owner::Nobody => nobody = Some(bare(&answer, &path)),
                Owner::Foreign(_) => {
                    let differs =
                        differing(nobody.as_deref().unwrap_or_default(), &bare(&answer, &path));
                    wrong = wrong
                        .or(differs
                            .map(|line| format!("an unknown organisation looks else: {line}")));
                }
                _ => {}
            }
            let at = format!("{} {method} {path}", actor.name);
            self.faults
                .extend(wrong.map(|wrong| format!("{at}: expected {expected:?}: {wrong}")));
        }
    }

    /// A foreign id at home looks like one that does not exist, and an own one is there.
    async fn with_every_id(&mut self, actor: &Actor<'w>, route: &Route, method: &Method) {
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

    pub async fn everybody(&mut self, actors: &[Actor<'w>], route: &Route, method: &Method) {
        let before = self.dump().await;
        for actor in actors {
            self.at_every_organisation(actor, route, method).await;
            self.with_every_id(actor, route, method).await;
        }
        let changes = rows::changes(&before, &self.dump().await);
        let at = format!("{method} {} changes the database", route.pattern);
        self.faults
            .extend(changes.into_iter().map(|change| format!("{at}: {change}")));
    }

    /// Nothing answers to OPTIONS and the like, at no address.
    pub async fn with_other_methods(&mut self, actors: &[Actor<'w>], route: &Route) {
        for actor in actors {
            let path = self.filler(actor, Owner::Own).fill(route.pattern);
            for method in [Method::OPTIONS, Method::PUT, Method::DELETE] {
                let answer = self.send(actor, &method, &path).await;
                if answer.status != 405 {
                    self.faults
                        .push(format!("{} {method} {path}: {}", actor.name, answer.status));
                }
            }
        }
    }

    async fn dump(&self) -> BTreeMap<String, Vec<String>> {
        let dump = self
            .portal
            .app
            .db
            .read(|db| Ok::<_, diesel::result::Error>(rows::dump(db)));
        dump.await.unwrap()
    }
}
