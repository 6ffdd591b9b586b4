//! Who works with whom, and with which rights.
use crate::web::{
    access_assignments, customers, delegations, groups, partners, partnerships, route::Route,
};

/// The customers of providers and resellers.
#[rustfmt::skip]
pub(super) fn customers_of_partners() -> Vec<Route> {
    vec![
        Route::get("/o/{org}/customers", customers::list::show),
        Route::get("/o/{org}/customers.csv", customers::file::file),
        Route::get("/o/{org}/customers/{id}", customers::show::show),
        Route::post("/o/{org}/customers/{id}/alias", customers::alias::submit),
        Route::get("/o/{org}/customers/{id}/remove", customers::remove::ask),
        Route::post("/o/{org}/customers/{id}/remove", customers::remove::submit),
        Route::get("/o/{org}/customers/{id}/keep", customers::keep::ask),
        Route::post("/o/{org}/customers/{id}/keep", customers::keep::submit),
        Route::get("/o/{org}/customers/{id}/request-delegation", delegations::ask::form),
        Route::post("/o/{org}/customers/{id}/request-delegation", delegations::ask::submit),
    ]
}

/// Partnerships, from both sides.
#[rustfmt::skip]
pub(super) fn partners_of_providers() -> Vec<Route> {
    vec![
        Route::get("/p/{token}", partnerships::landing::show),
        Route::post("/p/{token}/accept", partnerships::landing::accept),
        Route::get("/o/{org}/resellers", partnerships::resellers::list),
        Route::get("/o/{org}/resellers.csv", partnerships::resellers::file),
        Route::get("/o/{org}/resellers/new", partnerships::ask::form),
        Route::post("/o/{org}/partnerships", partnerships::ask::ask),
        Route::get("/o/{org}/resellers/{id}", partnerships::reseller::show),
        Route::post("/o/{org}/resellers/{id}/renew", partnerships::reseller::renew),
        Route::get("/o/{org}/resellers/{id}/end", partnerships::end::form),
        Route::post("/o/{org}/resellers/{id}/end", partnerships::end::end),
        Route::get("/o/{org}/resellers/{id}/ask-to-end", partnerships::ask_to_end::form),
        Route::post("/o/{org}/resellers/{id}/ask-to-end", partnerships::ask_to_end::submit),
        Route::get("/o/{org}/providers", partnerships::providers::list),
        Route::get("/o/{org}/providers.csv", partnerships::providers::file),
        Route::get("/o/{org}/providers/{id}", partnerships::provider::show),
    ]
}

/// Which members of a partner use its rights.
#[rustfmt::skip]
pub(super) fn access() -> Vec<Route> {
    vec![
        Route::get("/o/{org}/groups", groups::list::show),
        Route::post("/o/{org}/groups", groups::make::submit),
        Route::get("/o/{org}/groups/new", groups::make::ask),
        Route::get("/o/{org}/groups/{id}", groups::show::show),
        Route::post("/o/{org}/groups/{id}", groups::show::submit),
        Route::get("/o/{org}/groups/{id}/delete", groups::delete::ask),
        Route::post("/o/{org}/groups/{id}/delete", groups::delete::submit),
        Route::get("/o/{org}/delegations/{id}/assignments", access_assignments::list::show),
        Route::post("/o/{org}/delegations/{id}/assignments", access_assignments::list::submit),
        Route::get("/o/{org}/delegations/{id}/assignments/{group}/remove", access_assignments::remove::ask),
        Route::post("/o/{org}/delegations/{id}/assignments/{group}/remove", access_assignments::remove::submit),
    ]
}

/// Delegated rights, and the customer's partners.
#[rustfmt::skip]
pub(super) fn rights() -> Vec<Route> {
    vec![
        Route::get("/o/{org}/delegations", delegations::list::show),
        Route::get("/o/{org}/delegations.csv", delegations::file::file),
        Route::get("/o/{org}/delegations/bulk", delegations::bulk::check::ask),
        Route::post("/o/{org}/delegations/bulk", delegations::bulk::check::begin),
        Route::get("/o/{org}/delegations/bulk/{id}", delegations::bulk::show::show),
        Route::post("/o/{org}/delegations/bulk/{id}/cancel", delegations::bulk::show::cancel),
        Route::get("/o/{org}/delegations/{id}", delegations::show::show),
        Route::get("/o/{org}/delegations/{id}/revoke", delegations::end::ask_revoke),
        Route::post("/o/{org}/delegations/{id}/revoke", delegations::end::revoke_it),
        Route::get("/o/{org}/delegations/{id}/resign", delegations::end::ask_resign),
        Route::post("/o/{org}/delegations/{id}/resign", delegations::end::resign_it),
        Route::get("/o/{org}/delegations/{id}/shorten", delegations::shorten::ask),
        Route::post("/o/{org}/delegations/{id}/shorten", delegations::shorten::shorten_it),
        Route::get("/o/{org}/delegations/{id}/approve", delegations::answer::approve::ask),
        Route::post("/o/{org}/delegations/{id}/approve", delegations::answer::approve::submit),
        Route::get("/o/{org}/delegations/{id}/decline", delegations::answer::decline::ask),
        Route::post("/o/{org}/delegations/{id}/decline", delegations::answer::decline::submit),
        Route::get("/o/{org}/delegations/{id}/amend", delegations::amend::form),
        Route::post("/o/{org}/delegations/{id}/amend", delegations::amend::submit),
        Route::post("/o/{org}/delegations/{id}/amend/withdraw", delegations::amend::withdraw),
        Route::get("/o/{org}/delegations/{id}/auto-extend", delegations::extension::ask),
        Route::post("/o/{org}/delegations/{id}/auto-extend", delegations::extension::switch),
        Route::get("/o/{org}/delegations/{id}/keep", delegations::keep::ask),
        Route::post("/o/{org}/delegations/{id}/keep", delegations::keep::submit),
        Route::get("/o/{org}/partners", partners::matrix::show),
        Route::get("/o/{org}/partners/others", partners::others::show),
        Route::get("/o/{org}/partners/{id}", partners::show::show),
        Route::get("/o/{org}/partners/{id}/grant", partners::grant::ask),
        Route::post("/o/{org}/partners/{id}/grant", partners::grant::give),
        Route::get("/o/{org}/partners/{id}/ask-to-end", partners::ask_to_end::ask),
        Route::post("/o/{org}/partners/{id}/ask-to-end", partners::ask_to_end::submit),
    ]
}
