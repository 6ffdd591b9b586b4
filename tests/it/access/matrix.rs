//! Each role of the catalogue at each address on behalf, generated: a role opens exactly what the table of rights says.
use crate::{
    access::granting,
    addresses::Filler,
    client::Client,
    harness::{Portal, on_each_database},
    tree::none,
    world::World,
};
use multichannel::{
    domain::role::Role,
    web::{caller::Who, route::Route, routes},
};
use reqwest::Method;

/// Every address in a customer's data, with the roles that open it.
pub(super) fn acts() -> impl Iterator<Item = (&'static Route, &'static [&'static str])> {
    routes::all().iter().filter_map(|route| match route.who {
        Who::Desk { opened_by, .. } if route.pattern.contains("{customer}") => {
            Some((route, opened_by))
        }
        _ => None,
    })
}

/// What each right is opened by, as the product says it; Global Administrator opens everything.
const OPENED_BY: [(&str, &[&str]); 8] = [
    ("see-subscriptions", &["directory-readers", "global-reader"]),
    ("see-people", &["directory-readers", "global-reader"]),
    // Whoever acts on people finds them by itself, as in the original.
    (
        "find-people",
        &[
            "directory-readers",
            "global-reader",
            "license-administrator",
            "user-administrator",
            "helpdesk-administrator",
        ],
    ),
    ("assign-licences", &["license-administrator"]),
    ("manage-people", &["user-administrator"]),
    ("reset-passwords", &["helpdesk-administrator"]),
    ("see-requests", &["service-support-administrator"]),
    ("work-on-requests", &["service-support-administrator"]),
];

#[test]
fn each_right_on_behalf_is_opened_by_the_roles_that_the_product_names() {
    let mut faults = Vec::new();
    for route in routes::all() {
        let Who::Desk {
            right, opened_by, ..
        } = route.who
        else {
            continue;
        };
        let named = OPENED_BY.iter().find(|(name, _)| *name == right);
        if named.is_none_or(|(_, roles)| *roles != opened_by) {
            faults.push(format!("{right} at {}: {opened_by:?}", route.pattern));
        }
    }
    none(faults);
}

/// The answer at the address: of a form with a field that no form has, so that nothing is done.
async fn status(world: &World, browser: &Client, route: &Route) -> u16 {
    let filler = Filler {
        slug: world.provider.slug(),
        house: Some(&world.provider),
        world,
    };
    let path = filler.fill(route.pattern);
    let method = Method::from_bytes(route.method.as_str().as_bytes()).unwrap();
    let body = (method == Method::POST).then(|| "zzz=1".to_owned());
    let own = [("sec-fetch-site", "same-origin")];
    let answer = browser.send(method, &path, body, &own).await;
    answer.status.as_u16()
}

/// The person without roles, in a group that will use one role after the other; and rights with all of them.
struct Trial<'w> {
    world: &'w World,
    browser: &'w Client,
    group: String,
    delegation: String,
}

impl<'w> Trial<'w> {
    async fn begin(portal: &Portal, world: &'w World) -> Self {
        let provider = world.provider.founder();
        let nobody = &world.provider.people.last().unwrap().1;
        let all: Vec<&str> = Role::all().iter().map(|role| role.slug).collect();
        let grant = granting(&all, &[]);
        let granted = world.customer.founder().grant(provider, &grant).await;
        granted.expect(303);
        Self {
            world,
            browser: nobody,
            group: portal.group(provider, "Trial", &[nobody]).await,
            delegation: provider.newest().await,
        }
    }

    /// What is wrong with what this role opens.
    async fn of_role(&self, role: &Role) -> Vec<String> {
        let provider = self.world.provider.founder();
        let only = [role.slug];
        let assigned = provider.lends(&self.delegation, &self.group, &only);
        assigned.await.expect(303);
        let mut faults = Vec::new();
        for (route, opened_by) in acts() {
            let opens = opened_by.contains(&role.slug) || role.is_global_administrator();
            let status = status(self.world, self.browser, route).await;
            let refused = status == 403;
            if refused == opens || matches!(status, 401 | 404 | 500..) {
                let at = format!("{} {}", route.method, route.pattern);
                faults.push(format!("{} at {at}: {status}", role.slug));
            }
        }
        faults
    }

    /// What still opens although it must not: every address answers `status`.
    async fn closed(&self, why: &str, expected: u16) -> Vec<String> {
        let mut faults = Vec::new();
        for (route, _) in acts() {
            let status = status(self.world, self.browser, route).await;
            if status != expected {
                faults.push(format!("{} {why}: {status}", route.pattern));
            }
        }
        faults
    }
}

#[actix_web::test]
async fn each_role_of_the_catalogue_opens_exactly_its_acts_and_nothing_once_it_is_taken_back() {
    on_each_database(async |portal| {
        let world = World::found(&portal, "kanariaeins").await;
        let trial = Trial::begin(&portal, &world).await;
        let mut faults = Vec::new();
        for role in Role::all() {
            faults.extend(trial.of_role(role).await);
        }
        let provider = world.provider.founder();
        let global = ["global-administrator"];
        let assigned = provider.lends(&trial.delegation, &trial.group, &global);
        assigned.await.expect(303);
        let removed = provider.unassigns(&trial.delegation, &trial.group).await;
        removed.expect(303);
        faults.extend(trial.closed("after the group lost it", 403).await);
        let assigned = provider.lends(&trial.delegation, &trial.group, &global);
        assigned.await.expect(303);
        faults.extend(trial.of_role(Role::parse(global[0]).unwrap()).await);
        let group = provider.at(&trial.group);
        let out = provider.post(&group, &[("name", "Trial")]).await;
        out.expect(303);
        faults.extend(trial.closed("after leaving the group", 403).await);
        none(faults);
    })
    .await;
}

#[actix_web::test]
async fn no_act_outlasts_the_rights() {
    on_each_database(async |portal| {
        let world = World::found(&portal, "kanariaeins").await;
        let trial = Trial::begin(&portal, &world).await;
        let global = Role::parse("global-administrator").unwrap();
        let mut faults = trial.of_role(global).await;
        // The others, which other people use, end later: without them nothing would be there at all.
        portal.pass_seconds(90 * 86_400 - 1);
        let nobody = &world.provider.people.last().unwrap().1;
        nobody.sign_in().await;
        world.provider.founder().sign_in().await;
        faults.extend(trial.of_role(global).await);
        portal.pass_seconds(1);
        faults.extend(trial.closed("after the end", 403).await);
        none(faults);
    })
    .await;
}
