//! The requests, byte by byte.
use crate::fixtures::{Fixtures, Newcomer};

/// Headers that every browser sends with a page of the portal's own.
const OWN: &str = "Host: load\r\nSec-Fetch-Site: same-origin\r\n";

fn get(path: &str, more: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\n{OWN}{more}\r\n").into_bytes()
}

fn post(path: &str, more: &str, form: &str) -> Vec<u8> {
    format!(
        "POST {path} HTTP/1.1\r\n{OWN}{more}Content-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\n\r\n{form}",
        form.len()
    )
    .into_bytes()
}

fn signed_in(cookie: &str) -> String {
    format!("Cookie: {cookie}\r\n")
}

/// The page of an invitation, to somebody who is not signed in.
pub fn landing(newcomer: &Newcomer) -> Vec<u8> {
    get(&format!("/i/{}", newcomer.token), "")
}

/// The same, to the person who may accept it.
pub fn consent(newcomer: &Newcomer) -> Vec<u8> {
    get(
        &format!("/i/{}", newcomer.token),
        &signed_in(&newcomer.cookie),
    )
}

/// The first 50 of the provider's customers.
pub fn list(fixtures: &Fixtures, more: &str) -> Vec<u8> {
    let more = format!("{}{more}", signed_in(&fixtures.provider_cookie));
    get("/o/provider-1/customers", &more)
}

/// The nth person signs in, from an address of their own.
pub fn sign_in(n: usize, customers: usize, password: &str) -> Vec<u8> {
    let client = format!(
        "X-Forwarded-For: 10.{}.{}.{}\r\n",
        n >> 16,
        (n >> 8) & 255,
        n & 255
    );
    let form = format!(
        "email=admin%40customer-{}.example&password={password}",
        n % customers + 1
    );
    post("/signin", &client, &form)
}

/// The provider invites an nth customer.
pub fn create(n: usize, fixtures: &Fixtures) -> Vec<u8> {
    let form = format!(
        "kind=addressed&customer_name=Invited+{n}&customer_email=admin%40invited-{n}.example&language=en\
         &delegate=provider-1&template=provisioning&service=teams&days=365&expires_in_days=14&once=load-{n:08}"
    );
    post(
        "/o/provider-1/invitations",
        &signed_in(&fixtures.provider_cookie),
        &form,
    )
}

/// The customer accepts all that the page offered.
pub fn accept(newcomer: &Newcomer, offer_hash: &str) -> Vec<u8> {
    let grants = newcomer.offers.iter().map(|id| format!("&grant={id}"));
    let form = format!(
        "customer={}&agreement=yes&signatory_name=Admin&offer_hash={offer_hash}{}",
        newcomer.slug,
        grants.collect::<String>()
    );
    let path = format!("/i/{}/accept", newcomer.token);
    post(&path, &signed_in(&newcomer.cookie), &form)
}
