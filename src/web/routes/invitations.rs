//! Invitations, as their makers see them.
use crate::web::{invitations, route::Route};

/// Invitations, seen by those who make and send them.
#[rustfmt::skip]
pub(super) fn made_invitations() -> Vec<Route> {
    vec![
        Route::get("/o/{org}/invitations", invitations::list::list),
        Route::post("/o/{org}/invitations", invitations::create::create),
        Route::get("/o/{org}/invitations.csv", invitations::list::file),
        Route::get("/o/{org}/invitations/new", invitations::steps::start),
        Route::post("/o/{org}/invitations/new", invitations::steps::begin),
        Route::get("/o/{org}/invitations/new/{id}/{step}", invitations::steps::show),
        Route::post("/o/{org}/invitations/new/{id}/{step}", invitations::steps::keep),
        Route::get("/o/{org}/invitations/import", invitations::imports::new),
        Route::post("/o/{org}/invitations/import", invitations::imports::receive),
        Route::get("/o/{org}/invitations/import/example", invitations::imports::example),
        Route::get("/o/{org}/invitations/import/{id}", invitations::imports::show),
        Route::post("/o/{org}/invitations/import/{id}/commit", invitations::imports::begin),
        Route::post("/o/{org}/invitations/import/{id}/cancel", invitations::imports::cancel),
        Route::get("/o/{org}/invitations/import/{id}/rejected.csv", invitations::imports::rejected),
        Route::get("/o/{org}/invitations/revoke", invitations::clear::ask),
        Route::post("/o/{org}/invitations/revoke", invitations::clear::revoke),
        Route::get("/o/{org}/invitations/revoke/done", invitations::clear::done),
        Route::get("/o/{org}/invitations/templates/new", invitations::templates::new),
        Route::post("/o/{org}/invitations/templates", invitations::templates::save),
        Route::get("/o/{org}/invitations/{id}", invitations::show::show),
        Route::get("/o/{org}/invitations/{id}/link.txt", invitations::link::text),
        Route::get("/o/{org}/invitations/{id}/qr.svg", invitations::link::picture),
        Route::post("/o/{org}/invitations/{id}/copy", invitations::link::copy),
        Route::get("/o/{org}/invitations/{id}/draft", invitations::draft::show),
        Route::post("/o/{org}/invitations/{id}/draft", invitations::draft::keep),
        Route::post("/o/{org}/invitations/{id}/send", invitations::draft::send),
        Route::get("/o/{org}/invitations/{id}/resend", invitations::renew::ask),
        Route::post("/o/{org}/invitations/{id}/resend", invitations::renew::resend),
        Route::get("/o/{org}/invitations/{id}/hand-over", invitations::hand_over::ask),
        Route::post("/o/{org}/invitations/{id}/hand-over", invitations::hand_over::hand_over),
        Route::get("/o/{org}/invitations/{id}/revoke", invitations::revoke::ask),
        Route::post("/o/{org}/invitations/{id}/revoke", invitations::revoke::revoke),
    ]
}
