//! The password again, ten minutes after it was given, where the table says so (P8).
use super::expected::{Expected, Owner, actors, expected};
use crate::{addresses::Filler, harness::on_each_database, tree::none, world::World};
use multichannel::web::{
    caller::{FRESH_SECONDS, Who},
    route::Route,
    routes,
};
use reqwest::Method;

/// What asks for it: what gives rights or takes them, who belongs where, files of rows, the own address.
fn asks(route: &Route) -> bool {
    let gives = [
        "/i/{token}/accept",
        "/p/{token}/accept",
        "/o/{org}/partners/{id}/grant",
        "/o/{org}/delegations/{id}/approve",
        "/o/{org}/delegations/bulk",
        "/o/{org}/delegations/{id}/revoke",
        "/o/{org}/invitations/revoke",
        "/o/{org}/invitations/{id}/revoke",
        "/o/{org}/delegations/{id}/shorten",
        "/o/{org}/delegations/{id}/auto-extend",
        "/o/{org}/members",
        "/o/{org}/members/{id}",
        "/o/{org}/members/{id}/remove",
        "/o/{org}/resellers/{id}/end",
        "/o/{org}/groups",
        "/o/{org}/groups/{id}",
        "/o/{org}/groups/{id}/delete",
        "/o/{org}/delegations/{id}/assignments",
        "/o/{org}/delegations/{id}/assignments/{group}/remove",
        "/account/email",
    ];
    route.pattern.ends_with(".csv") || route.method == "POST" && gives.contains(&route.pattern)
}

const fn is_fresh(route: &Route) -> bool {
    matches!(
        route.who,
        Who::Member { fresh: true, .. }
            | Who::Desk { fresh: true, .. }
            | Who::SignedIn { fresh: true }
    )
}

#[test]
fn what_moves_rights_or_rows_asks_for_the_password_again() {
    let routes = routes::all().iter();
    let without = routes.filter(|route| asks(route) && !is_fresh(route));
    none(
        without
            .map(|route| format!("{} {}", route.method, route.pattern))
            .collect(),
    );
}

#[actix_web::test]
async fn an_old_password_leads_to_the_question_for_it_and_back() {
    on_each_database(async |portal| {
        let world = World::found(&portal, "kanariaeins").await;
        let visitor = portal.a_visitor();
        let actors = actors(&visitor, &world, false);
        portal.pass_seconds(FRESH_SECONDS);
        let mut faults = Vec::new();
        for route in routes::all() {
            let able = |actor: &&_| expected(route, actor, Owner::Own) == Expected::Allowed;
            let Some(actor) = actors.iter().skip(1).find(able) else {
                faults.push(format!("{} is for nobody", route.pattern));
                continue;
            };
            let house = actor.house.as_ref().map(|(house, _)| *house);
            let slug = house.map_or("", |house| house.slug());
            let path = Filler {
                slug,
                house,
                world: &world,
            }
            .fill(route.pattern);
            let (method, body) = match route.method == "POST" {
                true => (Method::POST, Some("zzz=1".to_owned())),
                false => (Method::GET, None),
            };
            let own = [("sec-fetch-site", "same-origin")];
            let answer = actor.browser.send(method, &path, body, &own).await;
            let to_it = answer.location.starts_with("/reauthenticate?next=");
            let asked = to_it || answer.asks_for_the_password();
            if asked != is_fresh(route) {
                let (status, location) = (answer.status, answer.location);
                faults.push(format!("{} {path}: {status} {location}", route.method));
            }
        }
        none(faults);
    })
    .await;
}
