//! Organisations apart (P10): everybody tries every route at every organisation. What must come is derived from the
//! route table's callers alone, so that a new route is tried as soon as it has a line in the table.
pub mod alike;
mod expected;
mod law;
mod nowhere;
mod step_up;
mod walk;

use crate::{
    harness::{Portal, on_each_database},
    tree::none,
    world::World,
};
use expected::actors;
use multichannel::web::routes;
use walk::Walk;

/// Two worlds that know nothing of each other; everybody of the first goes to every route of this method.
async fn walk(portal: Portal, method: &str, suspended: bool) {
    let ours = World::found(&portal, "kanariaeins").await;
    let theirs = World::found(&portal, "kanariazwei").await;
    let visitor = portal.a_visitor();
    if suspended {
        ours.suspend(&portal).await;
    }
    let actors = actors(&visitor, &ours, suspended);
    let mut walk = Walk::new(&portal, &ours, &theirs);
    for route in routes::all().iter().filter(|route| route.method == method) {
        walk.everybody(&actors, route).await;
    }
    none(walk.faults);
}

#[actix_web::test]
async fn everybody_gets_at_every_page_what_their_rights_say_and_changes_nothing() {
    on_each_database(async |portal| walk(portal, "GET", false).await).await;
}

#[actix_web::test]
async fn everybody_is_refused_every_change_by_their_rights_or_for_a_field_that_no_form_has() {
    on_each_database(async |portal| walk(portal, "POST", false).await).await;
}

#[actix_web::test]
async fn members_of_a_suspended_organisation_read_and_are_told_why_not_more() {
    on_each_database(async |portal| walk(portal, "GET", true).await).await;
}

#[actix_web::test]
async fn members_of_a_suspended_organisation_take_rights_back_and_do_nothing_else() {
    on_each_database(async |portal| walk(portal, "POST", true).await).await;
}
