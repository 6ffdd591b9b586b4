//! Every address of the portal, in one table.
use super::accounts::{
    address, memberships, password, profile, reauthenticate, reset, sent, sessions, sign_in,
    sign_up, verify,
};
use super::{
    activity, assets, consent, customers, dashboard, delegations, health, home, invitations,
    mailbox, mails, members, partners, partnerships, receipts, route::Route, settings,
    subscriptions,
};
use actix_web::HttpRequest;
use std::sync::LazyLock;

static TABLE: LazyLock<Vec<Route>> = LazyLock::new(table);

/// The routes, in the order in which they are tried.
pub fn all() -> &'static [Route] {
    &TABLE
}

fn table() -> Vec<Route> {
    let parts = [
        public(),
        answers(),
        account(),
        organisation(),
        made_invitations(),
        customers_of_partners(),
        partners_of_providers(),
        rights(),
        subscriptions_of_customers(),
        members_and_settings(),
    ];
    parts.into_iter().flatten().collect()
}

/// For everybody, and the way in.
#[rustfmt::skip]
fn public() -> Vec<Route> {
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
fn answers() -> Vec<Route> {
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
fn account() -> Vec<Route> {
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

/// What organisations do with each other.
#[rustfmt::skip]
fn organisation() -> Vec<Route> {
    vec![
        Route::get("/o/{org}", dashboard::show),
        Route::get("/o/{org}/activity", activity::list),
        Route::get("/o/{org}/activity.csv", activity::file),
        Route::get("/o/{org}/mails", mails::list),
        Route::get("/o/{org}/mails.csv", mails::file),
        Route::post("/o/{org}/mails/{id}/send", mails::send_again),
    ]
}

/// Invitations, seen by those who make and send them.
#[rustfmt::skip]
fn made_invitations() -> Vec<Route> {
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

/// The customers of providers and resellers.
#[rustfmt::skip]
fn customers_of_partners() -> Vec<Route> {
    vec![
        Route::get("/o/{org}/customers", customers::list::show),
        Route::get("/o/{org}/customers.csv", customers::file::file),
        Route::get("/o/{org}/customers/{id}", customers::show::show),
        Route::post("/o/{org}/customers/{id}/alias", customers::alias::submit),
    ]
}

/// Partnerships, from both sides.
#[rustfmt::skip]
fn partners_of_providers() -> Vec<Route> {
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
        Route::get("/o/{org}/providers", partnerships::providers::list),
        Route::get("/o/{org}/providers.csv", partnerships::providers::file),
        Route::get("/o/{org}/providers/{id}", partnerships::provider::show),
    ]
}

/// Delegated rights, and the customer's partners.
#[rustfmt::skip]
fn rights() -> Vec<Route> {
    vec![
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
    ]
}

/// What customers bought.
#[rustfmt::skip]
fn subscriptions_of_customers() -> Vec<Route> {
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

/// What an organisation does with itself.
#[rustfmt::skip]
fn members_and_settings() -> Vec<Route> {
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

/// A local path that is the address of a page, as `next` fields may hold it (P22).
pub fn is_page(path: &str) -> bool {
    let bare = path.split_once('?').map_or(path, |(bare, _)| bare);
    // Encoded, as addresses are: anything else could not even stand in a header.
    let plain = path.starts_with('/')
        && !path.starts_with("//")
        && path.bytes().all(|byte| byte.is_ascii_graphic())
        && !path.contains(['\\', '#']);
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
