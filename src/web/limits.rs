//! How often something may be tried (P3): for each address, account and organisation; nobody can lock out another.
use super::{app::App, errors::Failure};
use actix_web::HttpRequest;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::{net::IpAddr, num::NonZeroU32};

type Limiter = DefaultKeyedRateLimiter<String>;

/// The limits of one process, in memory.
pub struct Limits {
    /// Guesses at passwords and mailed links from one address.
    guesses: Limiter,
    /// Guesses at one account from one address: a third party elsewhere cannot use them up.
    guesses_at_account: Limiter,
    /// Mails that one person or visitor can cause.
    mails: Limiter,
}

fn per_minute(burst: u32) -> Quota {
    // Never zero: the callers below are all there are.
    Quota::per_minute(NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN))
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            guesses: RateLimiter::keyed(per_minute(60)),
            guesses_at_account: RateLimiter::keyed(per_minute(10)),
            mails: RateLimiter::keyed(per_minute(20)),
        }
    }
}

impl Limits {
    /// A guess at `account` (whatever names it) from this client.
    pub fn guess(&self, client: IpAddr, account: &str) -> Result<(), Failure> {
        check(&self.guesses, client.to_string())?;
        check(&self.guesses_at_account, format!("{client} {account}"))
    }
    /// A mail caused by this person, organisation or address.
    pub fn mail(&self, by: impl ToString) -> Result<(), Failure> {
        check(&self.mails, by.to_string())
    }
    /// Forgets keys that have not been used for a while.
    pub fn tidy(&self) {
        for limiter in [&self.guesses, &self.guesses_at_account, &self.mails] {
            limiter.retain_recent();
        }
    }
}

fn check(limiter: &Limiter, key: String) -> Result<(), Failure> {
    limiter.check_key(&key).map_err(|_| Failure::too_many())
}

impl App {
    /// The client's address: the peer's, or what a configured proxy says it is (P19).
    pub fn client(&self, request: &HttpRequest) -> IpAddr {
        let peer = request
            .peer_addr()
            .map_or(IpAddr::from([127, 0, 0, 1]), |peer| peer.ip());
        if !self.trusted_proxies.contain(peer) {
            return peer;
        }
        let told = request
            .headers()
            .get("x-forwarded-for")
            .and_then(|told| told.to_str().ok());
        let hops = told
            .unwrap_or_default()
            .rsplit(',')
            .filter_map(|hop| hop.trim().parse().ok());
        // The last address that is not one of ours: everything before it the client could have made up.
        hops.into_iter()
            .find(|hop| !self.trusted_proxies.contain(*hop))
            .unwrap_or(peer)
    }
}
