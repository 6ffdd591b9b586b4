//! What a customer's partners can do, as a risk, and the yearly look at it.
use crate::web::{partners, reviews, route::Route};

/// Before the pages of partners, whose addresses end in an id.
#[rustfmt::skip]
pub(super) fn risk_and_reviews() -> Vec<Route> {
    vec![
        Route::get("/o/{org}/partners/risk", partners::risk::show),
        Route::get("/o/{org}/partners/risk.csv", partners::risk_file::file),
        Route::get("/o/{org}/reviews", reviews::list::show),
        Route::post("/o/{org}/reviews", reviews::list::start_it),
        Route::get("/o/{org}/reviews/{id}", reviews::show::show),
        Route::get("/o/{org}/reviews/{id}/decisions.csv", reviews::file::file),
        Route::get("/o/{org}/reviews/{id}/steps/{place}", reviews::step::show),
        Route::post("/o/{org}/reviews/{id}/steps/{place}", reviews::step::submit),
    ]
}
