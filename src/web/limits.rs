//! How often something may be tried (P3): for each address, account and organisation; nobody can lock out another.
mod one;

pub use one::Limit;

use super::{app::App, counted::Count, errors::Failure};
use crate::{
    domain::{access::Scope, email::EmailKey, id::Id, person::Person},
    messages::Text,
};
use actix_web::{HttpRequest, http::StatusCode};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::{net::IpAddr, num::NonZeroU32, time::Duration};

type Limiter = DefaultKeyedRateLimiter<String>;

/// The limits of one process, in memory.
pub struct Limits {
    /// Guesses at passwords and mailed links from one address.
    guesses: Limiter,
    /// Guesses at one account from one address: a third party elsewhere cannot use them up.
    guesses_at_account: Limiter,
    /// Mails that one person or visitor can cause.
    mails: Limit,
    /// Mails that the members of one organisation can cause together.
    mails_of_organisation: Limit,
    /// Mails that anybody can have sent to one mailbox without signing in.
    mails_to_mailbox: Limiter,
    /// Mails for a new password that administrators have sent to one person of a directory.
    mails_to_person: Limiter,
    /// Files that one person sends.
    uploads: Limiter,
    /// Changes of one person that are told by mail to those who work together already.
    changes: Limit,
    /// Files that one person takes over and whose rows are told by mail.
    files: Limit,
    /// Works with many rows, each of which is told by mail, that an organisation begins.
    works: Limit,
}

fn per_minute(burst: u32) -> Quota {
    // Never zero: the callers below are all there are.
    Quota::per_minute(NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN))
}

/// Three at once, then one in ten minutes: there is always one whose link still works.
fn to_mailbox() -> Quota {
    let some = Quota::with_period(Duration::from_secs(600)).unwrap_or_else(|| per_minute(1));
    some.allow_burst(NonZeroU32::MIN.saturating_add(2))
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            guesses: RateLimiter::keyed(per_minute(60)),
            guesses_at_account: RateLimiter::keyed(per_minute(10)),
            mails: Limit::new(per_minute(20)),
            mails_of_organisation: Limit::new(per_minute(60)),
            mails_to_mailbox: RateLimiter::keyed(to_mailbox()),
            mails_to_person: RateLimiter::keyed(to_mailbox()),
            uploads: RateLimiter::keyed(per_minute(60)),
            changes: Limit::new(per_minute(120)),
            files: Limit::new(per_minute(20)),
            works: Limit::new(per_minute(10)),
        }
    }
}

impl Limits {
    /// A guess at `account` (whatever names it) from this client.
    pub fn guess(&self, client: IpAddr, account: &str) -> Result<(), Failure> {
        check(&self.guesses, client.to_string())?;
        check(&self.guesses_at_account, format!("{client} {account}"))
    }
    /// A mail caused by this person or address.
    pub fn mail(&self, by: impl ToString) -> Result<(), Failure> {
        self.mails.count(by.to_string())
    }
    /// A file that this person sends.
    pub fn upload(&self, by: impl ToString) -> Result<(), Failure> {
        check(&self.uploads, by.to_string())
    }
    /// A change by this member that others are told by mail, as work with them brings it about: far more of these than
    /// of mails to strangers.
    pub fn change_by(&self, by: &Scope) -> Count<'_> {
        Count::new([(&self.changes, by.account.to_string())])
    }
    /// The change that a file brings about. There are fewer of these: each may have hundreds of rows.
    pub fn file_by(&self, by: &Scope) -> Count<'_> {
        let account = by.account.to_string();
        Count::new([(&self.files, account.clone()), (&self.changes, account)])
    }
    /// Work with many rows that this member begins: counted for the organisation.
    pub fn work_by(&self, by: &Scope) -> Count<'_> {
        Count::new([(&self.works, by.organisation.id.to_string())])
    }
    /// A mail caused by this member: counted for the person and for the organisation, at the end of the transaction that
    /// brings it about, so that what comes twice is counted once (`web/counted.rs`).
    pub fn mail_by(&self, by: &Scope) -> Count<'_> {
        Count::new([
            (&self.mails, by.account.to_string()),
            (&self.mails_of_organisation, by.organisation.id.to_string()),
        ])
    }
    /// A mail for a new password to this person of a directory. Counted for the entry, not for the mailbox: nobody
    /// outside of that directory can use it up.
    pub fn mail_person(&self, person: Id<Person>) -> Result<(), Failure> {
        let counted = self.mails_to_person.check_key(&person.to_string());
        counted.map_err(|_| {
            Failure::telling(
                StatusCode::TOO_MANY_REQUESTS,
                Text::new("people-mailed-often"),
            )
        })
    }
    /// Whether a mail that anybody can ask for may go to this mailbox. Whoever asks is not told if not: that would
    /// tell whether somebody else asked (P2), and the mails before it hold what was asked for.
    pub fn mail_to(&self, mailbox: &EmailKey) -> bool {
        let key = mailbox.as_str().to_owned();
        self.mails_to_mailbox.check_key(&key).is_ok()
    }
    /// Forgets keys that have not been used for a while.
    pub fn tidy(&self) {
        let all = [
            &self.guesses,
            &self.guesses_at_account,
            &self.mails_to_mailbox,
            &self.mails_to_person,
            &self.uploads,
        ];
        for limiter in all {
            limiter.retain_recent();
        }
        let all = [
            &self.mails,
            &self.mails_of_organisation,
            &self.changes,
            &self.files,
            &self.works,
        ];
        for limit in all {
            limit.tidy();
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
