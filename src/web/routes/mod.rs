//! Every address of the portal, in one table.
/// Pages of a customer's data: at the customer's own address for its members, and on its behalf for a partner's.
macro_rules! at_both_desks {
    ($($verb:ident $tail:literal, $handler:expr;)+) => {
        vec![$(
            Route::$verb(concat!("/o/{org}", $tail), $handler),
            Route::$verb(concat!("/o/{org}/on-behalf/{customer}", $tail), $handler),
        )+]
    };
}

mod behalf;
mod customers;
mod everybody;
mod invitations;
mod organisation;
mod partners;
mod requests;
mod reviews;

use super::route::Route;
use actix_web::{HttpRequest, dev::ServiceRequest, http::Method};
use std::sync::LazyLock;

static TABLE: LazyLock<Vec<Route>> = LazyLock::new(table);

/// The routes, in the order in which they are tried.
pub fn all() -> &'static [Route] {
    &TABLE
}

fn table() -> Vec<Route> {
    let parts = [
        everybody::public(),
        everybody::answers(),
        everybody::account(),
        organisation::organisation(),
        invitations::made_invitations(),
        partners::customers_of_partners(),
        partners::partners_of_providers(),
        reviews::risk_and_reviews(),
        partners::rights(),
        partners::access(),
        behalf::on_behalf(),
        customers::subscriptions_of_customers(),
        requests::service_requests(),
        customers::people_of_customers(),
        organisation::members_and_settings(),
    ];
    parts.into_iter().flatten().collect()
}

/// Whether what is sent there needs a password of the last minutes, and so may come with one (P8).
pub fn asks_for_the_password(request: &ServiceRequest) -> bool {
    let (method, path) = (request.method(), request.path());
    let here = all().iter().find(|route| route.is_at(method, path));
    here.is_some_and(|route| route.who.is_fresh())
}

/// Whether this page is only shown to whoever gave the password in the last minutes (P8).
pub fn is_page_for_the_password(path: &str) -> bool {
    let page = local(path).and_then(|bare| all().iter().find(|route| route.is_page_at(bare)));
    page.is_some_and(|route| route.who.is_fresh())
}

/// A local path that is the address of a page, as `next` fields may hold it (P22).
pub fn is_page(path: &str) -> bool {
    local(path).is_some_and(|bare| all().iter().any(|route| route.is_page_at(bare)))
}

/// A local path to which people who are signed in send forms, and may send them once more: all but the one whose fields
/// are passwords.
pub fn takes_kept_form(path: &str) -> bool {
    local(path).is_some_and(|bare| {
        let ours = ["/o/", "/i/", "/p/", "/account"];
        ours.iter().any(|start| bare.starts_with(start))
            && bare != "/account/password"
            && all().iter().any(|route| route.is_at(&Method::POST, bare))
    })
}

/// The address without its query, if it is none of another site.
fn local(path: &str) -> Option<&str> {
    // Encoded, as addresses are: anything else could not even stand in a header.
    let plain = path.starts_with('/')
        && !path.starts_with("//")
        && path.bytes().all(|byte| byte.is_ascii_graphic())
        && !path.contains(['\\', '#']);
    plain.then(|| path.split_once('?').map_or(path, |(bare, _)| bare))
}

/// The same, encoded for `next=`.
pub fn encoded_page_of(request: &HttpRequest) -> String {
    percent_encoding::utf8_percent_encode(page_of(request), percent_encoding::NON_ALPHANUMERIC)
        .to_string()
}

/// The page that this request is for, or belongs to: a form's page for a POST.
pub fn page_of(request: &HttpRequest) -> &str {
    let whole = request
        .uri()
        .path_and_query()
        .map_or("/", |whole| whole.as_str());
    match request.method().is_safe() && is_page(whole) {
        true => whole,
        false => page_above(request.path()),
    }
}

/// The page above an address that only forms are sent to. That itself may look like a page: what stands in the place of an
/// id may be a word.
pub fn page_of_form(path: &str) -> &str {
    match path.rsplit_once('/') {
        Some((above, _)) if !above.is_empty() => page_above(above),
        _ => "/",
    }
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
