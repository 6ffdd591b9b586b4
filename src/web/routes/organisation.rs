//! What every organisation has.
use crate::web::{activity, dashboard, mails, members, route::Route, settings};

/// What organisations do with each other.
#[rustfmt::skip]
pub(super) fn organisation() -> Vec<Route> {
    vec![
        Route::get("/o/{org}", dashboard::show),
        Route::get("/o/{org}/activity", activity::list),
        Route::get("/o/{org}/activity.csv", activity::file),
        Route::get("/o/{org}/mails", mails::list),
        Route::get("/o/{org}/mails.csv", mails::file),
        Route::post("/o/{org}/mails/{id}/send", mails::send_again),
    ]
}

/// What an organisation does with itself.
#[rustfmt::skip]
pub(super) fn members_and_settings() -> Vec<Route> {
    vec![
        Route::get("/o/{org}/members", members::list::show),
        Route::post("/o/{org}/members", members::add::submit),
        Route::get("/o/{org}/members/new", members::add::form),
        Route::get("/o/{org}/members/{id}", members::change::show),
        Route::post("/o/{org}/members/{id}", members::change::submit),
        Route::get("/o/{org}/members/{id}/remove", members::remove::form),
        Route::post("/o/{org}/members/{id}/remove", members::remove::submit),
        Route::get("/o/{org}/leave", members::leave::form),
        Route::post("/o/{org}/leave", members::leave::submit),
        Route::get("/o/{org}/settings", settings::organisation::show),
        Route::post("/o/{org}/settings", settings::organisation::submit),
        Route::get("/o/{org}/settings/agreement", settings::agreement::show),
        Route::post("/o/{org}/settings/agreement", settings::agreement::submit),
    ]
}
