//! Service requests. A partner's members come to the same handlers on a customer's behalf.
use crate::web::{route::Route, service_requests as requests};

/// Of the organisation itself.
#[rustfmt::skip]
pub(super) fn service_requests() -> Vec<Route> {
    let mut both = at_both_desks! {
        post "/service-requests", requests::open::submit;
        get "/service-requests/new", requests::open::ask;
        get "/service-requests/{id}", requests::show::show;
        post "/service-requests/{id}/reply", requests::answer::submit;
        post "/service-requests/{id}/state", requests::move_on::submit;
        post "/service-requests/{id}/assign", requests::assign::submit;
    };
    // A partner's own list holds those of all its customers.
    both.extend([
        Route::get("/o/{org}/service-requests", requests::list::of_organisation),
        Route::get("/o/{org}/service-requests.csv", requests::file::of_organisation),
        Route::get("/o/{org}/on-behalf/{customer}/service-requests", requests::list::show),
        Route::get("/o/{org}/on-behalf/{customer}/service-requests.csv", requests::file::show),
    ]);
    both
}
