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
        Route::post("/o/{org}/subscriptions/{id}/add-ons", subscriptions::add_ons::submit),
        Route::get("/o/{org}/subscriptions/{id}/add-ons/new", subscriptions::add_ons::ask),
        Route::get("/o/{org}/subscriptions/{id}/seats", subscriptions::seats::ask),
        Route::post("/o/{org}/subscriptions/{id}/seats", subscriptions::seats::set),
        Route::get("/o/{org}/subscriptions/{id}/renewal", subscriptions::renewal::ask),
        Route::post("/o/{org}/subscriptions/{id}/renewal", subscriptions::renewal::set),
        Route::get("/o/{org}/subscriptions/{id}/suspend", subscriptions::state::ask),
        Route::post("/o/{org}/subscriptions/{id}/suspend", subscriptions::state::submit),
        Route::get("/o/{org}/subscriptions/{id}/resume", subscriptions::state::ask),
        Route::post("/o/{org}/subscriptions/{id}/resume", subscriptions::state::submit),
        Route::get("/o/{org}/subscriptions/{id}/cancel", subscriptions::state::ask),
        Route::post("/o/{org}/subscriptions/{id}/cancel", subscriptions::state::submit),
    ]
}

/// The people of a customer and their licences.
#[rustfmt::skip]
pub(super) fn people_of_customers() -> Vec<Route> {
    at_both_desks! {
        get "/people", people::list::show;
        post "/people", people::add::submit;
        get "/people.csv", people::file::file;
        get "/people/new", people::add::ask;
        get "/people/licences", people::several::ask;
        post "/people/licences", people::several::submit;
        get "/people/licences/{id}", people::selected::show;
        get "/people/import", imports::new::<Keeper>;
        post "/people/import", imports::receive::<Keeper>;
        get "/people/import/example", imports::example::<Keeper>;
        get "/people/import/{id}", imports::show::<Keeper>;
        post "/people/import/{id}/commit", imports::commit::<Keeper>;
        post "/people/import/{id}/cancel", imports::cancel::<Keeper>;
        get "/people/import/{id}/rejected.csv", imports::rejected::<FreshDesk<ManagePeople>>;
        get "/people/{id}", people::show::show;
        post "/people/{id}", people::change::submit;
        get "/people/{id}/edit", people::change::ask;
        get "/people/{id}/remove", people::remove::ask;
        post "/people/{id}/remove", people::remove::submit;
        post "/people/{id}/password", people::reset::submit;
        post "/people/{id}/licences", people::licence::give;
        get "/people/{id}/licences/{subscription}/remove", people::licence::ask;
        post "/people/{id}/licences/{subscription}/remove", people::licence::take;
    }
}
