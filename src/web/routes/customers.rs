//! What customers have.
use crate::web::{route::Route, subscriptions};

/// What customers bought.
#[rustfmt::skip]
pub(super) fn subscriptions_of_customers() -> Vec<Route> {
    vec![
        Route::get("/o/{org}/subscriptions", subscriptions::list::show),
        Route::post("/o/{org}/subscriptions", subscriptions::enter::submit),
        Route::get("/o/{org}/subscriptions.csv", subscriptions::file::file),
        Route::get("/o/{org}/subscriptions/new", subscriptions::enter::ask),
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
