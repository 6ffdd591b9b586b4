//! The way in, invitations as their customers see them, the own account.
use crate::web::accounts::{
    address, memberships, password, profile, reauthenticate, reset, sent, sessions, sign_in,
    sign_up, verify,
};
use crate::web::{assets, consent, health, home, mailbox, receipts, route::Route};

/// For everybody, and the way in.
#[rustfmt::skip]
pub(super) fn public() -> Vec<Route> {
    vec![
        Route::get("/", home::show),
        Route::get("/signin", sign_in::form),
        Route::post("/signin", sign_in::submit),
        Route::post("/signout", sign_in::sign_out),
        Route::get("/reauthenticate", reauthenticate::form),
        Route::post("/reauthenticate", reauthenticate::submit),
        Route::get("/signup", sign_up::form),
        Route::post("/signup", sign_up::submit),
        Route::get("/signup/sent", sent::of_sign_up),
        Route::get("/verify/{token}", verify::form),
        Route::post("/verify/{token}", verify::submit),
        Route::get("/password/forgot", reset::forgotten),
        Route::post("/password/forgot", reset::ask),
        Route::get("/password/sent", sent::of_password),
        Route::get("/password/reset/{token}", reset::form),
        Route::post("/password/reset/{token}", reset::submit),
        Route::get("/demo/mailbox", mailbox::list),
        Route::get("/demo/mailbox/{file}", mailbox::show),
        Route::get("/healthz", health::alive),
        Route::get("/readyz", health::ready),
        Route::get("/static/{hash}/{name}", assets::file),
    ]
}

/// An invitation, and what a customer answers.
#[rustfmt::skip]
pub(super) fn answers() -> Vec<Route> {
    vec![
        Route::get("/i/{token}", consent::show),
        Route::post("/i/{token}/accept", consent::accept::submit),
        Route::get("/i/{token}/decline", consent::decline::ask),
        Route::post("/i/{token}/decline", consent::decline::submit),
        Route::post("/i/{token}/ask", consent::ask::submit),
        Route::get("/i/{token}/agreement.txt", consent::texts::agreement),
        Route::get("/i/{token}/link.txt", consent::texts::link),
        Route::get("/o/{org}/partners/receipts/{id}", receipts::show),
    ]
}

/// The own account.
#[rustfmt::skip]
pub(super) fn account() -> Vec<Route> {
    vec![
        Route::get("/account", profile::show),
        Route::post("/account", profile::submit),
        Route::get("/account/password", password::form),
        Route::post("/account/password", password::submit),
        Route::get("/account/email", address::form),
        Route::post("/account/email", address::submit),
        Route::post("/account/organisation", memberships::choose),
        Route::post("/account/memberships/{id}/join", memberships::join),
        Route::post("/account/memberships/{id}/decline", memberships::decline),
        Route::get("/account/sessions", sessions::list),
        Route::post("/account/sessions/end-others", sessions::end_others),
        Route::post("/account/sessions/{id}/end", sessions::end),
    ]
}
