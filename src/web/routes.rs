//! Every address of the portal, in one table.
use super::{
    activity, assets, dashboard, delegations, health, home, mailbox, partners, route::Route,
};
use actix_web::HttpRequest;
use std::sync::LazyLock;

static TABLE: LazyLock<Vec<Route>> = LazyLock::new(table);

/// The routes, in the order in which they are tried.
pub fn all() -> &'static [Route] {
    &TABLE
}

#[rustfmt::skip]
fn table() -> Vec<Route> {
    vec![
        Route::get("/", home::show),
        Route::get("/demo/mailbox", mailbox::list),
        Route::get("/demo/mailbox/{file}", mailbox::show),
        Route::get("/healthz", health::alive),
        Route::get("/readyz", health::ready),
        Route::get("/o/{org}", dashboard::show),
        Route::get("/o/{org}/activity", activity::list),
        Route::get("/o/{org}/activity.csv", activity::file),
        Route::get("/o/{org}/delegations", delegations::list::show),
        Route::get("/o/{org}/delegations.csv", delegations::file::file),
        Route::get("/o/{org}/delegations/{id}", delegations::show::show),
        Route::get("/o/{org}/delegations/{id}/revoke", delegations::end::ask_revoke),
        Route::post("/o/{org}/delegations/{id}/revoke", delegations::end::revoke_it),
        Route::get("/o/{org}/delegations/{id}/resign", delegations::end::ask_resign),
        Route::post("/o/{org}/delegations/{id}/resign", delegations::end::resign_it),
        Route::get("/o/{org}/delegations/{id}/shorten", delegations::shorten::ask),
        Route::post("/o/{org}/delegations/{id}/shorten", delegations::shorten::shorten_it),
        Route::get("/o/{org}/delegations/{id}/auto-extend", delegations::extension::ask),
        Route::post("/o/{org}/delegations/{id}/auto-extend", delegations::extension::switch),
        Route::get("/o/{org}/partners", partners::matrix::show),
        Route::get("/o/{org}/partners/others", partners::others::show),
        Route::get("/o/{org}/partners/{id}", partners::show::show),
        Route::get("/o/{org}/partners/{id}/grant", partners::grant::ask),
        Route::post("/o/{org}/partners/{id}/grant", partners::grant::give),
        Route::get("/static/{hash}/{name}", assets::file),
    ]
}

/// A local path that is the address of a page, as `next` fields may hold it (P22).
pub fn is_page(path: &str) -> bool {
    let bare = path.split_once('?').map_or(path, |(bare, _)| bare);
    let plain =
        path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n', '#']);
    plain && all().iter().any(|route| route.is_page_at(bare))
}

/// The page that this request is for, or belongs to: a form's page for a POST. Encoded for `next=`.
pub fn encoded_page_of(request: &HttpRequest) -> String {
    let whole = request
        .uri()
        .path_and_query()
        .map_or("/", |whole| whole.as_str());
    let page = if request.method().is_safe() && is_page(whole) {
        whole
    } else {
        page_above(request.path())
    };
    percent_encoding::utf8_percent_encode(page, percent_encoding::NON_ALPHANUMERIC).to_string()
}

/// The nearest address above that is a page.
fn page_above(path: &str) -> &str {
    let mut path = path;
    while !is_page(path) {
        match path.rsplit_once('/') {
            Some((above, _)) if !above.is_empty() => path = above,
            _ => return "/",
        }
    }
    path
}
