//! A customer's data, worked on by its partners' members.
use crate::web::{
    behalf::{home, subscriptions},
    route::Route,
};

/// What is there besides the pages that the customer has too.
#[rustfmt::skip]
pub(super) fn on_behalf() -> Vec<Route> {
    vec![
        Route::get("/o/{org}/on-behalf/{customer}", home::show),
        Route::get("/o/{org}/on-behalf/{customer}/subscriptions", subscriptions::show_list),
        Route::get("/o/{org}/on-behalf/{customer}/subscriptions.csv", subscriptions::show_file),
        Route::get("/o/{org}/on-behalf/{customer}/subscriptions/{id}", subscriptions::show),
    ]
}
