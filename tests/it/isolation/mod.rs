//! Organisations apart (P10): everybody tries every route at every organisation. What must come is derived from the
//! route table's callers alone, so that a new route is tried as soon as it has a line in the table.
mod alike;
mod expected;
mod walk;

use crate::{
    harness::{Portal, on_each_database},
    tree::none,
    world::World,
};
use expected::actors;
use multichannel::web::routes;
use reqwest::Method;
use walk::Walk;

/// Two worlds that know nothing of each other, on one portal.
async fn two_worlds(portal: &Portal) -> (World, World) {
    (
        World::found(portal, "kanariaeins").await,
        World::found(portal, "kanariazwei").await,
    )
}

#[actix_web::test]
async fn everybody_gets_at_every_page_what_their_rights_say_and_changes_nothing() {
    on_each_database(async |portal| {
        let (ours, theirs) = two_worlds(&portal).await;
        let visitor = portal.a_visitor();
        let actors = actors(&visitor, &ours);
        let mut walk = Walk {
            portal: &portal,
            ours: &ours,
            theirs: &theirs,
            faults: Vec::new(),
        };
        for route in routes::all().iter().filter(|route| route.method == "GET") {
            for method in [Method::GET, Method::HEAD] {
                walk.everybody(&actors, route, &method).await;
            }
            walk.with_other_methods(&actors[..2], route).await;
        }
        none(walk.faults);
    })
    .await;
}

#[actix_web::test]
async fn everybody_is_refused_every_change_by_their_rights_or_for_a_field_that_no_form_has() {
    on_each_database(async |portal| {
        let (ours, theirs) = two_worlds(&portal).await;
        let visitor = portal.a_visitor();
        let actors = actors(&visitor, &ours);
        let mut walk = Walk {
            portal: &portal,
            ours: &ours,
            theirs: &theirs,
            faults: Vec::new(),
        };
        for route in routes::all().iter().filter(|route| route.method == "POST") {
            walk.everybody(&actors, route, &Method::POST).await;
        }
        none(walk.faults);
    })
    .await;
}
