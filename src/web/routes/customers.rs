//! What customers have.
use crate::{
    domain::access::{ManagePeople, ManageSubscriptions},
    web::{
        caller::{Caller, Fresh},
        desk::{Desk, FreshDesk},
        imports, people,
        route::Route,
        subscriptions,
    },
};

/// Who enters what was bought, from a file too.
type Buyer = Caller<ManageSubscriptions>;
/// Who adds people, from a file too.
type Keeper = Desk<ManagePeople>;

/// What customers bought.
#[rustfmt::skip]
pub(super) fn subscriptions_of_customers() -> Vec<Route> {
    vec![
        Route::get("/o/{org}/subscriptions", subscriptions::list::show),
        Route::post("/o/{org}/subscriptions", subscriptions::enter::submit),
        Route::get("/o/{org}/subscriptions.csv", subscriptions::file::file),
        Route::get("/o/{org}/subscriptions/new", subscriptions::enter::ask),
        Route::get("/o/{org}/subscriptions/import", imports::new::<Buyer>),
        Route::post("/o/{org}/subscriptions/import", imports::receive::<Buyer>),
        Route::get("/o/{org}/subscriptions/import/example", imports::example::<Buyer>),
        Route::get("/o/{org}/subscriptions/import/{id}", imports::show::<Buyer>),
        Route::post("/o/{org}/subscriptions/import/{id}/commit", imports::commit::<Buyer>),
        Route::post("/o/{org}/subscriptions/import/{id}/cancel", imports::cancel::<Buyer>),
        Route::get("/o/{org}/subscriptions/import/{id}/rejected.csv", imports::rejected::<Fresh<ManageSubscriptions>>),
        Route::get("/o/{org}/subscriptions/{id}", subscriptions::show::show),
        Route::get("/o/{org}/subscriptions/{id}/seats", subscriptions::seats::ask),
        Route::post("/o/{org}/subscriptions/{id}/seats", subscriptions::seats::set),
        Route::get("/o/{org}/subscriptions/{id}/renewal", subscriptions::renewal::ask),
        Route::post("/o/{org}/subscriptions/{id}/renewal", subscriptions::renewal::set),
        Route::get("/o/{org}/subscriptions/{id}/suspend", subscriptions::state::ask_suspend),
        Route::post("/o/{org}/subscriptions/{id}/suspend", subscriptions::state::suspend),
        Route::get("/o/{org}/subscriptions/{id}/resume", subscriptions::state::ask_resume),
        Route::post("/o/{org}/subscriptions/{id}/resume", subscriptions::state::resume),
        Route::get("/o/{org}/subscriptions/{id}/cancel", subscriptions::state::ask_cancel),
        Route::post("/o/{org}/subscriptions/{id}/cancel", subscriptions::state::cancel),
    ]
}

/// The people of a customer and their licences.
#[rustfmt::skip]
pub(super) fn people_of_customers() -> Vec<Route> {
    vec![
        Route::get("/o/{org}/people", people::list::show),
        Route::post("/o/{org}/people", people::add::submit),
        Route::get("/o/{org}/people.csv", people::file::file),
        Route::get("/o/{org}/people/new", people::add::ask),
        Route::get("/o/{org}/people/licences", people::several::ask),
        Route::post("/o/{org}/people/licences", people::several::submit),
        Route::get("/o/{org}/people/licences/{id}", people::selected::show),
        Route::get("/o/{org}/people/import", imports::new::<Keeper>),
        Route::post("/o/{org}/people/import", imports::receive::<Keeper>),
        Route::get("/o/{org}/people/import/example", imports::example::<Keeper>),
        Route::get("/o/{org}/people/import/{id}", imports::show::<Keeper>),
        Route::post("/o/{org}/people/import/{id}/commit", imports::commit::<Keeper>),
        Route::post("/o/{org}/people/import/{id}/cancel", imports::cancel::<Keeper>),
        Route::get("/o/{org}/people/import/{id}/rejected.csv", imports::rejected::<FreshDesk<ManagePeople>>),
        Route::get("/o/{org}/people/{id}", people::show::show),
        Route::post("/o/{org}/people/{id}", people::change::submit),
        Route::get("/o/{org}/people/{id}/edit", people::change::ask),
        Route::get("/o/{org}/people/{id}/remove", people::remove::ask),
        Route::post("/o/{org}/people/{id}/remove", people::remove::submit),
        Route::post("/o/{org}/people/{id}/password", people::reset::submit),
        Route::post("/o/{org}/people/{id}/licences", people::licence::give),
        Route::get("/o/{org}/people/{id}/licences/{subscription}/remove", people::licence::ask),
        Route::post("/o/{org}/people/{id}/licences/{subscription}/remove", people::licence::take),
    ]
}
