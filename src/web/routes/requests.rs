//! Service requests. A partner's members come to the same handlers on a customer's behalf.
use crate::web::{route::Route, service_requests as requests};

/// Of the organisation itself.
#[rustfmt::skip]
pub(super) fn service_requests() -> Vec<Route> {
    vec![
        Route::get("/o/{org}/service-requests", requests::list::of_organisation),
        Route::post("/o/{org}/service-requests", requests::open::submit),
        Route::get("/o/{org}/service-requests.csv", requests::file::of_organisation),
        Route::get("/o/{org}/service-requests/new", requests::open::ask),
        Route::get("/o/{org}/service-requests/{id}", requests::show::show),
        Route::post("/o/{org}/service-requests/{id}/reply", requests::answer::submit),
        Route::post("/o/{org}/service-requests/{id}/state", requests::move_on::submit),
        Route::post("/o/{org}/service-requests/{id}/assign", requests::assign::submit),
    ]
}
